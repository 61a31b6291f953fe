"""A place that changed hands, as the rows of ``captures.csv`` tell it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from utils.data.dates import spell


@dataclass(frozen=True)
class Capture:
    """A place that was taken or handed over, by whom and when."""

    capture_id: str
    place: str
    by: str
    how: str
    first: dt.date
    last: dt.date
    date: str
    event_id: str | None = None

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether it happened on these days, give or take two."""
        margin = dt.timedelta(days=2)
        return self.first <= last + margin and self.last >= first - margin

    def words(self) -> str:
        """The capture in a sentence."""
        how = {"captured": "taken", "handed_over": "handed over to"}.get(self.how, "taken")
        whose = "Armenian" if self.by == "armenian" else "Azerbaijani"
        link = f"{how} by {whose} forces" if how == "taken" else f"passed to the {whose} side"
        return f"{self.place} was {link} ({spell(self.date)})."
