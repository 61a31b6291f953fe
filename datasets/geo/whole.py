"""From packages, nodes and lines to one clean coverage in metres: units and their surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy
import shapely
from basics import BuildError, Coverage
from borders import clean, straightened
from districts import UNIT_DISTRICTS, read_districts, read_former_nkao
from units import (
    Node,
    crumbs_moved,
    cut_units,
    nodes_off_place,
    pockets_moved,
    read_lines,
    read_nodes,
    read_rows,
    read_seats,
    seats_outside,
    settlements_moved,
)

SIMPLIFY_METRES = 60


@dataclass(frozen=True)
class Whole:
    """The finished coverage: units by unit_id, everything else by kind:name."""

    parts: Coverage
    register: dict[str, dict[str, str]]


def build(cache: Path, here: Path) -> Whole:
    """Read everything, cut the districts, clean and simplify; raises BuildError."""
    register = {row["unit_id"]: row for row in read_rows(here.parent / "units.csv")}
    places = {row["place_id"]: row for row in read_rows(here.parent / "places.csv")}
    nodes = read_nodes(here / "nodes.csv", register)
    _refuse(nodes_off_place(read_rows(here / "nodes.csv"), places))
    lines = read_lines(here / "lines.csv", nodes)
    seats = read_seats(nodes, places, register)
    parts = cut_and_cleaned(read_districts(cache), read_former_nkao(cache), nodes, seats, lines)
    return Whole(parts, register)


def cut_and_cleaned(
    parts: Coverage, nkao: shapely.Polygon, nodes: dict[str, Node], seats: list[Node], lines: dict
) -> Coverage:
    """The districts cut into units, as one coverage with their surroundings."""
    wanted = {f"district:{name}": name for name in UNIT_DISTRICTS.values()}
    inner = {name: parts[key] for key, name in wanted.items()}
    outer = {key.removeprefix("unit:"): s for key, s in parts.items() if key not in wanted}
    lines = {**lines, "former-nkao": nkao.boundary}
    inner = settled(inner, nodes, seats, lines)
    units = cut_units(inner, nodes, lines)
    expected = {n.unit_id for n in nodes.values() if n.unit_id}
    _refuse([f"unit {key} has settlements but no land" for key in expected - set(units)])
    _refuse(seats_outside(units, nodes))
    whole = clean({**outer, **units}, 1, 50)
    shapes = shapely.coverage_simplify(numpy.array(list(whole.values())), SIMPLIFY_METRES)
    return dict(zip(whole, shapes, strict=True))


def settled(
    districts: Coverage, nodes: dict[str, Node], seats: list[Node], lines: dict
) -> Coverage:
    """The districts of the release, each with the land of its settlements."""
    moved = settlements_moved(pockets_moved(districts, nodes, lines), seats)
    return crumbs_moved(straightened(crumbs_moved(moved)))


def _refuse(faults: list[str]) -> None:
    if faults:
        raise BuildError("; ".join(sorted(faults)))
