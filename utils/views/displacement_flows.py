"""From where to where: one line per flow, a bar from the lowest to the highest claim on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from utils import style
from utils.chart import Card
from utils.dataset import Dataset
from utils.figures import extent, number
from utils.names import read_names
from utils.records import records
from utils.sheet import MARGIN, Sheet
from utils.views.claims import PEOPLE, said

NOT_TOLD = "not told"
ORIGIN = re.compile(r"^(?:Refugees from|From|Fled|Left|Expelled from|\w+ who left) (.+)$")
TARGET = re.compile(r"\b(?:to|in|into) (Armenia|Azerbaijan|Iran|Russia)\b")
"""Where a row's note begins with the origin, and the country that it or the event names as goal."""
FROM, TO, ARROW = 178.0, 62.0, 16.0
"""Widths in points: the columns of origins and of destinations, the arrow between them."""
PERIOD, LINE, NEXT, HEAD, AXIS = 22.0, 15.0, 9.4, 14.0, 18.0
"""Heights in points: a period's heading, a flow, another line of its names, column heads, scale."""
VALUES = 112.0
"""Room right of the bars for their words, in points."""


@dataclass(frozen=True)
class Flow:
    """The claims on one way of one side's people in one period."""

    number: int
    period: str
    side: str
    origin: str
    destination: str
    claims: pd.DataFrame

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest number that anybody names."""
        spans = [extent(row.low, row.best, row.high) for row in records(self.claims)]
        return min(low for low, _ in spans), max(high for _, high in spans)

    @property
    def open_ended(self) -> bool:
        """Whether the highest number is stated as a minimum."""
        _, top = self.ends
        rows = self.claims[self.claims[["low", "best", "high"]].max(axis=1) == top]
        return bool((rows["qualifier"] == "at_least").all())

    @property
    def words(self) -> str:
        """``53,340–60,000 (3 claims)``; one claim keeps its own words, ``at least 40,000``."""
        (low, high), count = self.ends, len(self.claims)
        span = number(low) if low == high else f"{number(low)}–{number(high)}"
        span = str(self.claims["figure"].iloc[0]) if count == 1 else span
        return f"{span} ({count} claim{'s' if count > 1 else ''})"

    @property
    def gid(self) -> str:
        return f"flow-{self.number}"

    def lines(self) -> list[str]:
        """The origin, broken to its column."""
        return style.wrap(self.origin, FROM - 8, style.BODY)

    @property
    def height(self) -> float:
        return LINE + (len(self.lines()) - 1) * NEXT

    def card(self) -> Card:
        """All claims on the way, with their claimants and sources."""
        rows = records(self.claims)
        links = {(str(row.publisher), row.url) for row in rows if isinstance(row.url, str)}
        return Card(
            heading=f"{PEOPLE[self.side]}: {self.origin} → {self.destination}",
            lines=tuple(said(row) for row in rows),
            links=tuple(sorted(links)),
        )


def ways(claims: pd.DataFrame, dataset: Dataset, order: str) -> pd.DataFrame:
    """Add ``origin`` and ``destination`` as the event or the row's note tells them.

    The origin is the place of the event from which people fled, or what the note names first; the
    destination is told only where note or title name a country.
    """
    places = dataset.events.set_index("event_id")["place_id"]
    names, table = read_names(dataset), dataset.places.set_index("place_id")
    both = {str(place): names.of(row, order) for place, row in table.iterrows()}
    at = claims["event_id"].map(places).map(both)
    told = claims["route"].map(lambda text: m[1] if (m := ORIGIN.match(text)) else None)
    text = claims["event"].fillna("") + "; " + claims["route"].fillna("")
    goals = text.map(lambda words: m[1] if (m := TARGET.search(words)) else None)
    return claims.assign(origin=told.fillna(at), destination=goals)


def flows(rows: pd.DataFrame) -> list[Flow]:
    """The flows of the rows: period, side, origin, destination, in the order of the rows."""
    keys = ["period", "side", "origin", "destination"]
    plain = rows.assign(side=rows["side"].astype("str"))
    plain[keys[2:]] = plain[keys[2:]].fillna(NOT_TOLD)
    groups = plain.groupby(keys, sort=False)
    return [
        Flow(i, str(period), str(side), str(origin), str(goal), members)
        for i, ((period, side, origin, goal), members) in enumerate(groups)
    ]


def height(found: list[Flow], periods: dict[str, str]) -> float:
    """Points that the picture takes."""
    heads = {(flow.period, flow.side) for flow in found}
    empty = set(periods) - {period for period, _ in heads}
    lines = sum(flow.height for flow in found) + LINE * (len(heads) + len(empty))
    return HEAD + PERIOD * len(periods) + lines + AXIS


def draw_flows(sheet: Sheet, found: list[Flow], periods: dict[str, str], scale: str) -> None:
    """Draw the flows period by period; a period without any says so."""
    left = MARGIN + FROM + ARROW + TO
    width = sheet.width - MARGIN - left - VALUES
    for x, word in ((MARGIN, "From"), (MARGIN + FROM + ARROW, "To"), (left, "People, by claim")):
        sheet.text(x, sheet.plot_top + 8, word, style.SMALL, color=style.QUIET)
    placed = list(_placed(sheet, found, periods))
    bottom = placed[-1][0] if placed else sheet.plot_top + HEAD + LINE
    axes = sheet.axes(left, sheet.plot_top + HEAD, width, bottom - sheet.plot_top - HEAD)
    _scale(axes, found, scale, bottom - sheet.plot_top - HEAD)
    for y, flow in placed:
        if flow:
            _flow(sheet, axes, flow, y)


def _placed(
    sheet: Sheet, found: list[Flow], periods: dict[str, str]
) -> Iterator[tuple[float, Flow | None]]:
    """Where each flow stands, from the top; last the lower end, without a flow."""
    y = sheet.plot_top + HEAD
    for period, name in periods.items():
        y += PERIOD
        sheet.text(MARGIN, y - 6, name, style.SUBTITLE, weight="bold")
        members = [flow for flow in found if flow.period == period]
        if not members:
            sheet.text(MARGIN, y + 7, "No way is told in the data", color=style.QUIET)
            y += LINE
        for before, flow in zip([None, *members], members, strict=False):
            if before is None or before.side != flow.side:
                sheet.text(MARGIN, y + 9, PEOPLE[flow.side], color=style.QUIET)
                y += LINE
            yield y, flow
            y += flow.height
    yield y, None


def _way(sheet: Sheet, y: float, colour: str) -> None:
    """The arrow from the origin to the destination."""
    ends = [((MARGIN + FROM + x) / sheet.width, 1 - y / sheet.height) for x in (-4, ARROW - 6)]
    arrow = FancyArrowPatch(
        *ends, arrowstyle="->", mutation_scale=7, color=colour, linewidth=1.0, shrinkA=0,
        shrinkB=0, transform=sheet.figure.transFigure,
    )  # fmt: skip
    sheet.figure.add_artist(arrow)


def _scale(axes: Axes, found: list[Flow], scale: str, height: float) -> None:
    lows, highs = zip(*(flow.ends for flow in found), strict=True) if found else ((1,), (10,))
    if scale == "log":
        axes.set_xscale("log")
        axes.set_xlim(min(lows) / 1.6, max(highs) * 1.6)
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0,), numticks=6))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        axes.set_xlim(0, max(highs) * 1.06)
        axes.xaxis.set_major_locator(MaxNLocator(3, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3)
    axes.grid(axis="x", color=style.RULE, linewidth=0.5)
    axes.set_axisbelow(True)


def _flow(sheet: Sheet, axes: Axes, flow: Flow, y: float) -> None:
    """One line: from, an arrow, to, and the bar with its two ends and its words."""
    colour = style.side_colour(flow.side)
    for line, text in enumerate(flow.lines()):
        sheet.text(MARGIN + 8, y + 9 + line * NEXT, text)
    quiet = style.QUIET if flow.destination == NOT_TOLD else style.INK
    _way(sheet, y + 6, colour)
    sheet.text(MARGIN + FROM + ARROW, y + 9, flow.destination, color=quiet)
    middle = y - sheet.plot_top - HEAD + 6
    low, high = flow.ends
    if low < high:
        pale = style.tint(colour, 0.45)
        axes.plot([low, high], [middle] * 2, color=pale, lw=5, solid_capstyle="butt", zorder=3)
    marker = "o" if flow.side != "azerbaijani" else "D"
    axes.plot(
        [low, high], [middle] * 2, marker=marker, linestyle="none", color=colour, zorder=4,
        markersize=4.6, clip_on=False, gid=flow.gid,
    )  # fmt: skip
    if flow.open_ended:
        axes.annotate(
            "", xy=(high, middle), xytext=(12, 0), textcoords="offset points", zorder=3,
            arrowprops={"arrowstyle": "<-", "color": colour, "shrinkA": 0, "shrinkB": 2,
                        "linewidth": 1.0, "mutation_scale": 7}, annotation_clip=False,
        )  # fmt: skip
    sheet.text(sheet.width - MARGIN, y + 9, flow.words, style.SMALL, ha="right")
