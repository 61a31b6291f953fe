"""An event told in passing: known by its day, its place, what happened, and rare words.

``Since the shooting at Alkhanli on 4 July 2017 …`` accuses nobody and counts nobody, and yet tells
of an event that the package knows. Each event of the days that a sentence means gets points for
what fits (`POINTS`); `ENOUGH` are needed, so that a day alone, or a place alone, is never enough.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from utils.article.act import (
    NEWS,
    TITLES,
    Act,
    act_days,
    clause,
    is_later,
    matched,
    speakers,
    usual_days,
)
from utils.article.alike import ideas, kinds
from utils.article.counts import Count
from utils.article.marks import Mark, Sentence, Token, fold
from utils.article.record import EVERYWHERE, Event, Record, is_specific
from utils.article.settings import Setting, places_of

KINDS: dict[str, tuple[str, ...]] = {
    "clash": ("clash", "battle", "shelling", "killing", "incident"),
    "capture": ("capture", "battle", "handover", "massacre"),
    "killing": ("killing", "massacre", "pogrom", "clash"),
    "riot": ("pogrom", "massacre"),
    "displace": ("displacement", "pogrom"),
    "mine": ("mine_blast",),
    "fire": ("accident", "shelling"),
    "hunger": ("humanitarian", "blockade"),
    "crash": ("shootdown",),
    "shootdown": ("shootdown",),
    "shelling": ("shelling", "bombing"),
    "blockade": ("blockade", "political"),
    "handover": ("handover",),
    "talks": ("negotiation", "agreement", "political"),
    "agreement": ("agreement", "negotiation", "ceasefire"),
    "ceasefire": ("ceasefire", "agreement"),
    "exchange": ("prisoner_exchange",),
    "peacekeeping": ("peacekeeping",),
    "legal": ("legal",),
    "political": ("political", "legal"),
    "operation": ("battle",),
    "mobilise": ("mobilisation",),
    "accuse": ("statement",),
    "call": ("statement", "negotiation"),
    "calm": ("statement",),
    "say": ("statement",),
    "deny": ("statement",),
}
"""What kinds of event a word for an act can mean when it is told in passing."""
HOME_OF = {"am": "armenia", "az": "azerbaijan", "nk": "karabakh", "ru": "russia",
           "us": "us", "eu": "eu", "tr": "turkey"}  # fmt: skip
"""For whom the claimants speak whose ids begin so."""
ABROAD = frozenset(TITLES) - {"armenia", "azerbaijan", "karabakh"}
COUNTRIES = {"armenia", "azerbaijan"}
PLACELESS = {"agreement", "ceasefire", "negotiation", "legal", "political", "peacekeeping",
             "prisoner_exchange", "mobilisation", "blockade"}  # fmt: skip
"""Events that a day alone tells from others; of fights there are too many."""
UNBOUND = {"agreement", "ceasefire", "negotiation", "legal", "political", "statement"}
"""Events that happen where people speak: the places of which they speak lie elsewhere."""
POINTS = {
    "day": 3.0, "month": 2.5, "news": 2.0, "year": 1.0, "kind": 3.0, "first": 0.3,
    "place": 3.0, "unit": 3.0, "named": 3.0, "district": 1.5, "told": 1.5,
    "abroad": 2.0, "region": 1.0, "alone": 1.7, "elsewhere": -3.0, "name": 4.0, "speaker": 1.5,
}  # fmt: skip
FIGHTS = ("clash", "shelling", "shootdown", "mine", "ceasefire")
SPOKEN = ("say", "deny", "accuse", "call", "calm")
RARE = {"shootdown"}
"""Acts so rare that a year is enough to say which."""
ENOUGH, BESIDE_COUNT = 7.0, 10.0
FOUGHT = {"battle", "clash", "killing", "shelling", "bombing", "massacre", "pogrom", "incident",
          "mine_blast", "accident", "displacement"}  # fmt: skip
"""What counts are mostly of: who has counted its people has told of it."""
NOT_SAID = -9.0
AGAIN = 1.0
"""How much better an event must fit of which the report spoke before."""
ROOM = 12
"""Letters around a word for an act in which a count is its own."""
LONG = dt.timedelta(days=31)
LATER = dt.timedelta(days=30)
"""Land is handed over in the weeks after the days that a report speaks of."""
MOST_WORDS, FEW_WORDS, DAY_WORDS = 4.0, 2.5, 1.0
WHOLE = "told"
Span = tuple[int, int]


def told(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    day: dt.date | None,
    known: Iterable[Event],
    counts: Iterable[Count],
    beside: Iterable[Act] = (),
) -> list[Act]:
    """The events that a sentence tells of, if they fit well and were not spoken of before.

    In the clause of a count, and beside another act, an event must fit better: mostly it is what
    the count is of, or what the act was.
    """
    found = [act for act in beside if act.event]
    counted = [(count.start, count.end) for count in counts]
    seen, here = set(known), {act.event for act in found}
    ranked = _ranked(record, sentence, setting, day)
    for value, _, event, mark in sorted(ranked, key=lambda r: r[:2], reverse=True):
        start, end = clause(sentence, mark)
        around = (start, end) if mark.value == WHOLE else (mark.start - ROOM, mark.end + ROOM)
        in_count = any(_touch(around, span) for span in counted)
        if in_count and _is_counted(sentence, mark):
            continue
        enough = BESIDE_COUNT if in_count else ENOUGH
        if value < enough or event in here:
            continue
        if any(_touch((start, end), (act.start, act.end)) for act in found):
            continue
        if event in seen and (event.kind in FOUGHT or value < enough + AGAIN):
            if not found:
                return []  # the sentence goes on with what was spoken of before
            continue
        found.append(matched(sentence, mark, event))
        here.add(event)
    return [act for act in found if act not in beside]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ranked(
    record: Record, sentence: Sentence, setting: Setting, day: dt.date | None
) -> list[tuple[float, int, Event, Mark]]:
    """Every event of the days that can be meant, for every word that tells of an act."""
    voiced = _is_voiced(sentence, day)
    named = [record.by_id.get(m.value.split("|")[0]) for m in sentence.of("event")]
    whole = _part(record, sentence, (sentence.start, sentence.end))
    fits: dict[tuple[Event, Span], _Fit] = {}
    parts: dict[Span, _Part] = {}
    ranked = []
    for mark in (*_marks(sentence), _whole(sentence)):
        if mark.kind == "event" and record.by_id[mark.value].kind in FOUGHT:
            continue  # a fight is named for much else: "since the four-day war"
        at = clause(sentence, mark)
        parts[at] = parts.get(at) or _part(record, sentence, at)
        for first, last, stated in _spans(sentence, mark, setting, day):
            later = LATER if mark.value == "handover" else dt.timedelta()
            near = dict.fromkeys([*record.between(first, last + later), *filter(None, named)])
            often = Counter(event.kind for event in near if event.last - event.first < LONG)
            for event in near:
                if is_later(event, day) or (voiced and event.deadly):
                    continue
                if (event, at) not in fits:
                    fits[event, at] = _fit(record, parts[at], whole, event)
                value = _points(event, fits[event, at], mark, (first, last, stated),
                                often[event.kind] <= 1)  # fmt: skip
                value += POINTS["name"] if event in named else 0
                ranked.append((value, -abs((event.first - last).days), event, mark))
    return ranked


def _marks(sentence: Sentence) -> list[Mark]:
    """Every word for an act, once for each of its meanings."""
    return [
        replace(m, value=value)
        for m in sentence.marks if m.kind in ("act", "passing", "speech", "alike", "event")
        for value in m.value.split("|") if m.kind in ("alike", "event") or value in KINDS
        if not any(d.start <= m.start < d.end for d in sentence.dates)
    ]  # fmt: skip


def _is_voiced(sentence: Sentence, day: dt.date | None) -> bool:
    """``Ankara said Armenia must leave``: words about the fight of these days, not the fight."""
    if sentence.dates and all(day is None or d.last < day - NEWS for d in sentence.dates):
        return False
    if any(m.value in SPOKEN for m in sentence.of("act")):
        return True
    abroad = any(m.value.split("|")[0] in ABROAD for m in sentence.of("holder"))
    fought = any(m.value in FIGHTS for m in sentence.of("act"))
    return abroad and sentence.has("speech") and not fought


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


@dataclass(frozen=True)
class _Part:
    """What a clause, or the sentence, names: ideas, places, and who, in their order."""

    ideas: frozenset[str]
    towns: tuple[str, ...]
    places: frozenset[str]
    who: tuple[str, ...]


def _part(record: Record, sentence: Sentence, at: Span) -> _Part:
    def inside(mark: Mark | Token) -> bool:
        return at[0] <= mark.start < at[1]

    marks = [m for m in places_of(record, sentence) if inside(m)]
    towns = (record.place_of(m.value, sentence, m) for m in marks)
    who = [m.value.split("|")[0] for m in sentence.of("holder") if inside(m)]
    who += [HOME_OF[m.value.split("-")[0]] for m in sentence.of("name")
            if m.value.split("-")[0] in HOME_OF and inside(m)]  # fmt: skip
    told_ = ideas(filter(inside, sentence.tokens), filter(inside, sentence.of("alike")))
    named = frozenset(value for m in marks for value in m.value.split("|"))
    return _Part(told_, tuple(filter(is_specific, towns)), named, tuple(who))


@dataclass(frozen=True)
class _Fit:
    """What fits of an event whatever the day: its place, its words, the powers that it names."""

    place: float | None
    words: float
    actors: float
    parties: int


def _fit(record: Record, part: _Part, whole: _Part, event: Event) -> _Fit:
    place = _place(record, part, event)
    place = _place(record, whole, event) if place is None else place
    inside, all_of_it = _words(record, part, event), _words(record, whole, event)
    said = _said_by(part, event) if event.kind == "statement" else 0.0
    return _Fit(place, (inside + all_of_it) / 2, _actors(part, event) + said,
                len(set(part.who) - ABROAD))  # fmt: skip


def _points(
    event: Event, fit: _Fit, mark: Mark, days: tuple[dt.date, dt.date, bool], only: bool
) -> float:
    """How well an event fits a sentence; see `POINTS`."""
    first, last, stated = days
    length = (last - first).days
    span = "news" if not stated else "day" if length <= 2 else "month" if length <= 31 else "year"
    span = "news" if span == "year" and mark.value in RARE else span
    value = POINTS[span] - (0.5 if not event.first <= last or not first <= event.last else 0)
    kind = _kind(event, fit, mark)
    there = span == "day" and (fit.place or 0) >= POINTS["named"]
    if mark.value == WHOLE and fit.words < (DAY_WORDS if there else FEW_WORDS):
        return 0.0
    place = fit.place
    if place is None:
        telling = fit.words >= FEW_WORDS / 2
        told_ = event.kind in PLACELESS or telling
        alone = kind > POINTS["kind"] and (
            (span == "day" and told_)
            or (only and (telling or (mark.kind == "act" and event.kind not in FOUGHT)))
        )
        place = POINTS["alone"] if alone else 0.0
    return value + kind + place + fit.words + fit.actors


def _kind(event: Event, fit: _Fit, mark: Mark) -> float:
    """Points for a word that says what kind of event it was."""
    known = kinds()[mark.value] if mark.kind == "alike" else KINDS.get(mark.value, ())
    if mark.kind == "event":
        return POINTS["kind"] if mark.value == event.event_id else 0.0
    if mark.value == "say" and fit.words < 1.0:
        return 0.0  # "the ministry said" is no statement
    if mark.value == "accuse" and not _speaks_of(event, "violator"):
        return 0.0
    if mark.value == "accuse" and not speakers(event) and fit.parties > 1:
        return 2 * POINTS["kind"]  # one accuses the other: each accuses the other
    if event.kind not in known or (mark.kind == "alike" and not _speaks_of(event, mark.value)):
        return 0.0
    return POINTS["kind"] + (POINTS["first"] if event.kind == known[0] else 0)


def _speaks_of(event: Event, idea: str) -> bool:
    return any(f"={idea}" in told_ for told_ in event.ideas)


def _place(record: Record, part: _Part, event: Event) -> float | None:
    """Points for the places that are named, the nearest of them; ``None`` if none is."""
    if part.towns:
        best = max(POINTS.get(record.nearness(town, event), 0.0) for town in part.towns)
        return max(best, 0.0) if event.kind in UNBOUND else best
    if event.place_id in part.places - EVERYWHERE:
        return POINTS["abroad"]
    if event.place_id in part.places - COUNTRIES:
        return POINTS["region"]
    return 0.0 if part.places - EVERYWHERE else None


def _telling(event: Event, actors: Iterable[str]) -> int:
    """How many of some actors the title of an event names."""
    title = [word[:5] for word in fold(event.title).split()]
    return sum(any(word.startswith(TITLES[a]) for word in title) for a in actors if a in TITLES)


def _actors(part: _Part, event: Event) -> float:
    """Points for powers and bodies from abroad that the title names as well."""
    return min(2.0, _telling(event, set(part.who) & ABROAD))


def _said_by(part: _Part, event: Event) -> float:
    """Points for everybody whose statement an event is; all of them must be named, one first."""
    words = speakers(event)
    if not part.who or not words <= set(part.who) or (words and part.who[0] not in words):
        return NOT_SAID
    return POINTS["speaker"] * min(2, _telling(event, set(part.who)))


def _words(record: Record, part: _Part, event: Event) -> float:
    """Points for rare words that the sentence shares with the title and the summary."""
    shared = sum(record.rarity.get(idea, 0.0) * (1.0 if idea in event.ideas[0] else 0.5)
                 for idea in part.ideas & (event.ideas[0] | event.ideas[1]))  # fmt: skip
    return min(MOST_WORDS, shared)
