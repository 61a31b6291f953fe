"""Who held which unit: half-open intervals, asked for one day or between two."""

from __future__ import annotations

import datetime as dt

import pandas as pd


def on_day(control: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """The intervals that hold on a day; an interval holds from its first day to before its end.

    ``control`` has ``unit_id``, ``date_start``, ``date_end`` (empty: still). Since intervals of a
    unit do not overlap, each unit has at most one row in the result.
    """
    moment = pd.Timestamp(day)
    begun = control["date_start"] <= moment
    going_on = control["date_end"].isna() | (control["date_end"] > moment)
    return control[begun & going_on]


def changes_between(control: pd.DataFrame, one: dt.date, other: dt.date) -> pd.DataFrame:
    """The intervals that begin after the earlier day and not after the later one, in order.

    The column ``before`` says who held the unit until then (missing for a unit's first interval).
    """
    first, last = sorted([pd.Timestamp(one), pd.Timestamp(other)])
    ordered = control.sort_values(["date_start", "unit_id"], kind="stable")
    ordered = ordered.assign(before=ordered.groupby("unit_id")["controller"].shift())
    within = (ordered["date_start"] > first) & (ordered["date_start"] <= last)
    return ordered[within & (ordered["before"] != ordered["controller"])].reset_index(drop=True)


def intervals_of(control: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The intervals of each unit, oldest first, by unit id."""
    ordered = control.sort_values("date_start", kind="stable")
    return {str(unit): rows for unit, rows in ordered.groupby("unit_id", sort=False)}
