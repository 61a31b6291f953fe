"""Claims as a list: one line each, with who states it, as of when, and a mark on a common scale.

On a wide page the list stands in two or three columns with the same scale; on a narrow one each
mark stands below its claimant.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullLocator

from utils.charts import style
from utils.charts.drawing import rules_up
from utils.charts.sheet import MARGIN, Sheet
from utils.data.dates import spell
from utils.data.figures import extents, number
from utils.language import say
from utils.views.claims.key import draw_key, key_height
from utils.views.claims.marks import FADED, MARKERS, OFFSET_ARROW, draw_figure, gid
from utils.views.claims.words import named
from utils.views.columns import LEAF, columns

__all__ = ["FADED", "MARKERS", "Slot", "Slots", "draw_list", "gid"]

LABELS, INDENT = 232.0, 8.0
"""Widths in points: the column of claimants, its left indent."""
TWO, THREE, BETWEEN = 690.0, 1000.0, 24.0
"""Least widths in points of a page with two and with three columns, and the room between them."""
AXIS_HEIGHT = 16.0
LINE, SIDE, PERIOD, NEXT = 13.0, 17.0, 22.0, 9.4
"""Heights in points: a figure's line, a side's and a period's heading, the next line of a text."""
MARK, HEADING_NEXT = 12.0, 10.6
"""Heights in points: a mark below its claimant, the next line of a period's heading."""
CLOSE, CLOSEST = 0.8, 0.66
"""How high lines are where the page has little room, and on the last page that is tried, as a
share of their usual height."""
ROOMY = 200.0
"""Width in points from which a scale has room for more numbers."""


@dataclass(frozen=True)
class Strip:
    """A column of the list, in points: where it begins, its width, and that of its names."""

    left: float
    width: float
    labels: float

    @property
    def scale(self) -> tuple[float, float]:
        """Left edge and width of the scale: beside the names, or below them."""
        aside = 0.0 if style.NARROW else self.labels
        return self.left + aside, self.width - aside


def strips() -> list[Strip]:
    """The columns that the page has room for."""
    count = 1 + (style.WIDTH >= TWO) + (style.WIDTH >= THREE)
    width = (style.WIDTH - 2 * MARGIN - (count - 1) * BETWEEN) / count
    labels = width if style.NARROW else min(LABELS, width * (0.66 if count > 2 else 0.58))
    lefts = [MARGIN + place * (width + BETWEEN) for place in range(count)]
    return [Strip(left, width, labels) for left in lefts]


def _reference() -> float:
    """Room for a source's number; without one, for half of a mark at zero and some air."""
    return 8.0 if style.BRIEF else 18.0


def _under() -> float:
    """Height of a mark that stands below its claimant."""
    return MARK * _close()


def _close() -> float:
    """How high lines are on the page, as a share of their usual height."""
    thin = CLOSEST if style.page().scant else CLOSE
    return thin if style.THIN else 1.0


@dataclass(frozen=True)
class Slot:
    """One line of the list: a heading (period, side), a figure (``row``), or the lack of one.

    ``kind`` is period, side, figure, unknown, or more for a count of figures that have no line;
    ``top`` is in points below the top of the list.
    """

    kind: str
    top: float
    text: str = ""
    side: str = ""
    row: Any = None

    @property
    def height(self) -> float:
        below = _under() if self.marked and style.NARROW else 0.0
        first = {"period": PERIOD, "side": SIDE}.get(self.kind, LINE)
        following = HEADING_NEXT if self.kind == "period" else NEXT
        return first * _close() + (len(self.lines) - 1) * following + below

    @property
    def level(self) -> int:
        """How high a heading it is, for ``columns``."""
        return {"period": 0, "side": 1}.get(self.kind, LEAF)

    def again(self) -> Slot:
        """The heading at the top of a further column."""
        return replace(self, text=f"… {self.text}")

    @property
    def marked(self) -> bool:
        """Whether the line has something on the scale: a mark, or a hatch for what is unknown."""
        return self.kind in ("figure", "unknown")

    @functools.cached_property
    def lines(self) -> list[str]:
        """The claimant's name, or ``text`` in its place, broken to its room."""
        strip = strips()[0]
        if self.row is not None:
            room = (
                strip.labels - _reference() - INDENT - style.text_width(self.date, style.SMALL) - 6
            )
            return style.wrap(self.text or named(self.row), room, style.BODY)
        if self.kind == "period":
            return style.wrap(self.text, strip.width, style.BODY + 1, "bold")
        room = strip.labels if self.level == LEAF else strip.width
        weight = "bold" if self.kind == "side" else "normal"
        return style.wrap(self.text, room - INDENT, style.BODY, weight)

    @property
    def date(self) -> str:
        return (
            spell(self.row.as_of, short=True) if isinstance(self.row.as_of, str) else say("undated")
        )

    @property
    def middle(self) -> float:
        """The middle of the words, in points below the top of the list."""
        below = _under() if self.marked and style.NARROW else 0.0
        return self.top + (self.height - below) / 2

    @property
    def mark(self) -> float:
        """The middle of the mark: beside the words, or below them."""
        below = self.marked and style.NARROW
        return self.top + self.height - _under() / 2 - 1 if below else self.middle

    def colour(self, strength: float) -> tuple[float, float, float]:
        """The colour of the people counted, pale where the figure was replaced later."""
        return style.tint(style.side_colour(self.side), strength)


class Slots(list[Slot]):
    """The lines of a list from top to bottom; each new one goes below the last."""

    def add(self, kind: str, text: str = "", side: str = "", row: Any = None) -> None:
        """Put one more line below the others."""
        self.append(Slot(kind, self.height, text, side, row))

    @property
    def height(self) -> float:
        return self[-1].top + self[-1].height if self else 0.0

    @property
    def plot_height(self) -> float:
        """What the list needs with the key above and the scale below, in points."""
        return key_height(self) + max(column.height for column in self.columns()) + AXIS_HEIGHT

    def columns(self) -> list[Slots]:
        """The list in as many columns as the page has, of nearly equal height."""
        return [_stacked(column) for column in columns(self, len(strips()))]


def _stacked(slots: list[Slot]) -> Slots:
    """Lines below each other, from the top of a column."""
    found = Slots()
    for slot in slots:
        found.append(replace(slot, top=found.height))
    return found


def draw_list(
    sheet: Sheet, slots: Slots, rows: pd.DataFrame, sources: pd.DataFrame, scale: str = "linear"
) -> None:
    """Draw the lines on a sheet that was made with room for them (``plot_height``).

    ``rows`` are the claims as ``claims.described`` gives them, ``sources`` as ``sources_of`` does.
    """
    draw_key(sheet, slots)
    numbers = dict(zip(sources["source_id"], sources["number"], strict=True))
    top = sheet.plot_top + key_height(slots)
    for strip, column in zip(strips(), slots.columns(), strict=False):
        if column:
            axes = _axes(sheet, strip, top, rows, column.height, scale)
            for slot in column:
                _draw_slot(sheet, axes, strip, slot, top, numbers)


# ---- the scale


def _axes(
    sheet: Sheet, strip: Strip, top: float, rows: pd.DataFrame, height: float, scale: str
) -> Axes:
    """The common scale of all lines, with light rules and its numbers below."""
    left, width = strip.scale
    axes = sheet.axes(left, top, width, height)
    axes.set_ylim(height, 0)
    _scale(axes, rows, scale, width)
    _keep_inside(axes, left, width)
    rules_up(axes)
    return axes


def _scale(axes: Axes, rows: pd.DataFrame, scale: str, width: float) -> None:
    ends = extents(rows)
    highest = max((high for _, high in ends), default=10.0)
    lowest = min((low for low, _ in ends), default=1.0)
    wide = width >= ROOMY
    if scale == "log":
        axes.set_xscale("log")
        first = max(lowest, 1) / 1.6
        far = max((first * (high / first) ** s for high, s in _shares(width, rows)), default=0)
        axes.set_xlim(first, max(max(highest, 10) * 4, far))
        decades = axes.get_xlim()[1] / axes.get_xlim()[0]
        steps = (1.0, 2.0, 5.0) if wide and decades < 500 else (1.0,)
        axes.xaxis.set_major_locator(LogLocator(subs=steps))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        far = max((high * share for high, share in _shares(width, rows)), default=0)
        axes.set_xlim(0, max(max(highest, 4) * 1.3, far))
        axes.xaxis.set_major_locator(MaxNLocator(5 if wide else 3, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


def _keep_inside(axes: Axes, left: float, width: float) -> None:
    """Leave out the last number of a scale if it would stand beyond the edge of the page."""
    low, high = axes.get_xlim()
    ticks = [tick for tick in axes.get_xticks() if low <= tick <= high]
    if not ticks:
        return
    place = axes.transLimits.transform(axes.transScale.transform((ticks[-1], 1)))[0]
    half = style.text_width(number(round(ticks[-1])), style.SMALL) / 2
    if left + place * width + half > style.WIDTH - 3:
        axes.xaxis.set_major_locator(FixedLocator(ticks[:-1]))


def _shares(width: float, rows: pd.DataFrame) -> list[tuple[float, float]]:
    """The high end of each figure, and how many times its way the scale needs for the words."""
    words = [style.text_width(figure, style.BODY) + OFFSET_ARROW for figure in rows["figure"]]
    highs = [high for _, high in extents(rows)]
    return [(high, width / (width - room)) for high, room in zip(highs, words, strict=True)]


# ---- one line


def _draw_slot(
    sheet: Sheet, axes: Axes, strip: Strip, slot: Slot, top: float, numbers: dict[str, int]
) -> None:
    if slot.kind == "period" or style.NARROW:
        _clear_band(axes, slot)
    if slot.kind == "period":
        first = top + slot.middle + 5 - (len(slot.lines) - 1) * HEADING_NEXT / 2
        for number_of_line, line in enumerate(slot.lines):
            y = first + number_of_line * HEADING_NEXT
            sheet.text(strip.left, y, line, style.BODY + 1, weight="bold")
    elif slot.kind == "side":
        _side_heading(sheet, strip, slot, top)
    elif slot.kind == "more":
        _words(sheet, slot, strip.left + INDENT, top + 3, color=style.QUIET)
    elif slot.kind == "unknown":
        _unknown(sheet, axes, strip, slot, top)
    else:
        _figure_label(sheet, strip, slot, top, numbers)
        draw_figure(axes, slot)


def _clear_band(axes: Axes, slot: Slot) -> None:
    """Let the rules of the scale end at words that stand in their way."""
    low, high = axes.get_xlim()
    below = _under() if slot.marked and style.NARROW else 0.0
    band = (low, slot.top), high - low, slot.height - below
    axes.add_artist(Rectangle(*band, color=style.GROUND, linewidth=0, zorder=2.6))


def _side_heading(sheet: Sheet, strip: Strip, slot: Slot, top: float) -> None:
    chip = Rectangle(
        (strip.left / sheet.width, 1 - (top + slot.middle + 6) / sheet.height),
        3 / sheet.width,
        10 / sheet.height,
        color=style.side_colour(slot.side),
        transform=sheet.figure.transFigure,
    )
    sheet.figure.add_artist(chip)
    _words(sheet, slot, strip.left + INDENT, top + 4, weight="bold", color=style.QUIET)


def _words(sheet: Sheet, slot: Slot, x: float, y: float, **how: Any) -> None:
    """The lines of a slot, around its middle."""
    first = y + slot.middle - (len(slot.lines) - 1) * NEXT / 2
    for number_of_line, line in enumerate(slot.lines):
        sheet.text(x, first + number_of_line * NEXT, line, style.BODY, **how)


def _unknown(sheet: Sheet, axes: Axes, strip: Strip, slot: Slot, top: float) -> None:
    _words(sheet, slot, strip.left + INDENT, top + 3, color=style.QUIET)
    low, high = axes.get_xlim()
    tall = _under() / 2 if style.NARROW else LINE - 5
    band = Rectangle(
        (low, slot.mark - tall / 2 + 0.5), high - low, tall,
        facecolor="none", edgecolor=style.UNKNOWN, hatch="////", linewidth=0, clip_on=False,
    )  # fmt: skip
    axes.add_patch(band)


def _figure_label(
    sheet: Sheet, strip: Strip, slot: Slot, top: float, numbers: dict[str, int]
) -> None:
    """Claimant on the left, then the as-of date and, where they are listed, its source's number."""
    row = slot.row
    baseline = top + slot.middle + 3
    right = strip.left + strip.labels - _reference()
    colour = style.INK if row.status == "current" else style.QUIET
    _words(sheet, slot, strip.left + INDENT, top + 3, color=colour)
    sheet.text(right, baseline, slot.date, style.SMALL, color=style.QUIET, ha="right")
    if style.BRIEF:
        return
    reference = str(numbers[row.source_id])
    sheet.text(right + 2, baseline - 2.0, reference, style.LEAST, color=style.QUIET)
