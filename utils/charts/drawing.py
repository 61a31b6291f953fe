"""Marks on axes whose limits are set, and the quiet frame around them."""

import functools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Transform

from utils.charts import style


class Frame(Axes):
    """Axes whose edge, at which all marks are cut off, is worked out once and not for each."""

    def _gen_axes_patch(self) -> Rectangle:
        return _Ground((0, 0), 1, 1)

    def add_artist(self, a: Artist) -> Artist:
        """Add a mark; all marks share one edge."""
        whole = a.get_clip_path() is None and a.get_clip_box() is None
        super().add_artist(a)
        if whole:
            a.set_clip_box(self.bbox)
        return a


class _Ground(Rectangle):
    _known: Transform | None = None

    def set_transform(self, t: Transform | None) -> None:
        super().set_transform(t)
        self._known = None

    def get_transform(self) -> Transform:
        self._known = self._known or super().get_transform()
        return self._known


def add_line(axes: Axes, xs: Sequence[Any], ys: Sequence[Any], **how: Any) -> None:
    """A line, or markers: ``axes.plot`` without its search for limits, units and colours."""
    axes.add_artist(Line2D(xs, ys, **{**how, "marker": _marker(how.get("marker", "none"))}))


def arrow(
    axes: Axes, x: float, y: float, way: tuple[int, int], reach: float, gap: float = 2.0,
    head: float = 2.0, *, color: Any, linewidth: float, zorder: float,
) -> None:  # fmt: skip
    """An arrow that points away from a place of the data, to the right or up, or backwards.

    ``reach`` is where it ends, ``gap`` where it begins, ``head`` how long its head is, in points.
    """
    shape = _arrow(way, reach, gap, head, linewidth)
    size = 2 * float(np.abs(shape.get_path().vertices).max())
    add_line(
        axes, [x], [y], marker=shape, markersize=size, markerfacecolor="none", linestyle="none",
        markeredgecolor=color, markeredgewidth=linewidth, zorder=zorder, clip_on=False,
    )  # fmt: skip


@functools.cache
def _arrow(
    way: tuple[int, int], reach: float, gap: float, head: float, width: float
) -> MarkerStyle:
    """Its shaft and its head, half as wide as long; its tip ends with the round end of its line."""
    tip = reach - width * math.sqrt(5) / 2
    barbs = [(tip - head, -head / 2), (tip, 0), (tip - head, head / 2)]
    (right, up), points = way, [(gap, 0), (tip, 0), *barbs]
    turned = [(right * on - up * aside, up * on + right * aside) for on, aside in points]
    pen = [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO, Path.LINETO]
    return MarkerStyle(Path(turned, pen), capstyle="round", joinstyle="round")


@functools.cache
def _marker(shape: str | MarkerStyle) -> MarkerStyle:
    """The shape of markers, made once for all of them."""
    return shape if isinstance(shape, MarkerStyle) else MarkerStyle(shape)


def shade(axes: Axes, start: float, end: float) -> None:
    """A pale band over some of what the horizontal axis shows, behind all marks."""
    band = Rectangle(
        (start, 0), end - start, 1, color=style.LAND, linewidth=0, zorder=0,
        transform=axes.get_xaxis_transform(),
    )  # fmt: skip
    axes.add_artist(band)


def quiet_frame(axes: Axes) -> None:
    """Axes with a base line, light rules across and small numbers, and no other frame."""
    axes.patch.set_visible(False)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "bottom")
        spine.set_color(style.UNKNOWN)
    axes.tick_params(axis="y", length=0, pad=4)
    axes.tick_params(labelsize=style.SMALL, labelcolor=style.QUIET)
    axes.grid(axis="y", color=style.RULE, linewidth=0.5)
    axes.set_axisbelow(True)
