"""The wars that can be set on one clock: their days come from rows of ``events.csv``."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from utils.data.dataset import Dataset
from utils.language import message, plural, say
from utils.later import pd
from utils.views.rivals.question import BEGIN
from utils.views.tolls.time import Days

WHOLE = ("cumulative", "phase_total")
"""Scopes of claims on a whole war; for a war that is one event the scope ``event`` is one too."""


@dataclass(frozen=True)
class War:
    """A war by its names and the events of ``events.csv`` with which it opened and closed.

    ``phase`` is the period whose totals are the war's; empty for a war that is an event inside a
    longer period. ``event`` is the war itself where it is one event, and its claims count too.
    """

    called: str
    short: str
    opened: str
    closed: str
    phase: str = ""
    event: str = ""

    @property
    def name(self) -> str:
        """Its name in the language."""
        return say(self.called)


WARS = {
    "first_war": War(
        message("War of 1988–1994"), "1988–94", "1988-02-20-nkao-petition", "1994-05-12-ceasefire",
        phase="first_war",
    ),
    "april_2016": War(
        message("Fighting of April 2016"), "2016",
        "d-2016-04-four-day-war", "d-2016-04-05-ceasefire",
        event="d-2016-04-four-day-war",
    ),
    "second_war": War(
        message("War of 2020"), "2020", "c-ev-001", "b-statement-1109", phase="second_war",
    ),
    "september_2022": War(
        message("Fighting of September 2022"), "2022",
        "d-2022-09-two-day-war", "d-2022-09-two-day-war",
        event="d-2022-09-two-day-war",
    ),
    "september_2023": War(
        message("Operation of September 2023"), "2023", "e-2023-09-19-offensive",
        "e-2023-09-20-ceasefire", phase="offensive_2023", event="e-2023-09-19-offensive",
    ),
}  # fmt: skip
"""The named wars, oldest first."""


@dataclass(frozen=True)
class Span(Days):
    """The days of a war."""

    @property
    def length(self) -> str:
        """How long it lasted, in words: ``45 days``, ``75 months``."""
        if self.days < 365:
            return plural("{count} days", "{count} days", self.days)
        return plural("{count} months", "{count} months", round(self.days / 30.4375))


def span(war: str, dataset: Dataset) -> Span:
    """First day of the event that opened a war, last day of the event that closed it."""
    opening = dataset.row("events", WARS[war].opened)
    closing = dataset.row("events", WARS[war].closed)
    last = closing.date_start if pd.isna(closing.date_end) else closing.date_end
    return Span(opening.date_start.date().toordinal(), last.date().toordinal())


def claims_on(war: str, dataset: Dataset) -> pd.DataFrame:
    """The claims on a war as a whole or on a part of it, of any scope, side and outcome."""
    return _claims_on(war, dataset).copy(deep=False)


@functools.lru_cache(maxsize=64)
def _claims_on(war: str, dataset: Dataset) -> pd.DataFrame:
    claims, named = dataset.claims, WARS[war]
    event = claims["event_id"].fillna("")
    of_phase = (claims["phase_id"] == named.phase) & (event == "")
    of_event = (event == named.event) & (event != "")
    return claims[(of_phase & claims["scope"].isin((*WHOLE, "part"))) | of_event]


def on_the_whole(claims: pd.DataFrame, days: Span) -> pd.Series:
    """Which claims count from the war's first days on: totals, and running totals that do."""
    first = pd.Timestamp(dt.date.fromordinal(days.first))
    begins = (claims["date_start"] - first).abs() <= pd.Timedelta(days=BEGIN)
    total = claims["scope"].isin(["event", "phase_total"])
    return total | ((claims["scope"] == "cumulative") & begins)
