"""The lines of a ``Yearly`` chart: who speaks, a strip of years for each claimant, or nobody."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.scale import SymmetricalLogTransform
from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, MaxNLocator, NullLocator

from utils.charts import style
from utils.charts.drawing import quiet_frame, shade
from utils.charts.sheet import Sheet
from utils.data.figures import extent, number, point
from utils.data.records import gathered
from utils.language import plural, say
from utils.views.claims.marks import FADED, MARKERS, gid
from utils.views.claims.upright import points_of, upright
from utils.views.columns import LEAF
from utils.views.timeline.axis import ROOM, YEARS
from utils.views.tolls.key import DETAIL, HEAD, NAME, draw_mark, draw_none, draw_voice, sources_said
from utils.views.tolls.place import Box, free_place, write_beside
from utils.views.war_clock.view import war_days
from utils.views.yearly.parts import parts_said

AXIS, INDENT, ABOVE, BELOW, NONE = 34.0, 12.0, 4.0, 5.0, 15.0
"""Points: left of a strip for its numbers, to a name, above and below a strip, for a silence."""
APART, CLEAR, THIN, TICK = 5.0, 6.0, 1.6, 8.6
"""Points: between marks of a year at most, how far above each other marks need not stand aside, the
shade of a short war, between numbers."""
AIR, LOWEST, SPACE, LEAST_TOP = 13.0, 30.0, 3.5, 4.0
"""Points above the highest figure of a strip, of the lowest strip, around words; where a scale ends
at least."""
BELOW_ONE = 0.7
"""Height of the scale from zero to one, as a share of that from one to ten."""
SCALE = SymmetricalLogTransform(10, 1, BELOW_ONE)
"""Even below one, so that zero has a place."""


@dataclass(frozen=True)
class Years:
    """What all strips share: years, a scale with its highest figure, whose people, a height."""

    first: int
    last: int
    scale: str
    highest: float
    side: str
    height: float

    def up(self, value: float) -> float:
        """How many points above zero a figure stands, in every strip."""
        return self.height * self.way(value) / self.way(max(self.highest, LEAST_TOP))

    def below(self, points: float) -> float:
        """The figure that stands so many points above zero."""
        reached = points / self.height * self.way(max(self.highest, LEAST_TOP))
        if self.scale != "log":
            return reached
        return float(np.asarray(SCALE.inverted().transform(np.array([reached])))[0])

    def way(self, value: float) -> float:
        """A figure on the scale, before it is made as high as there is room for."""
        if self.scale != "log":
            return value
        return float(np.asarray(SCALE.transform(np.array([value])))[0])


@dataclass(frozen=True)
class Line:
    """A heading (``voice``), a strip (``claimant``, with its ``rows``) or a silence (``none``).

    ``one`` is a claimant with a single figure, told in words where there is little room.
    """

    kind: str
    text: str
    years: Years
    width: float
    rows: Sequence[Any] = ()
    sources: str = ""

    @property
    def height(self) -> float:
        """Points that it takes."""
        if self.kind == "one":
            return self.head + BELOW
        if self.kind != "claimant":
            return HEAD if self.kind == "voice" else NONE
        return self.head + self.strip + BELOW

    @property
    def strip(self) -> float:
        """Height of the strip itself, in points: as much of the scale as its figures need."""
        return max(self.years.up(top_of(self.rows)) + AIR, LOWEST)

    @property
    def level(self) -> int:
        """How high a heading it is, for ``columns``."""
        return 1 if self.kind == "voice" else LEAF

    def again(self) -> Line:
        """The heading at the top of a further column."""
        return replace(self, text=say("{voice}, continued", voice=self.text))

    @property
    def head(self) -> float:
        """Height of the words above the strip, in points."""
        return ABOVE + NAME * len(self.name) + DETAIL * len(self.details)

    @functools.cached_property
    def name(self) -> list[str]:
        return style.wrap(self.text, self.width - INDENT, style.BODY)

    @functools.cached_property
    def details(self) -> list[str]:
        """What stands below the name; nothing where it has room behind it."""
        room = self.width - INDENT
        return [] if self.behind else style.wrap(self.said, room, style.SMALL)

    @functools.cached_property
    def behind(self) -> str:
        """What stands behind the name, if there is room for it."""
        wide = style.text_width(self.name[0], style.BODY) + style.text_width(self.said, style.SMALL)
        return self.said if len(self.name) == 1 and wide + 8 <= self.width - INDENT else ""

    @functools.cached_property
    def said(self) -> str:
        """``37 figures, 1990–2024; source 1``; of a single one which it is."""
        first, last = self.rows[0].year, self.rows[-1].year
        span = f"{first}–{last}" if first != last else str(first)
        count = plural("{count} figure", "{count} figures", len(self.rows))
        count = self.rows[0].figure if self.kind == "one" else count
        return "; ".join(filter(None, [f"{count}, {span}", parts_said(self.rows), self.sources]))


def top_of(rows: Iterable[Any]) -> float:
    """The highest number that figures name, at least or at most."""
    ends = [extent(row.low, row.best, row.high)[1] for row in rows]
    return max(ends, default=1.0)


def strips(
    rows: Iterable[Any], years: Years, numbers: dict[str, int], width: float, brief: bool
) -> list[Line]:
    """A strip for each claimant of the rows, in their order."""
    return [
        Line(
            "one" if brief and len(members) == 1 else "claimant",
            members[0].claimant, years, width,
            rows=members, sources=sources_said([numbers[row.source_id] for row in members]),
        )
        for members in gathered(rows, "claimant_id").values()
    ]  # fmt: skip


def draw_line(sheet: Sheet, line: Line, left: float, top: float, named: bool) -> None:
    """Draw a line in its place; ``named`` strips have the names of years below them."""
    if line.kind == "voice":
        draw_voice(sheet, line.text, left, top, line.years.side)
    elif line.kind == "none":
        draw_none(sheet, left, top, line.width)
    else:
        _words(sheet, line, left, top)
        if line.kind == "claimant":
            _strip(sheet, line, left, top, named)


def _words(sheet: Sheet, line: Line, left: float, top: float) -> None:
    marker, claim = MARKERS[line.rows[0].mark], gid(line.rows[0])
    colour, told = style.side_colour(line.years.side), claim if line.kind == "one" else None
    draw_mark(sheet, left + 5, top + ABOVE + 4.4, marker, colour, told)
    x, y = left + INDENT, top + ABOVE
    for place, words in enumerate(line.name):
        sheet.text(x, y + 7 + place * NAME, words)
    y += NAME * len(line.name)
    for place, words in enumerate(line.details):
        sheet.text(x, y + 6 + place * DETAIL, words, style.SMALL, color=style.QUIET)
    if line.behind:
        aside = style.text_width(line.name[0], style.BODY) + 8
        sheet.text(x + aside, y - NAME + 7, line.behind, style.SMALL, color=style.QUIET)


def _strip(sheet: Sheet, line: Line, left: float, top: float, named: bool) -> None:
    years, width = line.years, line.width - AXIS
    axes = sheet.axes(left + AXIS, top + line.head, width, line.strip)
    axes.set_xlim(years.first, years.last + 1)
    _scale(axes, years, line.strip)
    _ticks(axes, years, width, named)
    quiet_frame(axes, tick=2.0, rules=0.4)
    _wars(axes, years, width)
    spots, taken = [], []
    for row, x in _placed(line, width):
        strength = 1.0 if row.status == "current" else FADED
        taken += upright(axes, row, x, years.side, strength, hollow=row.part != "")
        here = point(row.low, row.best, row.high)
        high = extent(row.low, row.best, row.high)[1]
        spots.append((row, points_of(axes, x, high if here is None else here)))
    _labels(axes, spots, taken, (width, line.strip))


# ---- the scales


def _scale(axes: Axes, years: Years, height: float) -> None:
    """Figures from zero up, each at the same height in every strip."""
    top = years.below(height)
    if years.scale == "log":
        axes.set_yscale("symlog", linthresh=1, linscale=BELOW_ONE)
        top_power = math.ceil(math.log10(max(years.highest, LEAST_TOP)))
        ticks = [0.0, *(10.0**power for power in range(top_power + 1) if 10.0**power <= top)]
    else:
        most = max(1, int(years.height / (2 * TICK)))
        steps = MaxNLocator(min(4, most), integer=True).tick_values(0, years.highest)
        ticks = [step for step in np.arange(9) * steps[1] if step <= top]
    axes.set_ylim(0, top)
    axes.yaxis.set_major_locator(FixedLocator(_far_enough(axes, ticks, height)))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


def _far_enough(axes: Axes, ticks: list[float], height: float) -> list[float]:
    """Numbers of the scale whose words touch neither each other nor what stands above the strip."""
    kept, last = [], -TICK
    for tick in ticks:
        _, y = points_of(axes, axes.get_xlim()[0], tick)
        if last + TICK <= y <= height - TICK / 2:
            kept.append(tick)
            last = y
    return kept


def _ticks(axes: Axes, years: Years, width: float, named: bool) -> None:
    """A tick below the middle of some years, and their names below the last strip."""
    per_year = width / (years.last + 1 - years.first)
    step = next((s for s in YEARS if s * per_year >= ROOM["years"]), 20)
    chosen = [year for year in range(years.first, years.last + 1) if year % step == 0]
    axes.xaxis.set_major_locator(FixedLocator([year + 0.5 for year in chosen]))
    names = [str(year) if named else "" for year in chosen]
    axes.xaxis.set_major_formatter(FixedFormatter(names))


def _wars(axes: Axes, years: Years, width: float) -> None:
    """Shade the days of wars; a short one is as wide as can be seen."""
    least = THIN * (years.last + 1 - years.first) / width
    for first, last in war_days().values():
        start = max(moment(first), years.first)
        end = min(moment(last + dt.timedelta(days=1)), years.last + 1)
        if start < end:
            end = max(end, start + least)
            shade(axes, start, end)


def moment(day: dt.date) -> float:
    """Where a day begins on the axis: 2020-07-01 lies near 2020.5."""
    new_year = dt.date(day.year, 1, 1)
    return day.year + (day - new_year).days / (dt.date(day.year + 1, 1, 1) - new_year).days


# ---- marks and their words


def _placed(line: Line, width: float) -> list[tuple[Any, float]]:
    """Each figure and where it stands: in the middle of its year; side by side where they meet."""
    per_year = width / (line.years.last + 1 - line.years.first)
    places = []
    for year, members in sorted(gathered(line.rows, "year").items()):
        heights = sorted(line.years.up(top_of([row])) for row in members)
        meet = any(over - under < CLEAR for under, over in itertools.pairwise(heights))
        step = min(APART / per_year, 0.9 / len(members)) if meet else 0.0
        for place, row in enumerate(members):
            places.append((row, float(year) + 0.5 + (place - (len(members) - 1) / 2) * step))
    return places


def _labels(
    axes: Axes,
    spots: list[tuple[Any, tuple[float, float]]],
    taken: list[Box],
    size: tuple[float, float],
) -> None:
    """Write figures beside their marks where nothing is hidden, the highest first."""
    room, known = Box(0, 0, *size), sorted(spots, key=lambda spot: -spot[1][1])
    taken = [_spaced(box, 2.0) for box in taken]
    for row, spot in known:
        words = row.figure if pd.isna(row.best) else number(row.best)
        others = [other for _, other in spots if other != spot]
        free = free_place(spot, [words], style.SMALL, room, taken, others, near=True)
        if free and row.status == "current":
            taken.append(_spaced(free[1], SPACE))
            write_beside(axes, free[0], spot, free[1], size)


def _spaced(box: Box, space: float) -> Box:
    """The box with some points around it."""
    return Box(box.left - space, box.bottom - space, box.width + 2 * space, box.height + 2 * space)
