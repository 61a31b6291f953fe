"""Finds room for a label beside a mark, so that no label hides another or a mark."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matplotlib.axes import Axes

from utils import style

REACH = (4.6, 8.0, 14.0, 22.0, 32.0, 44.0)
"""How far from a mark a label may stand, in points, nearest first."""
CLEAR = 2.5
"""How much nearer to its own mark than to another a label must stand, in points."""
FAR = 6.0
"""How far a label may stand from its mark without a line to it, in points."""


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
) -> tuple[str, Box]:
    """The first of some texts that fits beside a spot, and where; else where it hides least.

    The box stays inside ``room``, off what is ``taken`` and nearer to its own spot than to any of
    the ``others``. ``words`` are tried in order near the spot before any is tried farther off.
    """
    tries, faults = _tries(spot, words, size, room, taken, others, REACH)
    found = map(faults, range(len(tries)))
    faultless = next((each for each in found if not any(each[:2])), None)
    return tries[(faultless or min(map(faults, range(len(tries)))))[-1]]


def clear_place(
    spot: tuple[float, float],
    words: list[str],
    size: float,
    room: Box,
    taken: list[Box],
    others: list[tuple[float, float]],
) -> tuple[str, Box] | None:
    """As ``free_place``, but right beside, above or below the spot, so that no line is needed.

    ``None`` if there anything is hidden or another spot is as near.
    """
    tries, faults = _tries(spot, words, size, room, taken, others, REACH[:1])
    straight = (n for n, (_, box) in enumerate(tries) if box.distance(*spot) < FAR)
    return next((tries[n] for n in straight if not any(faults(n)[:2])), None)


def _tries(
    spot: tuple[float, float],
    words: list[str],
    size: float,
    room: Box,
    taken: list[Box],
    others: list[tuple[float, float]],
    reaches: tuple[float, ...],
) -> tuple[list[tuple[str, Box]], Callable[[int], tuple[float, bool, int]]]:
    """Texts beside a spot inside the room, and what is wrong with each by its number."""
    zone = Box.around(
        *spot, 2 * (reaches[-1] + max(style.text_width(text, size) for text in words))
    )
    taken = [box for box in taken if box.shared(zone)]
    others = [place for place in others if zone.distance(*place) == 0]
    tries = [
        (text, box)
        for reach in reaches
        for text in words
        for box in _around(spot, style.text_width(text, size), size * 1.15, reach)
        if box.shared(room) >= box.width * box.height * 0.999
    ]

    def faults(number: int) -> tuple[float, bool, int]:
        box = tries[number][1]
        own = box.distance(*spot)
        misread = any(box.distance(*other) < own + CLEAR for other in others)
        return sum(box.shared(other) for other in taken), misread, number

    return tries, faults


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
    if max(abs(near[0] - spot[0]), abs(near[1] - spot[1])) > FAR:
        xs, ys = [spot[0] / width, near[0] / width], [spot[1] / height, near[1] / height]
        axes.plot(xs, ys, color=style.UNKNOWN, linewidth=0.5, transform=axes.transAxes, zorder=3.2)
    axes.text(
        box.left / width, (box.bottom + 1.6) / height, text, size=style.SMALL, color=style.INK,
        transform=axes.transAxes, zorder=6,
        bbox={"facecolor": style.GROUND, "edgecolor": "none", "alpha": 0.85, "pad": 0.4},
    )  # fmt: skip
