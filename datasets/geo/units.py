"""Cut the twelve districts into units, by lines and by nearest settlement."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import shapely
from basics import BuildError, Coverage, to_metres
from shapely.geometry.base import BaseGeometry

SLIVER_M2 = 1e7  # a loose piece smaller than this goes to its neighbour
FAR_NODE_METRES = 2000  # the districts are generalised: a settlement may seem to lie this far out
# The land around a settlement is its district's this far out, unless a settlement of another
# district is nearer. Left out one by one, settlements then lie in a wrong district least often
# with 2500 to 3500 m; not every village has a point, so it is a little less.
AROUND_METRES = 2000
OFF_PLACE_METRES = 3000  # two sources may point at two ends of one village, not at two villages
# Lines that cut a district; strips along a road, or circles around a place, that are a unit of
# their own (half width or radius in metres).
CUTS = {
    "aghdam-district": ("line-of-contact-1994",),
    "fuzuli-district": ("line-of-contact-1994", "line-of-december-1993"),
    "jabrayil-district": ("line-of-contact-1994",),
    "kalbajar-district": ("former-nkao",),
    "khojavend-district": ("line-of-contact-1994",),
    "tartar-district": ("line-of-contact-1994", "former-nkao"),
}
# Land beyond the line of contact in which no settlement with a published place was found, or
# where it stands so near the border of the former NKAO that it may seem to lie outside.
BEYOND = {"khojavend-district": "khojavend-east", "tartar-district": "tartar-nkao-east"}
TAKEN_FIRST = ("lachin-corridor",)
STRIPS = {
    "khojaly-district": {"khojaly-town": 3000, "khojaly-farukh": 3000},
    "lachin-district": {"lachin-corridor": 2500, "lachin-new-road": 1000},
}


@dataclass(frozen=True)
class Node:
    """A settlement with a published place; with a unit, it decides whose the land around it is."""

    node_id: str
    name: str
    unit_id: str
    district_id: str
    point: shapely.Point


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as a CSV file, under the names of the first row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_nodes(path: Path, register: dict[str, dict]) -> dict[str, Node]:
    """The settlements, in metres; raises where a row cannot be right.

    ``register`` is units.csv by id: a node of a unit takes its district from there.
    """
    nodes: dict[str, Node] = {}
    for row in read_rows(path):
        key, unit_id = row["node_id"], row["unit_id"]
        if key in nodes:
            raise BuildError(f"node {key} stands twice")
        if not row["source_id"]:
            raise BuildError(f"node {key} has no source")
        if unit_id and unit_id not in register:
            raise BuildError(f"node {key}: unknown unit {unit_id}")
        district_id = register[unit_id]["district_id"] if unit_id else ""
        point = _point(row, f"node {key}")
        nodes[key] = Node(key, row["name"], unit_id, district_id, point)
    return nodes


def read_seats(
    nodes: dict[str, Node], places: dict[str, dict], register: dict[str, dict]
) -> list[Node]:
    """What a district has to hold: the nodes of units and places.csv's places with a point."""
    known = [node for node in nodes.values() if node.unit_id]
    points = {row["place_id"]: row for row in places.values() if row["latitude"]}
    return known + [
        Node(key, row["name_en"], row["unit_id"], district_id, _point(row, f"place {key}"))
        for key, row in sorted(points.items())
        if row["unit_id"] and (district_id := register[row["unit_id"]]["district_id"])
    ]


def _point(row: dict[str, str], what: str) -> shapely.Point:
    """The point of a row with longitude and latitude, in metres."""
    x, y = (_number(row[name], f"{what}: {name}") for name in ("longitude", "latitude"))
    return to_metres(shapely.Point(x, y))


def _number(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise BuildError(f"{what} {text!r} is not a number") from None


def nodes_off_place(rows: list[dict], places: dict[str, dict]) -> list[str]:
    """Sentences about nodes that lie far from the place of places.csv that they name."""
    wrong = []
    for row in rows:
        place = places.get(row["place_id"], {})
        if row["place_id"] and not place:
            wrong.append(f"node {row['node_id']}: unknown place {row['place_id']}")
        if place.get("latitude"):
            a, b = (_point(r, f"node {row['node_id']}") for r in (row, place))
            if a.distance(b) > OFF_PLACE_METRES:
                wrong.append(
                    f"node {row['node_id']} lies {a.distance(b) / 1000:.1f} km from "
                    f"{row['place_id']} in places.csv"
                )
    return wrong


def read_lines(path: Path, nodes: dict[str, Node]) -> dict[str, BaseGeometry]:
    """The lines whose vertices are stated as rules on settlements; one vertex is a point."""
    points: dict[str, list[shapely.Point]] = defaultdict(list)
    for row in read_rows(path):
        points[row["line_id"]].append(_vertex(row, nodes))
    return {
        line_id: shapely.LineString(found) if len(found) > 1 else found[0]
        for line_id, found in points.items()
    }


def _vertex(row: dict[str, str], nodes: dict[str, Node]) -> shapely.Point:
    """A settlement, or a point so many metres or such a share of the way to another one."""
    what = f"line {row['line_id']}, step {row['step']}"
    if row["longitude"]:
        return _point(row, what)
    for name in filter(None, (row["node_a"], row["node_b"])):
        if name not in nodes:
            raise BuildError(f"{what}: unknown node {name}")
    start = nodes[row["node_a"]].point
    if not row["node_b"]:
        return start
    end = nodes[row["node_b"]].point
    if row["share"]:
        share = _number(row["share"], f"{what}: share")
    else:
        share = _number(row["metres"], f"{what}: metres") / start.distance(end)
    return shapely.Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))


def settlements_moved(districts: Coverage, seats: Iterable[Node]) -> Coverage:
    """Give each settlement the land around it for its district, whatever the outline says.

    Among those that the outline misses are the town of Shusha / Shushi and Farukh / Parukh. Land
    nearer to a settlement of another district stays where it is. Raises BuildError when a
    settlement lies too far out to be a matter of generalisation.
    """
    whole = shapely.union_all(list(districts.values()))
    seats = [node for node in seats if node.district_id in districts]
    rings: dict[str, list] = {key: [] for key in districts}
    for node in seats:
        off = districts[node.district_id].distance(node.point)
        if off > FAR_NODE_METRES:
            raise BuildError(
                f"node {node.node_id} lies {off / 1000:.1f} km outside {node.district_id}"
            )
        rings[node.district_id].append(_nearer(node, seats, AROUND_METRES))
    land = {key: shapely.intersection(shapely.union_all(r), whole) for key, r in rings.items()}
    taken = shapely.union_all(list(land.values()))
    return {
        key: shapely.union(shapely.difference(shape, taken), land[key]).buffer(0)
        for key, shape in districts.items()
    }


def _nearer(node: Node, seats: Iterable[Node], radius: float) -> BaseGeometry:
    """The circle around a settlement without what is nearer to one of another district."""
    ring = node.point.buffer(radius)
    for other in seats:
        apart = node.point.distance(other.point)
        if other.district_id != node.district_id and 0 < apart < 2 * radius:
            east, north = other.point.x - node.point.x, other.point.y - node.point.y
            reach = 2 * radius / apart  # far enough to take in the whole circle
            near = [(-east * reach, -north * reach), (east / 2, north / 2)]
            half = shapely.LineString(near).buffer(2 * radius, cap_style="flat")
            ring = shapely.intersection(ring, shapely.transform(half, _shift(node.point)))
    return ring


def _shift(point: shapely.Point) -> Callable:
    return lambda xy: xy + (point.x, point.y)


def crumbs_moved(districts: Coverage) -> Coverage:
    """Give small loose pieces of a district to the district that they border most."""
    moved = dict(districts)
    for key, shape in districts.items():
        *crumbs, _ = sorted(shapely.get_parts(shape), key=lambda part: part.area)
        for crumb in (part for part in crumbs if part.area < SLIVER_M2):
            others = [name for name in moved if name != key]
            near = max(others, key=lambda name: _border(moved[name], crumb))
            if _border(moved[near], crumb) > 0:
                moved[key] = shapely.difference(moved[key], crumb)
                moved[near] = shapely.union(moved[near], crumb)
    return moved


def _border(shape: BaseGeometry, piece: BaseGeometry) -> float:
    """How much of a shape lies within a few metres of a piece, as a measure of their border."""
    return shapely.intersection(shape, piece.buffer(5)).area


def pockets_moved(districts: Coverage, nodes: dict[str, Node], lines: dict) -> Coverage:
    """Give Aghdam the pocket that the release counts to Tartar.

    It lies outside the former NKAO and only settlements of Aghdam district lie in it.
    """
    moved = dict(districts)
    cuts = [lines[name] for name in CUTS["tartar-district"]]
    for pocket in _faces(districts["tartar-district"], cuts):
        seats = {n.district_id for n in nodes.values() if n.unit_id and pocket.contains(n.point)}
        if seats == {"aghdam-district"}:
            moved["tartar-district"] = shapely.difference(moved["tartar-district"], pocket)
            moved["aghdam-district"] = shapely.union(moved["aghdam-district"], pocket)
    return moved


def cut_units(
    districts: Coverage, nodes: dict[str, Node], lines: dict[str, BaseGeometry]
) -> Coverage:
    """The units: every piece of a district goes to the units whose settlements lie in it."""
    units: Coverage = {}
    for district_id, shape in districts.items():
        strips = STRIPS.get(district_id, {})
        own = [n for n in nodes.values() if n.unit_id and n.district_id == district_id]
        seats = [n for n in own if n.unit_id not in strips]
        faces = _faces(shape, [lines[name] for name in CUTS.get(district_id, ())])
        parts = [item for face in faces for item in _shared_out(face, seats)]
        parts = [(unit_id or BEYOND.get(district_id, ""), part) for unit_id, part in parts]
        for unit_id, half_width in strips.items():
            parts = _strip_taken(parts, unit_id, lines[unit_id].buffer(half_width))
        units |= _merged(_slivers_absorbed(parts))
    return units


def _strip_taken(parts: list, unit_id: str, strip: BaseGeometry) -> list:
    """The parts with a strip along a road taken out as a unit; an earlier strip keeps its land."""
    taken = [(key, key if key in TAKEN_FIRST else unit_id, part) for key, part in parts]
    left = [
        (key, shapely.difference(part, strip) if key != new else part) for key, new, part in taken
    ]
    cut = [(new, shapely.intersection(part, strip)) for key, new, part in taken if key != new]
    return [(key, piece) for key, part in left + cut for piece in shapely.get_parts(part)]


def _faces(shape: BaseGeometry, lines: list[BaseGeometry]) -> list[shapely.Polygon]:
    """The pieces that lines cut a shape into."""
    net = shapely.union_all([shape.boundary, *lines])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(net)))
    return [face for face in faces if shape.contains(face.representative_point())]


def _shared_out(face: BaseGeometry, seats: list[Node]) -> list[tuple[str, BaseGeometry]]:
    """A piece shared out among units: every place belongs to its nearest settlement's unit."""
    inside = [node for node in seats if face.contains(node.point)]
    units = {node.unit_id for node in inside}
    if len(units) < 2:
        return [(units.pop() if units else "", face)]
    points = shapely.MultiPoint([node.point for node in inside])
    cells = shapely.voronoi_polygons(points, extend_to=face, ordered=True)
    return [
        (node.unit_id, part)
        for node, cell in zip(inside, cells.geoms, strict=True)
        for part in shapely.get_parts(shapely.intersection(cell, face))
    ]


def _slivers_absorbed(parts: list[tuple[str, BaseGeometry]]) -> list[tuple[str, BaseGeometry]]:
    """Pieces without a settlement and loose small pieces go to the neighbour they border most."""
    pieces = [
        (key, piece) for key, whole in _merged(parts).items() for piece in shapely.get_parts(whole)
    ]
    largest = {key: max(p.area for k, p in pieces if k == key) for key, _ in pieces}

    def is_loose(key: str, piece: BaseGeometry) -> bool:
        return not key or (piece.area < SLIVER_M2 and piece.area < largest[key])

    loose = [piece for key, piece in pieces if is_loose(key, piece)]
    kept = [(key, piece) for key, piece in pieces if not is_loose(key, piece)]
    for piece in sorted(loose, key=lambda piece: -piece.area):
        near = max(kept, key=lambda item: _border(item[1], piece))
        kept.append((near[0], piece))
    return kept


def _merged(parts: Iterable[tuple[str, BaseGeometry]]) -> Coverage:
    shapes: dict[str, list] = defaultdict(list)
    for key, shape in parts:
        shapes[key].append(shape)
    return {key: shapely.union_all(found) for key, found in shapes.items()}


def seats_outside(units: Coverage, nodes: dict[str, Node]) -> list[str]:
    """Sentences about settlements that ended up far outside the unit they stand for."""
    return [
        f"node {node.node_id} lies {units[node.unit_id].distance(node.point) / 1000:.1f} km "
        f"outside its unit {node.unit_id}"
        for node in nodes.values()
        if node.unit_id and units[node.unit_id].distance(node.point) > FAR_NODE_METRES
    ]
