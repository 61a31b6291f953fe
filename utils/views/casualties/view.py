"""Killed, wounded, missing or captured: every published figure on a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load, vocabulary
from utils.data.figures import extent
from utils.data.speakers import NATION, SPEAKERS
from utils.errors import ViewError
from utils.kept import kept
from utils.language import Phrases
from utils.later import pd
from utils.views.base import View, choice, choices
from utils.views.claims.words import FIGURE, GROUPS, NOT_SPLIT, described
from utils.views.stretch import Stretch, hull, meant, phase_days, without_parts

MIXED = {
    "killed_or_missing": "counts killed and missing people together",
    "casualties": "counts killed and wounded people together",
}
COUNTED_TOGETHER = ("killed", "wounded", "missing")
"""Outcomes that mixed counts hold."""
CATEGORIES = Phrases(
    {
        "all": "All published figures",
        "military": "Military",
        "civilian": "Civilians",
        "total": "Military and civilians together, or not split",
    }
)
"""What the reader chooses; ``total`` gathers the categories that do not tell the two apart."""
SCOPES = Phrases({"phase_total": "Whole period", "cumulative": "Running totals"})
SCALES = Phrases({"linear": "Linear", "log": "Logarithmic"})
COLUMNS = [
    "claim_id", "phase_id", "side", "group", "category", "outcome", "cause", "speaker", "mark",
    "claimant_id", "claimant", "figure", "part", "low", "best", "high", "qualifier", "as_of",
    "date_start", "date_end", "scope", "status", "source_id", "publisher", "url", "note",
    "source_kind",
]  # fmt: skip


@dataclass(frozen=True)
class Casualties(View):
    """Compare one outcome across periods, by side, category and who speaks.

    Parameters
    ----------
    outcome : killed, wounded, missing, captured, or another outcome of ``claims.csv``
    phases : the periods to set beside each other (ids of ``phases.csv``)
    sides : whose people are counted
    category : all, military, civilian, or total (both together, or not told apart)
    speakers : own_side, other_side, third_party
    scope : phase_total (figures for a whole period) or cumulative (running totals)
    superseded : also show figures that a later or better sourced one replaced
    scale : linear or log

    Raises ``ViewError``, one sentence, for a choice that cannot be compared honestly.
    """

    outcome: str = "killed"
    phases: tuple[str, ...] = ("first_war", "second_war")
    sides: tuple[str, ...] = ("armenian", "azerbaijani")
    category: str = "all"
    speakers: tuple[str, ...] = ("own_side", "other_side", "third_party")
    scope: str = "phase_total"
    superseded: bool = False
    scale: str = "linear"

    def __post_init__(self) -> None:
        _refuse_mixtures(self.outcome, self.phases, self.scope)
        checked = {
            "outcome": choice("outcome", self.outcome, vocabulary("claims", "outcome")),
            "phases": choices("phases", self.phases, phase_names()),
            "sides": choices("sides", self.sides, vocabulary("claims", "side")),
            "category": choice("category", self.category, CATEGORIES),
            "speakers": choices("speakers", self.speakers, SPEAKERS),
            "scope": choice("scope", self.scope, SCOPES),
            "superseded": bool(self.superseded),
            "scale": choice("scale", self.scale, SCALES),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per published figure, in the order in which the chart lists them."""
        dataset = dataset or load()
        claims = described(self._chosen(dataset.claims), dataset)
        claims = claims[claims["speaker"].isin(self.speakers)]
        return _in_reading_order(claims, dataset)[COLUMNS]

    @property
    def stretch(self) -> Stretch | None:
        """From the first day of the earliest period to the last day of the latest."""
        return hull(self.phases, phase_days())

    def at(self, stretch: Stretch) -> Casualties:
        """The periods that the days mean; figures are published for whole periods only."""
        return replace(self, phases=without_parts(meant(stretch, phase_days()), phase_days()))

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.casualties.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.casualties import CasualtiesPanel

        return CasualtiesPanel(self)

    def left_out(self, dataset: Dataset) -> pd.Series:
        """How many claims on the same people are not drawn, by the reason why."""
        claims = dataset.claims
        near = self._in_phases(claims[claims["side"].isin(self.sides) & self._in_category(claims)])
        same = near[near["outcome"] == self.outcome]
        reasons = {
            "superseded": (same["scope"] == self.scope) & (same["status"] == "superseded"),
            "cumulative": same["scope"] == "cumulative",
            "event": same["scope"] == "event",
            "part": same["scope"] == "part",
        }
        counts = pd.Series({reason: int(mask.sum()) for reason, mask in reasons.items()})
        mixed = near[near["outcome"].isin(MIXED if self.outcome in COUNTED_TOGETHER else ())]
        return pd.concat([counts, mixed["outcome"].astype("str").value_counts()])

    def for_parts(self, dataset: Dataset, phase: str, side: str) -> int:
        """How many current claims there are on a part of these people, ground or days only."""
        claims = dataset.claims
        part = (claims["scope"] == "part") & (claims["status"] == "current")
        same = (claims["outcome"] == self.outcome) & (claims["side"] == side)
        near = claims.loc[part & same & self._in_category(claims), "phase_id"]
        return int((near == phase).sum())

    def _chosen(self, claims: pd.DataFrame) -> pd.DataFrame:
        status = ["current", "superseded"] if self.superseded else ["current"]
        near = claims[
            (claims["outcome"] == self.outcome)
            & (claims["scope"] == self.scope)
            & claims["side"].isin(self.sides)
            & claims["status"].isin(status)
            & self._in_category(claims)
        ]
        return self._in_phases(near)

    def _in_phases(self, claims: pd.DataFrame) -> pd.DataFrame:
        """Those of the periods; asked last, as ids are slower to compare than vocabularies."""
        return claims[claims["phase_id"].isin(self.phases)]

    def _in_category(self, claims: pd.DataFrame) -> pd.Series:
        if self.category == "all":
            return pd.Series(True, index=claims.index)
        wanted = NOT_SPLIT if self.category == "total" else (self.category,)
        return claims["category"].isin(wanted)


@kept
def phase_names() -> dict[str, str]:
    """The periods of the package, oldest first, with their short names."""
    phases = load().phases
    return dict(zip(phases["phase_id"], phases["short_name"], strict=True))


def _refuse_mixtures(outcome: Any, phases: Any, scope: Any) -> None:
    if isinstance(outcome, str) and outcome in MIXED:
        raise ViewError(
            f"'{outcome}' {MIXED[outcome]}, so it cannot stand beside counts of one of them; "
            "choose killed, wounded or missing."
        )
    if not isinstance(outcome, str):
        raise ViewError(
            "Different outcomes are not drawn on one scale: a figure of the dead and a figure of "
            "the wounded answer different questions. Choose one outcome."
        )
    if not isinstance(scope, str):
        raise ViewError(
            "Figures of different scope are not drawn on one scale: a running total cannot be "
            "compared with a figure for a whole period. Choose one scope."
        )
    if not isinstance(phases, str) and "multiple" in phases and len(tuple(phases)) > 1:
        raise ViewError(
            "Figures that run across periods overlap with the figures of each period, so they are "
            "not drawn beside them. Choose the period 'multiple' alone."
        )
    if not isinstance(phases, str) and {"prelude", "first_war"} <= set(phases):
        raise ViewError(
            "The prelude is a part of the period of the first war, and most totals of that war "
            "hold its dead, so the two are not drawn beside each other. Choose one of them."
        )


def _in_reading_order(claims: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Period, side, whom is counted, current first, encyclopedias last, who speaks, day, number."""
    periods = {phase: i for i, phase in enumerate(dataset.phases["phase_id"])}
    voices = {mark: i for i, mark in enumerate((*SPEAKERS, NATION))}
    ends = [extent(*cells) for cells in zip(*(claims[c] for c in FIGURE[:3]), strict=True)]
    keys = pd.DataFrame(
        {
            "period": claims["phase_id"].map(periods),
            "side": claims["side"].cat.codes,
            "group": claims["group"].map({group: i for i, group in enumerate(GROUPS)}),
            "superseded": (claims["status"] != "current").astype(int),
            "encyclopedia": (claims["source_kind"] == "encyclopedia").astype(int),
            "voice": claims["mark"].map(voices),
            "day": claims["as_of"].where(claims["scope"] == "cumulative", "").fillna(""),
            "figure": [end[1] for end in ends],
            "claim_id": claims["claim_id"],
        }
    )
    return claims.loc[keys.sort_values(list(keys.columns)).index].reset_index(drop=True)
