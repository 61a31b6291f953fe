"""The picture of ``Advance``: a map of a day beside lanes of announced places, day by day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from utils.charts import style
from utils.charts.drawing import add_line, rules_across, rules_up
from utils.charts.sheet import MARGIN, Sheet, Words
from utils.data import areas
from utils.data.dataset import Dataset
from utils.data.dates import spell, spell_day
from utils.data.figures import number
from utils.data.geometry import read_layer
from utils.data.records import gathered, records
from utils.language import say
from utils.views.advance.places import first_told, handed
from utils.views.territory.labels import place_labels
from utils.views.territory.legend import listed, wide_height, wide_table
from utils.views.territory.map import draw_map, states_on
from utils.views.territory.outline import frame_of
from utils.views.territory.points import read_points

if TYPE_CHECKING:
    from utils.views.advance.view import Advance

MAP, WIDE_MAP, GUTTER, HEADING = 0.4, 0.25, 16.0, 17.0
"""The map's share of the width, and of that of a slide; between it and the lanes; its heading (both
in points)."""
DOT, PITCH, LEAST_PITCH = 3.2, 4.1, 2.4
"""Diameter of a dot, the distance from one to the next and the least such, in points."""
THIN_COLUMN, THIN_MAP, THIN_PITCH, THIN_PAD = 0.43, 0.3, 2.9, 2.5
"""Where the page has little room: the map's share of a column, with the sum beside it, and of a
square; from one dot to the next; above and below the dots of a lane."""
NAME, LANE_PAD, CUMULATIVE, GAP, AXIS = 10.0, 4.0, 94.0, 12.0, 18.0
TOTAL = NAME + CUMULATIVE + AXIS
WEEK, SUM_WEEK = 37.0, 60.0
"""Room for the name of a day below the lanes and below the sum, in points."""
SCALE, COUNTS = 20.0, 40.0
"""Room for the numbers beside the sum, in points."""
AHEAD = 0.2
"""How strongly a dot shows whose day has not come."""
MARKERS = {False: "o", True: "^"}
"""The shape of a place that was taken, and of one that was handed over."""
PICTURE = "map"
"""The map's name in ids."""


Lanes = dict[str, float]
"""The districts of a column with the heights of their lanes."""


@dataclass(frozen=True)
class Places:
    """Where things stand, in points from the plot's corner: left edges and tops."""

    total: tuple[float, float]
    lanes: list[tuple[float, float]]
    height: float


def draw_sheet(view: Advance, dataset: Dataset, rows: pd.DataFrame, words: Words) -> Sheet:
    """Lay everything out; the map's height and that of the lanes decide how tall the page is."""
    width = _map_width()
    left, right, bottom, top = frame_of(read_layer(dataset.folder))
    tall = (top - bottom) * width / (right - left)
    held = listed(areas.held(dataset, view.map_day))
    columns = lane_columns(view, rows)
    table = _inner() if style.NARROW else width
    places = _places(HEADING + tall + wide_height(held, table, share=False), columns)
    sheet = Sheet(words, places.height)
    _map(sheet, view, dataset, width, tall)
    below = sheet.plot_top + HEADING + tall + 6
    wide_table(sheet, MARGIN, below, table, PICTURE, held, share=False)
    for number_of_column, (lanes, place) in enumerate(zip(columns, places.lanes, strict=True)):
        _lanes(sheet, view, rows, lanes, place, number_of_column)
    _cumulative(sheet, view, rows, places.total)
    return sheet


def _places(below: float, columns: list[Lanes]) -> Places:
    """The sum below the map, lanes beside both; on a slide the sum stands below the last lanes.

    In a column of text all stand below each other, the sum beside the map where the page has
    little room. ``below`` is where the map's table ends.
    """
    lefts = [_lanes_left() + i * (_lane_width() + GUTTER) for i in range(len(columns))]
    if style.WIDE:
        height = max(below, _wide_height(columns))
        return Places((lefts[-1], height - TOTAL), [(left, 0.0) for left in lefts], height)
    lanes = _lanes_height(columns[0]) + AXIS
    if style.NARROW and style.THIN:
        beside = (MARGIN + _map_width() + GUTTER, HEADING)
        return Places(beside, [(left, below + GAP) for left in lefts], below + GAP + lanes)
    first = below + GAP + TOTAL + GAP if style.NARROW else 0.0
    height = first + lanes if style.NARROW else max(below + GAP + TOTAL, lanes)
    return Places((MARGIN, below + GAP), [(left, first) for left in lefts], height)


def _wide_height(columns: list[Lanes]) -> float:
    """What lanes need on a slide, with the sum below the last of them."""
    *_, last = heights = [_lanes_height(lanes) + AXIS for lanes in columns]
    return max(*heights, last + GAP + TOTAL)


def lane_columns(view: Advance, rows: pd.DataFrame) -> list[Lanes]:
    """The lanes from top to bottom; on a slide in two columns of nearly equal height."""
    groups = gathered(records(rows), "lane")
    lanes = {str(name): _height(group, view) for name, group in groups.items()}
    if not style.WIDE or len(lanes) < 2:
        return [lanes]
    names = list(lanes)
    cuts = [
        [{name: lanes[name] for name in part} for part in (names[:cut], names[cut:])]
        for cut in range(1, len(names))
    ]
    return min(cuts, key=_wide_height)


def _lanes_height(lanes: Lanes) -> float:
    return sum(lanes.values()) or 40.0


def cursors(view: Advance, rows: pd.DataFrame) -> list[list[Any]]:
    """The lines that stand at the map's day: id, and points from one day to the next."""
    lanes = [[_cursor_name(i), pace(view)] for i in range(len(lane_columns(view, rows)))]
    first, last = view.days
    return [*lanes, ["cursor-sum", (_sum_width() - SCALE) / ((last - first).days + 2)]]


def _cursor_name(column: int) -> str:
    return f"cursor-lanes-{column}" if column else "cursor-lanes"


def pace(view: Advance) -> float:
    """Points from one day to the next."""
    first, last = view.days
    return (_lane_width() - COUNTS) / ((last - first).days + 2)


def _inner() -> float:
    return style.WIDTH - 2 * MARGIN


def _map_width() -> float:
    if style.NARROW:
        return _inner() * (THIN_COLUMN if style.THIN else 1.0)
    if style.THIN:
        return _inner() * THIN_MAP
    return _inner() * (WIDE_MAP if style.WIDE else MAP)


def _lanes_left() -> float:
    return MARGIN if style.NARROW else MARGIN + _map_width() + GUTTER


def _lane_width() -> float:
    """Width of a column of lanes: on a slide there are two."""
    room = style.WIDTH - MARGIN - _lanes_left()
    return (room - GUTTER) / 2 if style.WIDE else room


def _sum_width() -> float:
    if style.NARROW and style.THIN:
        return _inner() - _map_width() - GUTTER
    return _lane_width() if style.WIDE else _map_width()


def _map(sheet: Sheet, view: Advance, dataset: Dataset, width: float, tall: float) -> None:
    layer = read_layer(dataset.folder)
    left, right, *_ = frame_of(layer)
    scale = width / (right - left)
    points = [(p, p.shown([view.map_day])) for p in read_points(dataset, view.names)]
    points = [] if style.NARROW and style.THIN else points  # names leave no room for them
    labels = place_labels(dataset, layer, view.names, scale, small=True)
    states = states_on(view.map_day, dataset)
    axes = sheet.axes(MARGIN, sheet.plot_top + HEADING, width, tall)
    draw_map(axes, PICTURE, states, layer, labels, {}, points, scale, small=True)
    heading = {"weight": "bold", "gid": f"date-{PICTURE}"}
    sheet.text(MARGIN, sheet.plot_top + HEADING - 6, spell(view.map_day), 10, **heading)


# ---- lanes


def _lanes(
    sheet: Sheet, view: Advance, rows: pd.DataFrame, lanes: Lanes, place: tuple[float, float],
    column: int,
) -> None:  # fmt: skip
    left, plot = place[0], _lanes_height(lanes)
    start = sheet.plot_top + place[1]
    axes = sheet.axes(left, start, _lane_width(), plot)
    axes.set_ylim(plot, 0)
    _calendar(axes, view, int(_lane_width() / WEEK), COUNTS / pace(view))
    top, ends = 0.0, (left, left + _lane_width())
    groups = gathered(records(rows), "lane")
    numbers = {str(name): lane for lane, name in enumerate(groups)}
    for name, height in lanes.items():
        group = groups[name]
        _lane(axes, view, group, top, height)
        _counted(sheet, view, name, numbers[name], group, start + top, *ends)
        top += height
    _cursor(axes, view, _cursor_name(column))


def _pitch(view: Advance) -> float:
    """From one dot to the next: in a column of text dots are as small as its days."""
    if style.THIN:
        return LEAST_PITCH if style.NARROW else THIN_PITCH
    return min(PITCH, max(pace(view), LEAST_PITCH)) if style.NARROW else PITCH


def _pad() -> float:
    return THIN_PAD if style.THIN else LANE_PAD


def _abreast(view: Advance) -> int:
    """How many dots stand side by side on one day: two where a day is wide enough."""
    return 2 if pace(view) >= 2 * PITCH else 1


def _height(group: list[Any], view: Advance) -> float:
    highest = max(Counter(row.date for row in group).values())
    return float(NAME + -(-highest // _abreast(view)) * _pitch(view) + 2 * _pad())


def _calendar(axes: Axes, view: Advance, most: int, more: float = 0.0) -> None:
    """Days on the axis, with at most so many rules after the first, weeks or more apart.

    ``more`` is the room after the last day, in days.
    """
    first, last = view.days
    axes.set_xlim(-1, (last - first).days + 1 + more)
    ticks = list(_ticks(first, last, most))
    axes.xaxis.set_major_locator(FixedLocator([(day - first).days for day in ticks]))
    axes.xaxis.set_major_formatter(FixedFormatter(_apart(axes, ticks)))
    rules_up(axes)[0].set_horizontalalignment("left")


def _apart(axes: Axes, ticks: list[dt.date]) -> list[str]:
    """The names of days; the second is left out where the first, which starts at its rule, ends."""
    names = [spell_day(day) for day in ticks]
    if len(names) > 1:
        low, high = axes.get_xlim()
        per_day = axes.bbox.width * 72 / axes.figure.dpi / (high - low)
        needed, second = (style.text_width(name, style.SMALL) for name in names[:2])
        if (ticks[1] - ticks[0]).days * per_day < needed + second / 2 + 4:
            names[1] = ""
    return names


def _ticks(first: dt.date, last: dt.date, most: int) -> Iterator[dt.date]:
    step = max(7, -(-(last - first).days // most))
    day = first
    while day <= last:
        yield day
        day += dt.timedelta(days=step)


def _lane(axes: Axes, view: Advance, group: list[Any], top: float, height: float) -> None:
    """One district: a rule below it, and its dots above each other on their days."""
    abreast, pitch = _abreast(view), _pitch(view)
    axes.axhline(top + height, color=style.RULE, linewidth=0.5)
    for day, members in gathered(group, "date").items():
        x = (dt.date.fromisoformat(str(day)) - view.days[0]).days
        for index, row in enumerate(members):
            row_up, aside = divmod(index, abreast)
            shift = (aside - 0.5 * (min(abreast, len(members)) > 1)) * pitch / pace(view)
            _dot(axes, view, row, x + shift, top + height - _pad() - (row_up + 0.5) * pitch)


def _dot(axes: Axes, view: Advance, row: Any, x: float, y: float) -> None:
    denied = isinstance(row.disputed_by, str)
    colour = style.side_colour(view.by)
    add_line(
        axes, [x], [y], marker=MARKERS[handed(row.how)], linestyle="none",
        markersize=DOT / PITCH * _pitch(view) + handed(row.how),
        clip_on=False,
        gid=f"capture-{row.capture_id}", alpha=1.0 if _come(row.date, view) else AHEAD,
        markerfacecolor=style.GROUND if denied else colour, markeredgecolor=colour,
        markeredgewidth=0.9, zorder=3,
    )  # fmt: skip


def _date(row: Any) -> str:
    return str(row.date)


def _come(day: object, view: Advance) -> bool:
    return str(day) <= view.map_day.isoformat()


def _counted(
    sheet: Sheet, view: Advance, name: str, lane: int | str, group: list[Any], top: float,
    left: float, right: float,
) -> None:  # fmt: skip
    """A name, and how many places were announced by the day of the map."""
    first = {row.place_id: row.date for row in sorted(group, key=_date, reverse=True)}
    days = first.values()  # a rival date makes no second place
    so_far = number(sum(_come(day, view) for day in days))
    end = f" {say('of {total}', total=number(len(days)))}"
    ends = style.text_width(so_far, style.BODY, "bold") + style.text_width(end, style.BODY)
    room = right - left - ends - 2
    size = style.BODY if style.text_width(name, style.BODY) <= room else style.SMALL
    sheet.text(left, top + NAME - 1, style.shorten(name, room, size), size)
    sheet.text(right, top + NAME - 1, end, style.BODY, ha="right", color=style.QUIET)
    sheet.text(
        right - style.text_width(end, style.BODY), top + NAME - 1, so_far, style.BODY,
        ha="right", weight="bold", gid=f"count-{lane}",
    )  # fmt: skip


def _cursor(axes: Axes, view: Advance, gid: str) -> None:
    """The day of the map as a line; the script moves it."""
    x = (view.map_day - view.days[0]).days
    axes.axvline(x, color=style.INK, linewidth=0.8, gid=gid, zorder=2, clip_on=False)


def _cumulative(
    sheet: Sheet, view: Advance, rows: pd.DataFrame, place: tuple[float, float]
) -> None:
    """All announced places so far, day by day, each from the first day told of it."""
    left, top, width = place[0], sheet.plot_top + place[1], _sum_width()
    axes = sheet.axes(left, top + NAME + 4, width - SCALE, CUMULATIVE - 4)
    days = pd.date_range(*view.days)
    told = pd.to_datetime(first_told(rows)["date"]).value_counts()
    counted = told.reindex(days, fill_value=0).cumsum()
    axes.step(range(len(days)), counted, where="post", color=style.side_colour(view.by), lw=1.4)
    axes.set_ylim(0, max(counted.max(), 1) * 1.1)
    _calendar(axes, view, int(width / SUM_WEEK))
    axes.yaxis.set_major_locator(MaxNLocator(3, steps=[1, 2, 2.5, 5, 10], integer=True))
    rules_across(axes)
    every = say("All districts, added up")
    _counted(sheet, view, every, "all", records(rows), top, left, left + width)
    _cursor(axes, view, "cursor-sum")
