"""Marks on axes whose limits are set, and the quiet frame around them."""

import functools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.markers import TICKDOWN, MarkerStyle
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
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
def _marker(shape: Any) -> MarkerStyle:
    """The shape of markers, made once for all of them."""
    return shape if isinstance(shape, MarkerStyle) else MarkerStyle(shape)


def shade(axes: Axes, start: float, end: float) -> None:
    """A pale band over some of what the horizontal axis shows, behind all marks."""
    band = Rectangle(
        (start, 0), end - start, 1, color=style.LAND, linewidth=0, zorder=0,
        transform=axes.get_xaxis_transform(),
    )  # fmt: skip
    axes.add_artist(band)


def quiet_frame(
    axes: Axes, *, tick: float = 3.0, numbered: bool = True, rules: float = 0.0
) -> None:
    """Axes with a base line, light rules across and small numbers, and no other frame.

    Numbers and names stand where the axes' locators say so, in the words of their formatters; ask
    for it once these and the limits are set. ``tick`` is how long a tick of the base line is and
    ``rules`` how wide a rule that goes up from it, in points. It takes a few marks for all numbers:
    matplotlib's own axes make five for each.
    """
    up, along = _numbers(axes.yaxis), _numbers(axes.xaxis)
    axes.set_axis_off()
    across, upright = axes.get_yaxis_transform(), axes.get_xaxis_transform()
    if rules and along:
        _rules(axes, [[(x, 0), (x, 1)] for x in along], upright, rules)
    if up:
        _rules(axes, [[(0, y), (1, y)] for y in up], across, 0.5)
    base = {"color": style.UNKNOWN, "linewidth": 0.6, "clip_on": False}
    ends = {"solid_capstyle": "projecting", "transform": axes.transAxes, "zorder": 2.5}
    add_line(axes, [0, 1], [0, 0], **base, **ends)
    how = {"marker": TICKDOWN, "markersize": tick, "markeredgewidth": 0.6, "linestyle": "none"}
    if along:
        add_line(axes, list(along), [0] * len(along), **base, **how, transform=upright, zorder=0.5)
    _names(axes, along, 0, axes.get_xaxis_text1_transform(tick + 2))
    if numbered:
        _names(axes, up, 1, axes.get_yaxis_text1_transform(4))


def rules_up(axes: Axes) -> list[Text]:
    """Axes with small numbers below, a light rule up from each, and no frame; the numbers."""
    along = _numbers(axes.xaxis)
    axes.set_axis_off()
    if along:
        _rules(axes, [[(x, 0), (x, 1)] for x in along], axes.get_xaxis_transform(), 0.5)
    return _names(axes, along, 0, axes.get_xaxis_text1_transform(3))


def rules_across(axes: Axes) -> None:
    """Light rules across, with small numbers to their right."""
    up = _numbers(axes.yaxis)
    _rules(axes, [[(0, y), (1, y)] for y in up], axes.get_yaxis_transform(), 0.5)
    _names(axes, up, 1, axes.get_yaxis_text2_transform(3.5), right=True)


def _numbers(axis: Axis) -> dict[float, str]:
    """The places of an axis that have a name, and their names."""
    low, high = sorted(axis.get_view_interval())
    slack = 1e-10 * (high - low)
    places = [float(place) for place in axis.get_majorticklocs()]
    named = zip(places, axis.get_major_formatter().format_ticks(places), strict=True)
    return {place: name for place, name in named if low - slack <= place <= high + slack}


def _rules(axes: Axes, lines: list[Any], transform: Transform, width: float) -> None:
    """Light rules as one mark."""
    path = Path.make_compound_path(*(Path(line) for line in lines))
    how = {"facecolor": "none", "edgecolor": style.RULE, "linewidth": width, "zorder": 0.5}
    axes.add_artist(PathPatch(path, transform=transform, capstyle="projecting", **how))


def _names(
    axes: Axes, names: dict[float, str], side: int, where: tuple[Any, Any, Any], right: bool = False
) -> list[Text]:
    """Names below axes (side 0), or to the left or right of them (side 1)."""
    (transform, va, ha), texts = where, []
    how: dict[str, Any] = {"size": style.SMALL, "color": style.QUIET, "transform": transform}
    for place, name in names.items():
        if name:
            x, y = (float(right), place) if side else (place, 0.0)
            texts.append(axes.text(x, y, name, va=va, ha=ha, zorder=0.5, **how))
    return texts
