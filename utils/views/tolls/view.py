"""How a toll moved: the counts of each claimant by the day for which they were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load
from utils.data.figures import extents
from utils.language import remembered
from utils.later import pd
from utils.views.base import View, choice
from utils.views.casualties.view import MIXED, SCALES
from utils.views.rivals.question import ROWS, VOICES, Question
from utils.views.tolls.time import Window, when, windows


@dataclass(frozen=True)
class Tolls(Question, View):
    """Follow one toll through time, claimant by claimant, to its latest figures.

    Parameters
    ----------
    outcome : killed, wounded, missing, captured, or another outcome of ``claims.csv``
    phase : the period (an id of ``phases.csv``); that of the event, if there is one
    side : whose people are counted
    category : military, civilian, total (both together, or not told apart), police, volunteer
        or peacekeeper
    event : an id of ``events.csv`` to follow the counts of that event, or empty for a period
    scale : linear or log

    Raises ``ViewError``, one sentence, for counts that cannot be followed on one scale.
    """

    side: str = "armenian"
    scale: str = "linear"

    def __post_init__(self) -> None:
        checked = self.checked() | {"scale": choice("scale", self.scale, SCALES)}
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per dated figure: who speaks, claimant by claimant, oldest first.

        Figures that a later one replaced belong to the way a toll moved and stay; withdrawn ones
        do not.
        """
        return _dated(self, dataset or load()).copy(deep=False)

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.tolls.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.tolls import TollsPanel

        return TollsPanel(self)

    def undated(self, dataset: Dataset) -> pd.DataFrame:
        """Figures on the question that have no place in time, so that they are only told."""
        asked = self.asked(dataset)
        return _in_order(asked[self._followed(asked, dataset) & asked["as_of"].isna()])[ROWS]

    def windows(self, rows: pd.DataFrame, dataset: Dataset) -> list[Window]:
        """The one or two parts of the calendar on which the rows are drawn."""
        start, end = self.span(dataset)
        if pd.isna(start) and len(rows):
            start = rows["date_start"].min()
        return windows(list(rows["as_of"]), start, end)

    def drawn_scale(self, rows: pd.DataFrame) -> str:
        """The scale that can be drawn: a logarithmic one has no place for zero."""
        figures = rows[["low", "best", "high"]]
        return "linear" if bool((figures == 0).any().any()) else self.scale

    def left_out(self, dataset: Dataset) -> dict[str, int]:
        """How many claims on the same people are not drawn, by the reason why."""
        asked = self.asked(dataset)
        scope = asked["scope"].astype("str")
        stands = asked["status"] != "withdrawn"
        counts = {
            "event": int(((scope == "event") & stands).sum()) if not self.event else 0,
            "part": int(((scope == "part") & stands).sum()),
            "withdrawn": int((~stands).sum()),
            "other_begin": int(
                ((scope == "cumulative") & stands & ~self.from_the_start(asked, dataset)).sum()
            ),
        }
        outcomes = self.near(dataset)["outcome"].astype("str")
        return counts | {mixed: int((outcomes == mixed).sum()) for mixed in MIXED}

    def _followed(self, asked: pd.DataFrame, dataset: Dataset) -> pd.Series:
        """Running totals from the first day on, and figures for the whole."""
        scope = asked["scope"].astype("str")
        whole = scope.isin(["event", "phase_total"]) if self.event else scope == "phase_total"
        running = (scope == "cumulative") & self.from_the_start(asked, dataset)
        return (whole | running) & (asked["status"] != "withdrawn")


@remembered
def _dated(view: Tolls, dataset: Dataset) -> pd.DataFrame:
    asked = view.asked(dataset)
    kept = asked[view._followed(asked, dataset) & asked["as_of"].notna()]
    return _in_order(kept)[ROWS]


def _in_order(claims: pd.DataFrame) -> pd.DataFrame:
    """Who speaks; the claimant with most figures first; oldest first, replaced before current."""
    counts = claims["claimant_id"].map(claims["claimant_id"].value_counts())
    keys = pd.DataFrame(
        {
            "order": claims["voice"].map({voice: i for i, voice in enumerate(VOICES)}),
            "fewer": -counts,
            "claimant_id": claims["claimant_id"],
            "last_day": [when(d).last if isinstance(d, str) else 0 for d in claims["as_of"]],
            "current": claims["status"] == "current",
            "figure": [high for _, high in extents(claims)],
            "claim_id": claims["claim_id"],
        },
        index=claims.index,
    )
    return claims.loc[keys.sort_values(list(keys.columns)).index].reset_index(drop=True)
