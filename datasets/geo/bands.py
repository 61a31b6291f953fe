"""How far areas move when the settlements move: `python datasets/geo/bands.py`.

Every settlement is moved at random inside a circle, and with it the lines, the land of its district
and the shares of land that hang on it. The half width of the middle 90 per cent of the sums goes
into the column band_km2 of published_areas.csv. Where the release draws a border far from every
settlement it stays: that error is not in the band.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy
import shapely
from basics import Coverage
from districts import UNIT_DISTRICTS, read_districts, read_former_nkao
from packages import CACHE
from units import (
    FAR_NODE_METRES,
    Node,
    cut_units,
    pockets_moved,
    read_lines,
    read_nodes,
    read_rows,
    read_seats,
    write_rows,
)
from whole import settled

HERE = Path(__file__).resolve().parent
TABLE = HERE / "published_areas.csv"
MOVE_METRES = 1000
RUNS = 200
SEED = 1994


def moved(
    nodes: dict[str, Node], nkao: shapely.Polygon, chance: numpy.random.Generator
) -> dict[str, Node]:
    """Every settlement somewhere in a circle around its place, on its side of the NKAO's border.

    Points of one name, such as a village and the ground behind it, move together.
    """
    names = list(dict.fromkeys(node.name for node in nodes.values()))
    turns = chance.uniform(0, 2 * numpy.pi, len(names))
    steps = MOVE_METRES * numpy.sqrt(chance.uniform(0, 1, len(names)))
    by_name = dict(zip(names, zip(turns, steps, strict=True), strict=True))
    places = [_stepped(node.point, *by_name[node.name]) for node in nodes.values()]
    return {
        node.node_id: replace(node, point=place)
        if nkao.contains(place) == nkao.contains(node.point)
        else node
        for node, place in zip(nodes.values(), places, strict=True)
    }


def _stepped(point: shapely.Point, turn: float, step: float) -> shapely.Point:
    return shapely.Point(point.x + step * numpy.cos(turn), point.y + step * numpy.sin(turn))


def seats_moved(
    seats: list[Node], there: dict[str, Node], districts: Coverage, chance: numpy.random.Generator
) -> list[Node]:
    """What districts have to hold: moved nodes, and places moved like them.

    One that would come to lie too far outside its district for the build stays where it was.
    """
    turns = chance.uniform(0, 2 * numpy.pi, len(seats))
    steps = MOVE_METRES * numpy.sqrt(chance.uniform(0, 1, len(seats)))
    found = []
    for seat, turn, step in zip(seats, turns, steps, strict=True):
        node = there.get(seat.node_id)
        place = node.point if node else _stepped(seat.point, turn, step)
        shape = districts.get(seat.district_id)
        near = shape is None or shape.distance(place) <= FAR_NODE_METRES
        found.append(replace(seat, point=place) if near else seat)
    return found


def runs(cache: Path, register: dict[str, dict]) -> Iterator[dict[str, float]]:
    """The areas of all units (km2), once per run."""
    chance = numpy.random.default_rng(SEED)
    nodes = read_nodes(HERE / "nodes.csv", register)
    nkao = read_former_nkao(cache)
    parts = read_districts(cache)
    lines = {**read_lines(HERE / "lines.csv", nodes), "former-nkao": nkao.boundary}
    districts = {name: parts[f"district:{name}"] for name in UNIT_DISTRICTS.values()}
    districts = pockets_moved(districts, nodes, lines)
    named = {row["place_id"] for row in read_rows(HERE / "nodes.csv")}
    places = {row["place_id"]: row for row in read_rows(HERE.parent / "places.csv")}
    places = {key: row for key, row in places.items() if key not in named}
    seats = read_seats(nodes, places, register)
    for _ in range(RUNS):
        there = moved(nodes, nkao, chance)
        lines = {**read_lines(HERE / "lines.csv", there), "former-nkao": nkao.boundary}
        around = settled(districts, there, seats_moved(seats, there, districts, chance), lines)
        units = cut_units(around, there, lines)
        yield {unit_id: shape.area / 1e6 for unit_id, shape in units.items()}


def chosen(row: dict[str, str], register: dict, control: list[dict]) -> set[str]:
    """The units that a row of published_areas.csv is about; enclaves only where they are named."""
    if row["unit_ids"]:
        return set(row["unit_ids"].split(";"))
    units = {key for key, unit in register.items() if unit["district_id"]}
    if row["district_ids"]:
        wanted = row["district_ids"].split(";")
        units = {key for key in units if register[key]["district_id"] in wanted}
    if row["former_nkao"]:
        units = {key for key in units if register[key]["former_nkao"] == row["former_nkao"]}
    if row["date"]:
        held = {
            c["unit_id"]
            for c in control
            if c["controller"] in row["controllers"].split(";")
            and c["date_start"] <= row["date"] < (c["date_end"] or "9999")
        }
        units &= held
    return units


def main() -> None:
    """Run, and write the bands into the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder of the packages")
    cache = parser.parse_args().cache.resolve()
    register = {row["unit_id"]: row for row in read_rows(HERE.parent / "units.csv")}
    control = read_rows(HERE.parent / "control.csv")
    samples = list(runs(cache, register))
    rows = read_rows(TABLE)
    for row in rows:
        units = chosen(row, register, control)
        sums = [sum(sample.get(unit, 0.0) for unit in units) for sample in samples]
        low, high = numpy.percentile(sums, [5, 95])
        row["band_km2"] = f"{(high - low) / 2:.0f}" if high - low > 1 else ""
        print(row["area_id"], row["km2"], f"{numpy.median(sums):.0f} +- {row['band_km2']}")
    write_rows(TABLE, rows)


if __name__ == "__main__":
    main()
