"""A stretch of the calendar as a horizontal axis: from decades down to single days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from utils.data.dates import parse_day, spell, spell_day, spell_month
from utils.data.schema import default_package
from utils.errors import ViewError
from utils.later import pd
from utils.views.territory.view import covered, last_day

ROOM = {"years": 27.0, "months": 26.0, "days": 34.0}
"""Least points between two ticks that carry a name."""
YEARS, MONTHS, DAYS = (1, 2, 5, 10), (1, 2, 3, 6), (1, 2, 7, 14)
A_YEAR = 365.25


@dataclass(frozen=True)
class Tick:
    """A place on the axis, in points, with its name."""

    x: float
    name: str


@dataclass(frozen=True)
class Calendar:
    """Days from ``first`` to ``last``, both in, drawn from ``left`` over ``width`` points."""

    first: dt.date
    last: dt.date
    left: float
    width: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def per_day(self) -> float:
        """Points that one day takes."""
        return self.width / self.days

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, day: dt.date, part: float = 0.5) -> float:
        """Where a day lies, in points: its beginning (0), its middle (0.5), its end (1).

        Days before or after the calendar lie at its edge.
        """
        x = self.left + ((day - self.first).days + part) * self.per_day
        return min(max(x, self.left), self.right)

    def ticks(self) -> list[Tick]:
        """Years, months or days with a name, as many as there is room for."""
        if A_YEAR * self.per_day * YEARS[0] < 3 * ROOM["years"]:
            return self._years()
        if 30.4 * self.per_day < 4 * ROOM["days"]:
            return self._months()
        return self._days()

    def _years(self) -> list[Tick]:
        step = next((s for s in YEARS if s * A_YEAR * self.per_day >= ROOM["years"]), 20)
        years = range(self.first.year, self.last.year + 1)
        starts = [dt.date(year, 1, 1) for year in years if year % step == 0]
        return [Tick(self.x(day, 0), str(day.year)) for day in starts if day >= self.first]

    def _months(self) -> list[Tick]:
        step = next((s for s in MONTHS if s * 30.4 * self.per_day >= ROOM["months"]), 12)
        starts = [
            day
            for day in months(self.first, self.last)
            if day >= self.first and (day.month - 1) % step == 0
        ]
        return [
            Tick(self.x(day, 0), _named(day, day.month == 1 or day == starts[0])) for day in starts
        ]

    def _days(self) -> list[Tick]:
        step = next((s for s in DAYS if s * self.per_day >= ROOM["days"]), 28)
        days = [self.first + dt.timedelta(days=each) for each in range(0, self.days, step)]
        names = [spell_day(day) for day in days]
        names[0] = f"{names[0]} {days[0].year}"
        return [Tick(self.x(day), name) for day, name in zip(days, names, strict=True)]


def _named(month: dt.date, with_year: bool) -> str:
    return spell(f"{month:%Y-%m}", short=True) if with_year else spell_month(month)


def months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The first days of the months that a span of days touches."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + dt.timedelta(days=32)).replace(day=1)


def span(start: str, end: str) -> tuple[dt.date, dt.date]:
    """Two days as dates; an empty ``end`` is the last day of the data.

    Raises ``ViewError`` for a day that the data does not cover, or an end before the start.
    """
    covered("start", start)
    if end:
        covered("end", end)
    first, last = parse_day(start), parse_day(end) if end else last_day()
    if last < first:
        raise ViewError(
            f"The first day, {spell(first)}, lies after the last, {spell(last)}: "
            "choose an earlier first day or a later last one."
        )
    return first, last


def looked_through(start: str, end: str) -> tuple[dt.date, dt.date]:
    """The days of a span that were looked through for events, for titles and axes.

    A span that begins later than that stays whole.
    """
    first, last = span(start, end)
    until = default_package().covered_to
    return first, min(last, until) if first <= until else last


def touching(events: pd.DataFrame, first: dt.date, last: dt.date) -> pd.Series:
    """Which events have a day within a span; one without an end is still going on."""
    ends = events["date_end"].fillna(pd.Timestamp(last_day()))
    return (events["date_start"] <= pd.Timestamp(last)) & (ends >= pd.Timestamp(first))
