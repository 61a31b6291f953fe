"""Points of the map: changes too small for a unit, or of which nobody has published a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from utils.charts import style
from utils.charts.chart import Card
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.figures import number
from utils.data.geometry import project
from utils.data.names import Names, read_names
from utils.data.records import records
from utils.language import Phrases, remembered, say, separated

HALF = 3.0
"""Half the height of a diamond, in points."""
UNSEEN = 0.001
"""How strongly a point of another day is drawn: at nought matplotlib leaves out its colours."""
HOW = Phrases(
    {
        "administrative": "by administration",
        "captured": "captured",
        "ceded_by_agreement": "handed over by agreement",
        "handed_over": "handed over after fighting",
    },
    context="how ground changed hands",
)
BY = Phrases(
    {
        "armenian": "to Armenian control",
        "azerbaijani": "to Azerbaijani control",
        "divided": "divided between the sides",
    }
)


@dataclass(frozen=True)
class Point:
    """One change drawn as a point: its number, its place in km, and its row of ``marks.csv``."""

    number: int
    at: tuple[float, float]
    name: str
    row: Any

    def begun(self, day: dt.date) -> bool:
        """Whether it is drawn on a day: it has happened, and no unit shows it yet."""
        moment, end = pd.Timestamp(day), self.row.date_end
        return bool(self.row.date <= moment) and bool(pd.isna(end) or moment < end)

    def shown(self, days: Sequence[dt.date]) -> bool:
        """Whether a map shows it: of one day, or of what changed between two."""
        first, last = min(days), max(days)
        return self.begun(last) and (len(days) == 1 or not self.begun(first))


def type_size() -> float:
    """The size of names on a map: the least that there is, or what a telephone can show."""
    page = style.page()
    return style.SMALL if page.brief and page.height else style.LEAST


@remembered
def read_points(dataset: Dataset, order: str) -> tuple[Point, ...]:
    """All points in the order of the table, names in the reader's order."""
    names = read_names(dataset)
    table = dataset.marks
    places = project(table[["longitude", "latitude"]].to_numpy(dtype=float))
    rows = enumerate(zip(records(table), places, strict=True), 1)
    return tuple(
        Point(n, (float(x), float(y)), _named(str(row.name), names, order), row)
        for n, (row, (x, y)) in rows
    )


def _named(name: str, names: Names, order: str) -> str:
    """Both names in the reader's order; the table has the Azerbaijani form first."""
    one, _, other = name.partition(" / ")
    local = names.both(one, other, order)
    return say(one) if not other and ("", one) not in names.forms else local


def point_box(point: Point, scale: float) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in km of a diamond and its number."""
    x, y = point.at
    half, digits = HALF / scale, style.text_width(str(point.number), type_size(), "bold") / scale
    return x - half, y - half, x + half + digits + 0.8 / scale, y + half


def draw_point(
    axes: Axes, name: str, point: Point, at: tuple[float, float], scale: float, seen: bool
) -> None:
    """A diamond with its number, of one size at any ``scale`` (points per km).

    One that is not seen is there all the same: the script in the browser may show it.
    """
    alpha = 1.0 if seen else UNSEEN
    half = HALF / scale
    corners = np.array([(0, half), (half, 0), (0, -half), (-half, 0), (0, half)]) + at
    diamond = PathPatch(
        Outline(corners, closed=True), facecolor=style.GROUND,
        edgecolor=style.side_colour(point.row.by), linewidth=1.2, zorder=7, alpha=alpha,
        gid=f"point-{name}-{point.row.mark_id}",
    )  # fmt: skip
    axes.add_artist(diamond)
    axes.annotate(
        str(point.number), at, xytext=(HALF + 0.8, -2), textcoords="offset points",
        size=type_size(),
        weight="bold", color=style.INK, zorder=8, alpha=alpha,
        gid=f"number-{name}-{point.row.mark_id}",
    )  # fmt: skip


def area_text(row: Any) -> str:
    """The claimed area: ``40 to 45 km² claimed``; empty if none is."""
    if pd.isna(row.km2_low):
        return ""
    ends = [separated(f"{value:g}") for value in dict.fromkeys([row.km2_low, row.km2_high])]
    if len(ends) == 1:
        return say("{area} km² claimed", area=ends[0])
    return say("{low} to {high} km² claimed", low=ends[0], high=ends[1])


def line_of(point: Point) -> str:
    """A point in a list: ``6 Sev Lake / Garagol, 12 May 2021, 40 to 45 km² claimed``."""
    area = area_text(point.row)
    day = spell(point.row.date.date(), short=True)
    return f"{number(point.number)} {point.name}, {day}{', ' if area else ''}{area}"


def card(point: Point, dataset: Dataset) -> Card:
    """What pointing at a diamond shows."""
    row = point.row
    source = dataset.row("sources", row.source_id)
    happened = f"{spell(row.date.date())}: {BY[row.by]}, {HOW[row.how]}"
    lines = [happened, row.what, area_text(row), "" if pd.isna(row.note) else row.note]
    return Card(
        heading=point.name,
        lines=tuple(filter(None, lines)),
        links=((source.publisher, source.url),) if isinstance(source.url, str) else (),
    )
