"""One map of who held what on a day: ground, units, edges, water, names, scale."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from utils.charts import style
from utils.charts.drawing import add_line
from utils.data import control
from utils.data.dataset import Dataset
from utils.data.geometry import Edge, Layer
from utils.language import say
from utils.views.territory.labels import (
    CORNER,
    SCALE,
    Label,
    broken,
    countries,
    leading,
    scale_box,
)
from utils.views.territory.locator import draw_locator
from utils.views.territory.outline import Box, codes, frame_of, opened, outline, rings
from utils.views.territory.points import UNSEEN, Point, draw_point, point_box, type_size
from utils.views.territory.words import EDGE_SIDE

PLATE = 0.42
"""How far a name's plate hides what lies under it."""
NKAO: dict[str, Any] = {"linestyle": (0, (3, 2)), "alpha": 0.75, "zorder": 4}
"""How the former Nagorno-Karabakh Autonomous Oblast is outlined."""
STEP = 9.0
"""What a line takes at least in the corner of what is not to scale, in km."""


Boxes = tuple[Box, ...]
States = dict[str, tuple[str, bool]]
"""Who holds each unit, and whether that is uncertain, by unit id."""


def draw_map(
    axes: Axes,
    name: str,
    states: States,
    layer: Layer,
    labels: Sequence[Label],
    exclave_names: dict[str, str],
    points: Sequence[tuple[Point, bool]],
    scale: float,
    fronts: bool = True,
    locator: bool = True,
    small: bool = False,
) -> None:
    """Draw who holds what; the ids of units, edges and points begin with the map's name.

    ``points`` are all changes drawn as points, and whether each is seen; ``scale`` is points per
    km. With ``fronts`` a line is drawn where the holders of two units differ; lines are open where
    names stand. A ``small`` map leaves out the locator and what lies outside its frame.
    """
    left, right, bottom, top = frame_of(layer)
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    axes.set_axis_off()
    lands = countries(layer, scale)
    names = (*(label.box(scale) for label in (*labels, *lands)), scale_box(layer, scale))
    _ground(axes, name, states, layer, names)
    for edge, line in _edges(layer, names) if fronts else ():
        _edge(axes, edge, line, states, f"edge-{name}-{edge.number}")
    _names(axes, labels, lands, scale)
    _scale_bar(axes, left, bottom)
    y = bottom if small else _exclaves(axes, name, states, layer, exclave_names, scale)
    for point, seen in points:
        inside = left < point.at[0] < right and bottom < point.at[1] < top
        if small and not inside:
            continue
        at = point.at if inside else (left + 7.5, _middle(y, point.name, scale))
        draw_point(axes, name, point, at, scale, seen)
        if not inside:
            how = {"alpha": 1.0 if seen else UNSEEN, "gid": f"name-{name}-{point.row.mark_id}"}
            right_end = point_box(replace(point, at=at), scale)[2]
            y = _beside(axes, max(left + 13, right_end + 2 / scale), y, point.name, scale, **how)
    if not small:
        quiet: dict[str, Any] = {"size": type_size(), "color": style.QUIET}
        axes.text(left + 5, y + 2.5, say("Not to scale:"), zorder=6, **quiet)
    if locator and not small:
        draw_locator(axes, layer, (left + 3, top - 3), scale)


def _ground(axes: Axes, name: str, states: States, layer: Layer, names: Boxes) -> None:
    """Land, units, water and the borders that stay."""
    left, right, bottom, top = frame_of(layer)
    ground = Rectangle((left, bottom), right - left, top - bottom, color=style.LAND, linewidth=0)
    axes.add_artist(ground)
    shapes = layer.shapes
    for unit, shape in shapes["units"].items():
        if unit not in layer.exclaves:
            axes.add_artist(unit_patch(outline(shape), states[unit][0], f"unit-{name}-{unit}"))
    for shape in shapes["lakes"].values():
        axes.add_artist(PathPatch(outline(shape), facecolor=style.WATER, linewidth=0, zorder=3))
    ways: list[dict[str, Any]] = [
        {"color": style.GROUND, "linewidth": 0.5},
        {"color": style.RIVER, "linewidth": 0.5},
        {"color": style.BORDER, "linewidth": 0.7},
        {"color": style.INK, "linewidth": 0.6, **NKAO},
    ]
    for lines, how in zip(_still_lines(layer, names), ways, strict=True):
        draw_lines(axes, lines, **{"zorder": 3, **how})


@functools.lru_cache(maxsize=8)
def _still_lines(layer: Layer, names: Boxes) -> list[Outline]:
    """Borders of districts, rivers, borders of countries and of the Oblast, open at names."""
    districts, countries = (rings(layer.shapes[k].values()) for k in ("districts", "countries"))
    lines = districts, layer.lines["rivers"], countries, layer.lines["nkao"]
    return [as_one(opened(each, names)) for each in lines]


@functools.lru_cache(maxsize=8)
def _edges(layer: Layer, names: Boxes) -> list[tuple[Edge, np.ndarray]]:
    """The edges between units, each a line with gaps where names stand."""
    gap, found = np.full((1, 2), np.nan), []
    for edge in layer.edges:
        pieces = opened([edge.line], names)
        if pieces and not layer.exclaves.intersection(edge.units):
            parts = [part for piece in pieces for part in (piece, gap)]
            found.append((edge, np.concatenate(parts[:-1])))
    return found


def states_on(day: dt.date, dataset: Dataset) -> States:
    """Who holds each unit on a day, and whether that is uncertain."""
    rows = control.on_day(dataset.control, day)
    holders = zip(rows["controller"].astype("str"), control.unsure(rows), strict=True)
    return dict(zip(rows["unit_id"], holders, strict=True))


def unit_patch(path: Outline, state: str, gid: str, zorder: int = 2) -> PathPatch:
    """A piece of ground as it looks when somebody holds it."""
    ground = style.ground(state)
    return PathPatch(
        path, facecolor=ground.face, edgecolor=ground.line, hatch=ground.hatch,
        linewidth=0.3, gid=gid, zorder=zorder,
    )  # fmt: skip


def as_one(lines: Iterable[np.ndarray]) -> Outline:
    """Many lines as one shape."""
    lines = list(lines)
    pen = np.concatenate([codes(line, False) for line in lines])
    return Outline(np.concatenate(lines), pen)


def draw_lines(axes: Axes, lines: Outline, **how: Any) -> None:
    """Draw many lines as one mark."""
    colour = how.pop("color")
    axes.add_artist(PathPatch(lines, facecolor="none", edgecolor=colour, **how))


def _edge(axes: Axes, edge: Edge, points: np.ndarray, states: States, gid: str) -> None:
    """A border between units: a line where their holders differ, else there but not seen."""
    (holder, vague), (other, other_vague) = (edge_state(unit, states) for unit in edge.units)
    add_line(
        axes, *points.T, color=style.INK, linewidth=1.1, alpha=1.0 if holder != other else 0.0,
        linestyle=(0, (2.5, 1.5)) if vague or other_vague else "-", solid_capstyle="round",
        zorder=5, gid=gid,
    )  # fmt: skip


def edge_state(unit: str, states: States) -> tuple[str, bool]:
    """Who stands on one side of an edge, and whether that is uncertain."""
    holder, unsure = states.get(unit, ("azerbaijani", False))
    return EDGE_SIDE.get(holder, holder), unsure


# ---- names


def _names(axes: Axes, labels: Iterable[Label], lands: Iterable[Label], scale: float) -> None:
    """The names, each on a plate through which hatches and lines show only faintly."""
    for label in labels:
        left, bottom, right, top = label.box(scale)
        plate = Rectangle(
            (left, bottom), right - left, top - bottom, color=style.GROUND, alpha=PLATE,
            linewidth=0, zorder=6,
        )  # fmt: skip
        axes.add_artist(plate)
        if label.dot:
            x, y = label.dot
            add_line(axes, [x], [y], marker="o", markersize=2.2, color=style.INK, zorder=7)
        for number, line in enumerate(label.lines):
            axes.annotate(
                line, label.at, xytext=(0, leading() * (len(label.lines) / 2 - number - 0.8)),
                textcoords="offset points", size=type_size(), ha="center",
                color=style.INK, zorder=8,
            )  # fmt: skip
    quiet: dict[str, Any] = {"color": style.QUIET, "alpha": 0.9, "ha": "center", "va": "center"}
    for land in lands:
        axes.text(*land.at, land.lines[0], size=type_size(), zorder=7, **quiet)


def _scale_bar(axes: Axes, left: float, bottom: float) -> None:
    x, y = left + 5, bottom + 6
    how: dict[str, Any] = {"linewidth": 1.2, "solid_capstyle": "butt", "zorder": 6}
    add_line(axes, [x, x + SCALE], [y, y], color=style.INK, **how)
    length = say("{length} km", length=SCALE)
    axes.text(x, y + 2.5, length, size=type_size(), color=style.INK, zorder=6)


def _exclaves(
    axes: Axes, name: str, states: States, layer: Layer, exclave_names: dict[str, str],
    scale: float,
) -> float:  # fmt: skip
    """Squares for the units that lie far outside the map, in the empty corner below left.

    Returns where the next line of that corner begins.
    """
    left, _, bottom, _ = frame_of(layer)
    x, y = left + 5, bottom + 14.0
    axes.add_artist(Rectangle((left, bottom), *CORNER, color=style.LAND, alpha=0.9, zorder=5))
    for unit in sorted(layer.exclaves, reverse=True):
        middle = _middle(y, exclave_names[unit], scale)
        low, high = middle - 2.5, middle + 2.5
        square = Outline([(x, low), (x + 5, low), (x + 5, high), (x, high), (x, low)], closed=True)
        axes.add_artist(unit_patch(square, states[unit][0], f"unit-{name}-{unit}", 6))
        y = _beside(axes, x + 8, y, exclave_names[unit], scale)
    return y


def _middle(y: float, text: str, scale: float) -> float:
    """The middle of a sign and its name, which begin at a height of the corner, in km."""
    return y + max(STEP, (len(broken(text)) * leading() + 2.5) / scale) / 2


def _beside(axes: Axes, x: float, y: float, text: str, scale: float, **how: Any) -> float:
    """A name beside its sign, from a height of the corner upwards; says where the next begins."""
    middle = _middle(y, text, scale)
    axes.text(
        x, middle, "\n".join(broken(text)), size=type_size(), va="center", linespacing=0.82,
        color=style.INK, zorder=6, **how,
    )  # fmt: skip
    return 2 * middle - y
