"""Events and operations by their names: which one is meant, and whether its day can be."""

from __future__ import annotations

import datetime as dt

from utils.article.marks import Mark, Sentence, When
from utils.article.record import Event, Record


def named_event(
    record: Record, sentence: Sentence, at: int, outcome: str | None, day: dt.date | None
) -> Event | None:
    """The event or operation named nearest to a place of a sentence, of its own time."""
    marks = [m for m in sentence.of("event") if m.value.split("|")[0] in record.by_id]
    marks += [m for m in sentence.of("operation") if in_time(record, sentence, m, day)]
    events = [record.by_id[m.value.split("|")[0]]
              for m in sorted(marks, key=lambda m: abs(m.start - at))]  # fmt: skip
    if outcome:
        events = [e for e in events if e.claims]
    return events[0] if events else None


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


def contradicts(event: Event, when: When | None, day: dt.date | None) -> bool:
    """A date far from a named event, unless it is the news of the day that recalls it."""
    if when is None or when.days > 400:
        return False
    if day and abs(when.last - day) <= dt.timedelta(days=7):
        return False
    margin = dt.timedelta(days=200)
    later = when.first > event.last + margin and when.days <= 31
    return later or when.last < event.first - margin
