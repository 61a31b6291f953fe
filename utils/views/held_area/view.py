"""How much ground each side held through time, and the areas that others published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data import areas, control
from utils.data.dataset import Dataset, load
from utils.data.dates import DAY_ONE, parse_day, spell
from utils.data.names import read_names
from utils.data.schema import default_package
from utils.data.titles import counted
from utils.errors import ViewError
from utils.later import pd
from utils.views.base import View
from utils.views.stretch import Stretch

COLUMNS = [
    "kind", "date", "controller", "area_km2", "share", "what", "source_id", "publisher", "url",
]  # fmt: skip


@dataclass(frozen=True)
class HeldArea(View):
    """Show the area held by each side from one day to another, with published figures as squares.

    Parameters
    ----------
    start, end : first and last day, ``YYYY-MM-DD``, from 20 February 1988 to the day of the data

    Raises ``ViewError``, one sentence, for days that the data does not cover.
    """

    start: str = "1991-09-02"
    end: str = "2024-01-01"

    def __post_init__(self) -> None:
        first, last = (_covered(name, getattr(self, name)) for name in ("start", "end"))
        if last <= first:
            raise ViewError(f"The last day, {spell(last)}, must lie after {spell(first)}.")

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day."""
        return parse_day(self.start), parse_day(self.end)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """Area and share of each holder on the first day and at each change; then published areas.

        ``kind`` is ``map`` (measured on the drawn units, sources by day in ``control.csv``) or
        ``published`` (a figure of its source).
        """
        dataset = dataset or load()
        rows = pd.concat([series(self.days, dataset), _published(self.days, dataset)])
        return rows.reindex(columns=COLUMNS).reset_index(drop=True)

    @property
    def stretch(self) -> Stretch:
        """The days shown."""
        return self.days

    def at(self, stretch: Stretch) -> HeldArea:
        """The same question about other days."""
        return replace(self, start=stretch[0].isoformat(), end=stretch[1].isoformat())

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.held_area.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.held_area import HeldAreaPanel

        return HeldAreaPanel(self)


def _covered(name: str, value: object) -> dt.date:
    try:
        day = parse_day(value)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise ViewError(f"{name} must be a day written YYYY-MM-DD, not {value!r}.") from None
    last = default_package().created
    if not DAY_ONE <= day <= last:
        raise ViewError(
            f"{spell(day)} is outside what the data covers: choose a day from {spell(DAY_ONE)} to "
            f"{spell(last)}."
        )
    return day


def series(days: tuple[dt.date, dt.date], dataset: Dataset) -> pd.DataFrame:
    """The map's sums by holder on the first day, on each day of a change, and on the last."""
    changes = control.changes_between(dataset.control, *days)["date_start"]
    moments = sorted({days[0], days[1], *(moment.date() for moment in changes)})
    return areas.held_through(dataset, moments).assign(kind="map")


def whole_areas(dataset: Dataset) -> pd.DataFrame:
    """Published areas that are of all the ground held on their day, not of a part of it."""
    table = dataset.published_areas
    return table[table[["district_ids", "unit_ids", "former_nkao"]].isna().all(axis=1)]


def _published(days: tuple[dt.date, dt.date], dataset: Dataset) -> pd.DataFrame:
    """Published areas of all the ground that Armenian forces held, in a span of days."""
    table, names = whole_areas(dataset), read_names(dataset)
    chosen = table[table["date"].between(pd.Timestamp(days[0]), pd.Timestamp(days[1]))]
    sources = dataset.by_id("sources")
    return pd.DataFrame(
        {
            "kind": "published",
            "date": chosen["date"].dt.date.astype("str"),
            "controller": chosen["controllers"],
            "area_km2": chosen["km2"],
            "what": [counted(what, names) for what in chosen["what"]],
            "source_id": chosen["source_id"],
            "publisher": chosen["source_id"].map(sources["publisher"]),
            "url": chosen["source_id"].map(sources["url"]),
        },
        index=chosen.index,
    )
