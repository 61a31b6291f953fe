"""An event told in passing: known by its day, its place, what happened, and rare words.

``Since the shooting at Alkhanli on 4 July 2017 …`` accuses nobody and counts nobody, and yet tells
of an event that the package knows. Each event of the days that a sentence means gets points for
what fits (`POINTS`); `ENOUGH` are needed, so that a day alone, or a place alone, is never enough.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from utils.article.act import NEWS, TITLES, Act, act_days, is_later, matched, speakers, usual_days
from utils.article.marks import Mark, Sentence
from utils.article.record import EVERYWHERE, Event, Record, is_specific, stem
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
    "ceasefire": ("ceasefire",),
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
POINTS = {
    "day": 3.0, "month": 2.5, "news": 2.0, "year": 1.0, "kind": 3.0, "first": 0.3,
    "place": 3.0, "unit": 3.0, "named": 3.0, "district": 1.5, "abroad": 2.0, "region": 1.0,
    "alone": 1.7, "elsewhere": -3.0,
}  # fmt: skip
FIGHTS = ("clash", "shelling", "shootdown", "mine", "ceasefire")
SPOKEN = ("say", "deny", "accuse", "call", "calm")
ENOUGH, BESIDE_COUNT = 7.0, 10.0
MOST_WORDS, FEW_WORDS = 4.0, 2.5


def told(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    day: dt.date | None,
    known: Iterable[Event],
    counted: bool,
) -> Act | None:
    """The event that a sentence tells of, if one fits well and was not spoken of before.

    Beside a count (``counted``) an event must fit better: mostly it is what the count is of.
    """
    marks = [m for m in _marks(sentence) if not (counted and _is_counted(sentence, m))]
    seen, voiced = set(known), _is_voiced(sentence, day)
    ranked = []
    for mark in (*marks,) or (None,):
        for first, last, stated in _spans(sentence, mark or _whole(sentence), setting, day):
            for event in record.between(first, last):
                if not is_later(event, day) and not (voiced and event.deadly):
                    value = _points(record, sentence, event, mark, (first, last, stated))
                    ranked.append((value, -abs((event.first - last).days), event, mark))
    best = max(ranked, key=lambda r: r[:2], default=None)
    enough = BESIDE_COUNT if counted else ENOUGH
    if best is None or best[0] < enough or best[2] in seen:
        return None
    return matched(sentence, best[3] or _whole(sentence), best[2])


def _marks(sentence: Sentence) -> list[Mark]:
    """Every word for an act, once for each of its meanings."""
    return [
        replace(m, value=value)
        for m in (*sentence.of("act"), *sentence.of("passing"), *sentence.of("speech"))
        for value in m.value.split("|") if value in KINDS
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


def _said_by(sentence: Sentence, event: Event) -> bool:
    """A statement is meant only where everybody is named whose statement it is."""
    if event.kind != "statement":
        return True
    named = {m.value.split("|")[0] for m in sentence.of("holder")}
    named |= {HOME_OF[m.value.split("-")[0]] for m in sentence.of("name")
              if m.value.split("-")[0] in HOME_OF}  # fmt: skip
    return bool(named) and speakers(event) <= named


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
    return Mark(start, sentence.start + len(sentence.text.rstrip()), "act", "told")


def _points(
    record: Record,
    sentence: Sentence,
    event: Event,
    mark: Mark | None,
    days: tuple[dt.date, dt.date, bool],
) -> float:
    """How well an event fits a sentence; see `POINTS`."""
    first, last, stated = days
    length = (last - first).days
    span = "news" if not stated else "day" if length <= 2 else "month" if length <= 31 else "year"
    value = POINTS[span] - (0.5 if not event.first <= last or not first <= event.last else 0)
    if mark and event.kind in KINDS[mark.value] and _said_by(sentence, event):
        value += POINTS["kind"] + (POINTS["first"] if event.kind == KINDS[mark.value][0] else 0)
    words = _words(record, sentence, event)
    if mark is None and words < FEW_WORDS:
        return 0.0
    place = _place(record, sentence, event)
    if place is None:
        alone = span == "day" and mark and event.kind == KINDS[mark.value][0]
        alone = alone and (event.kind in PLACELESS or words >= FEW_WORDS / 2)
        place = POINTS["alone"] if alone else 0.0
    return value + place + words + _actors(sentence, event)


def _place(record: Record, sentence: Sentence, event: Event) -> float | None:
    """Points for the places that are named, the nearest of them; ``None`` if none is."""
    marks = places_of(record, sentence)
    near = [record.nearness(place, event) for m in marks
            if is_specific(place := record.place_of(m.value, sentence, m))]  # fmt: skip
    if near:
        return max(POINTS.get(n, 0.0) for n in near)
    named = {value for m in marks for value in m.value.split("|")}
    if event.place_id in named - EVERYWHERE:
        return POINTS["abroad"]
    if event.place_id in named - COUNTRIES:
        return POINTS["region"]
    return 0.0 if named - EVERYWHERE else None


def _actors(sentence: Sentence, event: Event) -> float:
    """Points for powers and bodies from abroad that the title names as well."""
    named = {m.value.split("|")[0] for m in sentence.of("holder")} & ABROAD
    told = {w[:5] for w in event.title.lower().split()}
    return min(2.0, sum(any(w.startswith(TITLES[a]) for w in told) for a in named))


def _words(record: Record, sentence: Sentence, event: Event) -> float:
    """Points for rare words that the sentence shares with the title and the summary."""
    stems = {stem(t.letters) for t in sentence.tokens if len(t.letters) > 3}
    shared = sum(record.rarity.get(s, 0.0) * (1.0 if s in event.stems[0] else 0.5)
                 for s in stems if s in event.stems[0] or s in event.stems[1])  # fmt: skip
    return min(MOST_WORDS, shared)
