"""Where and when: the event or the period that a statement is about.

An event named in the sentence comes first, then the dates and places that the sentence gives, then
those of the sentence before, then the day of the report. Each event gets points for what fits;
`POINTS` says how many. Nothing here looks at the number itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from utils.article.days.chosen import NEWS_LAG, began_else, when_of
from utils.article.known.record import Record, is_specific
from utils.article.known.rows import Event
from utils.article.setting.context import Context, Setting
from utils.article.setting.events import best_event, named_events
from utils.article.setting.periods import period_of
from utils.article.setting.places import nearest, places_of
from utils.article.text.marks import Sentence, When


def setting(record: Record, sentence: Sentence, at: int, context: Context) -> Setting:
    """The event, period, place and days of what stands at a place of a sentence."""
    place = nearest(places_of(record, sentence), at)
    place_id = record.place_of(place.value, sentence, place) if place else None
    place_id = place_id or (context.town if sentence.has("town") else None)
    when, told = when_of(sentence, at, context.day)
    for event in named_events(record, sentence, at, context.day)[:1]:
        place_id = place_id or event.place_id
        return Setting(event, event.phase_id, place_id, event.first, event.last, stated=True)
    phase = period_of(record, sentence, at, when, context)
    if phase and not (place_id and is_specific(place_id)):
        first, last = record.phase_days[phase]
        return Setting(None, phase, place_id, first, last, whole=True, stated=True)
    spoke = when.last if told and when else None
    if told and context.paragraph == sentence.paragraph and context.setting.event:
        when = None  # the day of the words says nothing against what was spoken of
    where = _by_day(record, sentence, context, when, place_id)
    return _just_over(record, where, place_id, spoke) or where


def _just_over(
    record: Record, where: Setting, place_id: str | None, day: dt.date | None
) -> Setting | None:
    """What is said in the weeks after a war, and of nothing else, is said of that war."""
    war = record.war_just_over(day)
    if where.event or not war or (place_id and is_specific(place_id)):
        return None
    return Setting(None, war, place_id, *record.phase_days[war], True)


def _by_day(
    record: Record,
    sentence: Sentence,
    context: Context,
    when: When | None,
    place_id: str | None,
) -> Setting:
    before = context.setting if context.paragraph == sentence.paragraph else Setting()
    if _still(record, sentence, before, when, place_id):
        return replace(before, place_id=place_id or before.place_id)
    first, last = _days(when, before, context)
    if first is None or last is None:
        return Setting(place_id=place_id)
    stated = when is not None or before.stated
    until = context.day if context.day and not stated else last + dt.timedelta(days=1)
    event = best_event(record, sentence, first, last, place_id, until, context.spoken_of)
    open_place = not (place_id and is_specific(place_id))
    start = last if last - first <= dt.timedelta(days=7) else first
    phase_id = event.phase_id if event else record.phase_at(start, last)
    if event is None and not stated and context.setting.phase_id and open_place:
        return context.setting  # nothing is known of the day itself: still the matter of before
    over = None if stated else _just_over(record, Setting(event), place_id, context.day)
    if over:
        return over
    place_id = place_id or (event.place_id if event else None)
    return Setting(event, phase_id, place_id, first, last, stated=stated)


def _still(
    record: Record, sentence: Sentence, before: Setting, when: When | None, place_id: str | None
) -> bool:
    """Whether the event or the period of before is still meant: no other day, no other place."""
    specific = bool(place_id) and is_specific(place_id or "")
    if when:
        new = before.event is None or began_else(sentence, before.event.first)
        return not new and _goes_on(record, when, before.event, place_id)
    if before.event:
        return not specific or place_id == before.event.place_id
    return before.whole and not specific


def _goes_on(record: Record, when: When, event: Event | None, place_id: str | None) -> bool:
    """A date that holds the event spoken of before, and no other place: still that event."""
    if not event or not (when.first <= event.last and event.first <= when.last):
        return False
    specific = place_id and is_specific(place_id)
    return not specific or record.nearness(place_id or "", event) in ("place", "unit", "wide")


def _days(
    when: When | None, before: Setting, context: Context
) -> tuple[dt.date | None, dt.date | None]:
    if when:
        return when.first, when.last
    if before.stated and before.first:
        return before.first, before.last
    if context.day:
        return context.day - NEWS_LAG, context.day
    return None, None
