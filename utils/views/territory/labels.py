"""Names on a map of the region: each clear of all else, and over as few lines as can be."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.charts import style
from utils.charts.look import Look
from utils.charts.sizes import Page
from utils.data.dataset import Dataset
from utils.data.geometry import Layer, Shape, project
from utils.data.names import Names, read_names
from utils.language import Phrases, remembered
from utils.views.territory.locator import locator_box
from utils.views.territory.outline import Box, frame_of, outline, rings
from utils.views.territory.points import Point, point_box, type_size

LEADING = 1.15
"""Distance of the lines of a place's name, as a multiple of their size."""
TOWNS = ("khankendi-stepanakert", "aghdara-martakert", "hadrut", "shahumyan-town")
"""Towns whose name no district bears, if their point is known."""
FIRST = ("khankendi-stepanakert", "shusha-shushi", "hadrut")
"""The towns that a small map names, before any district."""
SAME = {"shusha-district": "shusha-shushi"}
"""Districts that bear the name of a town: where the town is named they are not named again."""
APART, APART_WHERE_SMALL = 2.0, 2.5
"""Room to the left and right of a name, in points; a small map can leave a name out."""
SCALE = 50
"""Length of the scale bar, in km."""
AWAY, OUTSIDE = 0.7, 40.0
"""What it costs to stand a kilometre from the roomiest place, or wholly outside the district, in
kilometres of lines under a name."""
HALF = 0.5
"""A small map leaves out a name of which so much would stand outside its district."""
CORNER = (66.0, 82.0)
"""Width and height in km of the corner with the scale bar and what is not to scale."""
COUNTRIES = Phrases({"armenia": "ARMENIA", "azerbaijan": "AZERBAIJAN", "iran": "IRAN"})
COUNTRY_AT = {"armenia": (-68.0, -34.0), "azerbaijan": (80.0, 60.0), "iran": (40.0, -118.0)}
"""Where the names of the countries stand, in km from the middle of the projection."""


@dataclass(frozen=True)
class Label:
    """Lines of text around a point of the map, in km; a town has a ``dot`` of its own."""

    lines: tuple[str, ...]
    at: tuple[float, float]
    dot: tuple[float, float] | None = None

    def box(self, scale: float) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in km, at a scale of points per km."""
        width = max(style.text_width(line, type_size()) for line in self.lines) / scale
        height = len(self.lines) * leading() / scale
        x, y = self.at
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def place_labels(
    dataset: Dataset, layer: Layer, order: str, scale: float,
    points: Iterable[Point] = (), small: bool = False,
) -> list[Label]:  # fmt: skip
    """The names of towns beside their dots and of districts, each clear of all else.

    ``scale`` is points per km. The largest districts choose last: they have the most room. On a
    ``small`` map a few towns come first, and all other names stand only where there is room.
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
    taken = [*furniture(layer, scale, small), *(point_box(point, scale) for point in points)]
    placed: list[Label] = []
    towns = [places.loc[t] for t in (FIRST if small else TOWNS) if t in places.index]
    shapes = [layer.shapes["districts"][district] for district in layer.main]
    choices: list[tuple[list[Label], Shape | None]]
    choices = [(_town(town, names, order, scale, small), None) for town in towns]
    taken += [_around(label.dot, scale) for (label, *_), _ in choices if label.dot]
    for shape in sorted(shapes, key=lambda shape: shape.area):
        if small and SAME.get(shape.id) in places.index:
            continue
        lines = tuple(broken(names.of(places.loc[shape.id], order)))
        choices.append(([Label(lines, point) for point in roomy_points(shape)], shape))
    for options, home in choices:
        boxes = _boxes(options, scale)
        clear = _inside(boxes, frame_of(layer)) & _clear(boxes, taken, apart / scale)
        if small and home:
            clear &= _abroad(boxes, home) < HALF
        if clear.any() or not small:
            costs = _costs(options, boxes, home, _seams(layer))
            best = np.where(clear, costs, np.inf) if clear.any() else costs
            placed.append(options[best.argmin()])
            taken.append(tuple(boxes[best.argmin()]))
    return placed


def _boxes(options: Sequence[Label], scale: float) -> np.ndarray:
    """The boxes of labels with the same lines, a row each: left, bottom, right, top."""
    x, y = options[0].at
    size = np.array(options[0].box(scale)) - (x, y, x, y)
    return np.array([(*option.at, *option.at) for option in options]) + size


@functools.cache
def _seams(layer: Layer) -> np.ndarray:
    """Points along every line that a name should not stand on, a kilometre apart.

    The borders of districts are among them twice: names stand inside.
    """
    edges = [edge.line for edge in layer.edges if not layer.exclaves.intersection(edge.units)]
    districts = [layer.shapes["districts"][district] for district in layer.main]
    lines = [*edges, *rings(districts), *layer.lines["nkao"]]
    return np.concatenate([_every_kilometre(line) for line in lines])


def _every_kilometre(line: np.ndarray) -> np.ndarray:
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.arange(0.5, along[-1], 1.0)
    return np.column_stack([np.interp(places, along, axis) for axis in line.T])


def _costs(
    options: Sequence[Label], boxes: np.ndarray, shape: Shape | None, seams: np.ndarray
) -> np.ndarray:
    """Kilometres of lines under names, how far from the roomiest place, and from home."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    x, y = seams[((low < seams) & (seams < high)).all(axis=1)].T
    left, bottom, right, top = boxes.T[:, :, None]
    under = ((left < x) & (x < right) & (bottom < y) & (y < top)).sum(axis=1)
    away = np.array([option.at for option in options]) - options[0].at
    costs = under + AWAY * np.hypot(*away.T)
    return costs + OUTSIDE * _abroad(boxes, shape) if shape else costs


def _abroad(boxes: np.ndarray, shape: Shape) -> np.ndarray:
    """Which share of each name stands outside its district."""
    left, bottom, right, top = boxes.T
    xs, ys = np.linspace(left, right, 7)[:, None], np.linspace(bottom, top, 4)[None]
    grid = np.stack(np.broadcast_arrays(xs, ys), axis=-1)
    outside = ~outline(shape).contains_points(grid.reshape(-1, 2))
    return outside.reshape(-1, len(boxes)).mean(axis=0)


def furniture(layer: Layer, scale: float, small: bool = False) -> list[Box]:
    """Boxes of what stands on the map beside the names of places: left, bottom, right, top."""
    left, _, bottom, top = frame_of(layer)
    boxes = [label.box(scale) for label in countries(layer, scale)]
    if small:
        return [*boxes, scale_box(layer, scale)]
    corner = (left, bottom, left + CORNER[0], bottom + CORNER[1])
    return [*boxes, corner, locator_box((left + 3, top - 3), scale)]


def scale_box(layer: Layer, scale: float) -> Box:
    """Where the scale bar stands, with its length above it."""
    left, _, bottom, _ = frame_of(layer)
    return left + 4, bottom + 3, left + 6 + SCALE, bottom + 9.5 + type_size() / scale


def countries(layer: Layer, scale: float) -> list[Label]:
    """The names of the countries, inside the frame at any scale."""
    west, east, *_ = frame_of(layer)
    labels = []
    for country, name in COUNTRIES.items():
        x, y = COUNTRY_AT[country]
        half = (style.text_width(name, type_size()) / 2 + 2) / scale
        labels.append(Label((name,), (min(max(x, west + half), east - half), y)))
    return labels


def leading() -> float:
    """Distance of the lines of a place's name, in points."""
    return LEADING * type_size()


def _around(dot: tuple[float, float], scale: float) -> Box:
    x, y = dot
    return x - 1.2 / scale, y - 1.2 / scale, x + 1.2 / scale, y + 1.2 / scale


def _town(place: Any, names: Names, order: str, scale: float, small: bool = False) -> list[Label]:
    """A town's names around its dot: best below, else above, right or left, or at a corner."""
    x, y = project(np.array([[place["longitude"], place["latitude"]]]))[0]
    lines = tuple(broken(names.of(place, order)))
    *_, right, top = Label(lines, (0, 0)).box(scale)
    up, aside = top + 2 / scale, right + 3 / scale
    around = [(0, -up), (0, up), (aside, 0), (-aside, 0)]
    if small:
        around += [(x * aside, y * up / 2) for x in (1, -1) for y in (1, -1)]
        around += [(x * aside / 2, y * up) for x in (1, -1) for y in (1, -1)]
    return [Label(lines, (x + dx, y + dy), (x, y)) for dx, dy in around]


def broken(both: str) -> list[str]:
    """Two names in two lines."""
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


def _inside(boxes: np.ndarray, frame: tuple[float, float, float, float]) -> np.ndarray:
    """Which boxes lie on the map; a frame is left, right, bottom, top."""
    left, right, bottom, top = frame
    x0, y0, x1, y1 = boxes.T
    return (left <= x0) & (x1 <= right) & (bottom <= y0) & (y1 <= top)


def _clear(boxes: np.ndarray, taken: Sequence[Box], gap: float) -> np.ndarray:
    """Which boxes touch no other; to the left and right they keep a gap (in km)."""
    left, bottom, right, top = boxes.T[:, :, None]
    x0, y0, x1, y1 = np.array(taken).T
    return ((right + gap < x0) | (x1 + gap < left) | (top < y0) | (y1 < bottom)).all(axis=1)
