"""Who held what: the map of control on a day, beside the map of a second day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data import control
from utils.data.dataset import Dataset, load
from utils.data.dates import DAY_ONE, parse_day, spell
from utils.data.names import ORDERS, read_names
from utils.data.schema import default_package
from utils.errors import ViewError
from utils.language import Phrases
from utils.later import pd
from utils.views.base import View, choice
from utils.views.stretch import Stretch

SHOWS = Phrases(
    {
        "side_by_side": "Two days side by side",
        "change": "Difference between them",
        "one_day": "One day",
    }
)
COLUMNS = [
    "control_id", "mark_id", "unit_id", "unit", "district_id", "area_km2", "controller", "before",
    "how", "certainty", "date_start", "date_end", "first_map", "second_map", "between",
    "source_id", "publisher", "url", "note",
]  # fmt: skip


@dataclass(frozen=True)
class Territory(View):
    """Compare who held which part of the region on two days, and what changed between them.

    Parameters
    ----------
    date : the day of the first map, ``YYYY-MM-DD``, from 20 February 1988 to the day of the data
    compare : the day of the second map
    show : side_by_side (a map of each day), change (one map of the difference between them,
        and how), or one_day (the first day alone)
    names : the order of a place's two names: alphabetical, azerbaijani_first, armenian_first

    Raises ``ViewError``, one sentence, for a day that the data does not cover.
    """

    date: str = "1994-05-12"
    compare: str = "2020-12-01"
    show: str = "side_by_side"
    names: str = "alphabetical"

    def __post_init__(self) -> None:
        for name in ("date", "compare"):
            covered(name, getattr(self, name))
        choice("map", self.show, SHOWS)
        choice("order of names", self.names, ORDERS)

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days that the view asks about, in the reader's order: two, or one."""
        days = (parse_day(self.date), parse_day(self.compare))
        return days[:1] if self.show == "one_day" else days

    @property
    def moments(self) -> tuple[dt.date, ...]:
        """The days that a reader moves through time."""
        return self.days

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """Every interval of control that a map shows or that begins between the two days.

        Below them the changes that are drawn as points (``mark_id``), under their own names.
        """
        dataset = dataset or load()
        table = dataset.control
        one, other = self.days[0], self.days[-1]
        first, second = (set(control.on_day(table, day)["control_id"]) for day in (one, other))
        begun = control.changes_between(table, one, other).set_index("control_id")["before"]
        ids = table["control_id"]
        table = table.assign(
            first_map=ids.isin(first),
            second_map=ids.isin(second),
            between=ids.isin(begun.index),
            before=ids.map(begun.astype("str")),
        )
        shown = table[table[["first_map", "second_map", "between"]].any(axis=1)]
        shown = shown.sort_values(["date_start", "unit_id"], kind="stable")
        rows = [_described(shown, dataset, self.names), self._points(dataset)]
        return pd.concat(rows).reindex(columns=COLUMNS).reset_index(drop=True)

    def _points(self, dataset: Dataset) -> pd.DataFrame:
        """The points that a map shows, or that came up between the two days."""
        from utils.views.territory.points import read_points  # they are drawn, too

        one, other = self.days[0], self.days[-1]
        points = read_points(dataset, self.names)
        seen = [p for p in points if p.begun(one) or p.begun(other) or p.shown([one, other])]
        sources = dataset.by_id("sources")
        table = dataset.marks[dataset.marks["mark_id"].isin([p.row.mark_id for p in seen])]
        return pd.DataFrame(
            {
                "mark_id": table["mark_id"],
                "unit": [p.name for p in seen],
                "controller": table["by"].astype("str"),
                "how": table["how"].astype("str"),
                "date_start": table["date"],
                "date_end": table["date_end"],
                "first_map": [p.begun(one) for p in seen],
                "second_map": [p.begun(other) for p in seen],
                "between": [p.shown([one, other]) for p in seen],
                "source_id": table["source_id"],
                "publisher": table["source_id"].map(sources["publisher"]),
                "url": table["source_id"].map(sources["url"]),
                "note": table["what"],
            }
        )

    @property
    def idle(self) -> tuple[str, ...]:
        """One map has no second day."""
        return ("compare",) if self.show == "one_day" else ()

    @property
    def stretch(self) -> Stretch:
        """From the earlier to the later day that is shown."""
        return min(self.days), max(self.days)

    def at(self, stretch: Stretch) -> Territory:
        """The first and the last day as the two days of the maps; one map shows the first."""
        return replace(self, date=stretch[0].isoformat(), compare=stretch[1].isoformat())

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.territory.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.territory import TerritoryPanel

        return TerritoryPanel(self)


def last_day() -> dt.date:
    """The last day that the data covers: the day on which it was put together."""
    return default_package().created


def covered(name: str, day: object) -> None:
    """Refuse, in a sentence, what is no day or a day that the data does not cover."""
    try:
        parsed = parse_day(day)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise ViewError(f"{name} must be a day written YYYY-MM-DD, not {day!r}.") from None
    if not DAY_ONE <= parsed <= last_day():
        raise ViewError(
            f"{spell(parsed)} is outside what the data covers: choose a day from "
            f"{spell(DAY_ONE)} to {spell(last_day())}."
        )


def _described(rows: pd.DataFrame, dataset: Dataset, order: str) -> pd.DataFrame:
    """Add the unit's name in the reader's order, its district and area, and the publisher."""
    units = dataset.by_id("units")
    sources = dataset.by_id("sources")
    names = read_names(dataset)
    labels = {unit: names.unit(name, order) for unit, name in units["name"].items()}
    return rows.assign(
        unit=rows["unit_id"].map(labels),
        district_id=rows["unit_id"].map(units["district_id"]),
        area_km2=rows["unit_id"].map(units["area_km2"]),
        publisher=rows["source_id"].map(sources["publisher"]),
        url=rows["source_id"].map(sources["url"]),
    )
