"""An event told in passing: known by its day, its place, what happened, and rare words.

``Since the shooting at Alkhanli on 4 July 2017 …`` accuses nobody and counts nobody, and yet tells
of an event that the package knows. Each event of the days that a sentence means gets points for
what fits (see `likeness`); `ENOUGH` are needed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from utils.article.acts.act import NEWS, Act, act_days, is_later, matched, speakers, usual_days
from utils.article.acts.likeness import (
    ABROAD,
    FOUGHT,
    KINDS,
    POINTS,
    SPOKEN,
    WHOLE,
    Fit,
    Part,
    Span,
    fit_of,
    part_of,
    points,
)  # fmt: skip
from utils.article.counting.counts import Count
from utils.article.known.record import Record, is_specific
from utils.article.known.rows import Event
from utils.article.setting.context import Setting
from utils.article.setting.periods import BACKDROP
from utils.article.setting.places import places_of
from utils.article.text.clauses import clause
from utils.article.text.marks import Mark, Sentence

FIGHTS = ("clash", "shelling", "shootdown", "mine", "ceasefire")
PEACE = ("ceasefire", "agreement", "negotiation")
"""What never kills anybody: ``killed 25,000 before a ceasefire took effect``."""
ENOUGH, BESIDE_COUNT, LONE = 7.0, 10.0, 6.4
AHEAD = 3.0
"""How much better than all others an event must fit to be the only one that can be meant."""
AGAIN = 1.0
"""How much better an event must fit of which the report spoke before."""
REACH = 40
"""How far before an act the name of its place may stand."""
ASKED = ("?", "?”", '?"', "?»", "՞")
"""What a question asks about is told in its answer."""
ROOM = 12
"""Letters around a word for an act in which a count is its own."""
LONG = dt.timedelta(days=31)
_Days = tuple[list[Event], Counter[str]]
LATER = dt.timedelta(days=30)
"""Land is handed over in the weeks after the days that a report speaks of."""


def told(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    day: dt.date | None,
    known: Iterable[Event],
    counts: Iterable[Count],
    beside: Iterable[Act] = (),
    fresh: Iterable[Event] = (),
    before: Iterable[Event] = (),
) -> list[Act]:
    """The events that a sentence tells of, if they fit well and were not spoken of before.

    In the clause of a count, and beside another act, an event must fit better: mostly it is what
    the count is of, or what the act was. Of the ``fresh`` events, which only this sentence counts
    people of, a clause before the counts may tell: ``a mine blew up a bus; three were killed``.
    What was counted ``before`` must fit better, too: mostly a sentence goes on about it.
    """
    found = [act for act in beside if act.event]
    counted = [(count.start, count.end) for count in counts]
    seen, here = set(known), {act.event for act in found}
    asked = sentence.text.rstrip().endswith(ASKED)
    ranked = [] if asked else _ranked(record, sentence, setting, day)
    lone = _lone(ranked)
    for value, _, event, mark in sorted(ranked, key=lambda r: r[:2], reverse=True):
        if value < LONE:
            break
        start, end = clause(sentence, mark)
        around = (start, end) if mark.value == WHOLE else (mark.start - ROOM, mark.end + ROOM)
        in_count = event.kind not in PEACE and any(_touch(around, span) for span in counted)
        if in_count and _is_counted(sentence, mark):
            continue
        enough = BESIDE_COUNT if in_count else LONE if event == lone else ENOUGH
        if event in here or value < enough + AGAIN * (event in before):
            continue
        taken = [act for act in found if _touch((start, end), (act.start, act.end))]
        if any(not _both_spoke(act.event, event) for act in taken):
            continue
        says = mark.kind != "alike" and mark.value != WHOLE  # not "elsewhere on the border, four"
        first = event in fresh and says and all(end <= at for at, _ in counted)
        if event in seen and not first and (event.kind in FOUGHT or value < enough + AGAIN):
            if not found:
                return []  # the sentence goes on with what was spoken of before
            continue
        act = matched(sentence, mark, event)
        found.append(replace(act, start=_with_place(record, sentence, event, act)))
        here.add(event)
    return [act for act in found if act not in beside]


def _lone(ranked: list[tuple[float, int, Event, Mark]]) -> Event | None:
    """The event that fits best where no other comes near; of fights too much is told besides."""
    best: dict[Event, float] = {}
    for value, _, event, _ in ranked:
        best[event] = max(value, best.get(event, 0.0))
    ordered = sorted(best.items(), key=lambda pair: -pair[1])
    if not ordered or ordered[0][0].kind in FOUGHT:
        return None
    ahead = all(ordered[0][1] - value >= AHEAD for _, value in ordered[1:])
    return ordered[0][0] if ahead else None


def _both_spoke(one: Event | None, other: Event) -> bool:
    """``Washington and Brussels urged restraint``: two statements in one clause."""
    said = one is not None and {one.kind, other.kind} == {"statement"}
    return bool(
        said and one and speakers(other.title) and not speakers(one.title) & speakers(other.title)
    )


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with_place(record: Record, sentence: Sentence, event: Event, act: Act) -> int:
    """Where an act stands with the name of its place: ``Key West, where they talked for days``."""
    near = [m for m in places_of(record, sentence) if act.start - REACH <= m.end <= act.end
            and is_specific(event.place_id or "") and event.place_id in m.value.split("|")
            ]  # fmt: skip
    return min([act.start, *(m.start for m in near)])


def _ranked(
    record: Record, sentence: Sentence, setting: Setting, day: dt.date | None
) -> list[tuple[float, int, Event, Mark]]:
    """Every event of the days that can be meant at all, for every word that tells of an act."""
    named = [record.by_id.get(m.value.split("|")[0]) for m in sentence.of("event")]
    whole = part_of(record, sentence, (sentence.start, sentence.end))
    fits: dict[tuple[Event, Span], Fit] = {}
    parts: dict[Span, Part] = {}
    days: dict[tuple[dt.date, dt.date], _Days] = {}
    ranked = []
    for mark in (*_marks(sentence), _whole(sentence)):
        if mark.kind == "event" and (record.by_id[mark.value].kind in FOUGHT
                                     or _is_backdrop(sentence, mark)):  # fmt: skip
            continue  # a fight is named for much else: "since the four-day war"
        at = clause(sentence, mark)
        parts[at] = parts.get(at) or part_of(record, sentence, at)
        voiced = _is_voiced(sentence, at, day)
        for first, last, stated in _spans(sentence, mark, setting, day):
            later = LATER if mark.value == "handover" else dt.timedelta()
            if (first, last + later) not in days:
                days[first, last + later] = _of_days(record, first, last + later, named, day)
            near, often = days[first, last + later]
            for event in near:
                if voiced and event.deadly:
                    continue
                if (event, at) not in fits:
                    fits[event, at] = fit_of(record, parts[at], whole, event)
                value = points(event, fits[event, at], mark, (first, last, stated),
                                often[event.kind] <= 1)  # fmt: skip
                value += POINTS["name"] if event in named else 0
                if value >= LONE - AHEAD:
                    ranked.append((value, -abs((event.first - last).days), event, mark))
    return ranked


def _of_days(
    record: Record, first: dt.date, last: dt.date, named: list[Event | None], day: dt.date | None
) -> _Days:
    """The events of some days and those that are named, up to the report; how many of a kind."""
    near = dict.fromkeys([*record.between(first, last), *filter(None, named)])
    often = Counter(event.kind for event in near if event.last - event.first < LONG)
    return [event for event in near if not is_later(event, day)], often


def _marks(sentence: Sentence) -> list[Mark]:
    """Every word for an act, once for each of its meanings."""
    return [
        replace(m, value=value)
        for m in sentence.marks if m.kind in ("act", "passing", "speech", "alike", "event")
        for value in m.value.split("|") if m.kind in ("alike", "event") or value in KINDS
        if not any(d.start <= m.start < d.end for d in sentence.dates)
    ]  # fmt: skip


def _is_voiced(sentence: Sentence, at: Span, day: dt.date | None) -> bool:
    """``Ankara said Armenia must leave``: words about the fight of these days, not the fight."""
    if sentence.dates and all(day is None or d.last < day - NEWS for d in sentence.dates):
        return False
    if any(m.value in SPOKEN and at[0] <= m.start < at[1] for m in sentence.of("act")):
        return True
    abroad = any(m.value.split("|")[0] in ABROAD for m in sentence.of("holder"))
    fought = any(m.value in FIGHTS for m in sentence.of("act"))
    return abroad and sentence.has("speech") and not fought


def _is_backdrop(sentence: Sentence, mark: Mark) -> bool:
    """``the worst since the truce of 1994``: named for the time that has passed."""
    return sentence.led_by("backdrop", mark.start, BACKDROP)


def _is_counted(sentence: Sentence, mark: Mark) -> bool:
    """``freed 109 detainees``, ``published its losses``: said by the count itself."""
    words = sentence.of("outcome")
    return mark.value in SPOKEN or any(o.start < mark.end and mark.start < o.end for o in words)


def _spans(
    sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> list[tuple[dt.date, dt.date, bool]]:
    """The days that can be meant, and whether they are stated: a date, else also the news."""
    first, last = act_days(sentence, mark, setting, day)
    stated = setting.stated or (first, last) != usual_days(setting, day)
    spans = [(first, last, stated)] if first and last and (last - first).days <= 366 else []
    if day and not sentence.dates and stated:
        spans.append((day - NEWS, day, False))
    return spans


def _whole(sentence: Sentence) -> Mark:
    start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
    return Mark(start, sentence.start + len(sentence.text.rstrip()), "act", WHOLE)
