"""What a count may be of where its sentence leaves it open: the published figure settles it.

``Azerbaijan's MoD now lists 77 servicemen killed`` does not say whose, nor in which fight. An
editor looks for the figure that is quoted here. So does this module: it asks the neighbouring
readings, takes one for which exactly this figure is published, and says so. Of a war as a whole it
also takes a figure that lies among its totals, where nothing of the kind is counted of the event.
A side, a place or an event that the words themselves name is never changed, and a figure too small
to tell stays as it was read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from utils.article.counting.counts import Count
from utils.article.days.chosen import began_else
from utils.article.known.record import Record, is_specific
from utils.article.known.rows import Event
from utils.article.setting.context import Setting
from utils.article.setting.events import ONE_SIDED, PARTIES
from utils.article.setting.mines import by_mine, of_mines, was_of_mines
from utils.article.setting.places import places_of
from utils.article.text.marks import Sentence
from utils.article.verdicts.compare import (
    CONFIRMED,
    NO_DATA,
    WITHIN,
    Verdict,
    equal,
    judge,
    not_compared,
)
from utils.article.verdicts.why import span

DAILY = "This is an increase over a day, which is not set beside a total."
MIXED = "Mixed counts of killed, wounded or missing are not set beside counts of deaths."
VAGUE = "“Dozens” and the like name no number that could be compared."
PART = "A part of those who were counted before: only the same figure could be set beside it."
OF_A_DAY = "A count of one day, of which nothing comparable is known."
DAYS = dt.timedelta(days=1)
SPECIFIC = 50
"""From this number on one that is not round is published of one thing."""
RARE = 10
"""From this number on a figure is rare enough to say of which event it is."""
SETTLED = "The words leave open whose figure this is, or of what; it is read as the published one."
ACROSS = "multiple"
"""Figures that go across periods, such as all mine victims since a war."""
STOCK = ("captured", "missing")
"""Who is held or missing is counted for years, whatever event is spoken of."""
TELLING_KINDS = {"military", "civilian", "police", "peacekeeper", "combined"}
TOTAL = 50
"""From this number on what no one counts of an event is a count of the war."""
SIZE, FAR = 3, 10
"""How many times as large a figure may be; from when on it is rather one of something else."""
FLIGHT = 5
"""So many figures on who left are published of a flight that is spoken of for years."""
LATER = dt.timedelta(days=365)
"""How long after its day a report with "later" in a sentence may look."""
NEWS = dt.timedelta(days=10)
"""How far before a report an event of which it speaks without a date may lie."""


@dataclass(frozen=True)
class Reading:
    """A side and a setting of one count, with what the published figures say of it."""

    side: str
    where: Setting
    verdict: Verdict


def uncompared(
    record: Record,
    sentence: Sentence,
    count: Count,
    read_as: tuple[str, Setting],
    day: dt.date | None,
    last: Count | None,
) -> Verdict | None:
    """What can be said without laying the count beside claims on the same; else ``None``."""
    if count.figure.vague:
        return not_compared(VAGUE)
    if _is_daily(sentence, count, last.outcome if last else None):
        return not_compared(DAILY)
    return _casualties(record, count, *read_as, day) if count.outcome == "casualties" else None


def _casualties(
    record: Record, count: Count, whose: str, where: Setting, day: dt.date | None
) -> Verdict:
    """The word may mean the dead alone: a figure that is published as deaths says so."""
    for outcome in ("killed", "casualties"):
        verdict = judge(record, count.figure, outcome, whose, count.category, where, day)
        if verdict.verdict == CONFIRMED:
            word = "deaths" if outcome == "killed" else "killed and wounded"
            return replace(verdict, why=f"As a number of {word}: {verdict.why}")
    return not_compared(MIXED)


def _is_daily(sentence: Sentence, count: Count, last: str | None) -> bool:
    """An increase: "another 26"; but not "another 8 wounded" after a count of the killed."""
    near = [m for m in sentence.of("daily")
            if not any(f.start != count.figure.start and 0 <= m.start - f.end <= 1
                        for f in sentence.figures)]  # fmt: skip
    weak = [m for m in sentence.of("more") if -12 <= count.figure.start - m.end <= 1]
    weak = [
        w for w in weak if not any(q.start <= w.start < q.end for q in sentence.of("qualifier"))
    ]
    return bool(near or (weak and last in (None, count.outcome)))


def settle(
    record: Record,
    count: Count,
    first: tuple[str, Setting],
    others: Iterable[Setting],
    day: dt.date | None,
    sure: bool,
    mines: bool | None,
    part: bool,
) -> Reading:
    """The reading of a count: the first one, unless another one's published figure is this one.

    ``sure`` says that the words name the side; ``others`` are the settings it could be of;
    ``mines`` says whether mines did it, whose victims are counted apart, or leaves it open;
    ``part`` says that it counts some of those who were counted before.
    """

    def read(side: str, where: Setting) -> Reading:
        verdict = judge(record, count.figure, outcome, side, count.category, where, day, mines)
        if mixed and verdict.verdict != CONFIRMED:
            verdict = not_compared(MIXED)
        return Reading(side, where, verdict)

    mixed = count.outcome == "mixed"
    outcome = "casualties" if mixed else count.outcome
    side, where = first
    taken = read(side, where)
    if taken.verdict.verdict == CONFIRMED or (taken.verdict.verdict == WITHIN and not part):
        return taken
    sides = (side,) if sure else (side, *_other_sides(count, side))
    beside = [read(s, where) for s in sides[1:]]
    elsewhere = (
        [read(s, o) for o in others for s in sides] if _tells(count) or side in ONE_SIDED else []
    )
    for other in (*beside, *elsewhere):
        if other.verdict.verdict == CONFIRMED:
            return _told(other)
    if taken.verdict.verdict != NO_DATA:
        why = PART if part else OF_A_DAY if _of_a_day(record, count, taken) else None
        if why or _sized(record, count, taken, FAR):
            return replace(taken, verdict=not_compared(why)) if why else taken
    likely = [o for o in (*beside, *elsewhere) if _fits(record, count, taken, o)]
    return next((_told(o) for o in likely), taken)


def _told(reading: Reading) -> Reading:
    """The reading with a sentence on how it was come to: a reader must be able to reject it."""
    why = f"{reading.verdict.why} {SETTLED}"
    return replace(reading, verdict=replace(reading.verdict, why=why))


def _other_sides(count: Count, side: str) -> tuple[str, ...]:
    """One party may be the other, and both may be one of them, but one is rarely both.

    That are nobody, who is also nobody of one, and people who are no soldiers.
    """
    if count.figure.best == 0:
        return ("both", *(other for other in PARTIES if other != side))
    sides = ("russian",) if count.category == "peacekeeper" else PARTIES
    people = count.category in ("unspecified", "combined", "civilian")
    both = ("both",) if people and _tells(count) and side != "both" else ()
    return (*(other for other in sides if other != side), *both)


def _of_a_day(record: Record, count: Count, taken: Reading) -> bool:
    """Whether so few are counted that they are those of a day, of which no event is known."""
    where = taken.where
    if where.event or where.whole or not (where.stated and where.first and where.last):
        return False
    lowest, _ = span([record.claim(c) for c in taken.verdict.claim_ids])
    return where.last - where.first <= DAYS and SIZE * (count.figure.best or 0) < lowest


def _tells(count: Count) -> bool:
    figure = count.figure
    return max(figure.best or 0, figure.high or 0) >= RARE


def _fits(record: Record, count: Count, taken: Reading, other: Reading) -> bool:
    """Of what was read first nothing is counted, and of the other figures of such a size."""
    war = taken.where.whole and record.is_war(taken.where.phase_id or "")
    if war and other.where.phase_id != taken.where.phase_id:
        return False
    if other.verdict.verdict == NO_DATA or (other.side != taken.side and taken.side != "both"):
        return False
    if other.where != taken.where and other.where.whole and _of_incident(record, count, taken):
        return False
    return _sized(record, count, other, SIZE)


def _sized(record: Record, count: Count, reading: Reading, times: int) -> bool:
    """Whether a figure is of the size of those that it is laid beside."""
    lowest, highest = span([record.claim(c) for c in reading.verdict.claim_ids])
    best = count.figure.best or count.figure.high or 0
    return lowest <= times * best and best <= times * highest


def _of_incident(record: Record, count: Count, taken: Reading) -> bool:
    """A figure of one day, or of the size of what is counted of its event, is none of a war."""
    where = taken.where
    if where.event is None:
        return where.stated and not where.whole and where.first == where.last
    sides = {taken.side} if taken.side in ONE_SIDED else {*PARTIES, "both"}
    largest = max((c.highest for c in record.claims if c.event_id == where.event.event_id
                   and c.outcome == count.outcome and c.side in sides), default=0.0)  # fmt: skip
    return (count.figure.best or 0) <= SIZE * largest


def settings_beside(
    record: Record,
    sentence: Sentence,
    where: Setting,
    spoken_of: list[Event],
    count: Count,
    day: dt.date | None,
) -> Iterator[Setting]:
    """What else a count could be of: what was spoken of before, the same days, the period."""
    named = where.event is not None and any(
        mark.value.split("|")[0] == where.event.event_id for mark in sentence.of("event")
    )
    if named:
        return
    places = [record.place_of(m.value, sentence, m) for m in places_of(record, sentence)]
    places = [place for place in places if is_specific(place)]
    seen = {where.event.event_id} if where.event else set()
    near = [*reversed(spoken_of), *_of_the_days(record, where, day)]
    near = [e for e in near if not began_else(sentence, e.first)]
    if by_mine(sentence, count.start):
        near = [*filter(was_of_mines, near)]
    left = count.outcome == "displaced"
    if left and day and (count.figure.best or 0) >= TOTAL and not where.whole:
        near += _flights(record, day + LATER if sentence.of("later") else day)
    for event in near:
        if (
            event.event_id not in seen
            and event.claims.get(count.outcome)
            and _there(record, places, event)
        ):
            seen.add(event.event_id)
            there = Setting(event, event.phase_id, event.place_id, event.first, event.last)
            yield there
    named_war = sentence.has("phase")
    counted = where.event is not None and bool(where.event.claims.get(count.outcome))
    war = named_war or not (where.stated or counted)
    if not places or named_war:
        standing = count.outcome in STOCK or of_mines(sentence)
        yield from _periods(record, where, day, war, standing)
    for there in _anywhere(record, count, day):
        if not places or (there.event and _there(record, places, there.event)):
            yield there


def _anywhere(record: Record, count: Count, day: dt.date | None) -> Iterator[Setting]:
    """Of what else just this figure is published, if it is none that many have."""
    best = count.figure.best or 0
    if best < SPECIFIC or best % 10 == 0:
        return
    for claim in record.claims:
        begun = day is None or claim.first <= day
        if claim.outcome == count.outcome and claim.highest == claim.lowest == best and begun:
            event = record.by_id.get(claim.event_id or "")
            first, last = record.phase_days.get(claim.phase_id, (None, None))
            yield Setting(event, claim.phase_id, None, first, last, event is None, True)


def _there(record: Record, places: list[str], event: Event) -> bool:
    """Whether an event fits the places that the sentence names, if it names any."""
    return not places or any(record.nearness(place, event) != "elsewhere" for place in places)


def _of_the_days(record: Record, where: Setting, day: dt.date | None) -> list[Event]:
    """Events of the days that are meant, the nearest to their end first."""
    if where.stated and where.first and where.last and not where.whole:
        first, last = where.first, where.last
    elif day:
        first, last = day - NEWS, day
    else:
        return []
    if last - first > 4 * NEWS:
        return []
    near = record.between(first - NEWS, last + NEWS)
    near = [e for e in near if day is None or e.first <= day]
    return sorted(near, key=lambda e: abs((e.first - last).days))


def _flights(record: Record, day: dt.date) -> list[Event]:
    """The last flight up to a day: who had to leave stays a refugee, and is counted for years."""
    first, _ = record.phase_days[record.last_war(day)]
    counted = [e for e in record.between(first, day)
               if first <= e.first <= day and e.claims["displaced"] >= FLIGHT]  # fmt: skip
    return sorted(counted, key=lambda e: e.first)[-1:]


def _periods(
    record: Record, where: Setting, day: dt.date | None, war: bool, standing: bool
) -> Iterator[Setting]:
    """The period of the event or the days, that of the report, and ``the war``, each as a whole."""
    phases = [where.phase_id, record.phase_at(day, day) if day else None]
    phases += [record.war_just_over(where.last), record.war_just_over(day)]
    phases += [record.last_war(day)] if war else []
    for phase in dict.fromkeys(filter(None, phases)):
        first, last = record.phase_days[phase]
        yield Setting(None, phase, None, first, last, whole=True, stated=True)
    if where.event is None or standing:
        yield Setting(None, ACROSS, None, whole=True)


def category_of(record: Record, count: Count, verdict: Verdict) -> str:
    """What kind of people a count is of: ``21 dead`` are those of the figure that confirms it."""
    if count.category != "unspecified":
        return count.category
    hit = verdict.verdict == CONFIRMED
    kinds = {record.claim(c).category for c in verdict.claim_ids
             if not hit or equal(count.figure, record.claim(c))} - {"unspecified"}  # fmt: skip
    return kinds.pop() if len(kinds) == 1 and kinds <= TELLING_KINDS else count.category
