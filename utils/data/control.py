"""Who held which unit: half-open intervals, asked for one day or between two."""

from __future__ import annotations

import datetime as dt

from utils.later import pd

SIDE_OF = {
    "armenian": "armenian",
    "armenian_peacekeepers": "armenian",
    "azerbaijani": "azerbaijani",
}
"""The side that a holder belongs to; the others (Soviet, peacekeepers, contested) have none."""
NEITHER = "neither"


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


def unsure(rows: pd.DataFrame) -> pd.Series:
    """Which intervals are uncertain as to the holder or the line, not only as to the first day.

    An interval that still lasts is known by its holder, however vague the day it began.
    """
    return (rows["certainty"] == "low") & rows["date_end"].notna()


def changed(control: pd.DataFrame, one: dt.date, other: dt.date) -> dict[str, str]:
    """What became of each unit between two days, by unit id.

    ``same-armenian`` or ``same-azerbaijani`` if that side held it on both; ``azerbaijani-captured``
    and the like (the side, then ``how``) if it passed to a side; ``neither`` if neither side alone
    held it on the later day.
    """
    first, last = (pd.Timestamp(day) for day in sorted([one, other]))
    return {unit: _changed(rows, first, last) for unit, rows in intervals_of(control).items()}


def _changed(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> str:
    sides = [SIDE_OF.get(holder) for holder in rows["controller"]]
    start, end = (int((rows["date_start"] <= day).sum()) - 1 for day in (first, last))
    if sides[end] is None:
        return NEITHER
    if sides[start] == sides[end]:
        return f"same-{sides[end]}"
    while sides[end - 1] == sides[end]:
        end -= 1
    return f"{sides[end]}-{rows['how'].iloc[end]}"
