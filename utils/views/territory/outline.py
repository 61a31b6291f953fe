"""Shapes and lines of the map layer as matplotlib paths."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
from matplotlib.path import Path as Outline

from utils.data.geometry import Layer, Shape

CRUMB = 0.05
"""A shorter piece of a line is not drawn, in km."""
PAD = 7.0
"""Ground around the units, in km."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in km."""


def frame_of(layer: Layer) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of a map, in km."""
    left, right, bottom, top = layer.window
    return left - PAD, right + PAD, bottom - PAD, top + PAD


@functools.cache
def outline(shape: Shape) -> Outline:
    """The rings of a shape as one path with holes."""
    found = list(rings([shape]))
    return Outline(np.concatenate(found), np.concatenate([codes(ring, True) for ring in found]))


def rings(shapes: Iterable[Shape]) -> Iterable[np.ndarray]:
    """All rings of some shapes, one after another."""
    return (ring for shape in shapes for part in shape.polygons for ring in part)


def codes(points: np.ndarray, closed: bool) -> np.ndarray:
    """Where the pen is put down on a line, and whether it goes back to where it began."""
    found = np.full(len(points), Outline.LINETO, dtype=Outline.code_type)
    found[0] = Outline.MOVETO
    if closed:
        found[-1] = Outline.CLOSEPOLY
    return found


def opened(lines: Iterable[np.ndarray], boxes: Iterable[Box]) -> list[np.ndarray]:
    """Lines without what lies in some boxes, where names stand: their pieces."""
    boxes = list(boxes)
    return [piece for line in lines for piece in _opened(line, boxes)]


def _opened(line: np.ndarray, boxes: Iterable[Box]) -> list[np.ndarray]:
    """The pieces of one line: most boxes lie far from it."""
    (left, bottom), (right, top) = line.min(axis=0), line.max(axis=0)
    pieces = [line]
    for box in boxes:
        if right >= box[0] and left <= box[2] and top >= box[1] and bottom <= box[3]:
            pieces = [part for piece in pieces for part in _outside(piece, box)]
    return pieces


def _outside(line: np.ndarray, box: Box) -> list[np.ndarray]:
    """The pieces of a line that lie outside a box."""
    left, bottom, right, top = box
    (x0, y0), (x1, y1) = line.min(axis=0), line.max(axis=0)
    if x1 < left or x0 > right or y1 < bottom or y0 > top:
        return [line]
    steps = np.diff(line, axis=0)
    enters, leaves = _within(line[:-1], steps, box)
    pieces, begun, before = [], line[:0], 0  # a piece begins where a step left the box
    for at in map(int, np.flatnonzero(enters < leaves)):
        entry, exit_ = (line[at] + share[at] * steps[at] for share in (enters, leaves))
        pieces.append(np.vstack([begun, line[before : at + 1], entry]))
        begun, before = exit_[None], at + 1
    pieces.append(np.vstack([begun, line[before:]]))
    return [piece for piece in pieces if np.ptp(piece, axis=0).max() > CRUMB]


def _within(starts: np.ndarray, steps: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """From which to which share each step runs inside a box; nowhere if the first is larger."""
    low, high = np.array(box[:2]), np.array(box[2:])
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.sort([(low - starts) / steps, (high - starts) / steps], axis=0)
    inside = np.where((low <= starts) & (starts <= high), np.inf, -np.inf)
    first, last = np.where(steps == 0, [-inside, inside], ends)
    return np.maximum(first.max(axis=1), 0.0), np.minimum(last.min(axis=1), 1.0)
