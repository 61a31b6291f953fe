"""The picture of ``Advance``: a map of a day beside lanes of announced places, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes

from utils import areas, style
from utils.dataset import Dataset
from utils.dates import spell, spell_day
from utils.drawing import add_line
from utils.figures import number
from utils.geometry import read_layer
from utils.language import say
from utils.records import records
from utils.sheet import MARGIN, Sheet, Words, too_small
from utils.views.territory_legend import LINE, wide_table
from utils.views.territory_map import draw_map, frame_of, place_labels, states_on
from utils.views.territory_points import read_points

if TYPE_CHECKING:
    from utils.views.advance import Advance

MAP, GUTTER, HEADING = 0.4, 16.0, 17.0
"""The map's share of the width; between it and the lanes; its heading (both in points)."""
DOT, PITCH = 3.2, 4.1
"""Diameter of a dot and the distance from one to the next, in points."""
NAME, LANE_PAD, CUMULATIVE, GAP, AXIS = 10.0, 4.0, 90.0, 12.0, 18.0
SCALE, COUNTS = 20.0, 40.0
"""Room for the numbers beside the sum, in points."""
AHEAD = 0.2
"""How strongly a dot shows whose day has not come."""
PICTURE = "map"
"""The map's name in ids."""


def draw_sheet(view: Advance, dataset: Dataset, rows: pd.DataFrame, words: Words) -> Sheet:
    """Lay everything out; the map's height and that of the lanes decide how tall the page is."""
    if style.NARROW:  # map and lanes stand beside each other, and move together
        raise too_small()
    width = (style.WIDTH - 2 * MARGIN) * MAP
    left, right, bottom, top = frame_of(read_layer(dataset.folder))
    tall = (top - bottom) * width / (right - left)
    held = areas.held(dataset, view.map_day)
    lanes = {name: _height(group, view) for name, group in rows.groupby("district", sort=False)}
    plot = sum(lanes.values()) or 40.0
    below = HEADING + tall + (len(held) + 1) * LINE + GAP
    sheet = Sheet(words, max(below + NAME + CUMULATIVE, plot) + AXIS)
    _map(sheet, view, dataset, width, tall)
    wide_table(sheet, MARGIN, sheet.plot_top + HEADING + tall + 6, width, PICTURE, held, False)
    _lanes(sheet, view, rows, lanes, plot)
    _cumulative(sheet, view, rows, sheet.plot_top + below, width)
    return sheet


def cursors(view: Advance) -> list[list[Any]]:
    """The lines that stand at the map's day: id, and points from one day to the next."""
    first, last = view.days
    return [["cursor-lanes", pace(view)], ["cursor-sum", _sum_width() / ((last - first).days + 2)]]


def _sum_width() -> float:
    return (style.WIDTH - 2 * MARGIN) * MAP - SCALE


def pace(view: Advance) -> float:
    """Points from one day to the next."""
    first, last = view.days
    return (_plot_width() - COUNTS) / ((last - first).days + 2)


def _plot_width() -> float:
    return (style.WIDTH - 2 * MARGIN) * (1 - MAP) - GUTTER


def _plot_left() -> float:
    return style.WIDTH - MARGIN - _plot_width()


def _map(sheet: Sheet, view: Advance, dataset: Dataset, width: float, tall: float) -> None:
    layer = read_layer(dataset.folder)
    left, right, *_ = frame_of(layer)
    scale = width / (right - left)
    points = [(p, p.shown([view.map_day])) for p in read_points(dataset, view.names)]
    labels = place_labels(dataset, layer, view.names, scale, small=True)
    states = states_on(view.map_day, dataset)
    axes = sheet.axes(MARGIN, sheet.plot_top + HEADING, width, tall)
    draw_map(axes, PICTURE, states, layer, labels, {}, points, scale, small=True)
    heading = {"weight": "bold", "gid": f"date-{PICTURE}"}
    sheet.text(MARGIN, sheet.plot_top + HEADING - 6, spell(view.map_day), 10, **heading)


# ---- lanes


def _lanes(
    sheet: Sheet, view: Advance, rows: pd.DataFrame, lanes: dict[Any, float], plot: float
) -> None:
    axes = sheet.axes(_plot_left(), sheet.plot_top, _plot_width(), plot)
    axes.set_ylim(plot, 0)
    _calendar(axes, view, 8, COUNTS / pace(view))
    axes.set_yticks([])
    top, ends = 0.0, (_plot_left(), sheet.width - MARGIN)
    for lane, (name, height) in enumerate(lanes.items()):
        group = rows[rows["district"] == name]
        _lane(axes, view, group, top, height)
        _counted(sheet, view, str(name), lane, group, sheet.plot_top + top, *ends)
        top += height
    _cursor(axes, view, "cursor-lanes")


def _abreast(view: Advance) -> int:
    """How many dots stand side by side on one day: two where a day is wide enough."""
    return 2 if pace(view) >= 2 * PITCH else 1


def _height(group: pd.DataFrame, view: Advance) -> float:
    highest = int(group["date"].value_counts().max())
    return float(NAME + -(-highest // _abreast(view)) * PITCH + 2 * LANE_PAD)


def _calendar(axes: Axes, view: Advance, most: int, more: float = 0.0) -> None:
    """Days on the axis, with at most so many rules after the first, weeks or more apart.

    ``more`` is the room after the last day, in days.
    """
    first, last = view.days
    axes.set_xlim(-1, (last - first).days + 1 + more)
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    ticks = list(_ticks(first, last, most))
    axes.set_xticks([(day - first).days for day in ticks])
    labels = axes.set_xticklabels([spell_day(day) for day in ticks])
    labels[0].set_horizontalalignment("left")
    axes.tick_params(axis="x", length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3)
    axes.grid(axis="x", color=style.RULE, linewidth=0.5)
    axes.set_axisbelow(True)


def _ticks(first: dt.date, last: dt.date, most: int) -> Iterator[dt.date]:
    step = max(7, -(-(last - first).days // most))
    day = first
    while day <= last:
        yield day
        day += dt.timedelta(days=step)


def _lane(axes: Axes, view: Advance, group: pd.DataFrame, top: float, height: float) -> None:
    """One district: a rule below it, and its dots above each other on their days."""
    abreast = _abreast(view)
    axes.axhline(top + height, color=style.RULE, linewidth=0.5)
    for day, members in group.groupby("date", sort=False):
        x = (dt.date.fromisoformat(str(day)) - view.days[0]).days
        for index, row in enumerate(records(members)):
            row_up, aside = divmod(index, abreast)
            shift = (aside - 0.5 * (min(abreast, len(members)) > 1)) * PITCH / pace(view)
            _dot(axes, view, row, x + shift, top + height - LANE_PAD - (row_up + 0.5) * PITCH)


def _dot(axes: Axes, view: Advance, row: Any, x: float, y: float) -> None:
    denied = isinstance(row.disputed_by, str)
    colour = style.side_colour(view.by)
    add_line(
        axes, [x], [y], marker="o", markersize=DOT, linestyle="none", clip_on=False,
        gid=f"capture-{row.capture_id}", alpha=1.0 if _come(row.date, view) else AHEAD,
        markerfacecolor=style.GROUND if denied else colour, markeredgecolor=colour,
        markeredgewidth=0.9, zorder=3,
    )  # fmt: skip


def _come(day: object, view: Advance) -> bool:
    return str(day) <= view.map_day.isoformat()


def _counted(
    sheet: Sheet, view: Advance, name: str, lane: int | str, group: pd.DataFrame, top: float,
    left: float, right: float,
) -> None:  # fmt: skip
    """A name, and how many places were announced by the day of the map."""
    sheet.text(left, top + NAME - 1, name, style.BODY)
    so_far = sum(_come(day, view) for day in group["date"])
    end = f" {say('of {total}', total=number(len(group)))}"
    sheet.text(right, top + NAME - 1, end, style.BODY, ha="right", color=style.QUIET)
    sheet.text(
        right - style.text_width(end, style.BODY), top + NAME - 1, number(so_far), style.BODY,
        ha="right", weight="bold", gid=f"count-{lane}",
    )  # fmt: skip


def _cursor(axes: Axes, view: Advance, gid: str) -> None:
    """The day of the map as a line; the script moves it."""
    x = (view.map_day - view.days[0]).days
    axes.axvline(x, color=style.INK, linewidth=0.8, gid=gid, zorder=2, clip_on=False)


def _cumulative(sheet: Sheet, view: Advance, rows: pd.DataFrame, top: float, width: float) -> None:
    """All announced places so far, day by day, below the map."""
    axes = sheet.axes(MARGIN, top + NAME + 4, _sum_width(), CUMULATIVE)
    days = pd.date_range(*view.days)
    counted = pd.to_datetime(rows["date"]).value_counts().reindex(days, fill_value=0).cumsum()
    axes.step(range(len(days)), counted, where="post", color=style.side_colour(view.by), lw=1.4)
    axes.set_ylim(0, max(counted.max(), 1) * 1.1)
    _calendar(axes, view, 3)
    axes.yaxis.tick_right()
    axes.tick_params(axis="y", length=0, labelsize=style.SMALL, labelcolor=style.QUIET)
    axes.grid(axis="y", color=style.RULE, linewidth=0.5)
    axes.locator_params(axis="y", nbins=3, integer=True)
    _counted(sheet, view, say("All districts, added up"), "all", rows, top, MARGIN, MARGIN + width)
    _cursor(axes, view, "cursor-sum")
