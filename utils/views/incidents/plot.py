"""The plot of ``Incidents``: recorded incidents by month or year, and a strip for each side."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from utils.charts import style
from utils.charts.drawing import add_line, arrow
from utils.charts.sheet import MARGIN, Sheet, flow
from utils.data.dates import spell
from utils.data.figures import extent, extents, number, point
from utils.data.records import records
from utils.language import Phrases, say
from utils.views.claims.marks import HALF, MARKERS, filled
from utils.views.claims.words import PEOPLE, speaking
from utils.views.incidents.list import has_room
from utils.views.incidents.words import ARMED, SIDES
from utils.views.timeline.axis import Calendar, months
from utils.views.timeline.draw import draw_axis
from utils.views.timeline.place import Box, labels

COUNT, STRIP, LOW_STRIP = 62.0, 104.0, 66.0
"""Heights in points: the count of incidents, the strip of one of the sides, of others."""
CLOSE, ALONE, HATCH = 0.75, 1.25, 9.0
"""Share of their height that strips have where the list needs room, and where there is no list;
the most that a hatch has."""
HEAD, FOOT, KEY = 15.0, 7.0, 12.0
PART = 0.6
"""Share of a slide's width that the plot has."""
LONG = 366 * 8
"""Spans of more days are counted by year, shorter ones by month."""
LOG_FROM = 40
SIZE = {"o": 4.6, "D": 3.8, "s": 4.1, HALF: 4.1}
ASIDE = {"civilian": 2.6, "total": -2.6}
"""Figures on civilians stand a little right, those on all people a little left of the soldiers'."""


@dataclass(frozen=True)
class Cell:
    """A month or a year, with the incidents that began in it."""

    first: dt.date
    last: dt.date
    name: str
    titles: list[str]

    @property
    def gid(self) -> str:
        return f"count-{self.first:%Y-%m}"


def unit_of(days: Calendar) -> str:
    """What incidents are counted by: month, or year on long spans."""
    return "year" if days.days > LONG else "month"


def cells_of(rows: pd.DataFrame, days: Calendar) -> list[Cell]:
    """The months or years of a span; incidents that began earlier count in the first."""
    yearly = unit_of(days) == "year"
    events = rows.drop_duplicates("event_id")
    titles: dict[str, list[str]] = {}
    for event in records(events):
        start = max(event.date_start.date(), days.first)
        key = f"{start:%Y}" if yearly else f"{start:%Y-%m}"
        said = say("{head}: {text}", head=spell(str(event.date_start)[:10]), text=event.title)
        titles.setdefault(key, []).append(said)
    cells: list[Cell] = []
    for month in months(days.first, days.last):
        key = f"{month:%Y}" if yearly else f"{month:%Y-%m}"
        if cells and yearly and f"{cells[-1].first:%Y}" == key:
            continue
        after = month.replace(month=1) + dt.timedelta(days=366) if yearly else month
        after = after.replace(day=1) if yearly else (month + dt.timedelta(days=32)).replace(day=1)
        last = min(after - dt.timedelta(days=1), days.last)
        cells.append(Cell(max(month, days.first), last, spell(key), titles.get(key, [])))
    return cells


def strip_height(side: str) -> float:
    """Height of the strip of some people, in points; few incidents hurt others than the sides."""
    tall = CLOSE if style.THIN else 1.0 if has_room() else ALONE
    return (STRIP if side in SIDES else LOW_STRIP) * tall


def plot_height(sides: list[str]) -> float:
    """Height of counts and strips without key and axis, in points."""
    return COUNT + sum(map(strip_height, sides))


def scale_of(rows: pd.DataFrame) -> str:
    """Logarithmic where one incident has many more dead than the usual one."""
    return "log" if _highest(rows) > LOG_FROM else "linear"


def _highest(rows: pd.DataFrame) -> float:
    known = rows[rows["claim_id"].notna()]
    return max((high for _, high in extents(known)), default=1.0)


def plot_width() -> float:
    """Width of the plot: that of the page, or on a slide a part of it, beside the list."""
    return (style.WIDTH - 2 * MARGIN) * (PART if style.WIDE else 1.0)


def key_height(rows: pd.DataFrame) -> float:
    """Height of the key in points, in as many rows as the page asks for."""
    return KEY * (1 + max((row for row, _ in _key_places(rows)), default=0)) + 4


def _key_places(rows: pd.DataFrame) -> list[tuple[int, float]]:
    widths = [11 + style.text_width(words, style.SMALL) for *_, words in _key_entries(rows)]
    return flow(widths, plot_width())


def _key_entries(rows: pd.DataFrame) -> list[tuple[Any, float, str]]:
    """Marker, strength and words of everything in the key."""
    spoken, groups = set(rows["mark"].dropna()), set(rows["group"].dropna())
    voices = [(MARKERS[v], 1.0, speaking(v, rows)) for v in MARKERS if v in spoken]
    counted = {"military": bool(groups & set(ARMED))}
    there = [group for group in KEY_FILLS if counted.get(group, group in groups)]
    return [*voices, *(("o", _fill(group), KEY_FILLS[group]) for group in there)]


class Plot:
    """Everything above the list, on one pair of axes in points, y counted down."""

    def __init__(
        self, sheet: Sheet, days: Calendar, rows: pd.DataFrame, sides: list[str], scale: str
    ):  # fmt: skip
        self.days, self.rows, self.sides, self.scale = days, rows, sides, scale
        self.top = key_height(rows)
        height = self.top + plot_height(sides) + 18
        width = plot_width() + 2 * MARGIN
        self.axes: Axes = sheet.axes(0, sheet.plot_top, width, height)
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()
        self.highest = max(_highest(rows), 4.0)
        self.room = STRIP

    def draw(self) -> None:
        """Axis, key, counts, then the strips from top to bottom."""
        bottom = self.top + plot_height(self.sides)
        draw_axis(self.axes, self.days, self.top + HEAD, bottom)
        self._key()
        self._counts()
        for index, side in enumerate(self.sides):
            self._strip(side, self.top + plot_height(self.sides[:index]))

    def text(self, x: float, y: float, words: str, **how: Any) -> None:
        plain: dict[str, Any] = {"size": style.SMALL, "color": style.QUIET, "va": "baseline"}
        how = plain | {"zorder": 6} | how
        self.axes.text(x, y, words, **how)

    def _key(self) -> None:
        """What shapes and fillings mean; only those that occur."""
        shown = zip(_key_entries(self.rows), _key_places(self.rows), strict=True)
        for (marker, fill, words), (row, x) in shown:
            x, y = x + MARGIN, row * KEY
            add_line(
                self.axes, [x + 4], [y + 5.5], marker=marker, markersize=SIZE[marker] + 0.8,
                linestyle="none",
                markerfacecolor=style.tint(style.THIRD, fill), markeredgecolor=style.THIRD,
                markeredgewidth=0.8,
            )  # fmt: skip
            self.text(x + 11, y + 8, words)

    # ---- how many are recorded

    def _counts(self) -> None:
        """A bar for each month or year; hatched where nothing is recorded."""
        unit, cells = unit_of(self.days), cells_of(self.rows, self.days)
        most = max((len(cell.titles) for cell in cells), default=0)
        heading = say("Incidents recorded, by month")
        if unit == "year":
            heading = say("Incidents recorded, by year")
        self.text(MARGIN, self.top + 8, heading, weight="bold", color=style.INK)
        x = MARGIN + style.text_width(heading, style.SMALL, "bold") + 8
        hatched = say("hatched: none recorded, which does not mean none happened")
        if x + style.text_width(hatched, style.SMALL) < MARGIN + plot_width():
            self.text(x, self.top + 8, hatched)
        floor, room = self.top + COUNT - FOOT, COUNT - HEAD - FOOT - 6
        low = min(HATCH, max(room / max(most, 1), HATCH / 2))  # none is no higher than one
        for cell in cells:
            left, right = self.days.x(cell.first, 0), self.days.x(cell.last, 1)
            if not cell.titles:
                self._hatch(left, right, floor, low)
                continue
            high = room * len(cell.titles) / most
            inset = min(0.6, (right - left) / 8)
            box = (left + inset, floor - high), right - left - 2 * inset, high
            bar = Rectangle(*box, color=style.tint(style.THIRD, 0.7), linewidth=0, gid=cell.gid)
            self.axes.add_artist(bar)
            if right - left > 7 or len(cell.titles) == most:
                self.text((left + right) / 2, floor - high - 2, str(len(cell.titles)), ha="center")
        self._base(floor)

    def _hatch(self, left: float, right: float, floor: float, high: float) -> None:
        box = Rectangle(
            (left, floor - high), right - left, high, facecolor="none", edgecolor=style.UNKNOWN,
            hatch="//////", linewidth=0,
        )  # fmt: skip
        self.axes.add_artist(box)

    def _base(self, floor: float) -> None:
        ends = [self.days.left, self.days.right]
        add_line(self.axes, ends, [floor] * 2, color=style.UNKNOWN, linewidth=0.7, zorder=2)

    # ---- the figures on one side's people

    def _strip(self, side: str, top: float) -> None:
        rows = self.rows[(self.rows["side"] == side) & self.rows["claim_id"].notna()]
        self.room = strip_height(side) - HEAD - FOOT - 6
        floor = top + strip_height(side) - FOOT
        chip = Rectangle((MARGIN, top + 1), 3, 9, color=style.side_colour(side), linewidth=0)
        self.axes.add_artist(chip)
        self.text(MARGIN + 7, top + 8, PEOPLE[side], weight="bold", color=style.INK)
        self._base(floor)
        self._scale(top, floor)
        if rows.empty:
            self.text(self.days.left + 6, floor - 30, say("No such figure in the data."))
            return
        groups: dict[tuple[str, str], list[Any]] = {}
        for row in records(rows):
            groups.setdefault((row.event_id, row.group), []).append(row)
        places = [
            self._figures(members, group, side, floor) for (_, group), members in groups.items()
        ]
        self._labels(rows, places, top, floor)

    def _scale(self, top: float, floor: float) -> None:
        """Light rules at round numbers, each with its number where there is room for it."""
        lowest = floor + style.BODY
        for value in self._ticks():
            y = floor - self._up(value)
            if value:
                ends = [self.days.left, self.days.right]
                add_line(self.axes, ends, [y, y], color=style.RULE, linewidth=0.5, zorder=1)
            if lowest - y >= style.BODY:
                self.text(self.days.left - 4, y + 2.4, number(value), ha="right")
                lowest = y

    def _ticks(self) -> list[int]:
        if self.scale == "log":
            return [value for value in (0, 1, 10, 100, 1000, 10000) if value <= self.highest]
        step = next(s for s in (1, 2, 5, 10) if self.highest / s <= 5)
        return list(range(0, math.ceil(self.highest) + 1, step))

    def _up(self, value: float) -> float:
        """Height of a number above the base line, in points; zero lies on it."""
        if self.scale == "linear":
            return self.room * value / self.highest
        return self.room * _log(value) / _log(self.highest)

    def _figures(self, claims: list[Any], group: str, side: str, floor: float) -> Box:
        """The claims on one group of people in one incident, with the bar that joins them."""
        start = claims[0].date_start.date()
        x = self.days.x(start) + ASIDE.get(group, 0.0)
        ends = [extent(row.low, row.best, row.high) for row in claims]
        low, high = min(end[0] for end in ends), max(end[1] for end in ends)
        ys = floor - self._up(low), floor - self._up(high)
        colour = style.side_colour(side)
        if high > low:
            add_line(
                self.axes, [x, x], ys, color=style.tint(colour, 0.42), linewidth=3, zorder=3,
                solid_capstyle="butt", gid=f"range-{claims[0].event_id}-{side}-{group}",
            )  # fmt: skip
        for row in claims:
            self._claim(row, x, floor, colour, _fill(group))
        up, down = (ARROW * any(row.qualifier == way for row in claims) for way in ARROWS)
        return Box(x - 3, ys[1] - max(up, 3), x + 3, ys[0] + max(down, 3))

    def _claim(self, row: Any, x: float, floor: float, colour: str, fill: float) -> None:
        here = point(row.low, row.best, row.high)
        values = [here] if here is not None else list(extent(row.low, row.best, row.high))
        marker = MARKERS[row.mark]
        add_line(
            self.axes, [x] * len(values), [floor - self._up(v) for v in values], marker=marker,
            linestyle="none", markersize=SIZE[marker], markeredgecolor=colour, zorder=4,
            markeredgewidth=0.8, gid=f"claim-{row.claim_id}",
            **filled(marker, style.tint(colour, fill)),
        )  # fmt: skip
        if here is not None and row.qualifier in ARROWS:
            way, y = ARROWS[row.qualifier], floor - self._up(here)
            how: dict[str, Any] = {"color": colour, "linewidth": 0.8, "zorder": 3}
            arrow(self.axes, x, y, (0, -way), ARROW, **how)

    def _labels(self, rows: pd.DataFrame, places: list[Box], top: float, floor: float) -> None:
        """Titles for the incidents with the highest claims, as far as there is room."""
        groups = rows.drop_duplicates(["event_id", "group"])
        order = sorted(range(len(places)), key=lambda i: places[i].top)
        again = groups["event_id"].iloc[order].duplicated()
        firsts = [i for i, known in zip(order, again, strict=True) if not known]
        frame = Box(self.days.left, top + 10, self.days.right + 8, floor)
        placed = labels(places, list(groups["title"]), firsts, frame)
        for label in placed.values():
            self.text(
                label.x, label.baseline, label.text, color=style.INK, size=max(6.4, style.LEAST)
            )
            if label.leader:
                x = (label.leader.left + label.leader.right) / 2
                ends = [label.leader.top, label.leader.bottom]
                add_line(self.axes, [x, x], ends, color=style.UNKNOWN, linewidth=0.5, zorder=2)


ARROWS, ARROW = {"at_least": -1, "up_to": 1}, 9.0
"""Which way the arrow of a figure points (y counts down), and its length in points."""
KEY_FILLS = Phrases(
    {
        "military": "Soldiers, other armed people",
        "civilian": "Civilians",
        "total": "Both, or not told apart",
    }
)


def _fill(group: str) -> float:
    return {"civilian": 0.0, "total": 0.4}.get(group, 1.0)


def _log(value: float) -> float:
    """Zero at 0, one at 1, then a step for every ten times."""
    return 0.0 if value <= 0 else 1 + math.log10(max(value, 1)) * 1.6
