"""Ground and tolls on one clock: who held how much, and how many each side had counted by then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load
from utils.data.dates import parse_day, spell, spell_span
from utils.data.names import ORDERS
from utils.errors import ViewError
from utils.later import pd
from utils.views.base import View, choice
from utils.views.casualties.view import SCALES
from utils.views.held_area.view import series
from utils.views.rivals.question import QUESTIONS, ROWS, refuse_mixtures
from utils.views.stretch import Stretch, everything, phase_days, the_one
from utils.views.territory.view import Territory, covered
from utils.views.tolls.time import when
from utils.views.tolls.view import Tolls
from utils.views.war_clock.view import clock_outcomes

AFTER = 30
"""Days after the last of the period that are shown too: ground and counts went on moving."""
SIDES = ("armenian", "azerbaijani")
GROUND = ["controller", "area_km2", "share"]
COLUMNS = ["kind", "date", *GROUND, *ROWS]


@dataclass(frozen=True)
class GroundAndTolls(View):
    """Read control and casualties of one period under one line that moves through its days.

    Parameters
    ----------
    phase : the period (an id of ``phases.csv`` with days)
    date : the day of the line and of the map, ``YYYY-MM-DD``; empty: the last day of the period
    outcome : killed, wounded, missing, captured, or another outcome of ``claims.csv``
    category : military, civilian, total (both together, or not told apart), police, volunteer
        or peacekeeper
    scale : linear or log, of the claims
    names : the order of a place's two names: alphabetical, azerbaijani_first, armenian_first

    Raises ``ViewError``, one sentence, for a day outside the period and for counts that cannot
    stand on one scale.
    """

    phase: str = "second_war"
    date: str = ""
    outcome: str = "killed"
    category: str = "military"
    scale: str = "linear"
    names: str = "alphabetical"

    def __post_init__(self) -> None:
        refuse_mixtures(self.outcome, self.category)
        choice("period with days", self.phase, dict.fromkeys(phase_days(), ""))
        choice("outcome", self.outcome, clock_outcomes())
        choice("category", self.category, QUESTIONS)
        choice("scale", self.scale, SCALES)
        choice("order of names", self.names, ORDERS)
        first, last = self.days
        if self.date:
            covered("date", self.date)
            if not first <= parse_day(self.date) <= last:
                raise ViewError(
                    f"{spell(self.date)} lies outside the days shown, {spell_span(first, last)}."
                )

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day shown."""
        first, last = phase_days()[self.phase]
        return first, min(last + dt.timedelta(days=AFTER), everything()[1])

    @property
    def day(self) -> dt.date:
        """The day of the line."""
        return parse_day(self.date) if self.date else phase_days()[self.phase][1]

    @property
    def moments(self) -> tuple[dt.date, ...]:
        """The days that a reader moves through time: that of the line."""
        return (self.day,)

    def toll(self, side: str) -> Tolls:
        """The question about one side's people whose dated figures are drawn."""
        return Tolls(
            outcome=self.outcome, category=self.category, phase=self.phase, side=side,
            scale=self.scale,
        )  # fmt: skip

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """First the ground by holder (``kind`` ground), then the claims (``kind`` claim).

        Ground: area and share of each holder on the first day and each day of a change, measured
        on the drawn units. Claims: every dated figure for the whole period so far.
        """
        dataset = dataset or load()
        ground = series(self.days, dataset).assign(kind="ground")
        return (
            pd.concat([ground, self.claims(dataset)])
            .reindex(columns=COLUMNS)
            .reset_index(drop=True)
        )

    def together(self, dataset: Dataset) -> pd.DataFrame:
        """Dated figures on soldiers and civilians together, where only one of the two is asked for.

        They are not drawn: a list says them where there is no count of those asked for.
        """
        if self.category not in ("military", "civilian"):
            return self.claims(dataset).iloc[:0]
        return replace(self, category="total").claims(dataset)

    def claims(self, dataset: Dataset) -> pd.DataFrame:
        """Every dated figure for the whole period so far, up to the last day shown."""
        return pd.concat([self._claims(side, dataset) for side in SIDES])

    def intervals(self, dataset: Dataset) -> pd.DataFrame:
        """The rows of control behind the ground, for their sources."""
        first, last = (day.isoformat() for day in self.days)
        return Territory(date=first, compare=last).rows(dataset)

    def later(self, dataset: Dataset) -> int:
        """How many dated figures for the whole period are later than the days shown."""
        rows = pd.concat([self.toll(side).rows(dataset) for side in SIDES])
        last = self.days[1].toordinal()
        return sum(when(date).last > last for date in rows["as_of"])

    @property
    def stretch(self) -> Stretch:
        """The days of the period."""
        return phase_days()[self.phase]

    def at(self, stretch: Stretch) -> GroundAndTolls:
        """The same question about the period in which the days lie, the line on their last."""
        phase = the_one(stretch, phase_days())
        whole = stretch == phase_days()[phase]
        return replace(self, phase=phase, date="" if whole else stretch[1].isoformat())

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.ground_and_tolls.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.ground_and_tolls import GroundAndTollsPanel

        return GroundAndTollsPanel(self)

    def _claims(self, side: str, dataset: Dataset) -> pd.DataFrame:
        rows = self.toll(side).rows(dataset)
        last = pd.Series([when(date).last for date in rows["as_of"]], rows.index, dtype="int64")
        shown = rows[last <= self.days[1].toordinal()]
        return shown.assign(kind="claim", date=shown["as_of"])
