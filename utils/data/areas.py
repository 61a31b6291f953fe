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
    return held_through(dataset, [day]).drop(columns="date")


def held_through(dataset: Dataset, days: Sequence[dt.date]) -> pd.DataFrame:
    """The same for several days, one after the other, with the day (``date``) as text."""
    sums = [(*row, day.isoformat()) for day in days for row in _held(dataset, day)]
    return pd.DataFrame(sums, columns=["controller", "area_km2", "share", "date"])


@functools.lru_cache(maxsize=4096)
def _held(dataset: Dataset, day: dt.date) -> list[tuple[str, float, float]]:
    """Controller, area and share."""
    moment = pd.Timestamp(day)
    holders = {
        row.unit_id: str(row.controller)
        for row in _intervals(dataset)
        if row.date_start <= moment and (pd.isna(row.date_end) or moment < row.date_end)
    }
    return _summed(dataset, holders, states(dataset))


@functools.lru_cache(maxsize=4)
def _intervals(dataset: Dataset) -> list[Any]:
    return records(dataset.control)


def whole_km2(area: float) -> int:
    """An area in whole square kilometres, halves up, as the picture in the browser counts, too.

    The map's areas have one decimal; rounding to it first takes away what adding them up leaves.
    """
    return math.floor(round(area, 1) + 0.5)


def summed(dataset: Dataset, of_unit: Mapping[str, str], order: Sequence[str]) -> pd.DataFrame:
    """Area and share by what is said of each unit: ``controller``, ``area_km2``, ``share``."""
    sums = _summed(dataset, of_unit, order)
    return pd.DataFrame(sums, columns=["controller", "area_km2", "share"])


def _summed(
    dataset: Dataset, of_unit: Mapping[str, str], order: Sequence[str]
) -> list[tuple[str, float, float]]:
    areas, found = _areas(dataset), dict[str, list[float]]()
    for unit, area in areas.items():
        found.setdefault(of_unit.get(unit, ""), []).append(area)
    whole = math.fsum(areas.values())
    sums = [(state, math.fsum(found.get(state, []))) for state in order]
    return [(state, area, area / whole) for state, area in sums]


@functools.lru_cache(maxsize=4)
def _areas(dataset: Dataset) -> dict[str, float]:
    """The area of each unit, in km²."""
    units = dataset.units
    return dict(zip(units["unit_id"], units["area_km2"].tolist(), strict=True))


@functools.lru_cache(maxsize=4)
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
