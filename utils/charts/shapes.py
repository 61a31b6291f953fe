"""Shapes in the words of a format: moves, lines and curves, with their points."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

Place = tuple[float, float, float, float, float, float]
"""Where a shape stands, how large and which way up: the six numbers of an affine transform."""
Page = tuple[float, float, float, float]
"""Left, upper, right and lower edge of a page."""
WAYS: dict[int, int] = {int(Path.CURVE3): 2, int(Path.CURVE4): 3}
"""How many points lead along a curve."""
CLOSE = int(Path.CLOSEPOLY)
LONG = 64
"""Shapes of so many points are remembered: maps draw the same ones again and again."""


class Pen(NamedTuple):
    """How a format says: go there, draw a line, draw a curve (three points), go back."""

    move: str
    line: str
    curve: str
    close: str


def written(path: Path, place: Place, pen: Pen, page: Page | None = None) -> str:
    """A shape in the words of a format; every curve as a cubic one.

    A line is cut a point beyond the edge of a page, if one is given; what is filled should not be.
    """
    return (remembered if np.shape(path.vertices)[0] >= LONG else _written)(path, place, pen, page)


def _written(path: Path, place: Place, pen: Pen, page: Page | None = None) -> str:
    where = Affine2D.from_values(*place)
    clean = path.cleaned(where, remove_nans=True, clip=page, curves=True, simplify=False)
    points, codes = np.asarray(clean.vertices), np.asarray(clean.codes)
    points, codes = points[codes != Path.STOP], codes[codes != Path.STOP]
    pieces = codes.tolist()
    if not WAYS.keys().isdisjoint(pieces):
        return _curved(points, pieces, pen)
    words = {int(Path.MOVETO): pen.move, int(Path.LINETO): pen.line, CLOSE: pen.close}
    numbers = points[codes != CLOSE].ravel().tolist()
    return "".join([words[piece] for piece in pieces]) % tuple(numbers)


remembered = functools.lru_cache(maxsize=512)(_written)
"""The same for shapes that are surely written again, such as markers."""


def _curved(points: np.ndarray, pieces: list[int], pen: Pen) -> str:
    """A shape with curves, each of which takes several points."""
    words, numbers, at = list[str](), list[Any](), 0
    while at < len(pieces):
        ends = at + WAYS.get(pieces[at], 1)
        if pieces[at] in WAYS:
            numbers.append(_cubic(points[at - 1], points[at:ends]))
            words.append(pen.curve)
        elif pieces[at] == CLOSE:
            words.append(pen.close)
        else:
            numbers.append(points[at:ends])
            words.append(pen.move if pieces[at] == Path.MOVETO else pen.line)
        at = ends
    return "".join(words) % tuple(np.concatenate(numbers).ravel().tolist())


def _cubic(start: Any, way: Any) -> Any:
    """The points of a curve after its start; a quadratic one as the cubic one that it is."""
    if len(way) == 3:
        return way
    middle, end = way
    return np.array([start + (middle - start) * 2 / 3, end + (middle - end) * 2 / 3, end])
