"""From where to where: one line per flow, a bar from the lowest to the highest claim on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from utils.charts import style
from utils.charts.chart import Card
from utils.charts.drawing import add_line, arrow, rules_up
from utils.charts.sheet import MARGIN, Sheet
from utils.data.figures import extents, number
from utils.data.records import records
from utils.language import message, numbered, plural, say
from utils.views.claims.words import PEOPLE, said
from utils.views.columns import LEAF, columns
from utils.views.columns import height as columns_height

FROM, SHARE, TO, ARROW = 178.0, 0.38, 62.0, 16.0
"""Widths in points: the column of origins, with the most that it takes of what there is, that of
destinations, the arrow between them."""
PERIOD, LINE, NEXT, HEAD, AXIS, BAR = 22.0, 15.0, 9.4, 14.0, 18.0, 12.0
"""Heights in points: a period's heading, a flow, another line of its names, column heads, scale, a
bar that stands below its names."""
VALUES, NUMBER, TWO, BETWEEN = 112.0, 45.0, 880.0, 24.0
"""Widths in points: right of the bars for their words; of a number of the scale; of the least page
with two columns, and the room between them."""
NONE, NOT_TOLD = message("No way is told in the data"), message("not told")
CLAIMS = numbered("{count} claim", "{count} claims")


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
        spans = extents(self.claims)
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
        return say("{head} ({text})", head=span, text=plural(*CLAIMS, count))

    @property
    def way(self) -> str:
        """``Shusha / Shushi → not told``."""
        return f"{_end(self.origin)} → {_end(self.destination)}"

    @property
    def gid(self) -> str:
        return f"flow-{self.number}"

    def card(self) -> Card:
        """All claims on the way, with their claimants and sources."""
        rows = records(self.claims)
        links = {(str(row.publisher), row.url) for row in rows if isinstance(row.url, str)}
        return Card(
            heading=f"{PEOPLE[self.side]}: {self.way}",
            lines=tuple(said(row) for row in rows),
            links=tuple(sorted(links)),
        )


def _end(place: str) -> str:
    return place or say(NOT_TOLD)


def flows(rows: pd.DataFrame) -> list[Flow]:
    """The flows of the rows: period, side, origin, destination, in the order of the rows."""
    keys = ["period", "side", "origin", "destination"]
    plain = rows.assign(side=rows["side"].astype("str"))
    groups = plain.groupby(keys, sort=False)
    return [
        Flow(i, str(period), str(side), str(origin), str(goal), members)
        for i, ((period, side, origin, goal), members) in enumerate(groups)
    ]


@dataclass(frozen=True)
class Line:
    """A line of the picture: a period's or a side's heading, a flow, or the lack of one."""

    level: int
    text: str
    flow: Flow | None = None

    @property
    def lines(self) -> list[str]:
        """The words, broken to their room."""
        if self.flow:
            return style.wrap(self.text, _from() - 22, style.BODY)
        return style.wrap(self.text, _column_width(), style.BODY)

    @property
    def goal(self) -> list[str]:
        """The words of a flow's destination, broken to their room."""
        return style.wrap(_end(self.flow.destination), TO - 4, style.BODY) if self.flow else []

    @property
    def height(self) -> float:
        first = LINE if self.level else PERIOD
        return (
            first
            + (max(len(self.lines), len(self.goal)) - 1) * NEXT
            + (BAR if self.flow and style.NARROW else 0.0)
        )

    def again(self) -> Line:
        """The heading at the top of a further column."""
        return replace(self, text=f"… {self.text}")


def fitted(
    found: list[Flow], periods: dict[str, str], limit: float
) -> tuple[list[Flow], dict[str, str]]:
    """The flows, on a thin page only so many as have room in ``limit`` points, and the periods.

    The longest lists of a people in a period lose the smallest flow first; the period's heading
    says how many are left.
    """
    shown = list(found)
    while style.THIN and height(shown, _counted(found, shown, periods)) > limit:
        sizes = Counter((flow.period, flow.side) for flow in shown)
        if not shown or max(sizes.values()) < 2:
            break
        longest = max(sizes.values())
        free = [flow for flow in shown if sizes[flow.period, flow.side] == longest]
        shown.remove(min(free, key=lambda flow: flow.ends[1]))
    return shown, _counted(found, shown, periods)


def _counted(found: list[Flow], shown: list[Flow], periods: dict[str, str]) -> dict[str, str]:
    """The periods' headings, with how many of the ways are shown where that is not all."""
    every, some = (Counter(flow.period for flow in flows) for flows in (found, shown))
    part = message("{period} ({some} of {all} ways; the data has all)")
    return {
        period: name
        if some[period] == every[period]
        else say(part, period=name, some=some[period], all=every[period])
        for period, name in periods.items()
    }


def height(found: list[Flow], periods: dict[str, str]) -> float:
    """Points that the picture takes."""
    return HEAD + max(map(columns_height, _columns(found, periods))) + AXIS


def _lines(found: list[Flow], periods: dict[str, str]) -> Iterator[Line]:
    """Everything from top to bottom; a period without any flow says so."""
    for period, name in periods.items():
        yield Line(0, name)
        members = [flow for flow in found if flow.period == period]
        if not members:
            yield Line(LEAF, say(NONE))
        for before, flow in zip([None, *members], members, strict=False):
            if before is None or before.side != flow.side:
                yield Line(1, PEOPLE[flow.side])
            yield Line(LEAF, _end(flow.origin), flow)


def _columns(found: list[Flow], periods: dict[str, str]) -> list[list[Line]]:
    return columns(list(_lines(found, periods)), _count())


def _count() -> int:
    """How many columns the page has room for."""
    return 2 if style.WIDTH >= TWO else 1


def _column_width() -> float:
    return (style.WIDTH - 2 * MARGIN - (_count() - 1) * BETWEEN) / _count()


def _from() -> float:
    """Width of the column of origins: on a narrow page the bars stand below the names."""
    return _column_width() - ARROW - TO if style.NARROW else min(FROM, SHARE * _column_width())


def _bars() -> tuple[float, float]:
    """Where the bars begin in a column, and the room for them."""
    start = 8.0 if style.NARROW else _from() + ARROW + TO
    return start, _column_width() - start - VALUES


def draw_flows(sheet: Sheet, found: list[Flow], periods: dict[str, str], scale: str) -> None:
    """Draw the flows period by period."""
    for place, lines in enumerate(_columns(found, periods)):
        if lines:
            left = MARGIN + place * (_column_width() + BETWEEN)
            _column(sheet, left, lines, found, scale)


def _column(sheet: Sheet, left: float, lines: list[Line], found: list[Flow], scale: str) -> None:
    start, width = _bars()
    heads = {0.0: say("From"), _from() + ARROW: say("To"), start: say("People, by claim")}
    for x, word in list(heads.items())[: 2 if style.NARROW else 3]:
        sheet.text(left + x, sheet.plot_top + 8, word, style.SMALL, color=style.QUIET)
    top, high = sheet.plot_top + HEAD, columns_height(lines)
    axes = sheet.axes(left + start, top, width, high)
    _scale(axes, found, scale, (width, high))
    y = 0.0
    for line in lines:
        if line.flow:
            _flow(sheet, axes, line, line.flow, left, top, y)
        else:
            _heading(sheet, axes, line, left, top, y)
        y += line.height


def _heading(sheet: Sheet, axes: Axes, line: Line, left: float, top: float, y: float) -> None:
    """A period, a side, or that there is nothing; the rules of the scale stop at its words."""
    how: dict[str, Any] = {"color": style.QUIET}
    if line.level == 0:
        how = {"size": style.SUBTITLE, "weight": "bold"}
    _clear(axes, y, line.height)
    for number_of_line, text in enumerate(line.lines):
        drop = (PERIOD - 6 if line.level == 0 else 9) + number_of_line * NEXT
        sheet.text(left, top + y + drop, text, **how)


def _clear(axes: Axes, y: float, high: float) -> None:
    """Let the rules of the scale end at words that stand in their way."""
    low, far = axes.get_xlim()
    axes.add_artist(
        Rectangle((low, y), far - low, high, color=style.GROUND, linewidth=0, zorder=2.6)
    )


def _way(sheet: Sheet, x: float, y: float, colour: str) -> None:
    """The arrow from the origin to the destination."""
    ends = [((x + aside) / sheet.width, 1 - y / sheet.height) for aside in (-4, ARROW - 6)]
    arrow = FancyArrowPatch(
        *ends, arrowstyle="->", mutation_scale=7, color=colour, linewidth=1.0, shrinkA=0,
        shrinkB=0, transform=sheet.figure.transFigure,
    )  # fmt: skip
    sheet.figure.add_artist(arrow)


def _scale(axes: Axes, found: list[Flow], scale: str, size: tuple[float, float]) -> None:
    lows, highs = zip(*(flow.ends for flow in found), strict=True) if found else ((1,), (10,))
    if scale == "log":
        axes.set_xscale("log")
        axes.set_xlim(min(lows) / 1.6, max(highs) * 1.6)
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0,), numticks=6))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        axes.set_xlim(0, max(highs) * 1.06)
        axes.xaxis.set_major_locator(
            MaxNLocator(min(3, max(1, int(size[0] / NUMBER))), integer=True)
        )
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))
    axes.set_ylim(size[1], 0)
    rules_up(axes)


def _flow(
    sheet: Sheet, axes: Axes, line: Line, flow: Flow, left: float, top: float, y: float
) -> None:
    """From, an arrow, to, and the bar with its two ends and its words."""
    colour = style.side_colour(flow.side)
    for number_of_line, text in enumerate(line.lines):
        sheet.text(left + 8, top + y + 9 + number_of_line * NEXT, text)
    quiet = style.INK if flow.destination else style.QUIET
    _way(sheet, left + _from(), top + y + 6, colour)
    for number_of_line, text in enumerate(line.goal):
        at = top + y + 9 + number_of_line * NEXT
        sheet.text(left + _from() + ARROW, at, text, color=quiet)
    if style.NARROW:
        _clear(axes, y, line.height - BAR)
    middle = y + (line.height - BAR / 2 - 2 if style.NARROW else 6)
    _bar(axes, flow, middle, colour)
    right = left + _column_width()
    sheet.text(right, top + middle + 3, flow.words, style.SMALL, ha="right")


def _bar(axes: Axes, flow: Flow, middle: float, colour: str) -> None:
    """From the lowest to the highest claim, with an arrow if that is a minimum.

    Ends are strokes: elsewhere a marker's shape says who speaks, and here several do.
    """
    low, high = flow.ends
    if low < high:
        pale = style.tint(colour, 0.45)
        how = {"linewidth": 5, "solid_capstyle": "butt", "zorder": 3}
        add_line(axes, [low, high], [middle] * 2, color=pale, **how)
    add_line(
        axes, [low, high], [middle] * 2, marker="|", linestyle="none", color=colour, zorder=4,
        markersize=9, markeredgewidth=2.2, clip_on=False, gid=flow.gid,
    )  # fmt: skip
    if flow.open_ended:
        arrow(axes, high, middle, (1, 0), 12, head=2.8, color=colour, linewidth=1.0, zorder=3)
