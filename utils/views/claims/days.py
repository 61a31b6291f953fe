"""The days that a figure counts, where they are not those of the period under which it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from utils.data.dataset import Dataset
from utils.data.dates import spell, spell_span
from utils.language import message, say
from utils.later import pd

NEAR = 3
"""So many days from those of its period a count may begin or end and still count the period."""
BEGINS = message("count begins {date}")
COUNTS = message("counts {days}")


def days_apart(row: Any, dataset: Dataset) -> str:
    """``count begins 1991``; empty for a figure that counts the days of its period.

    A running total ends with its own date, which stands beside it, so only its first day counts.
    """
    phase = getattr(row, "phase_id", None)
    if not isinstance(phase, str) or row.scope not in ("phase_total", "cumulative"):
        return ""
    period = dataset.row("phases", phase)
    ends = [(row.date_end, period.date_end)] if row.scope == "phase_total" else []
    late, other_end = _apart(row.date_start, period.date_start), any(_apart(*e) for e in ends)
    if other_end and not pd.isna(row.date_start):
        return say(COUNTS, days=spell_span(row.date_start.date(), row.date_end.date()))
    return say(BEGINS, date=_first(row.date_start.date())) if late else ""


def shared_days(rows: Sequence[Any], dataset: Dataset) -> str:
    """The other days that all of some figures count, for a heading; empty if they differ."""
    known = {days_apart(row, dataset) for row in rows}
    return known.pop() if len(known) == 1 and len(rows) > 1 else ""


def _apart(day: Any, other: Any) -> bool:
    known = not pd.isna(day) and not pd.isna(other)
    return known and bool(abs(day - other) > pd.Timedelta(days=NEAR))


def _first(day: dt.date) -> str:
    """A first day; the year alone where it begins with it, as such totals name no day."""
    new_year = (day.month, day.day) == (1, 1)
    return spell(str(day.year) if new_year else day, short=True)
