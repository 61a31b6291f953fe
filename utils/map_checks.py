"""Rules between the map layer and the tables of units and control, beyond the schema."""

import pandas as pd

from utils.control import intervals_of
from utils.dataset import Dataset
from utils.dates import DAY_ONE, spell
from utils.geometry import FILE, read_layer

AREA_TOLERANCE = 0.5
"""How far an area in units.csv may lie from the drawn one, in km²: rounding, no more."""


def map_problems(dataset: Dataset) -> list[str]:
    """Where the map layer and the tables of units and control do not fit together."""
    layer = read_layer(dataset.folder)
    drawn, listed = layer.shapes["units"], dataset.by_id("units")["area_km2"]
    problems = [
        f"{FILE}: unit {unit!r} is not in units.csv" for unit in sorted(drawn.keys() - listed.index)
    ]
    problems += [
        f"units.csv: unit {u!r} is not in {FILE}" for u in sorted(set(listed.index) - drawn.keys())
    ]
    for unit in sorted(drawn.keys() & set(listed.index)):
        measured, written = drawn[unit].area, float(listed[unit])
        if not abs(measured - written) <= AREA_TOLERANCE:
            rule = f"unit {unit!r} has {measured:.1f} km² in {FILE}"
            problems.append(f"units.csv, column area_km2: {written} {rule}")
    return problems + _uncovered(dataset)


def _uncovered(dataset: Dataset) -> list[str]:
    """Units whose intervals do not run without a gap from the first day to today."""
    problems = []
    by_unit = intervals_of(dataset.control)
    for unit in dataset.units["unit_id"]:
        rows = by_unit.get(unit)
        if rows is None:
            problems.append(f"control.csv: unit {unit!r} has no interval")
            continue
        ends = [*rows["date_end"].iloc[:-1], pd.NaT]
        starts = [*rows["date_start"].iloc[1:]]
        whole = rows["date_start"].iloc[0] <= pd.Timestamp(DAY_ONE) and ends[:-1] == starts
        if not whole or pd.notna(rows["date_end"].iloc[-1]):
            rule = f"does not cover {spell(DAY_ONE)} to today without a gap"
            problems.append(f"control.csv: unit {unit!r} {rule}")
    return problems
