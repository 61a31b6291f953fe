"""The mark of one claim on a scale: a dot, a bar or an arrow, and the figure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.markers import MarkerStyle

from utils.charts import style
from utils.charts.drawing import add_line, arrow
from utils.data.figures import extent, point
from utils.data.speakers import NATION

if TYPE_CHECKING:
    from utils.views.claims.list import Slot

HALF: Any = MarkerStyle("s", fillstyle="left")
"""A square of which the left half is filled."""
MARKERS: dict[str, Any] = {"own_side": "o", "other_side": "D", "third_party": "s", NATION: HALF}
"""The shape of each mark that ``described`` gives a claim."""
LAST_RESORT = "X"
"""The mark of what only an encyclopedia tells, without anybody who stands behind it."""
MARKER_SIZE = {"o": 6.5, "D": 5.4, "s": 5.8, HALF: 5.8, LAST_RESORT: 6.4}
FADED, PALE, OFFSET_ARROW = 0.45, 0.5, 14.0
"""Strength of what was replaced, and of half marks among hollow ones; points from a mark with an
arrow to the words beside it."""


def gid(row: Any) -> str:
    """The id of a claim's mark in the SVG; rows of another table carry its name in ``table``."""
    return f"{getattr(row, 'table', 'claim')}-{row.claim_id}"


def last_resort(row: Any) -> bool:
    """Whether only an encyclopedia tells a figure, for neither side."""
    known = getattr(row, "source_kind", "") == "encyclopedia"
    return known and bool(row.speaker == "third_party")


def marker_of(row: Any) -> str:
    """The shape of a claim's mark: who speaks, and an encyclopedia apart from others."""
    return LAST_RESORT if last_resort(row) else MARKERS[row.mark]


def filled(marker: Any, colour: Any, hollow: bool = False) -> dict[str, Any]:
    """How a shape is filled, as matplotlib takes it; where others are hollow half a one is pale."""
    if marker is not HALF:
        return {"markerfacecolor": style.GROUND if hollow else colour}
    left = style.tint(to_hex(colour), PALE) if hollow else colour
    return {"markerfacecolor": left, "markerfacecoloralt": style.GROUND}


def draw_figure(axes: Axes, slot: Slot) -> None:
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
    marker = marker_of(slot.row)
    add_line(
        axes, values, [slot.mark] * len(values), marker=marker, linestyle="none",
        markersize=MARKER_SIZE[marker], markeredgecolor=slot.colour(strong), markeredgewidth=1.1,
        zorder=4, clip_on=False, gid=gid(slot.row), **filled(marker, slot.colour(strong), hollow),
    )  # fmt: skip


def _range_bar(axes: Axes, slot: Slot, low: float, high: float, strong: float) -> None:
    """A bar without end caps: the figure lies somewhere in it."""
    add_line(
        axes, [low, high], [slot.mark] * 2, color=slot.colour(0.45 * strong), linewidth=4.5,
        solid_capstyle="butt", zorder=3, gid=f"{gid(slot.row)}-range",
    )  # fmt: skip


def _arrow(axes: Axes, slot: Slot, value: float, strong: float) -> None:
    way = 1 if slot.row.qualifier == "at_least" else -1
    how: dict[str, Any] = {"color": slot.colour(strong), "linewidth": 1.1, "zorder": 3}
    arrow(axes, value, slot.mark, (way, 0), 13, head=2.8, **how)


def _value_label(axes: Axes, slot: Slot, value: float, offset: float) -> None:
    colour = style.INK if slot.row.status == "current" else style.QUIET
    axes.annotate(
        slot.row.figure, xy=(value, slot.mark), xytext=(offset, -2.9),
        textcoords="offset points", size=style.BODY, color=colour, annotation_clip=False,
    )  # fmt: skip
