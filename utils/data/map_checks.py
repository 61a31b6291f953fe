"""Rules between the map layer and the tables of units, control and points, beyond the schema."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from utils.data.control import intervals_of
from utils.data.dataset import Dataset
from utils.data.dates import DAY_ONE, bounds, spell
from utils.data.geometry import FILE, OUTSIDE, Layer, distance, project, read_layer
from utils.data.reading import Problem
from utils.data.records import records

AREA_TOLERANCE = 0.5
"""How far an area in units.csv may lie from the drawn one, in km²: rounding, no more."""
OFF_UNIT_KM = 2
"""The outlines are generalised: a settlement may seem to lie this far outside its unit."""
OFF_PLACE_KM = 3
"""Two sources may point at two ends of one village, not at two villages."""
OFF_LINE_KM = 4
"""A settlement without a unit only gives a line its course: this near it has to be."""
DATED = {"control": ("date_start", "date_end"), "captures": ("date",), "marks": ("date",)}
"""Columns of days that the map runs through, by table."""


def map_problems(dataset: Dataset) -> list[Problem]:
    """Where the map layer does not fit the tables, and where their days and points cannot be."""
    layer = read_layer(dataset.folder)
    return [
        *_unlike_the_layer(dataset, layer),
        *_uncovered(dataset),
        *_out_of_range(dataset),
        *_far_off(dataset, layer),
    ]


def _unlike_the_layer(dataset: Dataset, layer: Layer) -> Iterator[Problem]:
    """Units that only one of the two has, or that they measure differently."""
    drawn = layer.shapes["units"]
    for unit in sorted(drawn.keys() - set(dataset.units["unit_id"])):
        yield Problem(FILE, "is not in units.csv", column="unit", value=unit)
    for row, unit in enumerate(records(dataset.units)):
        if unit.unit_id not in drawn:
            yield _problem(dataset, "units", row, "unit_id", f"is not in {FILE}")
            continue
        measured = drawn[unit.unit_id].area
        if not abs(measured - float(unit.area_km2)) <= AREA_TOLERANCE:
            rule = f"is not the {measured:.1f} km² that {unit.unit_id!r} has in {FILE}"
            yield _problem(dataset, "units", row, "area_km2", rule)


def _uncovered(dataset: Dataset) -> Iterator[Problem]:
    """Units whose intervals do not run without a gap from the first day to today."""
    by_unit = intervals_of(dataset.control)
    for unit in dataset.units["unit_id"]:
        rows = by_unit.get(unit)
        if rows is None:
            yield Problem("control.csv", "has no interval", column="unit_id", value=unit)
            continue
        ends = [*rows["date_end"].iloc[:-1], pd.NaT]
        starts = [*rows["date_start"].iloc[1:]]
        whole = rows["date_start"].iloc[0] <= pd.Timestamp(DAY_ONE) and ends[:-1] == starts
        if not whole or pd.notna(rows["date_end"].iloc[-1]):
            rule = f"does not cover {spell(DAY_ONE)} to today without a gap"
            yield Problem("control.csv", rule, column="unit_id", value=unit)


def _out_of_range(dataset: Dataset) -> Iterator[Problem]:
    """Days before the first one that the map covers, or still to come."""
    today = dt.date.today()
    for table, columns in DATED.items():
        for column in columns:
            for row, value in enumerate(getattr(dataset, table)[column]):
                first, last = _bounds(value)
                if last < DAY_ONE or first > today:
                    rule = f"is not between {spell(DAY_ONE)} and today"
                    yield _problem(dataset, table, row, column, rule)


def _bounds(value: Any) -> tuple[dt.date, dt.date]:
    """First and last day that a cell can mean; an empty one means a day within the range."""
    if pd.isna(value):
        return DAY_ONE, DAY_ONE
    return bounds(value) if isinstance(value, str) else (value.date(), value.date())


def _far_off(dataset: Dataset, layer: Layer) -> Iterator[Problem]:
    """Points of nodes.csv and places.csv far from the unit, the place or the line they are for."""
    nodes, places = dataset.nodes, dataset.places
    between = [edge for edge in layer.edges if OUTSIDE not in edge.units]
    at = dict(zip(places["place_id"], _points(places), strict=True))
    for row, (node, point) in enumerate(zip(records(nodes), _points(nodes), strict=True)):
        yield from _off_unit(dataset, layer, "nodes", row, node.unit_id, point)
        if isinstance(node.place_id, str) and not np.isnan(at[node.place_id]).any():
            off = float(np.hypot(*(point - at[node.place_id])))
            if off > OFF_PLACE_KM:
                rule = f"lies {off:.1f} km from {node.place_id!r} in places.csv, {OFF_PLACE_KM} km"
                yield _misplaced(dataset, "nodes", row, f"{rule} at most are allowed")
        elif not isinstance(node.unit_id, str):
            off = min(distance(edge.line, point) for edge in between)
            if off > OFF_LINE_KM:
                rule = f"lies {off:.1f} km from any border between units, {OFF_LINE_KM} km"
                yield _misplaced(dataset, "nodes", row, f"{rule} at most are allowed")
    for row, (place, point) in enumerate(zip(records(places), _points(places), strict=True)):
        yield from _off_unit(dataset, layer, "places", row, place.unit_id, point)


def _off_unit(
    dataset: Dataset, layer: Layer, table: str, row: int, unit: Any, point: np.ndarray
) -> Iterator[Problem]:
    """A point far outside the unit that its row names."""
    shape = layer.shapes["units"].get(unit) if isinstance(unit, str) else None
    if shape is None or np.isnan(point).any():
        return
    off = shape.distance(point)
    if off > OFF_UNIT_KM:
        rule = f"lies {off:.1f} km outside unit {unit!r} as drawn, {OFF_UNIT_KM} km"
        yield _misplaced(dataset, table, row, f"{rule} at most are allowed")


def _points(rows: pd.DataFrame) -> np.ndarray:
    """Points of rows with a longitude and a latitude, in km on the plane of the map."""
    return project(rows[["longitude", "latitude"]].to_numpy(float))


def _misplaced(dataset: Dataset, table: str, row: int, rule: str) -> Problem:
    """A fault in the point of a row: longitude and latitude together."""
    found = getattr(dataset, table).iloc[row]
    value = f"{found['longitude']}, {found['latitude']}"
    file = dataset.package.tables[table].path
    told = f"{found.iloc[0]!r} {rule}"
    return Problem(file, told, row + 2, "longitude, latitude", value)


def _problem(dataset: Dataset, table: str, row: int, column: str, rule: str) -> Problem:
    """A fault in one cell."""
    value = getattr(dataset, table)[column].iloc[row]
    days = isinstance(value, pd.Timestamp)
    shown = "" if pd.isna(value) else value.date().isoformat() if days else str(value)
    return Problem(dataset.package.tables[table].path, rule, row + 2, column, shown)
