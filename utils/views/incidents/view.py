"""Incidents between and after the wars: how many are recorded, and who counted which losses."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load
from utils.data.names import ORDERS
from utils.errors import ViewError
from utils.language import Phrases
from utils.later import pd
from utils.views.base import View, choice
from utils.views.claims.words import described, groups
from utils.views.stretch import Stretch
from utils.views.timeline.axis import span, touching
from utils.views.timeline.cards import placed
from utils.views.timeline.find import at_place, places
from utils.views.timeline.kinds import INCIDENTS
from utils.views.timeline.view import kinds_of, words_of

OUTCOMES = Phrases(
    {"killed": "Killed", "wounded": "Wounded", "missing": "Missing", "captured": "Captured"}
)
SHOWS = Phrases({"months": "By month, and a list", "map": "On a map, and a list"})
LAST_DAY = "2020-09-26"
WHOLE = ("event", "phase_total")
"""Scopes of figures on the whole of an event."""
EVENT = [
    "event_id", "phase_id", "date_start", "date_end", "date_precision", "kind", "title",
    "place_id", "place", "latitude", "longitude", "where_precision", "source_ids",
]  # fmt: skip
FIGURE = [
    "claim_id", "side", "group", "category", "outcome", "speaker", "mark", "claimant_id",
    "claimant", "figure", "part", "low", "best", "high", "qualifier", "as_of", "scope", "status",
    "source_id", "publisher", "url", "note",
]  # fmt: skip


@dataclass(frozen=True)
class Incidents(View):
    """Shootings, clashes, mines and other incidents with the figures of everybody who counted.

    Parameters
    ----------
    start : the first day, ``YYYY-MM-DD``; the day of the ceasefire of 1994 unless told
    end : the last day; empty for the last that was looked through
    place : a name of a place in any of its languages; empty for all places
    kinds : kinds of incidents (values of ``events.kind`` in which people are hurt)
    least : only incidents in which somebody counts at least so many people killed
    outcome : killed, wounded, missing or captured
    show : months (counts and figures through time) or map (places), both with a list below
    names : the order of a place's two names: alphabetical, azerbaijani_first, armenian_first

    Raises ``ViewError``, one sentence, for days, places and kinds that the data does not know.
    """

    start: str = "1994-05-12"
    end: str = LAST_DAY
    place: str = ""
    kinds: tuple[str, ...] = INCIDENTS
    least: int = 0
    outcome: str = "killed"
    show: str = "months"
    names: str = "alphabetical"

    def __post_init__(self) -> None:
        span(self.start, self.end)
        choice("outcome", self.outcome, OUTCOMES)
        choice("picture", self.show, SHOWS)
        choice("order of names", self.names, ORDERS)
        object.__setattr__(self, "kinds", kinds_of(self.kinds, INCIDENTS))
        object.__setattr__(self, "place", _known_place(words_of(self.place)))
        if isinstance(self.least, bool) or not isinstance(self.least, int) or self.least < 0:
            raise ViewError(
                f"The least number of people killed must be 0 or more, not {self.least!r}."
            )

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per figure on an incident, oldest first; an incident without any has one row."""
        dataset = dataset or load()
        events = placed(self.events(dataset), dataset, self.names)[EVENT]
        figures = self.figures(events, dataset)[["event_id", *FIGURE]]
        rows = events.merge(figures, on="event_id", how="left")
        order = ["date_start", "event_id", "side", "group", "claim_id"]
        return rows.sort_values(order, kind="stable").reset_index(drop=True)

    def events(self, dataset: Dataset) -> pd.DataFrame:
        """The incidents that the view asks for, as rows of ``events``."""
        events = dataset.events
        first, last = span(self.start, self.end)
        events = events[touching(events, first, last) & events["kind"].isin(self.kinds)]
        if self.place:
            events = events[at_place(events, self.place, dataset)]
        if self.least:
            events = events[events["event_id"].map(most_killed(dataset)).fillna(-1) >= self.least]
        return events

    def figures(self, events: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
        """The figures that are drawn: current, on the whole of one of the events."""
        claims, whole = self._asked(events, dataset)
        return described(claims[whole], dataset)

    def left_out(self, dataset: Dataset) -> dict[str, int]:
        """How many figures on the same incidents are not drawn, by the reason why."""
        events = self.events(dataset)
        claims, whole = self._asked(events, dataset)
        rest = claims.loc[~whole, "scope"].astype("str")
        every = dataset.claims
        same = every[every["event_id"].isin(events["event_id"])]
        replaced = (same["outcome"] == self.outcome) & (same["status"] == "superseded")
        return {
            "running": int((rest != "part").sum()),
            "part": int((rest == "part").sum()),
            "superseded": int(replaced.sum()),
            "mixed": int(same["outcome"].isin(["killed_or_missing", "casualties"]).sum()),
        }

    @property
    def stretch(self) -> Stretch:
        """The days shown."""
        return span(self.start, self.end)

    def at(self, stretch: Stretch) -> Incidents:
        """The same kinds and words on other days."""
        return replace(self, start=stretch[0].isoformat(), end=stretch[1].isoformat())

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.incidents.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.incidents import IncidentsPanel

        return IncidentsPanel(self)

    def _asked(self, events: pd.DataFrame, dataset: Dataset) -> tuple[pd.DataFrame, pd.Series]:
        """The current figures on some events, and which of them are about all of an event."""
        claims, whole = _current(self.outcome, dataset)
        here = claims["event_id"].isin(events["event_id"])
        return claims[here], whole[here]


@functools.lru_cache(maxsize=8)
def _current(outcome: str, dataset: Dataset) -> tuple[pd.DataFrame, pd.Series]:
    claims = dataset.claims
    claims = claims[
        claims["event_id"].notna()
        & (claims["outcome"] == outcome)
        & (claims["status"] == "current")
    ]
    return claims, on_the_whole(claims, dataset.events)


def on_the_whole(claims: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """Which figures are about all of an event.

    These are figures on the whole, and of a claimant who gave none the last running total that
    reaches the event's last day: one of the first day is no rival of one for all days.
    """
    ends = claims["event_id"].map(events.set_index("event_id")["date_end"])
    whole = claims["scope"].isin(WHOLE)
    late = (claims["scope"] == "cumulative") & (claims["date_end"].fillna(ends) >= ends)
    who = ["event_id", "side", "group", "claimant_id"]
    claims = claims.assign(group=groups(claims), day=claims["as_of"].fillna(""))
    spoken = pd.MultiIndex.from_frame(claims[who].astype("str"))
    told = spoken.isin(spoken[whole])
    running = claims[late & ~told].sort_values(["day", "claim_id"])
    running = running.drop_duplicates(who, keep="last")
    return whole | claims.index.isin(running.index)


def most_killed(dataset: Dataset) -> pd.Series:
    """The highest number of people killed that anybody gives for each event."""
    claims = dataset.claims
    killed = claims[(claims["outcome"] == "killed") & (claims["status"] == "current")]
    highest = killed[["low", "best", "high"]].max(axis=1)
    return highest.groupby(killed["event_id"]).max()


def _known_place(name: str) -> str:
    if name and places(name, load()).empty:
        raise ViewError(
            f"No place of the data is called {name!r} in English, Azerbaijani, Armenian or Russian."
        )
    return name
