"""The mark of one claim above its place in time: a dot, a bar upwards, an arrow."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from utils.charts import style
from utils.charts.drawing import add_line, arrow
from utils.data.figures import extent, point
from utils.views.claims.marks import HALF, MARKERS, filled, gid
from utils.views.tolls.place import Box

SIZES = {"o": 4.4, "D": 3.9, "s": 4.1, HALF: 4.1}
WAYS = {"at_least": 1, "up_to": -1}
"""Which way the arrow of a figure without one of its ends points."""
ARROW = 9.0
"""Length of an arrow, in points."""


def upright(
    axes: Axes, row: Any, x: float, side: str, strength: float = 1.0, hollow: bool = False
) -> list[Box]:
    """Draw one figure at ``x``; return the room that it takes, in points from the axes' corner.

    ``row`` is a claim as ``claims.described`` gives it, ``side`` whose people it counts,
    ``strength`` less than 1 for a figure that was replaced; a figure without a best number is
    ``hollow`` in any case.
    """
    low, high = extent(row.low, row.best, row.high)
    here = point(row.low, row.best, row.high)
    colour = style.side_colour(side)
    if high > low:
        add_line(
            axes, [x] * 2, [low, high], color=style.tint(colour, 0.45 * strength), linewidth=3,
            solid_capstyle="butt", zorder=3.5, gid=f"{gid(row)}-range",
        )  # fmt: skip
    values = [low, high] if here is None else [here]
    marker, whole = MARKERS[row.mark], style.tint(colour, strength)
    add_line(
        axes, [x] * len(values), values, marker=marker, linestyle="none", zorder=4,
        markersize=SIZES[marker], markeredgewidth=0.9, markeredgecolor=whole, gid=gid(row),
        clip_on=False, **filled(marker, whole, hollow or here is None),
    )  # fmt: skip
    way = WAYS.get(str(row.qualifier), 0) if here is not None else 0
    if way:
        _arrow(axes, x, values[0], way, whole)
    return _room(axes, x, (low, high), way)


def points_of(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """A place of the data in points from the lower left corner of the axes."""
    pixels = axes.transData.transform((x, y)) - axes.transAxes.transform((0, 0))
    right, up = pixels * 72 / axes.figure.dpi
    return float(right), float(up)


def _room(axes: Axes, x: float, ends: tuple[float, float], way: int) -> list[Box]:
    """What a mark covers: its ends, the bar between them, its arrow."""
    aside, low = points_of(axes, x, ends[0])
    _, high = points_of(axes, x, ends[1])
    bar = Box(aside - 2.5, low - 2.5, 5.0, high - low + 5.0)
    return [bar, bar.moved(0, way * ARROW * 0.6)] if way else [bar]


def _arrow(axes: Axes, x: float, y: float, way: int, colour: Any) -> None:
    how: dict[str, Any] = {"color": colour, "linewidth": 0.9, "zorder": 3.6}
    arrow(axes, x, y, (0, way), ARROW + 2, 1.5, **how)
