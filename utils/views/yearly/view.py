"""Losses year by year: the figures that count one calendar year, claimant by claimant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load, vocabulary
from utils.data.speakers import SPEAKERS
from utils.errors import ViewError
from utils.language import remembered
from utils.later import pd
from utils.views.base import View, choice, choices
from utils.views.casualties.view import COUNTED_TOGETHER, MIXED, SCALES
from utils.views.claims.words import NOT_SPLIT
from utils.views.rivals.question import (
    QUESTIONS,
    ROWS,
    VOICES,
    refuse_mixtures,
    silent,
    voiced,
)
from utils.views.stretch import Stretch, everything


@dataclass(frozen=True)
class Yearly(View):
    """Set the figures on single calendar years beside each other, a strip for each claimant.

    Parameters
    ----------
    outcome : killed, wounded, or another outcome of ``claims.csv``
    side : whose people are counted; ``both`` for figures that count both in one number
    category : military, civilian, total (both together, or not told apart), police, volunteer
        or peacekeeper
    start, end : the first and the last year
    speakers : own_side, other_side, third_party
    superseded : also show, in pale, figures that a later or better sourced one replaced
    scale : linear or log

    Raises ``ViewError``, one sentence, for years that the data does not cover and for mixed counts.
    """

    outcome: str = "killed"
    side: str = "both"
    category: str = "total"
    start: int = 1988
    end: int = 2026
    speakers: tuple[str, ...] = ("own_side", "other_side", "third_party")
    superseded: bool = False
    scale: str = "log"

    def __post_init__(self) -> None:
        refuse_mixtures(self.outcome, self.category)
        _check_years(self.start, self.end)
        checked = {
            "outcome": choice("outcome", self.outcome, vocabulary("claims", "outcome")),
            "side": choice("side", self.side, vocabulary("claims", "side")),
            "category": choice("category", self.category, QUESTIONS),
            "speakers": choices("speakers", self.speakers, SPEAKERS),
            "superseded": bool(self.superseded),
            "scale": choice("scale", self.scale, SCALES),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per figure on a ``year``; ``part`` says what of it the figure leaves out.

        Who speaks, claimant by claimant, oldest first.
        """
        dataset = dataset or load()
        asked = self._asked(dataset)
        wanted = asked["year"].notna() & (asked["status"] != "withdrawn")
        if not self.superseded:
            wanted &= asked["status"] == "current"
        return _in_order(asked[wanted].astype({"year": "int64"}))[["year", *ROWS]]

    @property
    def stretch(self) -> Stretch:
        """From the first to the last day of the years, as far as the data goes."""
        first, last = everything()
        return max(first, dt.date(self.start, 1, 1)), min(last, dt.date(self.end, 12, 31))

    def at(self, stretch: Stretch) -> Yearly:
        """The same question about the years in which the days lie."""
        return replace(self, start=stretch[0].year, end=stretch[1].year)

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.yearly.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.yearly import YearlyPanel

        return YearlyPanel(self)

    def silent(self, voices: Iterable[str]) -> list[str]:
        """Who may be expected to speak about these people, was asked for, and does not."""
        return [voice for voice in silent(self.side, voices) if voice in self.speakers]

    def left_out(self, dataset: Dataset) -> dict[str, int]:
        """How many claims on the same people in these years are not drawn, by the reason why."""
        asked = self._asked(dataset)
        yearly, stands = asked["year"].notna(), asked["status"] != "withdrawn"
        replaced = yearly & (asked["status"] == "superseded") & (not self.superseded)
        return {
            "superseded": int(replaced.sum()),
            "other_days": int((~yearly & stands).sum()),
            "withdrawn": int((yearly & ~stands).sum()),
            **self._mixed(dataset),
        }

    def _mixed(self, dataset: Dataset) -> dict[str, int]:
        """How many figures on one year count these people together with others."""
        near = _near(self, dataset)
        counts = near.loc[year_of(near).notna(), "outcome"].astype("str").value_counts()
        mixed = MIXED if self.outcome in COUNTED_TOGETHER else ()
        return {outcome: int(counts.get(outcome, 0)) for outcome in mixed}

    def _asked(self, dataset: Dataset) -> pd.DataFrame:
        return _asked(self, dataset).copy(deep=False)


@remembered
def _asked(view: Yearly, dataset: Dataset) -> pd.DataFrame:
    """Claims on the people that touch the years, described; ``year`` if they count just one."""
    near = _near(view, dataset)
    chosen = near[near["outcome"] == view.outcome]
    asked = voiced(chosen, dataset).assign(year=year_of(chosen))
    return asked[asked["speaker"].isin(view.speakers)]


def _near(view: Yearly, dataset: Dataset) -> pd.DataFrame:
    """All claims on these people that touch the years, whatever happened to them."""
    claims = dataset.claims
    wanted = NOT_SPLIT if view.category == "total" else (view.category,)
    near = claims[(claims["side"] == view.side) & claims["category"].isin(wanted)]
    first, last = near["date_start"].dt.year, near["date_end"].dt.year
    return near[(first <= view.end) & (last.fillna(first) >= view.start)]


def year_of(claims: pd.DataFrame) -> pd.Series:
    """The calendar year that each claim counts from its first day to its last; else missing."""
    start, end = claims["date_start"], claims["date_end"]
    year = start.dt.year.astype("Int64")
    whole = (start.dt.day_of_year == 1) & (end.dt.month == 12) & (end.dt.day == 31)
    return year.where(whole & (end.dt.year == start.dt.year))


def years() -> tuple[int, int]:
    """The first and the last year that the data covers."""
    first, last = everything()
    return first.year, last.year


def _check_years(start: object, end: object) -> None:
    first, last = years()
    given = [year for year in (start, end) if isinstance(year, int) and not isinstance(year, bool)]
    if len(given) < 2 or not first <= given[0] <= given[1] <= last:
        raise ViewError(
            f"Choose whole years from {first} to {last}, the first not after the last; "
            f"{start!r} and {end!r} are not."
        )


def _in_order(claims: pd.DataFrame) -> pd.DataFrame:
    """Who speaks; the claimant with most figures first; oldest first, replaced before current."""
    keys = pd.DataFrame(
        {
            "order": claims["voice"].map({voice: i for i, voice in enumerate(VOICES)}),
            "fewer": -claims["claimant_id"].map(claims["claimant_id"].value_counts()),
            "claimant_id": claims["claimant_id"],
            "year": claims["year"],
            "current": claims["status"] == "current",
            "claim_id": claims["claim_id"],
        },
        index=claims.index,
    )
    return claims.loc[keys.sort_values(list(keys.columns)).index].reset_index(drop=True)
