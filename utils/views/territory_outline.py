"""Shapes and lines of the map layer as matplotlib paths."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
from matplotlib.path import Path as Outline

from utils.geometry import Shape


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
