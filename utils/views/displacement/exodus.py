"""The flight of September 2023 by the day: steps from count to count, later counts aside."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import (
    FixedLocator,
    FuncFormatter,
    LogLocator,
    MaxNLocator,
    NullFormatter,
    NullLocator,
)

from utils.charts import style
from utils.charts.drawing import add_line, arrow, quiet_frame
from utils.charts.sheet import MARGIN, Sheet, flow
from utils.data.dates import bounds, spell, spell_day
from utils.data.figures import extent, extents, number
from utils.data.records import records
from utils.language import say
from utils.views.claims.marks import FADED, HALF, MARKERS, filled, gid
from utils.views.claims.words import speaking
from utils.views.tolls.key import draw_mark
from utils.views.tolls.place import Box, free_place, write_beside

KEY, HEAD, HEIGHT, TICKS = 16.0, 20.0, 240.0, 26.0
KEY_LINE = 11.0
LINE, GAP = 10.0, 3.0
"""Heights in points of the list of later counts: a line, and what parts two counts."""
AXIS, COLUMN, BETWEEN = 40.0, 62.0, 14.0
"""Widths in points: the numbers at the left, a later count's column, the gap between."""
SIZES = {"o": 4.6, "D": 4.0, "s": 4.2, HALF: 4.2}
SIDE = "armenian"


def draw_exodus(sheet: Sheet, rows: pd.DataFrame, scale: str) -> None:
    """Draw running counts by day and hour, and registrations made later beside or below them."""
    key = _key(sheet, rows)
    running = rows[rows["scope"] == "cumulative"]
    later = rows[rows["scope"] == "phase_total"]
    top, left = sheet.plot_top + key + HEAD, MARGIN + AXIS
    room = sheet.width - 2 * MARGIN - AXIS
    columns = COLUMN * len(later)
    width = room if style.NARROW else room - columns - BETWEEN
    limits = _limits(rows, scale)
    axes = sheet.axes(left, top, width, HEIGHT)
    _frame(axes, scale, limits)
    sheet.text(left, top - 9, say("Counts while people crossed"), style.BODY, weight="bold")
    _days(axes, running)
    taken = _steps(axes, running)
    taken += [_mark(axes, row, _x(row)) for row in records(running)]
    _name_days(axes, running, taken, (width, HEIGHT))
    if style.NARROW:
        _list_later(sheet, later, top + HEIGHT + TICKS + HEAD)
        return
    at = (left + width + BETWEEN, top)
    aside = sheet.axes(*at, columns, HEIGHT)
    _frame(aside, scale, limits)
    _later(sheet, aside, later, at)


def _x(row: Any) -> float:
    """A day as a number, with the hour where one is told, else at the end of the day."""
    day = bounds(row.as_of)[1].toordinal()
    return day + (1.0 if pd.isna(row.hour) else row.hour / 24)


def exodus_height(rows: pd.DataFrame) -> float:
    """Height of the plot in points: on a narrow page later counts stand below the others."""
    height = _key_height(rows) + HEAD + HEIGHT + TICKS
    if not style.NARROW:
        return height
    later = records(rows[rows["scope"] == "phase_total"])
    return height + HEAD + sum(LINE * len(_who(row)) + GAP for row in later)


def _key_words(rows: pd.DataFrame) -> list[tuple[str, Any]]:
    there = set(rows["mark"])
    found = [(speaking(v, rows), MARKERS[v]) for v in MARKERS if v in there]
    return [*found, (say("Pale: an earlier count of the same day"), "")]


def _places(rows: pd.DataFrame) -> list[tuple[int, float]]:
    words = _key_words(rows)
    widths = [(12 if mark else 0) + style.text_width(text, style.SMALL) for text, mark in words]
    return flow(widths, style.WIDTH - 2 * MARGIN)


def _key_height(rows: pd.DataFrame) -> float:
    return KEY + _places(rows)[-1][0] * KEY_LINE


def _key(sheet: Sheet, rows: pd.DataFrame) -> float:
    """Say above the plot what the shapes mean; return the height that this takes."""
    for (words, marker), (row, x) in zip(_key_words(rows), _places(rows), strict=True):
        left, baseline = MARGIN + x, sheet.plot_top + 9 + row * KEY_LINE
        if marker:
            draw_mark(sheet, left + 4, baseline - 2.6, marker, style.THIRD)
            left += 12
        sheet.text(left, baseline, words, style.SMALL, color=style.QUIET)
    return _key_height(rows)


def _limits(rows: pd.DataFrame, scale: str) -> tuple[float, float]:
    ends = extents(rows)
    highest = max((high for _, high in ends), default=10.0)
    if scale == "log":
        return min((low for low, _ in ends), default=1.0) / 2, highest * 2.5
    return 0.0, highest * 1.14


def _frame(axes: Axes, scale: str, limits: tuple[float, float]) -> None:
    if scale == "log":
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(LogLocator())
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.set_ylim(*limits)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


def _days(axes: Axes, rows: pd.DataFrame) -> None:
    """A tick where each day begins, its name below the middle of the day."""
    days = [bounds(date)[0].toordinal() for date in rows["as_of"]]
    first, last = min(days), max(days)
    axes.set_xlim(first - 0.1, last + 1.3)
    axes.xaxis.set_major_locator(FixedLocator(range(first, last + 2)))
    axes.xaxis.set_major_formatter(NullFormatter())
    quiet_frame(axes)
    for day in range(first, last + 1):
        date = dt.date.fromordinal(day)
        words = spell_day(date) if day == first or date.day == 1 else f"{date.day}"
        x, side = (day + 0.75, "right") if day == first else (day + 0.5, "center")
        axes.text(
            x, -0.025, words, transform=axes.get_xaxis_transform(), size=style.SMALL,
            color=style.QUIET, ha=side, va="top",
        )  # fmt: skip


def _steps(axes: Axes, rows: pd.DataFrame) -> list[Box]:
    """Join the counts of the claimant with most of them: those with an hour and the day's last.

    Returns the room that the steps take.
    """
    busiest = rows["claimant_id"].value_counts().index[0]
    mine = rows[(rows["claimant_id"] == busiest)]
    mine = mine[mine["hour"].notna() | (mine["status"] == "current")]
    joined = sorted((_x(row), extent(row.low, row.best, row.high)[1]) for row in records(mine))
    add_line(
        axes, *zip(*joined, strict=True), drawstyle="steps-post", linewidth=1.3,
        color=style.tint(style.side_colour(SIDE), 0.8), zorder=3,
    )  # fmt: skip
    corners = [_points(axes, x, y) for x, y in joined]
    room = []
    for (left, bottom), (right, top) in itertools.pairwise(corners):
        room.append(Box(left, bottom - 1, right - left, 2.0))
        room.append(Box(right - 1, bottom, 2.0, max(top - bottom, 0.0)))
    return room


def _mark(axes: Axes, row: Any, x: float) -> Box:
    colour = style.tint(style.side_colour(SIDE), 1.0 if row.status == "current" else FADED)
    value = extent(row.low, row.best, row.high)[1]
    marker = MARKERS[row.mark]
    add_line(
        axes, [x], [value], marker=marker, markersize=SIZES[marker], color=colour, linestyle="none",
        markeredgewidth=0.8 * (marker is HALF), gid=gid(row), clip_on=False,
        zorder=4 if row.status == "current" else 3.5, **filled(marker, colour),
    )  # fmt: skip
    if row.qualifier == "at_least":
        arrow(axes, x, value, (0, 1), 11, 1.5, color=colour, linewidth=0.9, zorder=3.6)
    spot = _points(axes, x, value)
    return Box(spot[0] - 3, spot[1] - 3, 6, 6 + (10 if row.qualifier == "at_least" else 0))


def _name_days(axes: Axes, rows: pd.DataFrame, taken: list[Box], size: tuple[float, float]) -> None:
    """Write the last count that each claimant gave on each day beside its mark, or with a line."""
    current = [row for row in records(rows) if row.status == "current"]
    last = {(row.as_of, row.claimant_id): row for row in current}
    spots = {row.claim_id: _spot(axes, row) for row in records(rows)}
    room = Box(0, 0, *size)
    for row in last.values():
        spot = spots[row.claim_id]
        free = free_place(spot, [row.figure], style.SMALL, room, taken, [*spots.values()])
        if free is not None:
            taken.append(free[1])
            write_beside(axes, free[0], spot, free[1], size)


def _spot(axes: Axes, row: Any) -> tuple[float, float]:
    return _points(axes, _x(row), extent(row.low, row.best, row.high)[1])


def _who(row: Any) -> list[str]:
    """When a later count was made, and by whom, in lines beside its figure."""
    told = f"{spell(row.as_of, short=True)}, {row.claimant}"
    return style.wrap(told, style.WIDTH - 2 * MARGIN - COLUMN, style.SMALL)


def _list_later(sheet: Sheet, rows: pd.DataFrame, top: float) -> None:
    """A line for each count made later: a narrow page has no room for a second scale."""
    colour = style.tint(style.side_colour(SIDE), 1.0)
    sheet.text(MARGIN, top - 9, say("Registered later"), style.BODY, weight="bold")
    for row in records(rows):
        draw_mark(sheet, MARGIN + 4, top + 4.4, MARKERS[row.mark], colour, gid(row))
        sheet.text(MARGIN + 12, top + 7, row.figure, style.SMALL)
        for line, words in enumerate(_who(row)):
            place = MARGIN + COLUMN, top + 7 + LINE * line
            sheet.text(*place, words, style.SMALL, color=style.QUIET)
        top += LINE * len(_who(row)) + GAP


def _later(sheet: Sheet, axes: Axes, rows: pd.DataFrame, corner: tuple[float, float]) -> None:
    """One column for each count made later, with who made it and when below, over the rules."""
    left, top = corner
    axes.set_xlim(0, max(COLUMN * len(rows), 1))
    axes.xaxis.set_major_locator(NullLocator())
    quiet_frame(axes, numbered=False)
    sheet.text(left, top - 9, say("Registered later"), style.BODY, weight="bold")
    for place, row in enumerate(records(rows)):
        middle = (place + 0.5) * COLUMN
        _mark(axes, row, middle)
        value = extent(row.low, row.best, row.high)[1]
        axes.annotate(
            row.figure, xy=(middle, value), xytext=(0, 6), textcoords="offset points",
            ha="center", size=style.SMALL,
        )  # fmt: skip
        lines = style.wrap(row.claimant, COLUMN - 4, max(6.2, style.LEAST))
        for line, words in enumerate([spell(row.as_of, short=True), *lines]):
            axes.annotate(
                words, xy=(middle, value), xytext=(0, -12 - 8 * line), ha="center",
                textcoords="offset points", size=max(6.2, style.LEAST), color=style.QUIET,
                bbox={"facecolor": style.GROUND, "edgecolor": "none", "pad": 0.4},
            )  # fmt: skip


def _points(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """A place of the data in points from the lower left corner of the axes."""
    pixels = axes.transData.transform((x, y)) - axes.transAxes.transform((0, 0))
    right, up = pixels * 72 / axes.figure.dpi
    return float(right), float(up)
