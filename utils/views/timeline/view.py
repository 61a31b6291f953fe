"""What happened, and when: every event on one calendar, from decades down to days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load, vocabulary
from utils.data.dates import DAY_ONE
from utils.data.names import ORDERS
from utils.errors import ViewError
from utils.later import pd
from utils.views.base import View, choice, choices
from utils.views.stretch import Stretch
from utils.views.timeline.axis import span, touching
from utils.views.timeline.cards import placed
from utils.views.timeline.find import find
from utils.views.timeline.kinds import KINDS, LANE_OF

COLUMNS = [
    "event_id", "phase_id", "lane", "kind", "date_start", "date_end", "date_precision", "title",
    "place_id", "place", "latitude", "longitude", "where_precision", "figures", "summary",
    "source_ids",
]  # fmt: skip


@dataclass(frozen=True)
class Timeline(View):
    """Every event on a calendar, by kind; choose the days, the kinds, or words to look for.

    Parameters
    ----------
    start : the first day shown, ``YYYY-MM-DD``, from 20 February 1988 on
    end : the last day shown; empty for the last that was looked through
    kinds : kinds of events (values of ``events.kind``)
    search : words of the title in any language of the charts, words of the summary, or a name of
        the place in any language
    names : the order of a place's two names: alphabetical, azerbaijani_first, armenian_first

    Raises ``ViewError``, one sentence, for days that the data does not cover and unknown kinds.
    """

    start: str = DAY_ONE.isoformat()
    end: str = ""
    kinds: tuple[str, ...] = KINDS
    search: str = ""
    names: str = "alphabetical"

    def __post_init__(self) -> None:
        span(self.start, self.end)
        choice("order of names", self.names, ORDERS)
        object.__setattr__(self, "kinds", kinds_of(self.kinds, KINDS))
        object.__setattr__(self, "search", words_of(self.search))

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per event, oldest first; ``figures`` counts its published figures."""
        dataset = dataset or load()
        events = dataset.events
        first, last = span(self.start, self.end)
        chosen = events[touching(events, first, last) & events["kind"].isin(self.kinds)]
        chosen = chosen[find(chosen, self.search, dataset)]
        claims = dataset.claims
        counts = claims.loc[claims["status"] != "withdrawn", "event_id"].value_counts()
        rows = placed(chosen, dataset, self.names).assign(
            lane=chosen["kind"].astype("str").map(LANE_OF),
            figures=chosen["event_id"].map(counts).fillna(0).astype(int),
        )
        return rows.sort_values(["date_start", "event_id"])[COLUMNS].reset_index(drop=True)

    @property
    def stretch(self) -> Stretch:
        """The days shown."""
        return span(self.start, self.end)

    def at(self, stretch: Stretch) -> Timeline:
        """The same kinds and words on other days."""
        return replace(self, start=stretch[0].isoformat(), end=stretch[1].isoformat())

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.timeline.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.timeline import TimelinePanel

        return TimelinePanel(self)


def kinds_of(chosen: object, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Chosen kinds of events, in the order in which charts list them."""
    words = vocabulary("events", "kind")
    return choices("kinds", chosen, {kind: words[kind] for kind in allowed})


def words_of(text: object) -> str:
    """Words to look for, without needless blanks; ``ViewError`` when they are no text."""
    if not isinstance(text, str):
        raise ViewError(f"Words to look for must be text, not {text!r}.")
    return " ".join(text.split())
