"""How an event, a period or a span of days fits what a sentence says: sign by sign."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from functools import cached_property

from utils.article.counting.counts import Count
from utils.article.days.chosen import began_else, when_of
from utils.article.known.record import Record, is_specific
from utils.article.known.rows import Event
from utils.article.setting.context import Context, Setting
from utils.article.setting.events import WIDE, told_points
from utils.article.setting.mines import by_mine, of_mines, was_of_mines
from utils.article.setting.places import places_of
from utils.article.text.marks import Sentence, When

EXACT = 3
"""Days up to which a date is one of an event."""
NEWS = 4
"""Days for which an event is news."""
NEAREST = ("elsewhere", "told", "named", "wide", "district", "unit", "place")
"""How a place can lie to an event's, the nearest last."""
TELLING = ("elsewhere", "told", "district", "unit", "place")
STOCK = ("captured", "missing")
MOST = 3.0
POINTING = ("event.named", "event.spoken_last", "event.spoken_before", "event.spoken_early",
            "event.in_days", "event.shorter", "event.news", "event.words",
            "place.place", "place.unit", "place.district")  # fmt: skip
"""Signs of which an event needs one to be pointed to by more than a figure."""


@dataclass(frozen=True)
class Matter:
    """What a sentence says of the matter of one count, as far as signs need it."""

    record: Record
    sentence: Sentence
    count: Count
    context: Context
    here: Setting
    """As the sentence is read without its number."""
    last: Setting | None
    """Of what was counted before in the sentence."""
    order: tuple[Event, ...] = field(default=())
    """The events of the report so far, those spoken of last first."""

    @cached_property
    def _when(self) -> tuple[When | None, bool]:
        return when_of(self.sentence, self.count.start, self.context.day)

    @property
    def when(self) -> When | None:
        """The days that belong to the count."""
        return self._when[0]

    @property
    def spoken(self) -> bool:
        """Whether these are only the days on which something was said."""
        return self._when[1]

    @cached_property
    def places(self) -> list[str]:
        """The places in the sentence that can single out an event."""
        marks = places_of(self.record, self.sentence)
        found = [self.record.place_of(m.value, self.sentence, m) for m in marks]
        return [place for place in found if is_specific(place)]

    @cached_property
    def named(self) -> set[str]:
        return {m.value.split("|")[0] for m in self.sentence.of("event")}

    @cached_property
    def words(self) -> set[str]:
        return {t.letters for t in self.sentence.tokens if len(t.letters) > 4}

    @cached_property
    def by_mine(self) -> bool:
        return by_mine(self.sentence, self.count.start)


def matching(matter: Matter, choice: Setting) -> dict[str, float]:
    """The signs for one choice of event, period or days; see ``weights.csv``."""
    signs = _event(matter, choice.event) if choice.event else {}
    if choice.event is None:
        signs = _whole(matter, choice) if choice.whole else _days(matter)
    signs["setting.here"] = choice is matter.here
    last = matter.last
    signs["setting.last"] = last is not None and choice.event is last.event
    return signs


def _event(matter: Matter, event: Event) -> dict[str, float]:
    sentence = matter.sentence
    counted = event.claims.get(matter.count.published_as, 0)
    named = event.event_id in matter.named
    signs: dict[str, float] = {
        "event": 1,
        "event.named": named,
        "event.counts": math.log1p(counted),
        "event.counts_none": not counted,
        "event.words": min(MOST, len(matter.words & event.words)),
        "event.tells": min(MOST, told_points(sentence, event) / 1.5),
        "event.period_named": bool(sentence.of("phase")),
        "event.in_war": matter.record.is_war(event.phase_id),
        "event.began_else": began_else(sentence, event.first),
    }
    if event in matter.order:
        rank = matter.order.index(event)
        signs["event.spoken_" + ("last" if rank == 0 else "before" if rank == 1 else "early")] = 1
    if matter.by_mine:
        signs["event.of_mines" if was_of_mines(event) else "event.not_of_mines"] = 1
    if matter.places:
        near = max((matter.record.nearness(p, event) for p in matter.places), key=NEAREST.index)
        signs |= {f"place.{near}": 1} if near in TELLING else {}
    signs |= _of_days(matter, event)
    signs["event.unpointed"] = not any(signs.get(sign) for sign in POINTING)
    return signs


def _of_days(matter: Matter, event: Event) -> dict[str, float]:
    """How an event lies to the days that are given, or else to the report."""
    when, day = matter.when, matter.context.day
    if when is None:
        age = (day - event.last).days if day else 0
        return {"event.age": _size(age), "event.news": age <= NEWS} if day else {}
    if event.first > when.last or event.last < when.first:
        apart = max((event.first - when.last).days, (when.first - event.last).days)
        return {"event.apart_from_words" if matter.spoken else "event.apart": _size(apart)}
    exact = when.days <= EXACT
    longer = when.days / ((event.last - event.first).days + 1)
    return {
        "event.in_days": exact,
        "event.begins": exact and abs((event.first - when.first).days) <= 1,
        "event.shorter": max(0.0, math.log10(longer)),
    }


def _size(days: int) -> float:
    """How many days, in powers of ten."""
    return min(MOST, math.log10(1 + max(0, days)))


def _whole(matter: Matter, choice: Setting) -> dict[str, float]:
    """A period as a whole."""
    record, context, sentence = matter.record, matter.context, matter.sentence
    day, phase = context.day, choice.phase_id or ""
    signs: dict[str, float] = {
        "whole": 1,
        "whole.named": bool(sentence.of("phase")),
        "whole.place_named": bool(matter.places),
        "whole.war": record.is_war(phase),
        "whole.across": phase not in record.phase_days,
        "whole.standing": phase not in record.phase_days and _standing(matter),
        "whole.of_here": phase == matter.here.phase_id,
        "whole.of_report": day is not None and phase == record.phase_at(day, day),
        "whole.spoken_of": phase == context.war,
    }
    when = matter.when
    if when and not matter.spoken:
        first, last = record.phase_days.get(phase, (dt.date.min, dt.date.max))
        signs["whole.apart"] = last < when.first or when.last < first
    return signs


def _standing(matter: Matter) -> bool:
    """Whether such people are counted for years: who is held or missing, and victims of mines."""
    return matter.by_mine or of_mines(matter.sentence) or matter.count.outcome in STOCK


def _days(matter: Matter) -> dict[str, float]:
    """The days themselves, of no event that is known."""
    when = matter.when if not matter.spoken else None
    return {
        "days": 1,
        "days.given": when is not None and when.days <= WIDE,
        "days.span_given": when is not None and when.days > WIDE,
    }
