"""The map of ``Incidents``: a mark for each place, its area as the number of incidents there."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from utils.charts import style
from utils.charts.chart import Card
from utils.charts.drawing import add_line
from utils.charts.sheet import MARGIN, SMALLEST, Sheet, flow
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.geometry import Layer, project
from utils.data.records import records
from utils.language import message, say
from utils.views.incidents.words import incidents
from utils.views.territory.labels import COUNTRIES, SCALE
from utils.views.territory.locator import SIZE as LOCATOR
from utils.views.territory.locator import draw_locator, locator_box
from utils.views.territory.map import as_one, draw_lines
from utils.views.territory.outline import Box, outline, rings
from utils.views.timeline.cards import LINKS

FRAME: Box = (-152.0, -121.0, 110.0, 113.0)
"""Left, bottom, right, top of the map, in km on its plane; the whole line of contact and border."""
NAMES_AT = {"armenia": (-112.0, -12.0), "azerbaijan": (84.0, 62.0), "iran": (60.0, -112.0)}
PRECISE = ("place", "near_place")
"""Places that are points; the point of a district or a region is only its middle."""
MARKER = {True: ("o", 0.75), False: ("D", 0.0)}
"""Shape and strength of a mark: of the place itself, and near it."""
DIAMOND = math.sqrt(math.pi) / 2
"""A diamond has the area of the circle whose diameter is so much longer than its side."""
KEY_ROW, BAR = 13.0, 20.0
"""Points: a row of the key, and the room that the scale bar takes above the lower edge."""
HIGH_PART, WIDE_PART = 0.58, 0.56
"""The map's share of the height of a slide, and of the width of a square or of a full page."""
LARGEST, USUAL = 13.0, 3.0
"""Points: the greatest radius of a mark, and the radius of one incident's where it fits."""


@dataclass(frozen=True)
class Spot:
    """A place with the incidents there, oldest first; ``exact`` if one was at the place itself."""

    place_id: str
    name: str
    at: tuple[float, float]
    exact: bool
    events: tuple[Any, ...]

    @property
    def gid(self) -> str:
        return f"place-{self.place_id}"

    @property
    def words(self) -> str:
        """The name, and how many incidents if there are several."""
        return f"{self.name} ({len(self.events)})" if len(self.events) > 1 else self.name


@dataclass(frozen=True)
class Name:
    """A name on the map: its lines, the box that they fill, and where they are anchored."""

    lines: tuple[str, ...]
    box: Box
    side: str


def spots_of(rows: pd.DataFrame) -> list[Spot]:
    """The places on the map, the one with the most incidents first."""
    events = rows.drop_duplicates("event_id")
    known = events[events["where_precision"].isin(PRECISE) & events["latitude"].notna()]
    found = []
    for place_id, members in known.groupby("place_id", sort=True, observed=True):
        degrees = members[["longitude", "latitude"]].iloc[:1].to_numpy(dtype=float)
        x, y = project(degrees)[0]
        exact = bool((members["where_precision"] == "place").any())
        name = str(members["place"].iloc[0])
        found.append(Spot(str(place_id), name, (x, y), exact, tuple(records(members))))
    return sorted((spot for spot in found if _inside(spot.at)), key=lambda s: -len(s.events))


def _inside(at: tuple[float, float]) -> bool:
    left, bottom, right, top = FRAME
    return left < at[0] < right and bottom < at[1] < top


def unplaced(rows: pd.DataFrame, spots: list[Spot]) -> tuple[int, int]:
    """How many incidents have no published point, and how many lie beyond the map."""
    events = rows.drop_duplicates("event_id")
    point = events["where_precision"].isin(PRECISE) & events["latitude"].notna()
    drawn = sum(len(spot.events) for spot in spots)
    return int((~point).sum()), int(point.sum()) - drawn


def map_width() -> float:
    """Width of the map on this page: all of it, or what the list leaves it where room is little."""
    left, bottom, right, top = FRAME
    room, height = style.WIDTH - 2 * MARGIN, style.page().height
    if height:
        return HIGH_PART * height * (right - left) / (top - bottom)
    return WIDE_PART * room if style.THIN and not style.NARROW else room


def map_scale() -> float:
    """Points per km of the map on this page."""
    return map_width() / (FRAME[2] - FRAME[0])


def map_height(spots: list[Spot]) -> float:
    """Height of the map with its key, in points."""
    return _key_height(spots) + map_scale() * (FRAME[3] - FRAME[1])


def radius(count: int, spots: list[Spot]) -> float:
    """Radius of a mark in points: its area is as the number of incidents."""
    most = max((len(spot.events) for spot in spots), default=1)
    return min(USUAL, LARGEST / math.sqrt(most)) * math.sqrt(count)


def name_spots(spots: list[Spot], scale: float) -> dict[str, Name]:
    """Names that cover no mark, no other name and nothing of the furniture, by place id.

    Those with the most incidents choose first; what finds no room is left out.
    """
    taken = [*_furniture(spots, scale), *(_mark_box(spot, spots, scale) for spot in spots)]
    placed: dict[str, Name] = {}
    for spot in spots:
        options = _around(spot, _reach(spot, spots), scale)
        free = next((o for o in options if _clear(o.box, taken, scale)), None)
        if free:
            placed[spot.place_id] = free
            taken.append(free.box)
    return placed


def _reach(spot: Spot, spots: list[Spot]) -> float:
    """How far a mark reaches from its middle, in points: a diamond has corners."""
    return radius(len(spot.events), spots) * (1.0 if spot.exact else DIAMOND * math.sqrt(2))


def _mark_box(spot: Spot, spots: list[Spot], scale: float) -> Box:
    (x, y), half = spot.at, _reach(spot, spots) / scale
    return x - half, y - half, x + half, y + half


def _around(spot: Spot, mark: float, scale: float) -> Iterator[Name]:
    """Ways to write a name: in one line or two, right, left, below or above its mark."""
    first, _, second = spot.words.partition(" / ")
    broken = (f"{first} /", second) if second else (first,)
    for lines in dict.fromkeys([(spot.words,), broken]):
        width = max(style.text_width(line, style.LEAST) for line in lines) / scale
        height = len(lines) * style.LEAST * 1.15 / scale
        (x, y), off = spot.at, (mark + 2) / scale
        for side, left, bottom in (
            ("left", x + off, y - height / 2),
            ("right", x - off - width, y - height / 2),
            ("center", x - width / 2, y - off - height),
            ("center", x - width / 2, y + off),
        ):
            yield Name(lines, (left, bottom, left + width, bottom + height), side)


def _clear(box: Box, taken: list[Box], scale: float) -> bool:
    left, bottom, right, top = box
    within = FRAME[0] < left and right < FRAME[2] and FRAME[1] < bottom and top < FRAME[3]
    gap = 1.0 / scale
    return within and all(
        right + gap < x0 or x1 + gap < left or top + gap < y0 or y1 + gap < bottom
        for x0, y0, x1, y1 in taken
    )


def _locator(spots: list[Spot], scale: float) -> tuple[float, float]:
    """The corner of the locator: above left, or below left if it would hide a place there."""
    left, bottom, _, top = FRAME
    corners = [(left + 3, top - 3), (left + 3, bottom + (BAR + LOCATOR[1]) / scale)]
    marks = [_mark_box(spot, spots, scale) for spot in spots]
    free = (c for c in corners if _clear(locator_box(c, scale), marks, scale))
    return next(free, corners[0])


def _furniture(spots: list[Spot], scale: float) -> list[Box]:
    """Boxes of the scale bar, the countries' names and the locator."""
    left, bottom, *_ = FRAME
    boxes = [(left, bottom, left + SCALE + 8, bottom + 16 / scale)]
    for country, name in COUNTRIES.items():
        (x, y), half = NAMES_AT[country], style.text_width(name, style.LEAST) / scale / 2
        boxes.append((x - half, y - 2 / scale, x + half, y + style.LEAST / scale))
    return boxes if style.NARROW else [*boxes, locator_box(_locator(spots, scale), scale)]


# ---- drawing


def draw_incident_map(
    sheet: Sheet, top: float, spots: list[Spot], names: dict[str, Name], layer: Layer
) -> None:
    """Draw the key, the ground, a mark for each place and the names."""
    if spots:
        _key(sheet, top, spots)
    scale = map_scale()
    top += _key_height(spots)
    axes = sheet.axes(MARGIN, top, map_width(), scale * (FRAME[3] - FRAME[1]))
    axes.set_xlim(FRAME[0], FRAME[2])
    axes.set_ylim(FRAME[1], FRAME[3])
    axes.set_axis_off()
    _ground(axes, layer, spots, scale)
    for spot in spots:
        _mark(axes, spot.at, radius(len(spot.events), spots), spot.exact, gid=spot.gid)
    for name in names.values():
        _write(axes, name)
    if not spots:
        middle = ((FRAME[0] + FRAME[2]) / 2, (FRAME[1] + FRAME[3]) / 2)
        words = say("No incident with a published point.")
        axes.text(*middle, words, size=style.BODY, ha="center", color=style.INK, zorder=9)


@functools.cache
def _borders(layer: Layer, kind: str) -> Outline:
    return as_one(rings(layer.shapes[kind].values()))


def _ground(axes: Axes, layer: Layer, spots: list[Spot], scale: float) -> None:
    left, bottom, right, top = FRAME
    land = Rectangle((left, bottom), right - left, top - bottom, color=style.LAND, linewidth=0)
    axes.add_artist(land)
    shapes = layer.shapes
    for kind in ("districts", "provinces"):
        draw_lines(axes, _borders(layer, kind), color=style.GROUND, linewidth=0.5, zorder=3)
    for shape in shapes["lakes"].values():
        axes.add_artist(PathPatch(outline(shape), facecolor=style.WATER, linewidth=0, zorder=3))
    borders = {"color": style.UNKNOWN, "linewidth": 0.9, "zorder": 4}
    draw_lines(axes, _borders(layer, "countries"), **borders)
    nkao: dict[str, Any] = {"color": style.INK, "linewidth": 0.6, "linestyle": (0, (3, 2))}
    draw_lines(axes, as_one(layer.lines["nkao"]), **nkao, zorder=4)
    quiet: dict[str, Any] = {"size": style.LEAST, "color": style.QUIET, "zorder": 7}
    for country, name in COUNTRIES.items():
        axes.text(*NAMES_AT[country], name, ha="center", **quiet)
    x, y = left + 5, bottom + 5 / scale
    bar: dict[str, Any] = {"linewidth": 1.2, "solid_capstyle": "butt", "zorder": 6}
    add_line(axes, [x, x + SCALE], [y, y], color=style.INK, **bar)
    length = say("{length} km", length=SCALE)
    axes.text(x, y + 3 / scale, length, size=style.LEAST, color=style.INK, zorder=6)
    if not style.NARROW:
        draw_locator(axes, layer, _locator(spots, scale), scale)


def _mark(
    axes: Axes, at: tuple[float, float], size: float, exact: bool, gid: str | None = None
) -> None:
    shape, strength = MARKER[exact]
    add_line(
        axes, [at[0]], [at[1]], marker=shape, markersize=2 * size * (1.0 if exact else DIAMOND),
        linestyle="none", markerfacecolor=style.tint(style.THIRD, strength),
        markeredgecolor=style.GROUND if exact else style.THIRD, markeredgewidth=0.8, zorder=6,
        gid=gid,
    )  # fmt: skip


def _write(axes: Axes, name: Name) -> None:
    left, bottom, right, top = name.box
    x = {"left": left, "right": right, "center": (left + right) / 2}[name.side]
    step = (top - bottom) / len(name.lines)
    plate = Rectangle(
        (left, bottom), right - left, top - bottom, color=style.LAND, alpha=0.7, linewidth=0,
        zorder=5,
    )  # fmt: skip
    axes.add_artist(plate)
    for number, line in enumerate(name.lines):
        y = top - (number + 0.8) * step
        axes.text(x, y, line, size=style.LEAST, ha=name.side, color=style.INK, zorder=8)


# ---- the key


def _key_entries(spots: list[Spot]) -> list[tuple[str, float, bool]]:
    """Words, radius and whether exact, of what the key shows; only what occurs."""
    most = max((len(spot.events) for spot in spots), default=0)
    there = {spot.exact for spot in spots}
    words = {True: message("at the place"), False: message("near the place")}
    counts = [(incidents(n), radius(n, spots), True) for n in sorted({1, most} - {0}) if spots]
    return [*counts, *((say(words[exact]), USUAL, exact) for exact in sorted(there, reverse=True))]


def _key_places(spots: list[Spot]) -> list[tuple[int, float]]:
    widths = [
        2 * size + 5 + style.text_width(words, style.SMALL)
        for words, size, _ in _key_entries(spots)
    ]
    return flow(widths, style.WIDTH - 2 * MARGIN)


def _key_step(spots: list[Spot]) -> float:
    return max([KEY_ROW, *(2 * size + 3 for _, size, _ in _key_entries(spots))])


def _key_height(spots: list[Spot]) -> float:
    rows = max((row + 1 for row, _ in _key_places(spots)), default=0)
    return rows * _key_step(spots) + 3


def _key(sheet: Sheet, top: float, spots: list[Spot]) -> None:
    height, step = max(_key_height(spots), SMALLEST), _key_step(spots)
    axes = sheet.axes(MARGIN, top, sheet.width - 2 * MARGIN, height)
    axes.set_xlim(0, sheet.width - 2 * MARGIN)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    entries = zip(_key_entries(spots), _key_places(spots), strict=True)
    for (words, size, exact), (row, x) in entries:
        y = (row + 0.5) * step
        _mark(axes, (x + size, y), size, exact)
        axes.text(x + 2 * size + 5, y + 2.5, words, size=style.SMALL, color=style.QUIET)


def spot_card(spot: Spot, dataset: Dataset) -> Card:
    """What a mark says: the place by both names, and its incidents with their sources."""
    head = say("{head}: {text}", head=spot.name, text=incidents(len(spot.events)))
    told = [
        say("{head}: {text}", head=spell(str(event.date_start)[:10]), text=event.title)
        for event in spot.events
    ]
    table = dataset.by_id("sources")
    used = itertools.chain.from_iterable(event.source_ids.split(";") for event in spot.events)
    pages = table.loc[list(dict.fromkeys(used))[:LINKS]]
    links = zip(pages["publisher"], pages["url"].replace({np.nan: None}), strict=True)
    return Card(head, tuple(told), tuple((name, url) for name, url in links if url))
