"""The one time cursor: days that the panels of a notebook share."""

from __future__ import annotations

import datetime as dt

import traitlets

from utils.errors import ViewError
from utils.views.stretch import Stretch, everything, phase_days, stretch_of


class Period(traitlets.HasTraits):
    """A stretch of days that panels follow and set: ``Timeline().panel(period)``.

    ``Period()`` is everything that the data covers, ``Period("second_war")`` a period of
    ``phases.csv``, ``Period("2020-09-27", "2020-11-10")`` any other days, both ends in. Days
    chosen in one panel, or in code with ``choose``, go to all panels that share the period; a
    panel whose question cannot be asked of them stays as it is and says why.

    Raises ``ViewError``, one sentence, for days that the data does not cover.
    """

    days = traitlets.Tuple(traitlets.Instance(dt.date), traitlets.Instance(dt.date), read_only=True)

    def __init__(self, start: str = "", end: str = ""):
        super().__init__()
        self.set_trait("days", _read(start, end))

    @property
    def start(self) -> str:
        """The first day, ``YYYY-MM-DD``."""
        return self.days[0].isoformat()

    @property
    def end(self) -> str:
        """The last day, ``YYYY-MM-DD``."""
        return self.days[1].isoformat()

    @property
    def name(self) -> str:
        """The id of the period of ``phases.csv`` with just these days, or nothing."""
        return next((name for name, days in phase_days().items() if days == self.days), "")

    def choose(self, start: str, end: str = "") -> None:
        """Take other days, or a period by its id; what is refused leaves the days as they are."""
        self.set_trait("days", _read(start, end))

    def __repr__(self) -> str:
        return f"Period({self.start!r}, {self.end!r})"


def _read(start: str, end: str) -> Stretch:
    if not start and not end:
        return everything()
    if end:
        return stretch_of(start, end)
    if start not in phase_days():
        known = ", ".join(phase_days())
        raise ViewError(f"{start!r} is no period with days; choose from {known}.")
    return phase_days()[start]
