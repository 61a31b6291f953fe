"""Which event is meant: the one that is named, or the one that fits the days best."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from utils.article.known.record import Record, is_specific
from utils.article.known.rows import Event
from utils.article.text.marks import Mark, Sentence


def named_events(record: Record, sentence: Sentence, at: int, day: dt.date | None) -> list[Event]:
    """The events and operations of its time that a sentence names, the nearest to a place first."""
    marks = [m for m in sentence.of("event") if m.value.split("|")[0] in record.by_id]
    marks += [m for m in sentence.of("operation") if in_time(record, sentence, m, day)]
    return [record.by_id[m.value.split("|")[0]]
            for m in sorted(marks, key=lambda m: abs(m.start - at))]  # fmt: skip


def in_time(record: Record, sentence: Sentence, mark: Mark, day: dt.date | None) -> bool:
    """The name of an operation is used again: it needs its own days, or a report of its time."""
    event = record.by_id.get(mark.value.split("|")[0])
    if event is None:
        return False
    days = [(d.first, d.last) for d in sentence.dates] + ([(day, day)] if day else [])
    margin = dt.timedelta(days=60)
    return not days or any(
        first <= event.last + margin and last >= event.first - margin for first, last in days
    )


POINTS = {
    "day": 3.0, "wide": 1.0, "place": 4.0, "unit": 3.0, "district": 2.0, "elsewhere": -4.0,
    "long": -1.5, "known": 1.5, "word": 0.6,
}  # fmt: skip
ENOUGH = 4.5
AGE, OF_A_DAY = dt.timedelta(days=10), dt.timedelta(days=16)
"""How long an event may have gone on before the days that a sentence means, or its very day."""
TELLING = (
    ("shootdown", "shootdown", 5.0), ("mine", "mine_blast", 3.0), ("shelling", "shelling", 1.5),
    ("shelling", "bombing", 1.5), ("exchange", "prisoner_exchange", 3.0),
    ("fire", "accident", 1.5), ("blockade", "blockade", 2.0),
)  # fmt: skip
"""Act in a sentence, kind of event, points: words that point to one kind of event."""
WIDE = 20
"""Days from which on a span is no exact date."""


def best_event(
    record: Record,
    sentence: Sentence,
    first: dt.date,
    last: dt.date,
    place_id: str | None,
    until: dt.date,
    known: Collection[Event] = (),
) -> Event | None:
    """The event that fits best, or none when nothing fits well enough.

    Nothing that began after the day ``until``, on which the report was written, can be meant;
    what the report spoke of before (``known``) is meant more readily.
    """
    words = {token.letters for token in sentence.tokens if len(token.letters) > 4}
    age = OF_A_DAY if first == last else AGE
    ranked = [
        (
            points(record, sentence, event, words, first, last, place_id)
            + (POINTS["known"] if event in known else 0),
            event,
        )
        for event in record.between(first, last)
        if event.first <= until and event.first >= first - age
    ]
    ranked = [(value, event) for value, event in ranked if value >= ENOUGH]
    return max(ranked, key=lambda pair: pair[0], default=(0.0, None))[1]


def told_points(sentence: Sentence, event: Event) -> float:
    """Points for an act in the sentence that is what the event was: shot down, hit a mine."""
    acts = {m.value for m in sentence.of("act")}
    return max((value for act, kind, value in TELLING if act in acts and kind == event.kind),
               default=0.0)  # fmt: skip


def points(
    record: Record,
    sentence: Sentence,
    event: Event,
    words: set[str],
    first: dt.date,
    last: dt.date,
    place_id: str | None,
) -> float:
    """How well an event fits; see `POINTS`."""
    wide = (last - first).days > WIDE
    value = POINTS["wide" if wide else "day"]
    value += POINTS["long"] if (event.last - event.first).days > 30 else 0
    near = record.nearness(place_id, event) if place_id and is_specific(place_id) else None
    told = told_points(sentence, event)
    sure = told >= 3
    value += 0 if sure and near == "elsewhere" else POINTS.get(near or "", 0)
    value += min(1.8, POINTS["word"] * len(words & event.words))
    return value + told
