"""Who fled, from where to where and when; who came back: published figures by claimant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from utils.charts.chart import Chart
from utils.data import titles
from utils.data.dataset import Dataset, load, vocabulary
from utils.data.dates import spell_span
from utils.data.names import ORDERS, read_names
from utils.data.speakers import SPEAKERS
from utils.errors import ViewError
from utils.language import Phrases
from utils.later import pd
from utils.views.base import View, choice, choices
from utils.views.casualties.view import COLUMNS, SCALES
from utils.views.displacement.rows import PHASES, displaced, exodus, returns, shown_as, ways
from utils.views.stretch import Stretch, hull, meant, phase_days

SHOWS = Phrases(
    {
        "waves": "Whole waves of flight",
        "flows": "From where to where",
        "places": "Towns, districts, battles",
        "running": "Running totals",
        "parts": "Parts of the displaced",
        "returns": "Returns, and who is still away",
        "exodus": "September 2023, day by day",
    }
)
PERIODS = Phrases(
    {
        "first_war": "1988–94",
        "interwar": "Between the wars",
        "second_war": "2020",
        "post_2020": "After 2020",
        "offensive_2023": "Since September 2023",
        "multiple": "Several periods",
    }
)
IDLE = {
    "returns": ("periods", "superseded"),
    "exodus": ("periods", "sides", "speakers", "superseded"),
}
"""Fields that two of the lists leave aside."""
ROWS = [
    *COLUMNS, "table", "period", "event_id", "event", "kind", "hour", "origin",
    "destination", "route",
]  # fmt: skip
"""Columns of the rows: those of ``Casualties``; the table they stand in (claim or measure, whose id
is then in ``claim_id``); the period; the event with its kind, or what a measure counts; the hour of
a day, where it is told; from where and to where, and both in words."""


@dataclass(frozen=True)
class Displacement(View):
    """List the figures on people displaced, wave by wave, or those on returns.

    Parameters
    ----------
    show : waves (whole waves), flows (from where to where, as far as that is told), places (the
        flight from one town, district or battle), running (totals of the day to which each refers),
        parts (some of the displaced), returns, or exodus (the counts of September 2023 by the day,
        all of them, whatever else is chosen)
    periods : first_war, interwar, second_war, post_2020, offensive_2023, or multiple alone
    sides : whose people are counted
    speakers : own_side, other_side, third_party
    superseded : also figures that a later or better sourced one replaced
    scale : linear or log
    names : the order of the two names of a place

    Raises ``ViewError``, one sentence, for what cannot be compared honestly. Figures are never
    added: the waves overlap.
    """

    show: str = "waves"
    periods: tuple[str, ...] = (
        "first_war", "interwar", "second_war", "post_2020", "offensive_2023",
    )  # fmt: skip
    sides: tuple[str, ...] = ("armenian", "azerbaijani", "both")
    speakers: tuple[str, ...] = ("own_side", "other_side", "third_party")
    superseded: bool = False
    scale: str = "linear"
    names: str = "alphabetical"

    def __post_init__(self) -> None:
        checked: dict[str, Any] = {
            "show": choice("show", self.show, SHOWS),
            "periods": choices("periods", self.periods, PERIODS),
            "sides": choices("sides", self.sides, vocabulary("claims", "side")),
            "speakers": choices("speakers", self.speakers, SPEAKERS),
            "superseded": bool(self.superseded),
            "scale": choice("scale", self.scale, SCALES),
            "names": choice("order of names", self.names, ORDERS),
        }
        if "multiple" in checked["periods"] and len(checked["periods"]) > 1:
            raise ViewError(
                "Counts that run across periods hold the people of each period too, so they are "
                "not drawn beside them. Choose the period 'multiple' alone."
            )
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per published figure, in the order in which the chart shows them."""
        dataset = dataset or load()
        rows = ways(self._voiced(self._asked(dataset)), dataset, self.names)
        return _in_order(self._named(rows, dataset), self.show).reindex(columns=ROWS)

    @property
    def idle(self) -> tuple[str, ...]:
        """Returns know no periods; the exodus is one people's, by whoever counted them."""
        return IDLE.get(self.show, ())

    @property
    def stretch(self) -> Stretch | None:
        """From the first day of the earliest period to the last day of the latest."""
        return hull(self.periods, phase_days())

    def at(self, stretch: Stretch) -> Displacement:
        """The periods that the days mean, of those with figures on flight."""
        named = {name: days for name, days in phase_days().items() if name in PERIODS}
        periods = meant(stretch, named)
        if not periods:
            raise ViewError(f"No period with figures on flight lies in {spell_span(*stretch)}.")
        return replace(self, periods=periods)

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.displacement.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.displacement import DisplacementPanel

        return DisplacementPanel(self)

    def elsewhere(self, dataset: Dataset) -> dict[str, int]:
        """How many figures on the same people stand in the other lists of this view."""
        claims = displaced(dataset)
        chosen = claims[claims["period"].isin(self.periods) & claims["side"].isin(self.sides)]
        counts = shown_as(chosen[chosen["status"] == "current"]).value_counts()
        return {show: int(counts.get(show, 0)) for show in SHOWS if show != self.show}

    def replaced(self, dataset: Dataset) -> int:
        """How many figures of this list are not drawn because a later one replaced them."""
        if self.superseded or self.show in ("returns", "exodus"):
            return 0
        return int((self._voiced(self._listed(dataset))["status"] == "superseded").sum())

    def _asked(self, dataset: Dataset) -> pd.DataFrame:
        if self.show == "exodus":
            return exodus(dataset)
        if self.show == "returns":
            found = returns(dataset)
            return found[found["side"].isin(self.sides)]
        listed = self._listed(dataset)
        status = ["current", "superseded"] if self.superseded else ["current"]
        return listed[listed["status"].isin(status)]

    def _listed(self, dataset: Dataset) -> pd.DataFrame:
        claims = displaced(dataset)
        listed = shown_as(claims) == self.show
        if self.show == "flows":
            told = claims["origin_ids"].notna() | claims["destination_ids"].notna()
            listed = shown_as(claims).isin(["waves", "places"]) & told
        return claims[
            listed & claims["period"].isin(self.periods) & claims["side"].isin(self.sides)
        ]

    def _voiced(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows if self.show == "exodus" else rows[rows["speaker"].isin(self.speakers)]

    def _named(self, rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
        """Put titles and what measures count into the language, names into the reader's order."""
        way = titles.counted if self.show == "returns" else titles.event
        named = partial(way, names=read_names(dataset), order=self.names)
        return rows.assign(
            event=[named(title) if isinstance(title, str) else "" for title in rows["event"]]
        )


def _in_order(rows: pd.DataFrame, show: str) -> pd.DataFrame:
    """Period, side, event by its first day, current first, oldest knowledge first."""
    if show == "exodus":
        keys = rows[["as_of", "hour", "ceiling", "claim_id"]]
        return rows.loc[keys.sort_values(list(keys.columns)).index].reset_index(drop=True)
    order = list(PHASES)
    place = {period: number for number, period in enumerate(order)}
    whole = rows["event"] == ""
    begun = rows["date_start"].where(~whole).groupby(rows["event"]).transform("min")
    keys = pd.DataFrame(
        {
            "period": rows["period"].map(place).fillna(0),
            "side": rows["side"].astype("str"),
            "whole": ~whole,
            "begun": begun.fillna(pd.Timestamp("1900-01-01")),
            "event": rows["event"],
            "superseded": rows["status"] != "current",
            "last": rows["source_kind"] == "encyclopedia",
            "as_of": rows["as_of"].fillna("9999"),
            "ceiling": rows["ceiling"],
            "claim_id": rows["claim_id"],
        },
        index=rows.index,
    )
    if show == "returns":
        keys["begun"] = rows["as_of"].fillna("9999").groupby(rows["event"]).transform("min")
    return rows.loc[keys.sort_values(list(keys.columns)).index].reset_index(drop=True)
