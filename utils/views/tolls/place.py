"""Finds room for a label beside a mark, so that no label hides another or a mark."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.axes import Axes

from utils.charts import style
from utils.charts.drawing import add_line

REACH = (4.6, 8.0, 14.0, 22.0, 32.0, 44.0)
"""How far from a mark a label may stand, in points, nearest first."""
CLEAR = 2.5
"""How much nearer to its own mark than to another a label must stand, in points."""
FAR, SAME = 6.0, 1.0
"""How far a label may stand from its mark without a line to it, and how near two marks are one, in
points."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points, y upwards."""

    left: float
    bottom: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, size: float) -> Box:
        """A square with its middle at a place."""
        return cls(x - size / 2, y - size / 2, size, size)

    def moved(self, right: float, up: float) -> Box:
        """The same box elsewhere."""
        return Box(self.left + right, self.bottom + up, self.width, self.height)

    def shared(self, other: Box) -> float:
        """The area that two boxes have in common."""
        right = min(self.left + self.width, other.left + other.width)
        top = min(self.bottom + self.height, other.bottom + other.height)
        wide, high = right - max(self.left, other.left), top - max(self.bottom, other.bottom)
        return wide * high if wide > 0 and high > 0 else 0.0

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The place in the box that lies nearest to another place."""
        return (
            min(max(x, self.left), self.left + self.width),
            min(max(y, self.bottom), self.bottom + self.height),
        )

    def distance(self, x: float, y: float) -> float:
        """How far the box is from a place, in points."""
        return math.dist(self.nearest(x, y), (x, y))


def free_place(
    spot: tuple[float, float],
    words: list[str],
    size: float,
    room: Box,
    taken: list[Box],
    others: list[tuple[float, float]],
    near: bool = False,
) -> tuple[str, Box] | None:
    """The first of some texts that fits beside a spot, and where; ``None`` if none does.

    The box stays inside ``room`` and off what is ``taken``. It is nearer to its own spot than to
    any of the ``others``, or so far off that a line joins the two, which then passes none of them;
    ``near`` leaves those out. ``words`` are tried in order near the spot before any is tried
    farther off.
    """
    reaches = REACH[:1] if near else REACH
    widest = max(style.text_width(text, size) for text in words)
    zone = Box.around(*spot, 2 * (reaches[-1] + widest))
    taken = [box for box in taken if box.shared(zone)]
    others = [
        place for place in others if zone.distance(*place) == 0 and math.dist(place, spot) > SAME
    ]
    return next(
        (
            (text, box)
            for reach in reaches
            for text in words
            for box in _around(spot, style.text_width(text, size), size * 1.15, reach)
            if box.shared(room) >= box.width * box.height * 0.999
            and not (near and box.distance(*spot) > FAR)
            and not any(box.shared(other) for other in taken)
            and not any(_misleads(box, spot, other) for other in others)
        ),
        None,
    )


def _misleads(box: Box, spot: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a label, or the line to its spot, seems to belong to another spot."""
    own = box.distance(*spot)
    if own <= FAR:
        return box.distance(*other) < own + CLEAR
    end = box.nearest(*spot)
    along = sum((o - s) * (e - s) for o, s, e in zip(other, spot, end, strict=True)) / own**2
    foot = [s + min(max(along, 0), 1) * (e - s) for s, e in zip(spot, end, strict=True)]
    return math.dist(foot, other) < CLEAR or box.distance(*other) < FAR


def _around(spot: tuple[float, float], width: float, height: float, reach: float) -> Iterator[Box]:
    """Boxes beside a spot: right, above, left, below and the corners between."""
    x, y = spot
    level, over, under = y - height / 2, y + reach, y - reach - height
    right, middle, left = x + reach, x - width / 2, x - reach - width
    for where in [
        (right, level), (right, over), (middle, over), (left, over), (left, level),
        (right, under), (middle, under), (left, under),
    ]:  # fmt: skip
        yield Box(*where, width, height)


def write_beside(
    axes: Axes, text: str, spot: tuple[float, float], box: Box, size: tuple[float, float]
) -> None:
    """Write a label into its box, with a thin line to its mark if that is far.

    ``spot`` and ``box`` are in points from the lower left corner of axes of ``size`` points.
    """
    width, height = size
    near = box.nearest(*spot)
    if box.distance(*spot) > FAR:
        xs, ys = [spot[0] / width, near[0] / width], [spot[1] / height, near[1] / height]
        how = {"linewidth": 0.5, "transform": axes.transAxes, "zorder": 3.2}
        add_line(axes, xs, ys, color=style.UNKNOWN, **how)
    axes.text(
        box.left / width, (box.bottom + 1.6) / height, text, size=style.SMALL, color=style.INK,
        transform=axes.transAxes, zorder=6,
        bbox={"facecolor": style.GROUND, "edgecolor": "none", "alpha": 0.85, "pad": 0.4},
    )  # fmt: skip
