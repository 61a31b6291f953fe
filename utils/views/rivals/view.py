"""One question, every published answer: who states which figure, and how far apart they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load
from utils.data.dates import bounds
from utils.data.figures import extents
from utils.errors import ViewError
from utils.later import pd
from utils.views.base import View, choice
from utils.views.casualties.view import MIXED, SCALES
from utils.views.rivals.question import ROWS, VOICES, Question

ANSWERS = ("whole", "so_far")
"""What a figure counts: all of the period or event, or a part of it up to its date."""


@dataclass(frozen=True)
class Rivals(Question, View):
    """Set every published figure on one question side by side, by who states it.

    Parameters
    ----------
    outcome : killed, wounded, missing, captured, or another outcome of ``claims.csv``
    phase : the period (an id of ``phases.csv``); that of the event, if there is one
    side : whose people are counted
    category : military, civilian, total (both together, or not told apart), police, volunteer
        or peacekeeper
    event : an id of ``events.csv`` to ask about that event, or empty for the whole period
    superseded : also show, in pale, figures that a later or better sourced one replaced
    scale : linear or log

    Raises ``ViewError``, one sentence, for a question whose answers would not be comparable.
    """

    superseded: bool = True
    scale: str = "linear"

    def __post_init__(self) -> None:
        checked = self.checked()
        if checked["phase"] == "multiple" and not self.event:
            raise ViewError(
                "Figures that run across periods begin and end on different days, so they are not "
                "answers to one question; choose one period, or Tolls for how they moved."
            )
        checked["superseded"] = bool(self.superseded)
        checked["scale"] = choice("scale", self.scale, SCALES)
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per published figure, in the order in which the chart lists them.

        ``answer`` is ``whole`` for a figure on the whole period or event, ``so_far`` for the last
        running total of a claimant who gave none.
        """
        dataset = dataset or load()
        asked = self._answering(dataset)
        drawn = asked["answer"].isin(ANSWERS) & (asked["status"] != "withdrawn")
        if not self.superseded:
            drawn &= asked["status"] == "current"
        return _in_reading_order(asked[drawn])[[*ROWS, "answer"]]

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.rivals.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.rivals import RivalsPanel

        return RivalsPanel(self)

    def drawn_scale(self, rows: pd.DataFrame) -> str:
        """The scale that can be drawn: a logarithmic one has no place for zero."""
        figures = rows[["low", "best", "high"]]
        return "linear" if bool((figures == 0).any().any()) else self.scale

    def left_out(self, dataset: Dataset) -> dict[str, int]:
        """How many claims on the same people are not drawn, by the reason why."""
        asked = self._answering(dataset)
        drawn = asked["answer"].isin(ANSWERS)
        left = asked[~drawn & (asked["status"] != "withdrawn")]
        counts = {str(scope): int(n) for scope, n in left["scope"].value_counts().items()}
        if not self.superseded:
            counts["superseded"] = int((drawn & (asked["status"] == "superseded")).sum())
        counts["withdrawn"] = int((asked["status"] == "withdrawn").sum())
        outcomes = self.near(dataset)["outcome"].astype("str")
        return counts | {mixed: int((outcomes == mixed).sum()) for mixed in MIXED}

    def _answering(self, dataset: Dataset) -> pd.DataFrame:
        """All claims on the question with ``answer``: whole, so_far, or missing for neither."""
        asked = self.asked(dataset)
        whole = self._counts_the_whole(asked, dataset)
        running = asked[
            (asked["scope"] == "cumulative")
            & (asked["status"] == "current")
            & self.from_the_start(asked, dataset)
            & ~asked["claimant_id"].isin(asked.loc[whole, "claimant_id"])
        ]
        last = running.sort_values(["as_of", "claim_id"]).groupby("claimant_id").tail(1)
        answer = pd.Series(None, index=asked.index, dtype="str").mask(whole, "whole")
        return asked.assign(answer=answer.mask(asked["claim_id"].isin(last["claim_id"]), "so_far"))

    def _counts_the_whole(self, asked: pd.DataFrame, dataset: Dataset) -> pd.Series:
        """Which claims count the whole period or event.

        For an event that includes the last running total of a claimant if it was given when the
        event was over: many events never got another figure.
        """
        scope = asked["scope"].astype("str")
        if not self.event:
            return scope == "phase_total"
        _, end = self.span(dataset)
        over = [isinstance(d, str) and bounds(d)[0] >= end.date() for d in asked["as_of"]]
        after = asked[(scope == "cumulative") & pd.Series(over, asked.index)]
        after = after[after["status"] == "current"].sort_values(["as_of", "claim_id"])
        final = scope.isin(["event", "phase_total"])
        after = after[~after["claimant_id"].isin(asked.loc[final, "claimant_id"])]
        last = after.groupby("claimant_id").tail(1)
        return final | asked["claim_id"].isin(last["claim_id"])


def _in_reading_order(claims: pd.DataFrame) -> pd.DataFrame:
    """Who speaks; then claimant by claimant, each with its latest figure before those it replaced.

    Claimants stand by the highest number they name now; what is known only through an
    encyclopedia stands last in its group.
    """
    highest = [high for _, high in extents(claims)]
    keys = claims.assign(
        answered=claims["answer"] != "whole",
        order=claims["voice"].map({voice: i for i, voice in enumerate(VOICES)}).astype("int64"),
        last_resort=claims["source_kind"] == "encyclopedia",
        replaced=claims["status"] != "current",
        highest=highest,
    )
    now = keys.sort_values(["last_resort", "replaced", "highest"]).groupby("claimant_id")
    rank = now["highest"].first()
    gone = now["replaced"].first()
    keys = keys.assign(gone=keys["claimant_id"].map(gone), rank=keys["claimant_id"].map(rank))
    by = ["answered", "order", "last_resort", "gone", "rank", "claimant_id", "replaced"]
    by, rising = [*by, "as_of", "claim_id"], [*(True for _ in by), False, True]
    return claims.loc[keys.sort_values(by, ascending=rising).index].reset_index(drop=True)
