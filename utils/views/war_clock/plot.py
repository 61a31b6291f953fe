"""The halves of a ``WarClock`` chart: lines on the clock, columns of what is not on it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import (
    FixedLocator,
    FuncFormatter,
    LogLocator,
    MaxNLocator,
    MultipleLocator,
    NullLocator,
)

from utils.charts import style
from utils.charts.drawing import add_line, quiet_frame
from utils.charts.sheet import MARGIN, Sheet
from utils.data.figures import number
from utils.data.records import gathered, records
from utils.data.speakers import SPEAKERS
from utils.language import Phrases, lower, say
from utils.views.tolls.place import Box, free_place, write_beside
from utils.views.tolls.time import DAILY, DAILY_GAP, LONG_GAP, When, runs
from utils.views.war_clock.marks import (
    ARROW,
    STROKES,
    Scale,
    draw_figure,
    points,
    strength,
    way,
)
from utils.views.war_clock.wars import WARS

if TYPE_CHECKING:
    from utils.views.war_clock.view import WarClock

UNEQUAL = 8
"""Days are logarithmic where the longest war has more than so many times those of the shortest."""
LOG_DAYS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 4000)
TITLES = Phrases(
    {
        "day": "Day since the first day of each war",
        "month": "Months since the first day of each war",
        "share": "Share of the war’s duration that had passed, in percent",
    }
)
FLOOR = 16.0
"""A label needs so much room below its mark, in points, or it would stand in the axis."""
NEAR = 6.4
"""Least distance between two marks of a column, in points."""
Place = tuple[float, float, float, float]
"""Left, top, width and height of axes on the sheet, in points."""


def stretched(view: WarClock, rows: pd.DataFrame) -> bool:
    """Whether the days of a clock are drawn logarithmically, so that short wars can be seen."""
    days = rows.loc[rows["place"] == "clock", "war_days"]
    return view.clock == "day" and len(days) > 0 and days.max() > UNEQUAL * days.min()


def y_limits(rows: pd.DataFrame, scale: Scale) -> tuple[float, float]:
    """The ends of the vertical axis, for both halves."""
    ends = [scale.ends(row) for row in records(rows)]
    lowest, highest = min(low for low, _ in ends), max(high for _, high in ends)
    if scale.scale == "log":
        return lowest / 2, max(highest, lowest * 4) * 2
    return 0.0, max(highest, 4 if scale.measure == "total" else 0.1) * 1.16


def draw_clock(
    sheet: Sheet, box: Place, view: WarClock, rows: pd.DataFrame, scale: Scale,
    limits: tuple[float, float],
) -> None:  # fmt: skip
    """Draw the figures that have a place on the clock, with a line for each claimant."""
    left, top, width, height = box
    axes = sheet.axes(*box)
    log_days, every = stretched(view, rows), records(rows)
    _vertical(axes, scale, limits)
    _horizontal(axes, view, every, log_days)
    quiet_frame(axes)
    heading = (
        say("On the clock") if view.measure == "total" else say("On the clock, people per day")
    )
    sheet.text(left, top - 17, heading, style.BODY, weight="bold")
    title = TITLES[view.clock] + (f" {say('(logarithmic)')}" if log_days else "")
    start = min(left, sheet.width - MARGIN - style.text_width(title, style.SMALL))
    sheet.text(start, top + height + 25, title, style.SMALL, color=style.QUIET)
    taken = []
    for of_war in gathered(every, "war").values():
        for members in gathered(of_war, "claimant_id").values():
            taken += _line(axes, view, members, scale)
    for row in every:
        x = _x(view, row)
        if row.day != row.last_day:
            _level(axes, view, row, scale)
        draw_figure(axes, row, x, scale)
        taken.append(_covered(axes, x, row, scale))
    _labels(axes, view, every, scale, taken, (width, height))


def _x(view: WarClock, row: Any) -> float:
    return view.time((int(row.day) + int(row.last_day)) / 2, row.war_days)


def _vertical(axes: Axes, scale: Scale, limits: tuple[float, float]) -> None:
    if scale.scale == "log":
        axes.set_yscale("log")
        few = limits[1] / limits[0] < 400
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if few else (1.0,)))
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.set_ylim(*limits)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value, 6))))


def _horizontal(axes: Axes, view: WarClock, rows: list[Any], log_days: bool) -> None:
    reached = max(view.time(max(int(row.last_day), row.war_days), row.war_days) for row in rows)
    if log_days:
        axes.set_xscale("log")
        axes.set_xlim(0.85, reached * 1.25)
        axes.xaxis.set_major_locator(FixedLocator(LOG_DAYS))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        axes.set_xlim(0, reached * 1.04)
        years = view.clock == "month" and reached > 24
        axes.xaxis.set_major_locator(MultipleLocator(12) if years else MaxNLocator(6, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


def _line(axes: Axes, view: WarClock, members: list[Any], scale: Scale) -> list[Box]:
    """Join figures of one claimant that are near in time; return the room that the steps take.

    The line is thin and pale once the war was over.
    """
    current = [row for row in members if row.status == "current"]
    rows = [row for row in current if scale.here(row) is not None]
    gap = DAILY_GAP if len(rows) and rows[0].war_days <= DAILY else LONG_GAP
    known = [When(int(row.day), int(row.last_day)) for row in rows]
    pairs = [(rows[a], rows[b]) for run in runs(known, gap) for a, b in itertools.pairwise(run)]
    room = []
    for one, other in pairs:
        xs, ys = [_x(view, one), _x(view, other)], [scale.ends(one)[1], scale.ends(other)[1]]
        after = other.last_day > other.war_days
        add_line(
            axes, xs, ys, drawstyle="steps-post", zorder=3, linewidth=0.8 if after else 1.4,
            color=scale.colour(one.war, 0.6 if after else 1.0), linestyle=STROKES[one.war],
        )  # fmt: skip
        (left, bottom), (right, top) = (points(axes, x, y) for x, y in zip(xs, ys, strict=True))
        room.append(Box(left, bottom - 1, right - left, 2.0))
        room.append(Box(right - 1, min(bottom, top), 2.0, abs(top - bottom)))
    return room


def _level(axes: Axes, view: WarClock, row: Any, scale: Scale) -> None:
    """A thin line over the days that a month or a year can mean."""
    xs = [view.time(int(day), row.war_days) for day in (row.day, row.last_day)]
    for value in sorted(set(scale.ends(row))):
        add_line(axes, xs, [value] * 2, color=scale.colour(row.war, 0.5), linewidth=0.8, zorder=2.5)


def _covered(axes: Axes, x: float, row: Any, scale: Scale) -> Box:
    low, high = (points(axes, x, value) for value in scale.ends(row))
    over = ARROW if way(row) > 0 else 0
    return Box(low[0] - 2.6, low[1] - 2.6, 5.2, high[1] - low[1] + 5.2 + over)


def _labels(
    axes: Axes, view: WarClock, rows: list[Any], scale: Scale, taken: list[Box],
    size: tuple[float, float],
) -> None:  # fmt: skip
    """Name each war at its last figure, once for everybody who speaks in the same way."""
    room = Box(0, 0, *size)
    wars = gathered(rows, "war").items()
    voices = {war: len({row.speaker for row in members}) for war, members in wars}
    spots = [(row, points(axes, _x(view, row), scale.ends(row)[1])) for row in rows]
    ordered = sorted(spots, key=lambda each: (each[0].last_day, each[1][1]))
    latest = {(row.war, row.speaker): (row, spot) for row, spot in ordered}
    for (war, speaker), (row, spot) in latest.items():
        voice = f", {lower(SPEAKERS[speaker])}" if voices[war] > 1 else ""
        name = f"{WARS[war].short}{voice}"
        others = [place for other, place in spots if (other.war, other.speaker) != (war, speaker)]
        every = [place for other, place in spots if other.claim_id != row.claim_id]
        words = [f"{name}: {scale.words(row)}", name]
        free = free_place(spot, words[:1], style.SMALL, room, taken, every)
        if free := free or free_place(spot, words, style.SMALL, room, taken, others):
            taken.append(free[1])
            write_beside(axes, free[0], spot, free[1], size)


# ---- columns


def draw_edge(
    sheet: Sheet, box: Place, lengths: dict[str, str], rows: pd.DataFrame, scale: Scale,
    limits: tuple[float, float], numbered: bool,
) -> None:  # fmt: skip
    """Draw a column for each war with the figures that have no day on the clock.

    ``lengths`` says of each war, in the order of the columns, how long it was.
    """
    left, top, width, height = box
    axes = sheet.axes(*box)
    _vertical(axes, scale, limits)
    axes.set_xlim(0, width)
    axes.xaxis.set_major_locator(NullLocator())
    quiet_frame(axes, numbered=numbered)
    heading = say("Later or without a day") if not numbered else say("Totals only")
    sheet.text(left, top - 17, heading, style.BODY, weight="bold")
    column, wars = width / len(lengths), gathered(records(rows), "war")
    for place, (war, length) in enumerate(lengths.items()):
        middle = (place + 0.5) * column
        x, below = left + middle, top + height
        how = {"ha": "center", "color": style.QUIET}
        sheet.text(x, below + 10, WARS[war].short, style.SMALL, **(how | {"color": style.INK}))
        sheet.text(x, below + 18.5, length, max(6.2, style.LEAST), **how)
        _column(axes, wars.get(war, []), middle, column, scale)


def _column(axes: Axes, rows: list[Any], middle: float, column: float, scale: Scale) -> None:
    """Put marks above each other, aside where they would hide each other; name the ends."""
    if not rows:
        axes.text(
            middle, 0.5, say("none in\nthe data"), size=max(6.2, style.LEAST), color=style.QUIET,
            ha="center", va="center", transform=axes.get_xaxis_transform(),
        )  # fmt: skip
        return
    ordered = sorted(rows, key=lambda row: (scale.ends(row), row.claim_id))
    taken: list[tuple[float, float, float]] = []
    for row in ordered:
        low, high = (points(axes, 0, value)[1] for value in scale.ends(row))
        aside = _aside(low, high, taken, column)
        taken.append((aside, low, high))
        draw_figure(axes, row, middle + aside, scale)
    top = max(range(len(ordered)), key=lambda place: scale.ends(ordered[place])[1])
    if taken[0][1] > FLOOR:
        _end_label(axes, ordered[0], middle + taken[0][0], scale, -1)
    if top or taken[0][1] <= FLOOR:
        _end_label(axes, ordered[top], middle + taken[top][0], scale, 1)
    own = _latest_own(ordered)
    if own is not None and own not in (0, top):
        _own_label(axes, ordered[own], middle, taken, own, column, scale)


def _latest_own(rows: Sequence[Any]) -> int | None:
    """Where the latest figure of the side itself stands, if nothing has replaced it."""
    dated = [
        (str(row.as_of), place)
        for place, row in enumerate(rows)
        if row.speaker == "own_side" and row.status == "current" and isinstance(row.as_of, str)
    ]
    return max(dated)[1] if dated else None


def _own_label(
    axes: Axes, row: Any, middle: float, taken: list[tuple[float, float, float]], place: int,
    column: float, scale: Scale,
) -> None:  # fmt: skip
    """Write the side's latest figure beside its mark, where no other mark stands in the way."""
    aside, _, high = taken[place]
    words = scale.words(row)
    wide = style.text_width(words, max(6.4, style.LEAST))
    for right in (1, -1):
        near, far = sorted((aside + right * 4.5, aside + right * (4.5 + wide)))
        hidden = any(
            near - 3 < other < far + 3 and bottom - 4 < high < top + 4
            for number_of_mark, (other, bottom, top) in enumerate(taken)
            if number_of_mark != place
        )
        if not hidden and -column / 2 <= near and far <= column / 2 + 4:
            axes.annotate(
                words, xy=(middle + aside, scale.ends(row)[1]), xytext=(4.5 * right, 0),
                ha="left" if right > 0 else "right", va="center", textcoords="offset points",
                size=max(6.4, style.LEAST), color=style.INK, annotation_clip=False, zorder=6,
            )  # fmt: skip
            return


def _aside(
    low: float, high: float, taken: list[tuple[float, float, float]], column: float
) -> float:
    """How far from the middle of its column a mark must stand, in points."""
    reach = int((column / 2 - 4) / NEAR)
    tries = [
        sign * step * NEAR for step in range(reach + 1) for sign in ((1, -1) if step else (1,))
    ]
    for aside in tries:
        hidden = [
            other for other, bottom, top in taken
            if abs(other - aside) < NEAR - 0.1 and low - NEAR < top and high + NEAR > bottom
        ]  # fmt: skip
        if not hidden:
            return aside
    return 0.0


def _end_label(axes: Axes, row: Any, x: float, scale: Scale, side: int) -> None:
    value = scale.ends(row)[1 if side > 0 else 0]
    arrow = ARROW if way(row) == side else 0
    axes.annotate(
        scale.words(row), xy=(x, value), xytext=(0, side * (5 + arrow)), ha="center",
        va="bottom" if side > 0 else "top", textcoords="offset points", size=max(6.4, style.LEAST),
        color=style.INK if strength(row) == 1 else style.QUIET, annotation_clip=False, zorder=6,
        bbox={"facecolor": style.GROUND, "edgecolor": "none", "alpha": 0.8, "pad": 0.3},
    )  # fmt: skip
