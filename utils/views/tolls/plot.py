"""One part of a ``Tolls`` chart: an axis of days, a mark for each figure, a step between some."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import (
    FixedFormatter,
    FixedLocator,
    FuncFormatter,
    LogLocator,
    MaxNLocator,
    NullLocator,
)

from utils.charts import style
from utils.charts.drawing import add_line, quiet_frame, shade
from utils.charts.sheet import MARGIN, Sheet
from utils.data.figures import extent, number, point
from utils.data.records import gathered
from utils.views.claims.upright import points_of, upright
from utils.views.tolls.place import Box, free_place, write_beside
from utils.views.tolls.time import When, Window, runs, ticks, when

HEAD, NEXT, TICKS, AXIS = 17.0, 10.0, 27.0, 40.0
"""Room in points: above an axis for its heading and each further line of it, below and left of it
for its numbers."""
STROKES = {"own_side": "-", "other_side": (0, (4, 2)), "third_party": (0, (1, 1.5))}
AIR = 1.14
"""How far above the highest figure a linear scale runs."""


@dataclass(frozen=True)
class Part:
    """What one axis shows: rows in time's order, its days, and what is shaded on it."""

    window: Window
    rows: list[Any]
    day_one: int
    shaded: tuple[int, int] | None
    heading: str
    side: str
    scale: str
    height: float

    @property
    def full_height(self) -> float:
        return self.head + self.height + self.foot

    @property
    def foot(self) -> float:
        """Height of the names of days, in one line or two."""
        named = ticks(self.window, self.day_one)
        return TICKS if any("\n" in label for _, label in named) else TICKS - NEXT

    @property
    def head_lines(self) -> list[str]:
        """The heading, broken to the page."""
        return style.wrap(self.heading, style.WIDTH - 2 * MARGIN, style.BODY, "bold")

    @property
    def head(self) -> float:
        """Height of the heading, in points."""
        return HEAD + (len(self.head_lines) - 1) * NEXT

    @functools.cached_property
    def dates(self) -> dict[int, When]:
        """When each row holds, by its index, cut to the days of the axis."""
        cut = max(self.day_one, self.window.first)
        return {row.Index: when(row.as_of, cut) for row in self.rows}

    @property
    def claimants(self) -> Iterable[list[Any]]:
        """The rows of each claimant."""
        return gathered(self.rows, "claimant_id").values()


def draw_part(
    sheet: Sheet, part: Part, box: tuple[float, float, float], letters: dict[str, str]
) -> None:
    """Draw one part in a box: its left edge, top and width in points on the sheet."""
    left, top, width = box
    for number_of_line, line in enumerate(part.head_lines):
        sheet.text(left, top + 9 + number_of_line * NEXT, line, style.BODY, weight="bold")
    width -= AXIS
    axes = sheet.axes(left + AXIS, top + part.head, width, part.height)
    frame(axes, part)
    for members in part.claimants:
        steps(axes, members, part)
    taken = [box for row in part.rows for box in mark(axes, row, part)]
    _labels(axes, part, letters, taken, width)


# ---- axes


def frame(axes: Axes, part: Part) -> None:
    """Give the axes their days, their scale, and the shade of the days counted."""
    window = part.window
    pad = max(window.days * 0.02, 0.6)
    axes.set_xlim(window.first - pad, window.last + 3 * pad)
    _scale(axes, part)
    named = ticks(window, part.day_one)
    axes.xaxis.set_major_locator(FixedLocator([day for day, _ in named]))
    axes.xaxis.set_major_formatter(FixedFormatter([label for _, label in named]))
    quiet_frame(axes)
    if part.shaded:
        start, end = part.shaded
        shade(axes, start - 0.5, end + 0.5)


def _scale(axes: Axes, part: Part) -> None:
    ends = [extent(row.low, row.best, row.high) for row in part.rows]
    lowest = min((low for low, _ in ends), default=1.0)
    highest = max((high for _, high in ends), default=10.0)
    if part.scale == "log":
        axes.set_yscale("log")
        axes.set_ylim(lowest / 1.6, max(highest, lowest * 4) * 1.6)
        few = highest / lowest < 100
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if few else (1.0,)))
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        axes.set_ylim(0, max(highest, 4) * AIR)
        axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    if not part.rows:
        axes.yaxis.set_major_locator(FixedLocator([]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


# ---- marks


def _colour(part: Part, strength: float = 1.0) -> tuple[float, float, float]:
    return style.tint(style.side_colour(part.side), strength)


def steps(axes: Axes, members: list[Any], part: Part) -> None:
    """Join figures of one claimant that are near in time; a range has no point to join at."""
    points = ((part.dates[row.Index], point(row.low, row.best, row.high)) for row in members)
    known = [(date, y) for date, y in points if y is not None]
    for run in runs([date for date, _ in known], part.window.gap):
        add_line(
            axes, [known[place][0].first for place in run], [known[place][1] for place in run],
            drawstyle="steps-post", color=_colour(part, 0.7), linewidth=1.1,
            linestyle=STROKES[members[0].speaker], zorder=3,
        )  # fmt: skip


def mark(axes: Axes, row: Any, part: Part, aside: float = 0.0) -> list[Box]:
    """Draw one figure, so many days ``aside`` of its place; return the room that it takes.

    That is in points from the axes' corner.
    """
    date = part.dates[row.Index]
    if not date.is_day:
        _level(axes, date, list(extent(row.low, row.best, row.high)), part)
    return upright(axes, row, date.middle + aside, part.side)


def _level(axes: Axes, date: When, values: list[float], part: Part) -> None:
    """A thin line over the days that a month or a year can mean."""
    last = min(date.last, part.window.last)
    for value in sorted(set(values)):
        add_line(
            axes,
            [date.first, last],
            [value] * 2,
            color=_colour(part, 0.5),
            linewidth=0.8,
            zorder=2.5,
        )


# ---- labels


def _labels(
    axes: Axes, part: Part, letters: dict[str, str], taken: list[Box], width: float
) -> None:
    """Name the last figure of each claimant beside its mark, or by its letter where it is full.

    The end of an earlier run of its figures has the letter alone, where there is room for it.
    """
    room, size = Box(0, 0, width, part.height), (width, part.height)
    spots = _spots(axes, part)
    latest = _latest(part)
    last = {row.Index for row in latest}
    earlier = [row for row in _ends(part) if row.Index not in last]
    for row in [*earlier, *latest]:
        _, high = extent(row.low, row.best, row.high)
        spot = points_of(axes, part.dates[row.Index].middle, high)
        letter = letters[row.claimant_id]
        words = [f"{letter} {row.figure}", letter] if row.Index in last else [letter]
        others = [place for claimant, place in spots if claimant != row.claimant_id]
        near = row.Index not in last
        if free := free_place(spot, words, style.SMALL, room, taken, others, near):
            taken.append(free[1])
            write_beside(axes, free[0], spot, free[1], size)


def _latest(part: Part) -> list[Any]:
    """The latest figure of each claimant, the earliest of them first."""
    last = [max(reversed(rows), key=lambda row: when(row.as_of).last) for rows in part.claimants]
    return sorted(last, key=lambda row: (when(row.as_of).last, row.Index))


def _ends(part: Part) -> list[Any]:
    """The last figure of each run that a claimant's step joins, and the figures in none."""
    found = []
    for members in part.claimants:
        dates = [part.dates[row.Index] for row in members]
        joined = {place for run in runs(dates, part.window.gap) for place in run[:-1]}
        found += [row for place, row in enumerate(members) if place not in joined]
    return found


def _spots(axes: Axes, part: Part) -> list[tuple[str, tuple[float, float]]]:
    """Where the ends of each figure lie, with its claimant."""
    return [
        (str(row.claimant_id), points_of(axes, part.dates[row.Index].middle, value))
        for row in part.rows
        for value in extent(row.low, row.best, row.high)
    ]
