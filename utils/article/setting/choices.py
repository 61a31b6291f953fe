"""Of what a count can be: every event, period and span of days that the report leaves open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from utils.article.counting.counts import Count
from utils.article.known.record import Record
from utils.article.known.rows import Event
from utils.article.setting.context import Context, Setting
from utils.article.setting.events import named_events
from utils.article.setting.matching import Matter
from utils.article.text.marks import Sentence

SPECIFIC = 100
"""From this number on one that is not round is published of one thing."""
ACROSS = "multiple"
"""Figures that go across periods, such as all mine victims since a war."""
RECENT = 12
"""So many events that were spoken of can still be meant."""
YEAR = 400
"""Days up to which a span of days points to the events in it."""
FLIGHT = 5
"""So many figures on who left are published of a flight that is spoken of for years."""
LATER, NOW = dt.timedelta(days=365), dt.timedelta(0)
"""How long after its day a report with "later" in a sentence may look."""
NEWS = dt.timedelta(days=10)
"""How far before a report an event of which it speaks without a date may lie."""


def choices(
    record: Record, sentence: Sentence, count: Count, context: Context, matter: Matter
) -> list[Setting]:
    """The settings that a count can be of, each once; the first is the one of its sentence."""
    before = context.setting
    found = [matter.here, matter.last]
    found += [before] if before.event or before.whole else []
    found += [*map(of_event, _events(record, sentence, count, context, matter))]
    found += _periods(record, context, matter.here)
    found += _published(record, count, context.day)
    found += _days(record, matter)
    return [*_once(filter(None, found))]


def of_event(event: Event) -> Setting:
    """The setting that an event is."""
    return Setting(event, event.phase_id, event.place_id, event.first, event.last)


def _once(settings: Iterable[Setting]) -> Iterator[Setting]:
    seen = set()
    for one in settings:
        days = (one.phase_id, one.whole) if one.whole else (one.phase_id, one.first, one.last)
        key = (one.event.event_id,) if one.event else days
        if key not in seen:
            seen.add(key)
            yield one


def _events(
    record: Record, sentence: Sentence, count: Count, context: Context, matter: Matter
) -> Iterator[Event]:
    """Events that are named, were spoken of, or count such people in these days or this place."""
    yield from named_events(record, sentence, count.start, context.day)
    outcome = count.published_as
    spoken = reversed(context.spoken_of[-RECENT:])
    yield from (e for e in spoken if e.deadly or e.claims.get(outcome))
    near = [*_of_the_days(record, matter.here, context.day)]
    when = matter.when
    if when and when.days <= YEAR:
        near += record.between(when.first, when.last)
    dated = context.day or when  # at any time, a place alone says little
    near += [e for place in matter.places if dated for e in record.events_in(place)]
    begun = (e for e in near if context.day is None or e.first <= context.day)
    yield from (e for e in begun if e.claims.get(outcome))
    if count.outcome == "displaced" and context.day:
        yield from _flights(record, context.day + (LATER if sentence.of("later") else NOW))


def _of_the_days(record: Record, where: Setting, day: dt.date | None) -> list[Event]:
    """Events of the days that are meant, or of those before the report."""
    if where.stated and where.first and where.last and not where.whole:
        first, last = where.first, where.last
    elif day:
        first, last = day - NEWS, day
    else:
        return []
    return [] if last - first > 4 * NEWS else record.between(first - NEWS, last + NEWS)


def _flights(record: Record, day: dt.date) -> list[Event]:
    """The last flight up to a day: who had to leave stays a refugee, and is counted for years."""
    first, _ = record.phase_days[record.last_war(day)]
    counted = [e for e in record.between(first, day)
               if first <= e.first <= day and e.claims["displaced"] >= FLIGHT]  # fmt: skip
    return sorted(counted, key=lambda e: e.first)[-1:]


def _periods(record: Record, context: Context, here: Setting) -> Iterator[Setting]:
    """The period of the days, of the report, of before, and ``the war``, each as a whole."""
    day = context.day
    phases = [here.phase_id, record.phase_at(day, day) if day else None]
    phases += [record.war_just_over(here.last), record.war_just_over(day)]
    phases += [record.last_war(day), context.war, context.setting.phase_id]
    for phase in dict.fromkeys(filter(None, phases)):
        first, last = record.phase_days.get(phase, (None, None))
        yield Setting(None, phase, None, first, last, whole=True, stated=True)
    yield Setting(None, ACROSS, None, whole=True)


def _published(record: Record, count: Count, day: dt.date | None) -> Iterator[Setting]:
    """Of what else just this figure is published, if it is none that many have."""
    best = count.figure.best or 0
    if best < SPECIFIC or best % 10 == 0:
        return
    for claim in record.published(count.outcome, best):
        if day is None or claim.first <= day:
            event = record.by_id.get(claim.event_id or "")
            first, last = record.phase_days.get(claim.phase_id, (None, None))
            yield Setting(event, claim.phase_id, None, first, last, event is None, True)


def _days(record: Record, matter: Matter) -> Iterator[Setting]:
    """The days themselves, of no event."""
    when, here = matter.when, matter.here
    if when and not matter.spoken:
        phase = record.phase_at(when.first, when.last)
        yield Setting(None, phase, here.place_id, when.first, when.last, stated=True)
    if here.event and here.first:
        yield Setting(None, here.phase_id, here.place_id, here.first, here.last, False, here.stated)
