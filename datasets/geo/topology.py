"""A small TopoJSON writer: shapes that share a border share its arc, so a line is stored once."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

Point = tuple[int, int]
STEPS = 100_000  # the grid that longitudes and latitudes are rounded to


class Topology:
    """Collects features by object name, then writes them as one TopoJSON document."""

    def __init__(self, box: tuple[float, float, float, float]) -> None:
        west, south, east, north = box
        self.origin = (west, south)
        self.step = ((east - west) / (STEPS - 1), (north - south) / (STEPS - 1))
        self.features: dict[str, list[tuple[str, dict, str, Any]]] = {}

    def add(self, name: str, features: Iterable[tuple[str, dict, BaseGeometry]]) -> None:
        """Add an object: features of id, properties and shape (longitude and latitude)."""
        self.features[name] = [
            (key, properties, shape.geom_type, self._rings(shape))
            for key, properties, shape in features
        ]

    def on_grid(self, shape: BaseGeometry) -> BaseGeometry:
        """The shape as the document will draw it, every vertex on the grid."""
        origin, step = numpy.array(self.origin), numpy.array(self.step)
        steps = shapely.transform(shape, lambda xy: numpy.round((xy - origin) / step))
        return shapely.transform(steps, lambda xy: xy * step + origin)

    def document(self) -> dict:
        """The finished TopoJSON, arcs cut where borders meet."""
        paths = [ring for found in self.features.values() for f in found for ring in _flat(f[3])]
        cutter = _Cutter(paths)
        objects = {
            name: {
                "type": "GeometryCollection",
                "geometries": [_geometry(feature, cutter) for feature in features],
            }
            for name, features in self.features.items()
        }
        return {
            "type": "Topology",
            "transform": {"scale": list(self.step), "translate": list(self.origin)},
            "objects": objects,
            "arcs": [_deltas(arc) for arc in cutter.arcs],
        }

    def _grid(self, coordinates: Iterable[tuple[float, float]]) -> tuple[Point, ...]:
        (west, south), (dx, dy) = self.origin, self.step
        points = [(round((x - west) / dx), round((y - south) / dy)) for x, y in coordinates]
        return tuple(p for i, p in enumerate(points) if i == 0 or p != points[i - 1])

    def _rings(self, shape: BaseGeometry) -> Any:
        kind = shape.geom_type
        if kind == "Point":
            return self._grid(shape.coords)
        if kind == "LineString":
            return [self._grid(shape.coords)]
        if kind == "Polygon":
            turned = shapely.orient_polygons(shape, exterior_cw=True)
            rings = [self._grid(ring.coords) for ring in (turned.exterior, *turned.interiors)]
            return [ring for ring in rings if len(ring) > 3]
        return [self._rings(part) for part in shape.geoms]


def _flat(rings: Any) -> Iterable[tuple[Point, ...]]:
    if isinstance(rings, tuple):
        if len(rings) > 1:
            yield rings
        return
    for part in rings:
        yield from _flat(part)


class _Cutter:
    """Cuts paths where they meet and keeps each piece once."""

    def __init__(self, paths: list[tuple[Point, ...]]) -> None:
        self.arcs: list[tuple[Point, ...]] = []
        self._number: dict[tuple[Point, ...], int] = {}
        self._junctions = _junctions(paths)

    def arcs_of(self, path: tuple[Point, ...]) -> list[int]:
        """The arc numbers along a path; ~n is arc n backwards."""
        closed = path[0] == path[-1]
        if closed:
            path = self._turned_to_junction(path)
        cuts = [i for i, p in enumerate(path) if 0 < i < len(path) - 1 and p in self._junctions]
        bounds = [0, *cuts, len(path) - 1]
        return [self._arc(path[a : b + 1]) for a, b in itertools.pairwise(bounds)]

    def _turned_to_junction(self, ring: tuple[Point, ...]) -> tuple[Point, ...]:
        """A ring begins at a junction, or at its smallest point if it meets nothing."""
        points = ring[:-1]
        start = next(
            (i for i, p in enumerate(points) if p in self._junctions),
            min(range(len(points)), key=points.__getitem__),
        )
        return (*points[start:], *points[:start], points[start])

    def _arc(self, points: tuple[Point, ...]) -> int:
        if points in self._number:
            return self._number[points]
        if points[::-1] in self._number:
            return ~self._number[points[::-1]]
        self._number[points] = len(self.arcs)
        self.arcs.append(points)
        return self._number[points]


def _junctions(paths: list[tuple[Point, ...]]) -> set[Point]:
    """Points where paths part: seen with different neighbours, or the end of an open line."""
    neighbours: dict[Point, set[frozenset[Point]]] = defaultdict(set)
    found: set[Point] = set()
    for path in paths:
        closed = path[0] == path[-1]
        points = path[:-1] if closed else path
        for i, point in enumerate(points):
            if not closed and i in (0, len(points) - 1):
                found.add(point)
                continue
            pair = frozenset((points[i - 1], points[(i + 1) % len(points)]))
            neighbours[point].add(pair)
    return found | {point for point, pairs in neighbours.items() if len(pairs) > 1}


def _geometry(feature: tuple[str, dict, str, Any], cutter: _Cutter) -> dict:
    key, properties, kind, rings = feature
    base: dict[str, Any] = {"type": kind, "id": key, "properties": properties}
    if kind == "Point":
        return {**base, "coordinates": list(rings[0])}
    if kind == "LineString":
        return {**base, "arcs": cutter.arcs_of(rings[0])}
    if kind == "MultiLineString":
        return {**base, "arcs": [cutter.arcs_of(part[0]) for part in rings]}
    if kind == "Polygon":
        return {**base, "arcs": [cutter.arcs_of(ring) for ring in rings]}
    return {**base, "arcs": [[cutter.arcs_of(ring) for ring in part] for part in rings if part]}


def _deltas(arc: tuple[Point, ...]) -> list[list[int]]:
    steps = [list(arc[0])]
    for (x0, y0), (x1, y1) in itertools.pairwise(arc):
        steps.append([x1 - x0, y1 - y0])
    return steps
