"""The picture of ``GroundAndTolls``: a map, what stood on its day, and two charts under a line."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from utils.charts import style
from utils.charts.sheet import MARGIN, Sheet, Words
from utils.data import areas
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.figures import extent, number
from utils.data.geometry import read_layer
from utils.data.records import records
from utils.data.speakers import NATION, SPEAKERS
from utils.language import say
from utils.views.claims.list import MARKERS
from utils.views.claims.upright import points_of
from utils.views.claims.words import PEOPLE
from utils.views.ground_and_tolls.view import SIDES
from utils.views.ground_and_tolls.words import NO_CLAIM, NONE_YET, Lists, last_by, voice_name
from utils.views.held_area.chart import FROM_BELOW, layers
from utils.views.territory.labels import place_labels
from utils.views.territory.legend import listed as key_of
from utils.views.territory.legend import wide_height, wide_table
from utils.views.territory.map import draw_map, states_on
from utils.views.territory.outline import frame_of
from utils.views.tolls.key import draw_mark
from utils.views.tolls.plot import Part, frame, mark, steps
from utils.views.tolls.time import Window, when

if TYPE_CHECKING:
    from utils.views.ground_and_tolls.view import GroundAndTolls

PICTURE = "map"
"""The map's name in ids."""
MAP, LIST, GUTTER, HEADING, AXIS = 230.0, 230.0, 16.0, 17.0, 40.0
"""In points: widths of the map and of the list on a slide, room beside them, the map's heading,
room for the charts' numbers."""
GROUND, CLAIMS, NAME, TICKS = 72.0, 130.0, 14.0, 26.0
"""In points: heights of the charts, of their names, of the days below."""
SLOT, SIDE, WHO = 20.0, 13.0, 8.5
"""In points: a count with who states it, a heading, each further line of who states it."""
THIN_MAP, THIN_COLUMN, THIN_GROUND, THIN_CLAIMS, THIN_SLOT = 150.0, 0.55, 40.0, 74.0, 10.0
"""The same where the page has little room, the map of a column as a share of the width; there each
count stands on one line if it has room."""
ASIDE = 2.4
"""In points: how far marks of the two sides move from a place where one would hide the other."""
SCANT_COLUMN = 0.42
"""The map's share of a column that has least room."""


def draw_sheet(
    view: GroundAndTolls, dataset: Dataset, rows: pd.DataFrame, lists: Lists, words: Words
) -> Sheet:
    """Lay everything out, from the map down to the claims; on a slide from left to right."""
    left, right, bottom, top = frame_of(read_layer(dataset.folder))
    tall = (top - bottom) * _map_width() / (right - left)
    held = _key(view, dataset, rows)
    claims = rows[rows["kind"] == "claim"]
    if style.NARROW and style.THIN:  # a column has no room for a list that says nothing
        told = {slot for slot, steps in lists.items() if last_by(steps, view.day)}
        lists = {slot: lists[slot] for slot in lists if slot[1] != NATION or slot in told}
    table = wide_height(held, _list_width())
    listed = table + NAME + len(SIDES) * SIDE + sum(_slot(view, slot, lists) for slot in lists)
    below = HEADING + tall + 8 if style.NARROW else 0.0
    lead = 4.0 if style.THIN and style.NARROW else HEADING
    upper = below + lead + listed + 8 if style.NARROW else HEADING + max(tall, listed) + 8
    charts = NAME + _ground_height() + 8 + NAME + TICKS
    lowest = THIN_CLAIMS if style.THIN else CLAIMS
    tallest = max(lowest, upper - 8 - charts) if style.WIDE else lowest
    plot = max(upper - 8, charts + tallest) if style.WIDE else upper + charts + tallest
    sheet = Sheet(words, plot)
    _map(sheet, view, dataset, tall)
    beside = MARGIN if style.NARROW else MARGIN + _map_width() + GUTTER
    start = sheet.plot_top + below + lead
    wide_table(sheet, beside, start - 4, _list_width(), PICTURE, held)
    _readings(sheet, view, lists, beside, start + table)
    y = sheet.plot_top + (0.0 if style.WIDE else upper)
    _ground(sheet, view, rows[rows["kind"] == "ground"], y)
    _claims(sheet, view, claims, y + NAME + _ground_height() + 8, tallest)
    return sheet


def pace(view: GroundAndTolls) -> float:
    """Points from one day to the next on both charts."""
    first, last = view.days
    return _width() / (last - first).days


def readings(view: GroundAndTolls, lists: Lists) -> list[dict[str, Any]]:
    """For each list what to write from which day on: ``id``, and ``steps`` of day and words."""
    found: list[dict[str, Any]] = []
    for slot, by_day in lists.items():
        told = [(0, said(slot, None)), *((day, said(slot, by_day[day])) for day in sorted(by_day))]
        for part, name in enumerate(_ids(view, slot, lists)):
            words = [[day, lines[part] if part < len(lines) else ""] for day, lines in told]
            found.append({"id": name, "steps": words})
    return found


def said(slot: tuple[str, str], step: tuple[str, Any] | None) -> list[str]:
    """A claim in the list: its figure, then in lines who states it and for which day.

    Where there is little room the first of those lines stands beside the figure, and is empty if
    the words do not fit there: nobody's name is cut.
    """
    if step is None:
        return [say(NONE_YET), ""]
    figure, row = step
    who, room = f"{row.claimant}, {spell(row.as_of, short=True)}", _list_width() - 12
    lines = style.wrap(who, room, style.SMALL)
    if not style.THIN:
        return [figure, *lines]
    beside = room - _label_width(slot) - style.text_width(figure, style.SMALL, "bold") - 8
    return [figure, who] if style.text_width(who, style.SMALL) <= beside else [figure, "", *lines]


def _label_width(slot: tuple[str, str]) -> float:
    return style.text_width(_label(slot), style.SMALL) + 2


def _label(slot: tuple[str, str]) -> str:
    return say("{head}: {text}", head=voice_name(slot[1]), text="")


def _lines(view: GroundAndTolls, slot: tuple[str, str], lists: Lists) -> int:
    """In how many lines a claimant is told: that of the day on a still page, else the longest."""
    steps = [last_by(lists[slot], view.day)] if style.still() else lists[slot].values()
    return max([1, *(len(said(slot, step)) - 1 for step in steps)])


def _slot(view: GroundAndTolls, slot: tuple[str, str], lists: Lists) -> float:
    return (THIN_SLOT if style.THIN else SLOT) + (_lines(view, slot, lists) - 1) * WHO


def _ground_height() -> float:
    return THIN_GROUND if style.THIN else GROUND


def _ids(view: GroundAndTolls, slot: tuple[str, str], lists: Lists) -> list[str]:
    name = f"reading-{slot[0]}-{slot[1]}"
    return [name, *(f"{name}-who-{line}" for line in range(_lines(view, slot, lists)))]


def _key(view: GroundAndTolls, dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The states of the map's key, with those of the chart of ground on the other days."""
    held = areas.held(dataset, view.day)
    drawn = rows.loc[(rows["kind"] == "ground") & (rows["area_km2"] > 0), "controller"]
    return held[held["controller"].isin({*key_of(held)["controller"], *drawn})]


def _map_width() -> float:
    if style.NARROW:
        thin = SCANT_COLUMN if style.page().scant else THIN_COLUMN
        return (style.WIDTH - 2 * MARGIN) * (thin if style.THIN else 1.0)
    return THIN_MAP if style.THIN else MAP


def _list_width() -> float:
    """Width of the list of counts: beside the map, or below it in a column of text."""
    room = style.WIDTH - 2 * MARGIN
    if style.WIDE:
        return LIST
    return room if style.NARROW else room - _map_width() - GUTTER


def _charts_left() -> float:
    """Left edge of the charts: below map and list, or beside them on a slide."""
    return MARGIN + (MAP + LIST + 2 * GUTTER if style.WIDE else 0.0)


def _width() -> float:
    """Width of the charts' axes."""
    return style.WIDTH - MARGIN - _charts_left() - AXIS


def _map(sheet: Sheet, view: GroundAndTolls, dataset: Dataset, tall: float) -> None:
    layer = read_layer(dataset.folder)
    left, right, *_ = frame_of(layer)
    scale = _map_width() / (right - left)
    labels = place_labels(dataset, layer, view.names, scale, small=True)
    axes = sheet.axes(MARGIN, sheet.plot_top + HEADING, _map_width(), tall)
    states = states_on(view.day, dataset)
    draw_map(axes, PICTURE, states, layer, labels, {}, [], scale, small=True)
    heading = {"weight": "bold", "gid": f"date-{PICTURE}"}
    sheet.text(MARGIN, sheet.plot_top + HEADING - 6, spell(view.day), 10, **heading)


def _readings(sheet: Sheet, view: GroundAndTolls, lists: Lists, x: float, y: float) -> None:
    """The last count by the day of the line, by whose people are counted and who speaks."""
    y += NAME
    sheet.text(x, y - 4, say("Last counts up to that day"), style.BODY, weight="bold")
    for slot, by_day in lists.items():
        side, voice = slot
        if voice == next(iter(SPEAKERS)):
            y += SIDE
            sheet.text(x, y - 4, PEOPLE[side], style.BODY)
        draw_mark(sheet, x + 4, y + 5, MARKERS[voice], style.side_colour(side))
        words = said(slot, last_by(by_day, view.day))
        _reading(sheet, slot, _ids(view, slot, lists), words, x + 12, y + 7)
        y += _slot(view, slot, lists)


def _reading(
    sheet: Sheet, slot: tuple[str, str], gids: list[str], words: list[str], x: float, y: float
) -> None:
    """A count and below it who states it; where there is little room both on one line."""
    sheet.text(x, y, _label(slot), style.SMALL, color=style.QUIET)
    sheet.text(x + _label_width(slot), y, words[0], style.SMALL, weight="bold", gid=gids[0])
    for number_of_line, gid in enumerate(gids[1:]):
        beside = style.THIN and not number_of_line
        below = y + WHO * (number_of_line + (not style.THIN))
        at = (x - 12 + _list_width(), y) if beside else (x, below)
        line = words[number_of_line + 1] if number_of_line + 1 < len(words) else ""
        how: dict[str, Any] = {"color": style.QUIET, "gid": gid}
        how["ha"] = "right" if beside else "left"
        sheet.text(*at, line or " ", style.SMALL, **how)


def _ground(sheet: Sheet, view: GroundAndTolls, rows: pd.DataFrame, y: float) -> None:
    heading = say("Ground by holder, km²")
    sheet.text(_charts_left(), y + 9, heading, style.BODY, weight="bold")
    axes = sheet.axes(_charts_left() + AXIS, y + NAME, _width(), _ground_height())
    table = rows.pivot(index="date", columns="controller", values="area_km2")
    table = table[[state for state in FROM_BELOW if state in table and table[state].max() > 0]]
    layers(axes, np.array([when(str(day)).first for day in table.index]), table)
    axes.set_ylim(0, table.sum(axis=1).max())
    axes.yaxis.set_major_locator(MaxNLocator(3))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))
    axes.tick_params(length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=4)
    axes.set_xticks([])
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    _line(axes, view, "cursor-ground")


def _claims(
    sheet: Sheet, view: GroundAndTolls, claims: pd.DataFrame, y: float, tall: float
) -> None:
    name = say("People counted by each claimant up to each day")
    sheet.text(_charts_left(), y + 9, name, style.BODY, weight="bold")
    axes = sheet.axes(_charts_left() + AXIS, y + NAME, _width(), tall)
    first, last = (day.toordinal() for day in view.days)
    rows, closing = records(claims), view.stretch[1].toordinal()
    scale = view.toll("armenian").drawn_scale(claims)
    both = Part(Window(first, last), rows, first, (first, closing), "", "", scale, tall)
    frame(axes, both)
    hidden = _hidden(axes, rows, both)
    for side, way in zip(SIDES, (-1, 1), strict=True):
        part = replace(both, side=side, rows=[row for row in rows if row.side == side])
        for members in part.claimants:
            steps(axes, members, part)
        for row in part.rows:
            mark(axes, row, part, way * ASIDE / pace(view) if row.claim_id in hidden else 0.0)
    if not rows:
        axes.text(0.5, 0.5, say(NO_CLAIM), size=style.BODY, ha="center", transform=axes.transAxes)
    _line(axes, view, "cursor-claims")


def _hidden(axes: Axes, rows: list[Any], part: Part) -> set[str]:
    """The claims on one side's people whose marks would lie on a mark of the other side."""
    cut = max(part.day_one, part.window.first)
    spots = {
        row.claim_id: points_of(
            axes, when(row.as_of, cut).middle, extent(row.low, row.best, row.high)[1]
        )
        for row in rows
    }
    return {
        row.claim_id
        for row in rows
        for other in rows
        if other.side != row.side
        and math.dist(spots[row.claim_id], spots[other.claim_id]) < 2 * ASIDE
    }


def _line(axes: Axes, view: GroundAndTolls, gid: str) -> None:
    """The line at the day of the map; the script moves it."""
    first, last = (day.toordinal() for day in view.days)
    axes.set_xlim(first, last)
    axes.axvline(
        view.day.toordinal(), color=style.INK, linewidth=1.0, gid=gid, zorder=8, clip_on=False
    )
