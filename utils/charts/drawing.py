"""Marks on axes whose limits are set, and the quiet frame around them."""

import functools
from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
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
