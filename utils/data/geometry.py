"""The map layer: ``datasets/geo/karabakh.topojson`` as shapes on a plane, in kilometres.

The plane is a Lambert azimuthal equal-area projection around 46.5° E, 40° N, so that an area
measured on it is the area on the ground (Snyder, Map Projections, 1987, pp. 187-188).
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from utils.errors import ExplorerError
from utils.language import message
from utils.later import np

FILE = "geo/karabakh.topojson"
ATTRIBUTION = message(
    "Map: after geoBoundaries (CC BY-SA 3.0), Natural Earth and GeoNames (CC BY 4.0); CC BY-SA 4.0."
)
CENTRE = (46.5, 40.0)
"""Longitude and latitude of the middle of the projection, in degrees."""
OUTSIDE = "outside"
"""Stands for the part of Azerbaijan around the drawn units, on the far side of an edge."""

AXIS, ECCENTRICITY = 6378.137, 0.0818191908426
"""WGS84: semi-major axis in kilometres, eccentricity."""

Rings: TypeAlias = "tuple[np.ndarray, ...]"


@dataclass(frozen=True, eq=False)
class Shape:
    """Polygons of one thing; each is an outer ring and its holes, arrays of (x, y) in km."""

    id: str
    polygons: tuple[Rings, ...]

    @property
    def area(self) -> float:
        """Area in square kilometres."""
        return sum(
            abs(_ring_area(rings[0])) - sum(abs(_ring_area(hole)) for hole in rings[1:])
            for rings in self.polygons
        )

    def distance(self, point: np.ndarray) -> float:
        """How far a point (x, y) lies outside, in km; 0 inside."""
        rings = [ring for rings in self.polygons for ring in rings]
        if sum(_crossings(ring, point) for ring in rings) % 2:
            return 0.0
        return min(distance(ring, point) for ring in rings)


@dataclass(frozen=True)
class Edge:
    """A border between two units, or between a unit and what lies ``OUTSIDE``."""

    number: int
    line: np.ndarray
    units: tuple[str, str]


@dataclass(frozen=True, eq=False)
class Layer:
    """Everything the map draws: shapes by kind and id, lines by kind, edges between units.

    ``main`` are the ids of the districts that the map is about; the others are context.
    """

    shapes: dict[str, dict[str, Shape]]
    lines: dict[str, tuple[np.ndarray, ...]]
    edges: tuple[Edge, ...]
    main: tuple[str, ...]

    @functools.cached_property
    def window(self) -> tuple[float, float, float, float]:
        """Smallest and largest x and y of the main districts, in km."""
        return bounds([self.shapes["districts"][district] for district in self.main])

    @functools.cached_property
    def exclaves(self) -> frozenset[str]:
        """Units that lie outside the window: villages of one republic inside the other."""
        left, right, bottom, top = self.window
        boxes = {unit: bounds([shape]) for unit, shape in self.shapes["units"].items()}
        return frozenset(
            unit
            for unit, (x0, x1, y0, y1) in boxes.items()
            if x1 < left or x0 > right or y1 < bottom or y0 > top
        )


def bounds(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of some shapes, in km."""
    rings = [ring for shape in shapes for rings in shape.polygons for ring in rings]
    points = np.concatenate(rings)
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return float(left), float(right), float(bottom), float(top)


def distance(line: np.ndarray, point: np.ndarray) -> float:
    """How far a point (x, y) lies from a line of points, in km."""
    starts, steps = line[:-1], np.diff(line, axis=0)
    along = ((point - starts) * steps).sum(axis=1) / np.maximum((steps**2).sum(axis=1), 1e-12)
    nearest = starts + np.clip(along, 0, 1)[:, None] * steps
    return float(np.hypot(*(point - nearest).T).min())


def project(degrees: np.ndarray) -> np.ndarray:
    """Longitudes and latitudes (n x 2, degrees) as x and y (n x 2, km) on the plane."""
    middle, parallel = np.radians(CENTRE)
    turn, beta = np.radians(degrees[:, 0]) - middle, _authalic(np.radians(degrees[:, 1]))
    beta_1 = _authalic(parallel)
    radius = AXIS * np.sqrt(_q(np.pi / 2) / 2)
    cosine = np.sin(beta_1) * np.sin(beta) + np.cos(beta_1) * np.cos(beta) * np.cos(turn)
    b = radius * np.sqrt(2 / (1 + cosine))
    width = np.cos(parallel) / np.sqrt(1 - (ECCENTRICITY * np.sin(parallel)) ** 2)
    d = AXIS * width / (radius * np.cos(beta_1))
    x = b * d * np.cos(beta) * np.sin(turn)
    y = (b / d) * (np.cos(beta_1) * np.sin(beta) - np.sin(beta_1) * np.cos(beta) * np.cos(turn))
    return np.column_stack([x, y])


def read_layer(folder: Path) -> Layer:
    """The map layer of the data package in a folder; read once as long as it is unchanged.

    Raises ``ExplorerError`` when the file is missing or is no such layer.
    """
    path = Path(folder) / FILE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        raise ExplorerError(f"The map layer {FILE} is missing in {folder}.") from None
    except OSError as fault:
        raise ExplorerError(f"{FILE} cannot be read ({fault.strerror}).") from None
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        raise ExplorerError(f"{FILE} is not a TopoJSON layer with units and districts.") from None


# ---- projection


def _q(latitude: Any) -> Any:
    e, sine = ECCENTRICITY, np.sin(latitude)
    ratio = np.log((1 - e * sine) / (1 + e * sine)) / (2 * e)
    return (1 - e**2) * (sine / (1 - (e * sine) ** 2) - ratio)


def _authalic(latitude: Any) -> Any:
    """The latitude on the sphere of equal area."""
    return np.arcsin(np.clip(_q(latitude) / _q(np.pi / 2), -1, 1))


def _ring_area(ring: np.ndarray) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def _crossings(ring: np.ndarray, point: np.ndarray) -> int:
    """How often a ray from a point towards the east crosses a ring: inside, an odd number."""
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    across = (y0 > point[1]) != (y1 > point[1])
    meets = x0[across] + (point[1] - y0[across]) * (x1 - x0)[across] / (y1 - y0)[across]
    return int((meets > point[0]).sum())


# ---- TopoJSON


@functools.lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Layer:
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [project(degrees) for degrees in _arcs(topology)]
    objects = topology["objects"]
    areas = {name: part for name, part in objects.items() if _is_area(part)}
    lines = {name: part for name, part in objects.items() if name not in areas}
    return Layer(
        shapes={name: _shapes(part, arcs) for name, part in areas.items()},
        lines={name: tuple(_lines(part, arcs)) for name, part in lines.items()},
        edges=tuple(_edges(objects, arcs)),
        main=tuple(g["id"] for g in objects["districts"]["geometries"] if not _context(g)),
    )


def _arcs(topology: dict[str, Any]) -> Iterator[np.ndarray]:
    """Undo quantisation and delta coding of each arc."""
    transform = topology["transform"]
    for arc in topology["arcs"]:
        yield np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"]


def _context(geometry: dict[str, Any]) -> bool:
    return bool(geometry["properties"].get("context"))


def _is_area(part: dict[str, Any]) -> bool:
    return all(geometry["type"].endswith("Polygon") for geometry in part["geometries"])


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def _shapes(part: dict[str, Any], arcs: list[np.ndarray]) -> dict[str, Shape]:
    return {
        geometry["id"]: Shape(
            geometry["id"],
            tuple(tuple(_joined(ring, arcs) for ring in rings) for rings in _polygons(geometry)),
        )
        for geometry in part["geometries"]
    }


def _lines(part: dict[str, Any], arcs: list[np.ndarray]) -> Iterator[np.ndarray]:
    for geometry in part["geometries"]:
        many = geometry["type"] == "MultiLineString"
        for line in geometry["arcs"] if many else [geometry["arcs"]]:
            yield _joined(line, arcs)


def _joined(indices: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """String arcs together; a negative index is an arc walked backwards."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _edges(objects: dict[str, Any], arcs: list[np.ndarray]) -> Iterator[Edge]:
    """Arcs that two units share, or one unit and a neighbouring district of Azerbaijan."""
    users = defaultdict(list)
    units = objects["units"]["geometries"]
    around = [g for g in objects["districts"]["geometries"] if _context(g)]
    for geometry, name in [*((g, g["id"]) for g in units), *((g, OUTSIDE) for g in around)]:
        for arc in {~i if i < 0 else i for rings in _polygons(geometry) for r in rings for i in r}:
            users[arc].append(name)
    for arc, names in sorted(users.items()):
        if len(names) == 2 and names != [OUTSIDE, OUTSIDE]:
            yield Edge(arc, arcs[arc], (names[0], names[1]))
