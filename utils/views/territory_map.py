"""One map of who held what on a day: ground, units, edges, water, names, scale."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from utils import control, style
from utils.dataset import Dataset
from utils.geometry import Edge, Layer, Shape, project
from utils.language import Phrases, remembered, say
from utils.look import Look
from utils.names import Names, read_names
from utils.sizes import Page
from utils.views.territory_locator import draw_locator, locator_box
from utils.views.territory_outline import codes, outline, rings
from utils.views.territory_points import UNSEEN, Point, draw_point, point_box
from utils.views.territory_words import EDGE_SIDE

PAD = 7.0
"""Ground around the units, in km."""
LEADING = 6.9
"""Distance of the lines of a place's name, in points."""
TOWNS = ("khankendi-stepanakert", "aghdara-martakert", "hadrut")
"""Towns whose name no district bears, if their point is known."""
APART, APART_WHERE_SMALL = 2.0, 5.0
"""Room to the left and right of a name, in points; a small map can leave a name out."""
PLATE = 0.36
"""How far a name's plate hides what lies under it."""
SCALE = 50
CORNER = (66.0, 82.0)
"""Width and height in km of the corner with the scale bar and what is not to scale."""
STEP = 9.0
"""From one line of that corner to the next, in km."""
Box = tuple[float, float, float, float]
COUNTRIES = Phrases({"armenia": "ARMENIA", "azerbaijan": "AZERBAIJAN", "iran": "IRAN"})


States = dict[str, tuple[str, bool]]
"""Who holds each unit, and whether that is uncertain, by unit id."""


@dataclass(frozen=True)
class Label:
    """Lines of text around a point of the map, in km; a town has a ``dot`` of its own."""

    lines: tuple[str, ...]
    at: tuple[float, float]
    dot: tuple[float, float] | None = None

    def box(self, scale: float) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in km, at a scale of points per km."""
        width = max(style.text_width(line, style.LEAST) for line in self.lines) / scale
        height = len(self.lines) * LEADING / scale
        x, y = self.at
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def frame_of(layer: Layer) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of a map, in km."""
    left, right, bottom, top = layer.window
    return left - PAD, right + PAD, bottom - PAD, top + PAD


def draw_map(
    axes: Axes,
    name: str,
    states: States,
    layer: Layer,
    labels: Iterable[Label],
    exclave_names: dict[str, str],
    points: Sequence[tuple[Point, bool]],
    scale: float,
    fronts: bool = True,
    locator: bool = True,
    small: bool = False,
) -> None:
    """Draw who holds what; the ids of units, edges and points begin with the map's name.

    ``points`` are all changes drawn as points, and whether each is seen; ``scale`` is points per
    km. With ``fronts`` a line is drawn where the holders of two units differ. A ``small`` map
    leaves out the locator and what lies outside its frame.
    """
    left, right, bottom, top = frame_of(layer)
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    axes.set_axis_off()
    _ground(axes, name, states, layer)
    for edge in layer.edges if fronts else ():
        if not layer.exclaves.intersection(edge.units):
            _edge(axes, edge, states, f"edge-{name}-{edge.number}")
    _names(axes, labels, scale)
    _scale_bar(axes, left, bottom)
    y = bottom if small else _exclaves(axes, name, states, layer, exclave_names)
    for point, seen in points:
        inside = left < point.at[0] < right and bottom < point.at[1] < top
        if small and not inside:
            continue
        draw_point(axes, name, point, point.at if inside else (left + 7.5, y), scale, seen)
        if not inside:
            how = {"alpha": 1.0 if seen else UNSEEN, "gid": f"name-{name}-{point.row.mark_id}"}
            _beside(axes, left + 16, y, point.name, **how)
            y += STEP
    if not small:
        quiet: dict[str, Any] = {"size": style.LEAST, "color": style.QUIET}
        axes.text(left + 5, y - 1.5, say("Not to scale:"), zorder=6, **quiet)
    if locator and not small:
        draw_locator(axes, layer, (left + 3, top - 3), scale)


def _ground(axes: Axes, name: str, states: States, layer: Layer) -> None:
    """Land, units, water and the borders that stay."""
    left, right, bottom, top = frame_of(layer)
    ground = Rectangle((left, bottom), right - left, top - bottom, color=style.LAND, linewidth=0)
    axes.add_artist(ground)
    shapes = layer.shapes
    for unit, shape in shapes["units"].items():
        if unit not in layer.exclaves:
            axes.add_artist(unit_patch(outline(shape), states[unit][0], f"unit-{name}-{unit}"))
    draw_lines(
        axes, rings(shapes["districts"].values()), color=style.GROUND, linewidth=0.5, zorder=3
    )
    for shape in shapes["lakes"].values():
        axes.add_artist(PathPatch(outline(shape), facecolor=style.WATER, linewidth=0, zorder=3))
    draw_lines(axes, layer.lines["rivers"], color=style.RIVER, linewidth=0.5, zorder=3)
    draw_lines(
        axes, rings(shapes["countries"].values()), color=style.BORDER, linewidth=0.7, zorder=3
    )
    nkao = {"color": style.INK, "linewidth": 0.6, "linestyle": (0, (3, 2)), "alpha": 0.75}
    draw_lines(axes, layer.lines["nkao"], **nkao, zorder=4)


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


def draw_lines(axes: Axes, lines: Iterable[np.ndarray], **how: Any) -> None:
    """Draw many lines as one mark."""
    lines = list(lines)
    pen = np.concatenate([codes(line, False) for line in lines])
    colour = how.pop("color")
    path = Outline(np.concatenate(lines), pen)
    axes.add_artist(PathPatch(path, facecolor="none", edgecolor=colour, **how))


def _edge(axes: Axes, edge: Edge, states: States, gid: str) -> None:
    """A border between units: a line where their holders differ, else there but not seen."""
    (holder, vague), (other, other_vague) = (edge_state(unit, states) for unit in edge.units)
    line = Line2D(
        *edge.line.T, color=style.INK, linewidth=1.1, alpha=1.0 if holder != other else 0.0,
        linestyle=(0, (2.5, 1.5)) if vague or other_vague else "-", solid_capstyle="round",
        zorder=5, gid=gid,
    )  # fmt: skip
    axes.add_artist(line)


def edge_state(unit: str, states: States) -> tuple[str, bool]:
    """Who stands on one side of an edge, and whether that is uncertain."""
    holder, unsure = states.get(unit, ("azerbaijani", False))
    return EDGE_SIDE.get(holder, holder), unsure


# ---- names


def place_labels(
    dataset: Dataset, layer: Layer, order: str, scale: float,
    points: Iterable[Point] = (), small: bool = False,
) -> list[Label]:  # fmt: skip
    """The names of towns beside their dots and of districts, each clear of all else.

    ``scale`` is points per km. The largest districts choose last: they have the most room. On a
    ``small`` map towns have no names, and a district only where there is room.
    """
    look = style.look(), style.page()
    return list(_placed(dataset, layer, order, scale, tuple(points), small, look))


@remembered
def _placed(
    dataset: Dataset, layer: Layer, order: str, scale: float, points: tuple[Point, ...],
    small: bool, look: tuple[Look, Page],
) -> list[Label]:  # fmt: skip
    """The labels in a look, which says how wide each name is."""
    names = read_names(dataset)
    apart = APART_WHERE_SMALL if small else APART
    places = dataset.by_id("places")
    taken = [*furniture(layer, scale), *(point_box(point, scale) for point in points)]
    placed: list[Label] = []
    towns = [places.loc[town] for town in TOWNS if town in places.index and not small]
    shapes = [layer.shapes["districts"][district] for district in layer.main]
    choices = [_town(town, names, order, scale) for town in towns]
    taken += [_around(label.dot, scale) for label, *_ in choices if label.dot]
    for shape in sorted(shapes, key=lambda shape: shape.area):
        lines = tuple(_broken(names.of(places.loc[shape.id], order)))
        choices.append([Label(lines, point) for point in roomy_points(shape)])
    for options in choices:
        clear = [o for o in options if _clear(o.box(scale), taken, apart / scale)]
        for label in (clear or options)[: 1 if clear or not small else 0]:
            placed.append(label)
            taken.append(label.box(scale))
    return placed


def furniture(layer: Layer, scale: float) -> list[Box]:
    """Boxes of what stands on the map beside the names of places: left, bottom, right, top."""
    left, _, bottom, top = frame_of(layer)
    boxes = [(left, bottom, left + CORNER[0], bottom + CORNER[1])]
    boxes.append(locator_box((left + 3, top - 3), scale))
    for country, name in COUNTRIES.items():
        boxes.append(Label((name,), COUNTRY_AT[country]).box(scale))
    return boxes


def _around(dot: tuple[float, float], scale: float) -> Box:
    x, y = dot
    return x - 1.2 / scale, y - 1.2 / scale, x + 1.2 / scale, y + 1.2 / scale


def _town(place: Any, names: Names, order: str, scale: float) -> list[Label]:
    """A town's names around its dot: best below, else above, right or left."""
    x, y = project(np.array([[place["longitude"], place["latitude"]]]))[0]
    lines = tuple(_broken(names.of(place, order)))
    *_, right, top = Label(lines, (0, 0)).box(scale)
    up, aside = top + 2 / scale, right + 3 / scale
    around = [(0, -up), (0, up), (aside, 0), (-aside, 0)]
    return [Label(lines, (x + dx, y + dy), (x, y)) for dx, dy in around]


def _broken(both: str) -> list[str]:
    one, *other = both.split(" / ")
    return [f"{one} /", *other] if other else [one]


@functools.cache
def roomy_points(shape: Shape, step: float = 2.5) -> list[tuple[float, float]]:
    """Points inside a shape, the one farthest from its border first (in km)."""
    border = np.concatenate(list(rings([shape])))
    (left, bottom), (right, top) = border.min(axis=0), border.max(axis=0)
    grid = np.meshgrid(np.arange(left, right, step), np.arange(bottom, top, step))
    points = np.column_stack([axis.ravel() for axis in grid])
    points = points[outline(shape).contains_points(points)]
    room = np.hypot(*(points[:, None] - border[None]).transpose(2, 0, 1)).min(axis=1)
    return [tuple(point) for point in points[np.argsort(-room, kind="stable")]]


def _clear(box: Box, taken: Iterable[Box], gap: float) -> bool:
    """Whether a box touches no other; to the left and right it keeps a gap (in km)."""
    left, bottom, right, top = box
    return all(
        right + gap < x0 or x1 + gap < left or top < y0 or y1 < bottom for x0, y0, x1, y1 in taken
    )


def _names(axes: Axes, labels: Iterable[Label], scale: float) -> None:
    """The names, each on a plate through which hatches and lines show only faintly."""
    for label in labels:
        left, bottom, right, top = label.box(scale)
        plate = Rectangle(
            (left, bottom), right - left, top - bottom, color=style.GROUND, alpha=PLATE,
            linewidth=0, zorder=6,
        )  # fmt: skip
        axes.add_artist(plate)
        if label.dot:
            axes.plot(*label.dot, marker="o", markersize=2.2, color=style.INK, zorder=7)
        for number, line in enumerate(label.lines):
            axes.annotate(
                line, label.at, xytext=(0, LEADING * (len(label.lines) / 2 - number - 0.8)),
                textcoords="offset points", size=style.LEAST, ha="center",
                color=style.INK, zorder=8,
            )  # fmt: skip
    for country, name in COUNTRIES.items():
        at = COUNTRY_AT[country]
        axes.text(*at, name, size=style.LEAST, ha="center", color=style.QUIET, zorder=7, alpha=0.9)


COUNTRY_AT = {"armenia": (-68.0, -34.0), "azerbaijan": (72.0, 60.0), "iran": (40.0, -118.0)}
"""Where the names of the countries stand, in km from the middle of the projection."""


def _scale_bar(axes: Axes, left: float, bottom: float) -> None:
    x, y = left + 5, bottom + 6
    axes.plot([x, x + SCALE], [y, y], color=style.INK, lw=1.2, solid_capstyle="butt", zorder=6)
    length = say("{length} km", length=SCALE)
    axes.text(x, y + 2.5, length, size=style.LEAST, color=style.INK, zorder=6)


def _exclaves(
    axes: Axes, name: str, states: States, layer: Layer, exclave_names: dict[str, str]
) -> float:
    """Squares for the units that lie far outside the map, in the empty corner below left.

    Returns where the next line of that corner goes.
    """
    left, _, bottom, _ = frame_of(layer)
    x, y = left + 5, bottom + 18.5
    axes.add_artist(Rectangle((left, bottom), *CORNER, color=style.LAND, alpha=0.8, zorder=5))
    for unit in sorted(layer.exclaves, reverse=True):
        corners = [(x, y - 2.5), (x + 5, y - 2.5), (x + 5, y + 2.5), (x, y + 2.5), (x, y - 2.5)]
        square = Outline(corners, closed=True)
        axes.add_artist(unit_patch(square, states[unit][0], f"unit-{name}-{unit}", 6))
        lines = _beside(axes, x + 8, y, exclave_names[unit])
        y += STEP + 2.5 * (lines - 1)
    return y


def _beside(axes: Axes, x: float, y: float, text: str, **how: Any) -> int:
    """A name beside its sign; says in how many lines."""
    lines = _broken(text)
    axes.text(
        x, y, "\n".join(lines), size=style.LEAST, va="center", linespacing=0.82, color=style.INK,
        zorder=6, **how,
    )  # fmt: skip
    return len(lines)
