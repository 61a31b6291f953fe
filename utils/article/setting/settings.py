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
from utils.article.setting.events import ONE_SIDED, PARTIES, best_event, named_event
from utils.article.setting.mines import BLAST, by_mine, was_of_mines
from utils.article.setting.periods import period_of
from utils.article.setting.places import nearest, places_of
from utils.article.text.marks import Sentence, When

LATELY = dt.timedelta(days=14)


def setting(
    record: Record,
    sentence: Sentence,
    at: int,
    context: Context,
    outcome: str | None = None,
    side: str | None = None,
) -> Setting:
    """The event, period, place and days of what stands at a place of a sentence."""
    place = nearest(places_of(record, sentence), at)
    place_id = record.place_of(place.value, sentence, place) if place else None
    place_id = place_id or (context.town if sentence.has("town") else None)
    mines = bool(outcome) and by_mine(sentence, at)
    context = _mined(context) if mines else context
    named = named_event(record, sentence, at, outcome, context.day)
    when, told = when_of(sentence, at, context.day)
    fits = named and (not mines or was_of_mines(named))
    if named and fits:
        place_id = place_id or named.place_id
        return Setting(named, named.phase_id, place_id, named.first, named.last, stated=True)
    phase = period_of(record, sentence, at, when, context)
    if phase and not (place_id and is_specific(place_id)):
        first, last = record.phase_days[phase]
        return Setting(None, phase, place_id, first, last, whole=True, stated=True)
    spoke = when.last if told and when else None
    if told and context.paragraph == sentence.paragraph and context.setting.event:
        when = None  # the day of the words says nothing against what was spoken of
    where = _by_day(record, sentence, context, when, place_id, outcome, side)
    if mines:
        return _of_years(record, where, when, context.day)
    return _just_over(record, where, place_id, spoke) or where


def _of_years(record: Record, where: Setting, when: When | None, day: dt.date | None) -> Setting:
    """The blast of the day or the years in which mines killed people, for another event."""
    if where.event is None or was_of_mines(where.event):
        return where
    first, last = (when.first, when.last) if when else (day and day - NEWS_LAG, day)
    if not first or not last:
        return replace(where, event=None, phase_id=None)
    near = record.between(first, last) if last - first <= LATELY else []
    event = next((e for e in reversed(near) if e.kind == BLAST and e.first >= first), None)
    phase = event.phase_id if event else record.phase_at(first, last)
    return Setting(event, phase, where.place_id, first, last, stated=when is not None)


def _mined(context: Context) -> Context:
    """What was spoken of before, as far as mines did it."""
    known = [*filter(was_of_mines, context.spoken_of)]
    before = replace(context.setting, event=next(iter(known[-1:]), None))
    return replace(context, setting=before, spoken_of=known)


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
    outcome: str | None,
    side: str | None,
) -> Setting:
    before = context.setting if context.paragraph == sentence.paragraph else Setting()
    if outcome and before.event and not before.event.deadly:
        before = replace(before, event=None)  # a resolution or a statement hurts nobody
    if outcome and before.event and not before.event.claims.get(outcome) and when is None:
        fight = _counted_then(record, before.event, outcome, side)
        if fight:
            place_id = place_id or fight.place_id
            return Setting(fight, fight.phase_id, place_id, fight.first, fight.last)
    if outcome and before.event and not _counts(before.event, outcome, side):
        before = replace(before, event=None)
    if _still(record, sentence, before, when, place_id):
        return replace(before, place_id=place_id or before.place_id)
    first, last = _days(when, before, context)
    if first is None or last is None:
        return _by_place(record, place_id, outcome, context.day)
    place_id = place_id or (before.place_id if when and outcome else None)
    stated = when is not None or before.stated
    until = context.day if context.day and not stated else last + dt.timedelta(days=1)
    args = (place_id, outcome, side, until, context.spoken_of)
    event = best_event(record, sentence, first, last, *args)
    open_place = not (place_id and is_specific(place_id))
    if outcome and open_place and event not in context.spoken_of and (event is None or not stated):
        event = _lately(record, context, outcome, side, last) or event
    start = last if last - first <= dt.timedelta(days=7) else first
    phase_id = event.phase_id if event else record.phase_at(start, last)
    if event is None and when is None and place_id and is_specific(place_id):
        there = _by_place(record, place_id, outcome, context.day)
        if there.event:
            return there
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


def _counted_then(record: Record, before: Event, outcome: str, side: str | None) -> Event | None:
    """``They took the heights. Two died``: of an event that counts nobody, the fight of its day."""
    near = [e for e in record.between(before.first, before.last)
            if e.deadly and e.claims.get(outcome) and _counts(e, outcome, side)]  # fmt: skip
    return max(near, key=lambda e: e.claims[outcome], default=None)


def _lately(
    record: Record, context: Context, outcome: str, side: str | None, last: dt.date
) -> Event | None:
    """The event of these two weeks that the report spoke of last, for a count of the news.

    In a war the counts of the news are its totals. Peacekeepers and others die so rarely that
    they need not have been spoken of.
    """
    day = context.day
    if day is None or day - last > NEWS_LAG:
        return None
    pool = [e for e in reversed(context.spoken_of) if not record.is_war(e.phase_id)]
    pool += record.between(day - LATELY, day) if side in ONE_SIDED else []
    return next((e for e in pool if e.deadly and e.claims.get(outcome)
                 and day - LATELY <= e.last and e.first <= day and _counts(e, outcome, side)),
                None)  # fmt: skip


def _counts(event: Event, outcome: str, side: str | None) -> bool:
    """Whether an event that is spoken of can be the one whose people of a side are counted."""
    known = event.sides.get(outcome)
    if side in ONE_SIDED:
        return bool(known) and side in (known or ())
    return side not in PARTIES or not known or bool({side, "both"} & set(known))


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


def _by_place(
    record: Record, place_id: str | None, outcome: str | None, day: dt.date | None
) -> Setting:
    """Without any date a place is enough if only one event there counts such people."""
    if not place_id or not is_specific(place_id):
        return Setting(place_id=place_id)
    there = [e for e in record.events if e.place_id == place_id and e.claims.get(outcome or "", 0)
             and (day is None or e.first <= day)]  # fmt: skip
    if len(there) == 1:
        return Setting(there[0], there[0].phase_id, place_id, there[0].first, there[0].last)
    return Setting(place_id=place_id)
