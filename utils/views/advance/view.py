"""Announced captures: which settlements a side said it had taken, day by day and by district."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load
from utils.data.dates import parse_day, spell
from utils.data.names import ORDERS, read_names
from utils.data.titles import claimants
from utils.errors import ViewError
from utils.language import Phrases, say
from utils.later import pd
from utils.views.base import View, choice
from utils.views.stretch import Stretch
from utils.views.territory.view import covered

SIDES = Phrases({"armenian": "Armenian forces", "azerbaijani": "Azerbaijani forces"})
COLUMNS = [
    "capture_id", "date", "place_id", "place", "district_id", "district", "by", "how",
    "announced_by", "claimant", "disputed_by", "denied_by", "source_id", "publisher", "url", "note",
]  # fmt: skip
LONGEST = 400
"""Days that fit on the axis with a column of their own."""


@dataclass(frozen=True)
class Advance(View):
    """Show announced captures and handovers of settlements, each a mark on its day.

    Parameters
    ----------
    start, end : first and last day, ``YYYY-MM-DD``, at most 400 days apart
    by : whose forces took or received the places: armenian or azerbaijani
    names : the order of a place's two names: alphabetical, azerbaijani_first, armenian_first
    day : the day of the map; empty: the last day

    An announcement is a claim of whoever announces it. Raises ``ViewError``, one sentence, for a
    span that cannot be drawn.
    """

    start: str = "2020-09-27"
    end: str = "2020-12-01"
    by: str = "azerbaijani"
    names: str = "alphabetical"
    day: str = ""

    def __post_init__(self) -> None:
        choice("side", self.by, SIDES)
        choice("order of names", self.names, ORDERS)
        for name in ("start", "end", *(["day"] if self.day else [])):
            covered(name, getattr(self, name))
        first, last = self.days
        if last < first:
            raise ViewError(f"The last day, {spell(last)}, lies before the first, {spell(first)}.")
        if (last - first).days > LONGEST:
            raise ViewError(f"Choose at most {LONGEST} days: each day has a column of its own.")
        if not first <= self.map_day <= last:
            raise ViewError(f"The map's day, {spell(self.map_day)}, lies outside the span.")

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        return parse_day(self.start), parse_day(self.end)

    @property
    def map_day(self) -> dt.date:
        """The day of the map."""
        return parse_day(self.day or self.end)

    @property
    def moments(self) -> tuple[dt.date, ...]:
        """The days that a reader moves through time: that of the map."""
        return (self.map_day,)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per announced place, by day, then by district and place."""
        dataset = dataset or load()
        captures = dataset.captures
        within = captures["date"].between(self.start, self.end) & (captures["by"] == self.by)
        dated = captures["date"].str.len() == len(self.start)
        rows = _described(captures[within & dated], dataset, self.names)
        return rows.sort_values(["date", "district", "place"], kind="stable")[COLUMNS].reset_index(
            drop=True
        )

    def undated(self, dataset: Dataset) -> int:
        """How many captures of these years are known by month or year only."""
        captures = dataset.captures
        vague = captures["date"].str.len() < len(self.start)
        years = captures["date"].str[:4].between(self.start[:4], self.end[:4])
        return int((vague & years & (captures["by"] == self.by)).sum())

    @property
    def stretch(self) -> Stretch:
        """The days shown."""
        return self.days

    def at(self, stretch: Stretch) -> Advance:
        """The same question about other days; the map goes to the last of them."""
        return replace(self, start=stretch[0].isoformat(), end=stretch[1].isoformat(), day="")

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.advance.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.advance import AdvancePanel

        return AdvancePanel(self)


def _described(rows: pd.DataFrame, dataset: Dataset, order: str) -> pd.DataFrame:
    """Add district, claimants and publisher in words, and both names of each place."""
    names = read_names(dataset)
    places = dataset.places.to_dict("records")
    both = {place["place_id"]: names.of(place, order) for place in places}
    sources = dataset.by_id("sources")
    stated = {"claimant": rows["announced_by"], "denied_by": rows["disputed_by"]}
    return rows.assign(
        place=rows["place_id"].map(both).fillna(rows["place"]),
        district=rows["district_id"].map(both).fillna(say("District not known")),
        **{word: ids.map(claimants(ids.dropna(), dataset)) for word, ids in stated.items()},
        publisher=rows["source_id"].map(sources["publisher"]),
        url=rows["source_id"].map(sources["url"]),
    )
