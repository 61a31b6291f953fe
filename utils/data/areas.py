"""How much was held by whom: sums of the units' areas, never stored, always computed."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Mapping, Sequence
from typing import Any

from utils.data import control
from utils.data.checks import items
from utils.data.dataset import Dataset
from utils.data.geometry import read_layer
from utils.data.records import records
from utils.later import pd

FAR_APART = 0.03
"""Beyond this share, a published area that the map does not meet says why, in its note."""


def held(dataset: Dataset, day: dt.date) -> pd.DataFrame:
    """Area (``area_km2``) and share of the drawn area (``share``, 0 to 1) held on a day.

    One row per controller that occurs in the data at any time, in the vocabulary's order.
    """
    return _held(dataset, day).copy(deep=False)


@functools.lru_cache(maxsize=1024)
def _held(dataset: Dataset, day: dt.date) -> pd.DataFrame:
    rows = control.on_day(dataset.control, day)
    holders = dict(zip(rows["unit_id"], rows["controller"].astype("str"), strict=True))
    return summed(dataset, holders, states(dataset))


def whole_km2(area: float) -> int:
    """An area in whole square kilometres, halves up, as the picture in the browser counts, too.

    The map's areas have one decimal; rounding to it first takes away what adding them up leaves.
    """
    return math.floor(round(area, 1) + 0.5)


def summed(dataset: Dataset, of_unit: Mapping[str, str], order: Sequence[str]) -> pd.DataFrame:
    """Area and share by what is said of each unit: ``controller``, ``area_km2``, ``share``."""
    areas = dataset.by_id("units")["area_km2"]
    by_state = areas.groupby(areas.index.map(of_unit)).sum()
    table = pd.DataFrame({"controller": list(order)})
    table["area_km2"] = table["controller"].map(by_state).fillna(0.0)
    table["share"] = table["area_km2"] / areas.sum()
    return table


def states(dataset: Dataset) -> list[str]:
    """The controllers that occur in the data, in the vocabulary's order."""
    present = set(dataset.control["controller"].unique())
    return [state for state in dataset.labels("control", "controller") if state in present]


def against_published(dataset: Dataset) -> pd.DataFrame:
    """Every published area beside the same sum of drawn units.

    Columns: ``what``, ``map_km2``, ``band_km2`` (how far the sum moves with the settlements it
    hangs on; empty if it hangs on none), ``published_km2``, ``difference`` (of the map from the
    published figure, as a share of it), ``publisher``, ``source_id``, ``note``.
    """
    published = dataset.published_areas
    sums = [_sum_of(row, dataset) for row in records(published)]
    publishers = dataset.by_id("sources")["publisher"]
    return pd.DataFrame(
        {
            "what": published["what"],
            "map_km2": sums,
            "band_km2": published["band_km2"],
            "published_km2": published["km2"],
            "difference": [
                ours / km2 - 1 for ours, km2 in zip(sums, published["km2"], strict=True)
            ],
            "publisher": published["source_id"].map(publishers),
            "source_id": published["source_id"],
            "note": published["note"],
        }
    )


def _sum_of(row: Any, dataset: Dataset) -> float:
    """The drawn area of the units that a row of ``published_areas`` chooses."""
    units = dataset.units
    if isinstance(row.unit_ids, str):
        units = units[units["unit_id"].isin(items(row.unit_ids))]
    else:
        units = units[~units["unit_id"].isin(read_layer(dataset.folder).exclaves)]
    if isinstance(row.district_ids, str):
        units = units[units["district_id"].isin(items(row.district_ids))]
    if pd.notna(row.former_nkao):
        units = units[units["former_nkao"] == row.former_nkao]
    if pd.notna(row.date):
        states = control.on_day(dataset.control, row.date.date())
        held_units = states.loc[states["controller"].isin(items(row.controllers)), "unit_id"]
        units = units[units["unit_id"].isin(held_units)]
    return float(units["area_km2"].sum())


def accuracy_words(dataset: Dataset) -> list[str]:
    """A sentence for each measure of the line: its goal, and if it was missed; below it, why."""
    return [_accuracy_sentence(row) for row in records(dataset.accuracy)]


def _accuracy_sentence(row: Any) -> str:
    said = f"{row.what}: {_amount(row.value, row.unit)}"
    why = "" if pd.isna(row.note) else f"\n    {row.note}."
    if pd.isna(row.goal):
        return f"{said}.{why}"
    least = row.goal_is == "at_least"
    missed = row.value < row.goal if least else row.value > row.goal
    bound = "at least" if least else "at most"
    verdict = "missed" if missed else "reached"
    return f"{said}; the goal was {bound} {_amount(row.goal, row.unit)}: {verdict}.{why}"


def _amount(value: float, unit: str) -> str:
    return f"{value:.3f}" if unit == "share" else f"{value:.2f} km"
