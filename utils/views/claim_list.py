"""Claims as a list: one line each, with who states it, as of when, and a mark on a common scale."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from utils import style
from utils.dates import spell
from utils.figures import extent, number, point
from utils.language import Phrases, say
from utils.sheet import MARGIN, Sheet

LABELS, INDENT, REFERENCE = 232.0, 8.0, 18.0
"""Widths in points: the column of claimants, its left indent, the room for a source's number."""
KEY_HEIGHT, AXIS_HEIGHT = 20.0, 16.0
LINE, SIDE, PERIOD, NEXT = 13.0, 17.0, 22.0, 9.4
"""Heights in points: a figure's line, a side's and a period's heading, a name's next line."""
VOICES = Phrases(
    {
        "own_side": "Own side speaks",
        "other_side": "Other side speaks",
        "third_party": "Neither side: media, scholars, organisations",
    }
)
"""Who speaks, as the key says it."""
MARKERS = {"own_side": "o", "other_side": "D", "third_party": "s"}
MARKER_SIZE = {"o": 6.5, "D": 5.4, "s": 5.8}
FADED, OFFSET_ARROW = 0.45, 14.0
"""Strength of what was replaced; points from a mark with an arrow to the words beside it."""


@dataclass(frozen=True)
class Slot:
    """One line of the list: a heading (period, side), a figure (``row``), or the lack of one.

    ``kind`` is period, side, figure or unknown; ``top`` is in points below the top of the list.
    """

    kind: str
    top: float
    text: str = ""
    side: str = ""
    row: Any = None

    @property
    def height(self) -> float:
        return {"period": PERIOD, "side": SIDE}.get(self.kind, LINE + (len(self.name) - 1) * NEXT)

    @functools.cached_property
    def name(self) -> list[str]:
        """The claimant's name, or ``text`` in its place, broken to the room the date leaves."""
        if self.row is None:
            return [self.text]
        room = LABELS - REFERENCE - INDENT - style.text_width(self.date, style.SMALL) - 6
        return style.wrap(self.text or self.row.claimant, room, style.BODY)

    @property
    def date(self) -> str:
        return (
            spell(self.row.as_of, short=True) if isinstance(self.row.as_of, str) else say("undated")
        )

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

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
        return KEY_HEIGHT + self.height + AXIS_HEIGHT


def draw_list(
    sheet: Sheet, slots: Slots, rows: pd.DataFrame, sources: pd.DataFrame, scale: str = "linear"
) -> None:
    """Draw the lines on a sheet that was made with room for them (``plot_height``).

    ``rows`` are the claims as ``claims.described`` gives them, ``sources`` as ``sources_of`` does.
    """
    _key(sheet, rows)
    axes = _axes(sheet, rows, slots.height, scale)
    for slot in slots:
        _draw_slot(sheet, axes, slot, sources)


def gid(row: Any) -> str:
    """The id of a claim's mark in the SVG; rows of another table carry its name in ``table``."""
    return f"{getattr(row, 'table', 'claim')}-{row.claim_id}"


# ---- scale and key


def _axes(sheet: Sheet, rows: pd.DataFrame, height: float, scale: str) -> Axes:
    """The common scale of all lines, with light rules and its numbers below."""
    left = MARGIN + LABELS
    top = sheet.plot_top + KEY_HEIGHT
    axes = sheet.axes(left, top, sheet.width - MARGIN - left, height)
    axes.set_ylim(height, 0)
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_yticks([])
    _scale(axes, rows, scale)
    axes.tick_params(axis="x", length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3)
    axes.grid(axis="x", color=style.RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    return axes


def _scale(axes: Axes, rows: pd.DataFrame, scale: str) -> None:
    ends = [extent(row.low, row.best, row.high) for row in rows.itertuples()]
    highest = max((high for _, high in ends), default=10.0)
    lowest = min((low for low, _ in ends), default=1.0)
    if scale == "log":
        axes.set_xscale("log")
        first = max(lowest, 1) / 1.6
        far = max((first * (high / first) ** s for high, s in _shares(axes, rows)), default=0)
        axes.set_xlim(first, max(max(highest, 10) * 4, far))
        decades = axes.get_xlim()[1] / axes.get_xlim()[0]
        steps = (1.0, 2.0, 5.0) if decades < 500 else (1.0,)
        axes.xaxis.set_major_locator(LogLocator(subs=steps))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        far = max((high * share for high, share in _shares(axes, rows)), default=0)
        axes.set_xlim(0, max(max(highest, 4) * 1.3, far))
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


def _shares(axes: Axes, rows: pd.DataFrame) -> list[tuple[float, float]]:
    """The high end of each figure, and how many times its way the scale needs for the words."""
    width = axes.bbox.width * 72 / axes.figure.dpi
    words = [style.text_width(figure, style.BODY) + OFFSET_ARROW for figure in rows["figure"]]
    highs = [extent(row.low, row.best, row.high)[1] for row in rows.itertuples()]
    return [(high, width / (width - room)) for high, room in zip(highs, words, strict=True)]


def _key(sheet: Sheet, rows: pd.DataFrame) -> None:
    """Say above the plot what the shapes mean; only shapes that occur."""
    x, baseline = MARGIN, sheet.plot_top + 9
    for voice in (voice for voice in VOICES if (rows["speaker"] == voice).any()):
        _key_mark(sheet, x + 4, baseline - 2.6, MARKERS[voice], style.THIRD)
        words = VOICES[voice]
        sheet.text(x + 12, baseline, words, style.SMALL, color=style.QUIET)
        x += 24 + style.text_width(words, style.SMALL)
    if (rows["status"] == "superseded").any():
        _key_mark(sheet, x + 4, baseline - 2.6, "o", style.UNKNOWN)
        words = say("Pale: replaced later")
        sheet.text(x + 12, baseline, words, style.SMALL, color=style.QUIET)


def _key_mark(sheet: Sheet, x: float, y: float, marker: str, colour: str) -> None:
    mark = Line2D(
        [x / sheet.width],
        [1 - y / sheet.height],
        marker=marker,
        markersize=MARKER_SIZE[marker],
        color=colour,
        linestyle="none",
        transform=sheet.figure.transFigure,
    )
    sheet.figure.add_artist(mark)


# ---- one line


def _draw_slot(sheet: Sheet, axes: Axes, slot: Slot, sources: pd.DataFrame) -> None:
    top = sheet.plot_top + KEY_HEIGHT
    if slot.kind == "period":
        _clear_band(axes, slot)
        sheet.text(MARGIN, top + slot.middle + 5, slot.text, style.BODY + 1, weight="bold")
    elif slot.kind == "side":
        _side_heading(sheet, slot, top)
    elif slot.kind == "unknown":
        _unknown(sheet, axes, slot, top)
    else:
        _figure_label(sheet, slot, top, sources)
        _figure_mark(axes, slot)


def _clear_band(axes: Axes, slot: Slot) -> None:
    """Let the rules of the scale end at a period's heading, which may be long."""
    low, high = axes.get_xlim()
    band = (low, slot.top), high - low, slot.height
    axes.add_artist(Rectangle(*band, color=style.GROUND, linewidth=0, zorder=2.6))


def _side_heading(sheet: Sheet, slot: Slot, top: float) -> None:
    chip = Rectangle(
        (MARGIN / sheet.width, 1 - (top + slot.middle + 6) / sheet.height),
        3 / sheet.width,
        10 / sheet.height,
        color=style.side_colour(slot.side),
        transform=sheet.figure.transFigure,
    )
    sheet.figure.add_artist(chip)
    baseline = top + slot.middle + 4
    sheet.text(MARGIN + 8, baseline, slot.text, style.BODY, weight="bold", color=style.QUIET)


def _unknown(sheet: Sheet, axes: Axes, slot: Slot, top: float) -> None:
    sheet.text(MARGIN + 8, top + slot.middle + 3, slot.text, style.BODY, color=style.QUIET)
    low, high = axes.get_xlim()
    band = Rectangle(
        (low, slot.top + 2.5), high - low, LINE - 5,
        facecolor="none", edgecolor=style.UNKNOWN, hatch="////", linewidth=0, clip_on=False,
    )  # fmt: skip
    axes.add_patch(band)


def _figure_label(sheet: Sheet, slot: Slot, top: float, sources: pd.DataFrame) -> None:
    """Claimant on the left, then the as-of date and the number of the source."""
    row = slot.row
    baseline = top + slot.middle + 3
    right = MARGIN + LABELS - REFERENCE
    colour = style.INK if row.status == "current" else style.QUIET
    first = baseline - (len(slot.name) - 1) * NEXT / 2
    for number_of_line, line in enumerate(slot.name):
        y = first + number_of_line * NEXT
        sheet.text(MARGIN + INDENT, y, line, style.BODY, color=colour)
    sheet.text(right, baseline, slot.date, style.SMALL, color=style.QUIET, ha="right")
    reference = str(sources.loc[sources["source_id"] == row.source_id, "number"].iloc[0])
    sheet.text(right + 2, baseline - 2.0, reference, 6.0, color=style.QUIET)


def _figure_mark(axes: Axes, slot: Slot) -> None:
    """A dot; a bar between its published ends; an arrow for at least or up to; then the figure."""
    row = slot.row
    strong = 1.0 if row.status == "current" else FADED
    low, high = extent(row.low, row.best, row.high)
    here = point(row.low, row.best, row.high)
    if high > low:
        _range_bar(axes, slot, low, high, strong)
    if here is None:
        _dots(axes, slot, [low, high], strong, hollow=True)
    else:
        _dots(axes, slot, [here], strong)
    if here is not None and row.qualifier in ("at_least", "up_to"):
        _arrow(axes, slot, here, strong)
    _value_label(axes, slot, high, OFFSET_ARROW if row.qualifier == "at_least" else 7)


def _dots(axes: Axes, slot: Slot, values: list[float], strong: float, hollow: bool = False) -> None:
    marker = MARKERS[slot.row.speaker]
    axes.plot(
        values, [slot.middle] * len(values), marker=marker, linestyle="none",
        markersize=MARKER_SIZE[marker], markeredgecolor=slot.colour(strong), markeredgewidth=1.1,
        zorder=4, clip_on=False, markerfacecolor=style.GROUND if hollow else slot.colour(strong),
        gid=gid(slot.row),
    )  # fmt: skip


def _range_bar(axes: Axes, slot: Slot, low: float, high: float, strong: float) -> None:
    """A bar without end caps: the figure lies somewhere in it."""
    axes.plot(
        [low, high], [slot.middle] * 2, color=slot.colour(0.45 * strong), linewidth=4.5,
        solid_capstyle="butt", zorder=3, gid=f"{gid(slot.row)}-range",
    )  # fmt: skip


def _arrow(axes: Axes, slot: Slot, value: float, strong: float) -> None:
    way = 1 if slot.row.qualifier == "at_least" else -1
    axes.annotate(
        "", xy=(value, slot.middle), xytext=(13 * way, 0), textcoords="offset points", zorder=3,
        arrowprops={
            "arrowstyle": "<-", "color": slot.colour(strong), "linewidth": 1.1,
            "shrinkA": 0, "shrinkB": 2, "mutation_scale": 7,
        },
        annotation_clip=False,
    )  # fmt: skip


def _value_label(axes: Axes, slot: Slot, value: float, offset: float) -> None:
    colour = style.INK if slot.row.status == "current" else style.QUIET
    axes.annotate(
        slot.row.figure, xy=(value, slot.middle), xytext=(offset, -2.9),
        textcoords="offset points", size=style.BODY, color=colour, annotation_clip=False,
    )  # fmt: skip
