"""Marks on axes whose limits are set."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D


def add_line(axes: Axes, xs: Sequence[Any], ys: Sequence[Any], **how: Any) -> None:
    """A line, or markers: ``axes.plot`` without its search for limits, units and colours."""
    axes.add_artist(Line2D(xs, ys, **how))
