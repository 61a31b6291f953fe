"""How much was held by whom: sums of the units' areas, never stored, always computed."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from utils import control
from utils.dataset import Dataset


def held(dataset: Dataset, day: dt.date) -> pd.DataFrame:
    """Area (``area_km2``) and share of the drawn area (``share``, 0 to 1) held on a day.

    One row per controller that occurs in the data at any time, in the vocabulary's order.
    """
    intervals = control.on_day(dataset.control, day)
    areas = dataset.units.set_index("unit_id")["area_km2"]
    by_state = intervals["unit_id"].map(areas).groupby(intervals["controller"].astype("str")).sum()
    table = pd.DataFrame({"controller": states(dataset)})
    table["area_km2"] = table["controller"].map(by_state).fillna(0.0)
    table["share"] = table["area_km2"] / areas.sum()
    return table


def states(dataset: Dataset) -> list[str]:
    """The controllers that occur in the data, in the vocabulary's order."""
    present = set(dataset.control["controller"].astype("str"))
    return [state for state in dataset.labels("control", "controller") if state in present]
