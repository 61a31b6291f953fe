"""Draws ``Casualties``: one line per published figure, grouped by period and by side."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from utils import style
from utils.chart import Card, Chart, source_line, sources_of
from utils.dataset import Dataset
from utils.dates import spell, spell_span
from utils.figures import extent, number, point
from utils.sheet import MARGIN, Sheet, Words
from utils.speakers import SPEAKERS
from utils.views import casualties_words
from utils.views.casualties_words import GROUPS

if TYPE_CHECKING:
    from utils.views.casualties import Casualties

LABELS, INDENT, REFERENCE = 232.0, 8.0, 18.0
"""Widths in points: the column of claimants, its left indent, the room for a source's number."""
KEY_HEIGHT, AXIS_HEIGHT = 20.0, 16.0
LINE, SIDE, PERIOD, NEXT = 13.0, 17.0, 22.0, 9.4
"""Heights in points: a figure's line, a side's and a period's heading, a name's next line."""
MARKERS = {"own_side": "o", "other_side": "D", "third_party": "s"}
MARKER_SIZE = {"o": 6.5, "D": 5.4, "s": 5.8}
FADED = 0.45


@dataclass(frozen=True)
class Slot:
    """One line of the chart: a heading, a figure (``row``) or the lack of one."""

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
        """The claimant's name, broken to the room that the date leaves."""
        if self.row is None:
            return [self.text]
        room = LABELS - REFERENCE - INDENT - style.text_width(self.date, style.SMALL) - 6
        return style.wrap(self.row.claimant, room, style.BODY)

    @property
    def date(self) -> str:
        return spell(self.row.as_of, short=True) if isinstance(self.row.as_of, str) else "undated"

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def colour(self, strength: float) -> tuple[float, float, float]:
        """The colour of the people counted, pale where the figure was replaced later."""
        return style.tint(style.side_colour(self.side), strength)


def draw(view: Casualties, dataset: Dataset) -> Chart:
    """Draw a view of casualties and say in words what it shows."""
    rows = view.rows(dataset)
    sources = sources_of(list(rows["source_id"]), dataset)
    words = Words(
        title=casualties_words.title(view, dataset),
        subtitle=casualties_words.subtitle(view),
        notes=casualties_words.notes(view, rows, dataset),
        sources=source_line(sources, dataset.version),
    )
    slots = _slots(view, rows, dataset)
    plot_height = KEY_HEIGHT + slots[-1].top + slots[-1].height + AXIS_HEIGHT
    with style.context():
        sheet = Sheet(words, plot_height)
        _key(sheet, rows)
        axes = _axes(sheet, view, rows, slots[-1].top + slots[-1].height)
        for slot in slots:
            _draw_slot(sheet, axes, slot, sources)
    return Chart(
        view=view,
        figure=sheet.figure,
        rows=rows,
        sources=sources,
        title=words.title,
        subtitle=words.subtitle,
        notes=words.notes,
        source_line=words.sources,
        alt_text=casualties_words.alt_text(view, rows, dataset),
        data_version=dataset.version,
        cards={_gid(row): _card(row, dataset) for row in rows.itertuples()},
    )


# ---- layout


def _slots(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> list[Slot]:
    """List the lines from top to bottom; a side without any figure says so on its own line."""
    slots: list[Slot] = []

    def add(kind: str, **what: Any) -> None:
        top = slots[-1].top + slots[-1].height if slots else 0.0
        slots.append(Slot(kind, top, **what))

    phases = dataset.phases.set_index("phase_id")
    for phase in view.phases:
        add("period", text=_period(phases.loc[phase]))
        for side in view.sides:
            people = casualties_words.PEOPLE[side]
            chosen = rows[(rows["phase_id"] == phase) & (rows["side"] == side)]
            for group, members in chosen.groupby("group", sort=False):
                add("side", text=f"{people}, {GROUPS[str(group)]}", side=side)
                for row in members.itertuples():
                    add("figure", side=side, row=row)
            if chosen.empty:
                add("side", text=people, side=side)
                add("unknown", text="No such figure in the data", side=side)
    return slots


def _period(phase: Any) -> str:
    if pd.isna(phase["date_start"]):
        return phase["name"]
    end = phase["date_end"]
    if pd.isna(end):
        return f"{phase['name']}, since {spell(phase['date_start'].date())}"
    return f"{phase['name']}, {spell_span(phase['date_start'].date(), end.date())}"


def _axes(sheet: Sheet, view: Casualties, rows: pd.DataFrame, height: float) -> Axes:
    """The common scale of all lines, with light rules and its numbers below."""
    left = MARGIN + LABELS
    top = sheet.plot_top + KEY_HEIGHT
    axes = sheet.axes(left, top, sheet.width - MARGIN - left, height)
    axes.set_ylim(height, 0)
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_yticks([])
    _scale(axes, view, rows)
    axes.tick_params(axis="x", length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3)
    axes.grid(axis="x", color=style.RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    return axes


def _scale(axes: Axes, view: Casualties, rows: pd.DataFrame) -> None:
    ends = [extent(row.low, row.best, row.high) for row in rows.itertuples()]
    highest = max((high for _, high in ends), default=10.0)
    lowest = min((low for low, _ in ends), default=1.0)
    if view.scale == "log":
        axes.set_xscale("log")
        axes.set_xlim(max(lowest, 1) / 1.6, max(highest, 10) * 4)
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axes.xaxis.set_minor_locator(NullLocator())
    else:
        axes.set_xlim(0, max(highest, 4) * 1.3)
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))


def _key(sheet: Sheet, rows: pd.DataFrame) -> None:
    """Say above the plot what the shapes mean; only shapes that occur."""
    x, baseline = MARGIN, sheet.plot_top + 9
    voices = [(v, SPEAKERS[v]) for v in SPEAKERS if (rows["speaker"] == v).any()]
    for voice, label in voices:
        _key_mark(sheet, x + 4, baseline - 2.6, MARKERS[voice], style.THIRD)
        words = f"{label} speaks" if voice != "third_party" else "Third party"
        sheet.text(x + 12, baseline, words, style.SMALL, color=style.QUIET)
        x += 24 + style.text_width(words, style.SMALL)
    if (rows["status"] == "superseded").any():
        _key_mark(sheet, x + 4, baseline - 2.6, "o", style.UNKNOWN)
        sheet.text(x + 12, baseline, "Pale: replaced later", style.SMALL, color=style.QUIET)


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
    sheet.text(right + 2, baseline - 2.2, reference, 5.2, color=style.QUIET)


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
    _value_label(axes, slot, high, 14 if row.qualifier == "at_least" else 7)


def _dots(axes: Axes, slot: Slot, values: list[float], strong: float, hollow: bool = False) -> None:
    marker = MARKERS[slot.row.speaker]
    axes.plot(
        values, [slot.middle] * len(values), marker=marker, linestyle="none",
        markersize=MARKER_SIZE[marker], markeredgecolor=slot.colour(strong), markeredgewidth=1.1,
        zorder=4, clip_on=False, markerfacecolor=style.GROUND if hollow else slot.colour(strong),
        gid=_gid(slot.row),
    )  # fmt: skip


def _range_bar(axes: Axes, slot: Slot, low: float, high: float, strong: float) -> None:
    """A bar without end caps: the figure lies somewhere in it."""
    axes.plot(
        [low, high], [slot.middle] * 2, color=slot.colour(0.45 * strong), linewidth=4.5,
        solid_capstyle="butt", zorder=3, gid=f"{_gid(slot.row)}-range",
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


# ---- marks


def _gid(row: Any) -> str:
    return f"claim-{row.claim_id}"


def _card(row: Any, dataset: Dataset) -> Card:
    """What a mark says: the figure, who says it about whom, as of when, and the source."""
    return casualties_words.card(row, dataset)
