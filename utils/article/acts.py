"""Statements without a number: who accused whom, a town taken, a ceasefire, a call from abroad.

Each kind of act has the kinds of event it can be, in the table `ACTS`. An event is taken when its
kind, its days and its place or actors fit; what the sources say of it is the answer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from utils.article.attribution import OPPOSITE, Speaker
from utils.article.compare import CONFIRMED, DIFFERS, Verdict
from utils.article.marks import Mark, Sentence
from utils.article.record import WIDE_PLACES, Event, Record
from utils.article.settings import Setting, in_time
from utils.dates import spell_span

ACTS: dict[str, tuple[str, ...]] = {
    "mobilise": ("mobilisation",),
    "capture": ("capture", "battle", "massacre"),
    "handover": ("handover",),
    "accuse": ("statement", "clash", "battle", "shelling"),
    "call": ("statement",),
    "calm": ("statement",),
    "ceasefire": ("ceasefire", "agreement"),
    "agreement": ("agreement", "ceasefire"),
    "blockade": ("blockade",),
    "exchange": ("prisoner_exchange",),
    "shootdown": ("shootdown",),
    "peacekeeping": ("peacekeeping",),
    "legal": ("legal",),
    "political": ("political",),
    "operation": ("battle",),
    "shelling": ("shelling", "bombing"),
    "talks": ("negotiation", "agreement"),
}
ORDER = tuple(ACTS)
SPOKEN = {"accuse", "call", "calm"}
"""Acts that are words: somebody must be named who says them."""
WEAK = {"shelling", "peacekeeping", "talks", "legal", "political"}
"""Acts that many words point to: told only where no count stands in the same sentence."""

TITLES = {
    "armenia": ("armen", "yerev"), "azerbaijan": ("azerb", "baku"), "russia": ("russi", "mosco"),
    "karabakh": ("karab", "artsa"), "eu": ("europ", "bruss"), "us": ("unite", "washi", "state"),
    "turkey": ("turki", "turke"), "iran": ("iran",), "france": ("franc", "paris"), "un": ("secur",),
}  # fmt: skip
ENOUGH = 6.0
BESIDE = 70
NEWS = dt.timedelta(days=8)
"""How far back reports look without a date; of two events the nearer one is meant."""
LATER = {"handover": dt.timedelta(days=30)}
"""Land is handed over in the weeks after the days that a report speaks of."""


@dataclass(frozen=True)
class Act:
    """A statement without a number, and the event it was matched with."""

    start: int
    end: int
    kind: str
    event: Event | None
    verdict: Verdict


def acts(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    speaker: Speaker | None,
    counted: bool,
    day: dt.date | None,
    before: str | None = None,
) -> list[Act]:
    """The acts that a sentence tells of, the most telling first, no event twice."""
    found: list[Act] = []
    marks = sorted(_acts(sentence), key=lambda m: ORDER.index(m.value))
    for mark in marks:
        again = any(a.kind == mark.value and _near(a, mark) for a in found)
        if (counted and mark.value in WEAK) or again:
            continue
        act = _matched(record, sentence, mark, setting, speaker, day, before)
        known = {a.event for a in found}
        if act and not (act.event and act.event in known) and not _same_spoken(act, found):
            found.append(act)
    return found


def _near(act: Act, mark: Mark) -> bool:
    """The same act, told once; but Brussels and Washington can call in two clauses."""
    return act.kind not in SPOKEN or act.start <= mark.start < act.end


def _same_spoken(act: Act, found: list[Act]) -> bool:
    return act.kind in SPOKEN and any(
        a.kind in SPOKEN and a.start < act.end and act.start < a.end for a in found
    )


def _acts(sentence: Sentence) -> list[Mark]:
    return [m for m in sentence.of("act") if m.value in ACTS]


def _matched(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    setting: Setting,
    speaker: Speaker | None,
    day: dt.date | None,
    before: str | None,
) -> Act | None:
    places = _places(record, sentence)
    if mark.value == "capture":
        return _capture(record, sentence, mark, places, setting, speaker, day, before)
    if mark.value == "operation":
        return _operation(record, sentence, mark, day)
    start, end = clause(sentence, mark)
    actors = {h.value.split("|")[0] for h in sentence.of("holder") if start <= h.start < end
              or mark.value == "calm"}  # fmt: skip
    if mark.value in SPOKEN and not actors:
        return None
    first, last = _act_days(sentence, mark, setting, day)
    if first is None or last is None:
        return None
    ranked = []
    if mark.value in LATER:
        last += LATER[mark.value]
    named = [record.by_id.get(m.value.split("|")[0]) for m in sentence.of("event")]
    stated = setting.stated or (first, last) != _days(setting, day)
    for event in dict.fromkeys([*record.between(first, last), *filter(None, named)]):
        if event.kind in ACTS[mark.value] and not _later(event, day):
            points = _points(record, sentence, mark, event, places, actors, (first, last, stated))
            ranked.append((points, -abs((event.first - last).days), event))
    best = max(ranked, key=lambda r: r[:2], default=None)
    if best is None or best[0] < ENOUGH:
        return None
    return _act(sentence, mark, best[2])


def _days(setting: Setting, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    if setting.first and setting.last:
        return setting.first, setting.last
    return (day - NEWS, day) if day else (None, None)


def _act_days(
    sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """The date beside the act, otherwise that of the sentence."""
    names = [*sentence.of("phase"), *sentence.of("event")]
    near = [
        d for d in sentence.dates
        if min(abs(d.start - mark.end), abs(d.end - mark.start)) <= BESIDE
        and not any(n.start <= d.start < n.end for n in names)
        and not (day and d.first > day)
    ]  # fmt: skip
    if near:
        best = min(near, key=lambda d: min(abs(d.start - mark.end), abs(d.end - mark.start)))
        return best.first, best.last
    return _days(setting, day)


def _places(record: Record, sentence: Sentence) -> list[str]:
    return [
        record.place_of(m.value, sentence, m)
        for m in sentence.of("place")
        if not any(v in WIDE_PLACES for v in m.value.split("|"))
    ]


def _points(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    event: Event,
    places: list[str],
    actors: set[str],
    days: tuple[dt.date, dt.date, bool],
) -> float:
    """How well an event fits an act; `ENOUGH` are needed."""
    first, last, stated = days
    named = any(m.value.split("|")[0] == event.event_id for m in sentence.of("event"))
    short = (last - first).days <= 31
    points = 3.0 + (4.0 if named else 0) + (2.5 if stated and short else 0 if stated else 2.0)
    points += 0.5 if event.kind == ACTS[mark.value][0] else 0
    near = {record.nearness(place, event) for place in places}
    if near & {"place", "unit"}:
        points += 3
    elif near and not near & {"district", "wide", "named"}:
        points -= 3
    told = event.words | {w[:5] for w in event.words}
    fitting = sum(any(w[:5] in told or any(t.startswith(w) for t in told) for w in TITLES[a])
                  for a in actors if a in TITLES)  # fmt: skip
    points += min(3.0, 1.5 * fitting)
    if event.kind == "statement":
        points -= 3 * len(_speakers(event) - actors)
        points += 3.0 if mark.value == "accuse" and not _speakers(event) and len(actors) > 1 else 0
    if mark.value in SPOKEN and actors and not fitting:
        points -= 2.5
    if mark.value == "accuse":
        told_ = " ".join(event.words)
        points += (
            1.5 if "accus" in told_ or "viola" in told_ else -3 if event.kind == "statement" else 0
        )
    if mark.value == "call":
        points += (
            1.0
            if any(w[:4] in ("call", "urge", "asks", "back") for w in event.title.lower().split())
            else 0
        )
    words = {t.letters[:5] for t in sentence.tokens if len(t.letters) > 4}
    return points + min(2.0, 0.7 * len(words & {w[:5] for w in event.words}))


def _later(event: Event, day: dt.date | None) -> bool:
    """An event after the report; a day is left for reports of the night before."""
    return day is not None and event.first > day + dt.timedelta(days=1)


def _operation(record: Record, sentence: Sentence, mark: Mark, day: dt.date | None) -> Act | None:
    """An operation that is called by its name."""
    for name in [*sentence.of("event"), *sentence.of("operation")]:
        event = record.by_id.get(name.value.split("|")[0])
        near = name.start <= mark.start < name.end + 2
        if event and near and event.kind == "battle" and in_time(record, sentence, name, day):
            act = _act(sentence, mark, event)
            return replace(act, start=min(mark.start, name.start), end=name.end)
    return None


def _speakers(event: Event) -> set[str]:
    """Whose statement an event is, by the first words of its title."""
    first = event.title.lower()[:24]
    return {actor for actor, words in TITLES.items() if first.startswith(words)}


def _act(sentence: Sentence, mark: Mark, event: Event) -> Act:
    when = spell_span(event.first, event.last)
    why = f"Matches “{event.title}” ({when})."
    start, end = clause(sentence, mark)
    return Act(start, end, mark.value, event, Verdict(CONFIRMED, (), why))


def clause(sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """The part of a sentence around an act, from comma to comma."""
    text, at = sentence.text, mark.start - sentence.start
    starts = [
        text.rfind(stop, 0, at) + len(stop) - 2 if text.rfind(stop, 0, at) >= 0 else -1
        for stop in (", ", "; ", ". ", " but ", "\n")
    ]
    ends = [text.find(stop, mark.end - sentence.start) for stop in (", ", "; ", " but ", "\n")]
    start = max([0, *(s + 2 for s in starts if s >= 0)])
    end = min([len(text.rstrip(" .\n\t")), *(e for e in ends if e > 0)])
    while start < at and not text[start].strip():
        start += 1
    return sentence.start + start, sentence.start + max(end, mark.end - sentence.start)


# ---- a place taken


def _capture(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    places: list[str],
    setting: Setting,
    speaker: Speaker | None,
    day: dt.date | None,
    before: str | None,
) -> Act | None:
    """A town or height taken: the side that took it and the day are compared with the record."""
    taker = _taker(sentence, mark, speaker)
    first, last = _act_days(sentence, mark, setting, day)
    start, end = clause(sentence, mark)
    if not places and before and _town(sentence, mark):
        places = [before]
    if not places:
        return _heights(record, sentence, mark, setting, day)
    rows = [r for p in places for r in record.captures(p)]
    if not rows:
        return None
    mine = [r for r in rows if taker in (None, r.by)]
    stated = setting.stated or day is None
    timely = [r for r in mine if first is None or last is None or r.touches(first, last)]
    if timely:
        event = record.event_of(timely[0])
        return Act(start, end, "capture", event, Verdict(CONFIRMED, (), timely[0].words()))
    if not stated:
        return None
    return Act(
        start, end, "capture", None, Verdict(DIFFERS, (), f"Known otherwise: {rows[0].words()}")
    )


def _town(sentence: Sentence, mark: Mark) -> bool:
    """``took the town``: the place that was spoken of before."""
    return any(-12 <= m.start - mark.end <= 20 for m in sentence.of("town"))


def _heights(
    record: Record, sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> Act | None:
    """Heights or positions without a name: a capture announced on these days."""
    first, last = _days(setting, day)
    near = [m for m in sentence.of("ground") if -30 <= m.start - mark.end <= 60]
    if first is None or last is None or not near:
        return None
    found = [e for e in record.between(first, last) if e.kind == "capture"]
    return _act(sentence, mark, found[0]) if found else None


def _taker(sentence: Sentence, mark: Mark, speaker: Speaker | None) -> str | None:
    """Whose forces took it: after ``by`` or before the verb."""
    fell = any(mark.start <= m.start < mark.end for m in sentence.of("fell"))
    by = [m.end for m in sentence.of("actor") if 0 <= m.start - mark.end <= 50]
    sides = [m for m in sentence.of("side") if m.value in OPPOSITE]
    agent = [m for m in sides if any(0 <= m.start - end <= 8 for end in by)]
    if agent:
        return agent[0].value
    before = [m for m in sides if m.end <= mark.start]
    if before and not fell:
        return before[-1].value
    return speaker.side if speaker and speaker.side in OPPOSITE and not fell else None
