"""Time on a ``Tolls`` chart: days of the fighting and years after it, gaps, ticks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from utils.charts import style
from utils.data.dates import bounds, spell, spell_day, spell_span
from utils.language import say
from utils.later import pd

LEAST_DAYS = 14
"""The first part of a chart runs so many days, or as long as the fighting again, beyond its end."""
LEAST_SPLIT, TIMES = 75, 4
"""A chart has two parts if it runs over so many days, and so many times as long as the first."""
DAILY, DAILY_GAP, LONG_GAP = 150, 10, 366
"""A part of at most ``DAILY`` days is told by the day; longest gaps, in days, that a line spans."""
LONGEST_FIGHTING = 400
"""Longer periods are drawn in one part."""
MOST_TICKS = 9


@dataclass(frozen=True)
class Days:
    """Days of the calendar as ordinals, both ends in."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    @property
    def words(self) -> str:
        return spell_span(dt.date.fromordinal(self.first), dt.date.fromordinal(self.last))


@dataclass(frozen=True)
class Window(Days):
    """A stretch of the calendar that is drawn on one axis."""

    @property
    def daily(self) -> bool:
        return self.days <= DAILY

    @property
    def gap(self) -> int:
        """Most days between two figures of one claimant that a line may join."""
        return DAILY_GAP if self.daily else LONG_GAP


@dataclass(frozen=True)
class When:
    """The days that an as-of date can mean: one day, or those of a month or a year."""

    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2

    @property
    def is_day(self) -> bool:
        return self.first == self.last


def when(as_of: str, not_before: int = 0) -> When:
    """The days of a partial date, none of them before the counted days begin if that can be."""
    first, last = (day.toordinal() for day in bounds(as_of))
    return When(min(max(first, not_before), last), last)


def windows(dates: list[str], start: Any, end: Any) -> list[Window]:
    """The parts in which figures of these dates are drawn: one, or fighting and afterwards.

    ``start`` and ``end`` are the first and last day counted (``NaT`` where there is none).
    """
    opening = None if pd.isna(start) else start.date().toordinal()
    known = [when(date, opening or 0) for date in dates]
    first = min([*([opening] if opening else []), *(each.first for each in known)], default=1)
    last = max((each.last for each in known), default=first + 1)
    split = _split(opening, end)
    early = [each.last for each in known if split and each.last <= split]
    late = [each.first for each in known if split and each.last > split]
    edge = max(early, default=first)
    if not early or not late or last - first < max(LEAST_SPLIT, TIMES * (edge - first)):
        return [Window(first, max(last, first + 1))]
    return [Window(first, edge), Window(max(edge + 1, min(late)), last)]


def _split(opening: int | None, end: Any) -> int | None:
    """The last day of the first part, where the counted days are few enough to have one."""
    if opening is None or pd.isna(end):
        return None
    closing = end.date().toordinal()
    fighting = closing - opening + 1
    if fighting > LONGEST_FIGHTING:
        return None
    return closing + max(fighting, LEAST_DAYS)


def ticks(window: Window, day_one: int) -> list[tuple[int, str]]:
    """Days to be named below an axis, with their names; single days also by their number.

    Days are counted from ``day_one`` on the part of a chart that begins with it.
    """
    if window.daily:
        step = next(s for s in (1, 2, 7, 14, 28) if window.days / s <= MOST_TICKS)
        days = range(window.first, window.last + 1, step)
        counts = {
            day: f"\n{say('day {number}', number=day - day_one + 1)}"
            for day in days
            if window.first == day_one
        }
        return [(day, f"{_day(day)}{counts.get(day, '')}") for day in days]
    months = [month for month in _months(window) if window.first <= month.toordinal()]
    most = MOST_TICKS / 2 if style.NARROW else MOST_TICKS
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if len(months) / s <= most), 480)
    chosen = [month for month in months if (month.year * 12 + month.month - 1) % step == 0]
    return [(month.toordinal(), _month(month, step)) for month in chosen]


def _months(window: Window) -> Iterator[dt.date]:
    month = dt.date.fromordinal(window.first).replace(day=1)
    while month.toordinal() <= window.last:
        yield month
        month = (month + dt.timedelta(days=32)).replace(day=1)


def _day(day: int) -> str:
    return spell_day(dt.date.fromordinal(day))


def _month(month: dt.date, step: int) -> str:
    return f"{month.year}" if step >= 12 else spell(f"{month:%Y-%m}", short=True)


def runs(dates: list[When], gap: int) -> list[list[int]]:
    """Which figures of one claimant a line may join, by their places in a list in time's order.

    Only figures of known days are joined, and none across more than ``gap`` days.
    """
    found: list[list[int]] = []
    for place, date in enumerate(dates):
        if not date.is_day:
            continue
        if found and date.first - dates[found[-1][-1]].first <= gap:
            found[-1].append(place)
        else:
            found.append([place])
    return [run for run in found if len(run) > 1]
