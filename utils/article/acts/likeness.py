"""How well an event fits a clause: its days, its place, what happened, who spoke, and rare words.

Each thing that fits gives `POINTS`; a day alone, or a place alone, is never enough.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from utils.article.acts.act import TITLES, named_in, speakers
from utils.article.known.record import EVERYWHERE, Record, is_specific
from utils.article.known.rows import Event
from utils.article.setting.places import places_of
from utils.article.text.alike import ideas, kinds
from utils.article.text.marks import Mark, Sentence, Token

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
    "handover": ("handover", "capture"),
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
    "call": ("statement", "negotiation", "legal", "political"),
    "calm": ("statement",),
    "say": ("statement",),
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
SPOKEN = ("say", "accuse", "call", "calm")
RARE = {"shootdown"}
"""Acts so rare that a year is enough to say which."""
FOUGHT = {"battle", "clash", "killing", "shelling", "bombing", "massacre", "pogrom", "incident",
          "mine_blast", "accident", "displacement"}  # fmt: skip
"""What counts are mostly of: who has counted its people has told of it."""
NOT_SAID = -9.0
MOST_WORDS, FEW_WORDS, DAY_WORDS = 4.0, 2.5, 1.0
WHOLE = "told"
Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """What a clause, or the sentence, names: ideas, places, and who, in their order."""

    ideas: frozenset[str]
    towns: tuple[str, ...]
    places: frozenset[str]
    who: tuple[str, ...]
    first: frozenset[str]
    """Those who are named before the verb: they speak, and the others are spoken to."""


def part_of(record: Record, sentence: Sentence, at: Span) -> Part:
    """What a part of a sentence names."""

    def inside(mark: Mark | Token) -> bool:
        return at[0] <= mark.start < at[1]

    marks = [m for m in places_of(record, sentence) if inside(m)]
    towns = (record.place_of(m.value, sentence, m) for m in marks)
    holders = list(filter(inside, sentence.of("holder")))
    verbs = [m.start for m in (*sentence.of("speech"), *sentence.of("act")) if inside(m)
             and m.value in SPOKEN]  # fmt: skip
    before = [m for m in holders if verbs and m.start < min(verbs)] or holders[:1]
    first = frozenset(m.value.split("|")[0] for m in before)
    who = [m.value.split("|")[0] for m in holders]
    who += [HOME_OF[m.value.split("-")[0]] for m in sentence.of("name")
            if m.value.split("-")[0] in HOME_OF and inside(m)]  # fmt: skip
    told_ = ideas(filter(inside, sentence.tokens), filter(inside, sentence.of("alike")))
    named = frozenset(value for m in marks for value in m.value.split("|"))
    return Part(
        told_,
        tuple(filter(is_specific, towns)),
        named,
        tuple(who),
        first | set(who[len(holders) :]),
    )


@dataclass(frozen=True)
class Fit:
    """What fits of an event whatever the day: its place, its words, the powers that it names."""

    place: float | None
    words: float
    actors: float
    parties: int


def fit_of(record: Record, part: Part, whole: Part, event: Event) -> Fit:
    """How well an event fits a clause, and the sentence around it."""
    place = _place(record, part, event)
    place = _place(record, whole, event) if place is None else place
    inside, all_of_it = _words(record, part, event), _words(record, whole, event)
    said = _said_by(part, event) if event.kind == "statement" else 0.0
    return Fit(place, (inside + all_of_it) / 2, _actors(part, event) + said,
                len(set(part.who) - ABROAD))  # fmt: skip


def points(
    event: Event, fit: Fit, mark: Mark, days: tuple[dt.date, dt.date, bool], only: bool
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


def _kind(event: Event, fit: Fit, mark: Mark) -> float:
    """Points for a word that says what kind of event it was."""
    known = kinds()[mark.value] if mark.kind == "alike" else KINDS.get(mark.value, ())
    if mark.kind == "event":
        return POINTS["kind"] if mark.value == event.event_id else 0.0
    if mark.value == "say" and fit.words < 1.0:
        return 0.0  # "the ministry said" is no statement
    if mark.value == "accuse" and not _speaks_of(event, "violator"):
        return 0.0
    if mark.value == "accuse" and not speakers(event.title) and fit.parties > 1:
        return 2 * POINTS["kind"]  # one accuses the other: each accuses the other
    if event.kind not in known or (mark.kind == "alike" and not _speaks_of(event, mark.value)):
        return 0.0
    return POINTS["kind"] + (POINTS["first"] if event.kind == known[0] else 0)


def _speaks_of(event: Event, idea: str) -> bool:
    return any(f"={idea}" in told_ for told_ in event.ideas)


def _place(record: Record, part: Part, event: Event) -> float | None:
    """Points for the places that are named, the nearest of them; ``None`` if none is."""
    if part.towns:
        best = max(POINTS.get(record.nearness(town, event), 0.0) for town in part.towns)
        return max(best, 0.0) if event.kind in UNBOUND else best
    if event.place_id in part.places - EVERYWHERE:
        return POINTS["abroad"]
    if event.place_id in part.places - COUNTRIES:
        return POINTS["region"]
    return 0.0 if part.places - EVERYWHERE else None


def _telling(event: Event, actors: set[str]) -> int:
    """How many of some actors the title of an event names."""
    return len(named_in(event.title) & actors)


def _actors(part: Part, event: Event) -> float:
    """Points for powers and bodies from abroad that the title names as well."""
    return min(2.0, _telling(event, set(part.who) & ABROAD))


def _said_by(part: Part, event: Event) -> float:
    """Points for everybody whose statement an event is; all of them must be named, one first."""
    words = speakers(event.title)
    if not part.who or not words <= set(part.who) or (words and not words & part.first):
        return NOT_SAID
    return POINTS["speaker"] * min(2, _telling(event, set(part.who)))


def _words(record: Record, part: Part, event: Event) -> float:
    """Points for rare words that the sentence shares with the title and the summary."""
    telling = record.telling[event]
    return min(MOST_WORDS, sum(map(telling.__getitem__, telling.keys() & part.ideas)))
