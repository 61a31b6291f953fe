"""Putting marks and labels in places where none hides another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from utils.charts import style

LINE = 9.0
"""Height of a label's line, in points."""
ASIDE = 3.0
"""Points between a mark and its label, and between two labels beside each other."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points, ``top`` above ``bottom`` (y counts down)."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Label:
    """A line of text at the left end of its baseline, with a leader to its mark if it needs one."""

    text: str
    x: float
    baseline: float
    box: Box
    leader: Box | None = None


def levels(spans: Sequence[tuple[float, float]], gap: float = 0.6) -> list[int]:
    """Levels for spans (left, right) so that none lies on another: 0 is the lowest.

    Earlier spans choose first; the levels come back in the order of the spans.
    """
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    chosen, ends = [0] * len(spans), list[float]()
    for i in order:
        left, right = spans[i]
        level = next((k for k, end in enumerate(ends) if end + gap <= left), len(ends))
        ends[level:] = [right, *ends[level + 1 :]]
        chosen[i] = level
    return chosen


def labels(
    marks: Sequence[Box],
    texts: Sequence[str],
    order: Iterable[int],
    frame: Box,
    line: float = LINE,
) -> dict[int, Label]:
    """Labels for as many marks as there is room for within ``frame``, by the marks' places.

    ``order`` says who chooses first. A label stands beside its mark, or above it at the end of a
    leader; it never lies on a mark, on another label or on its leader, and is never cut.
    """
    edges = _edges(marks)
    taken, named = edges, _edges([])
    placed: dict[int, Label] = {}
    for i in order:
        places = _places(marks[i], style.text_width(texts[i], style.SMALL) + 1, frame, line)
        free = np.flatnonzero(_free(places, frame, taken, named))
        if free.size:
            costs = _costs(places.boxes[:, free], np.delete(edges, i, axis=1))
            label = placed[i] = _label(texts[i], places, free[costs.index(min(costs))])
            box = replace(label.box, left=label.box.left - ASIDE, right=label.box.right + ASIDE)
            new = [box, label.leader] if label.leader else [box]
            taken = np.hstack([taken, _edges(new)])
            named = np.hstack([named, _edges([label.box])])
    return placed


@dataclass(frozen=True)
class _Places:
    """Where a label may stand: its ``boxes`` and leaders, by their edges in four rows each.

    A place beside the mark has no leader, but one that ends before it begins and meets nothing.
    """

    boxes: np.ndarray
    leaders: np.ndarray


def _places(mark: Box, width: float, frame: Box, line: float) -> _Places:
    """Right of a mark, left of it, then on leaders ever higher."""
    pole = (mark.left + min(mark.right, mark.left + (mark.bottom - mark.top))) / 2
    middle, bottom = (mark.top + mark.bottom) / 2, mark.top - 1.5
    lefts, middles = [mark.right + ASIDE, mark.left - ASIDE - width], [middle, middle]
    tops = [np.inf, np.inf]
    while bottom - line >= frame.top:
        lefts += [pole + 2, pole - 2 - width]
        middles += [bottom - line / 2] * 2
        tops += [bottom - line + 1.5] * 2
        bottom -= line / 3
    left, high, top = np.array([lefts, middles, tops])
    boxes = np.array([left, high - line / 2, left + width, high + line / 2])
    leads = np.tile([[pole - 0.4], [0.0], [pole + 0.4], [mark.top]], len(lefts))
    leads[1] = top
    return _Places(boxes, leads)


def _free(places: _Places, frame: Box, taken: np.ndarray, named: np.ndarray) -> np.ndarray:
    """Which places lie in the frame, and neither they nor their leaders on anything."""
    left, _, right, bottom = places.boxes
    inside = (frame.left <= left) & (right <= frame.right) & (bottom <= frame.bottom + 2)
    return inside & ~_meet(places.boxes, taken) & ~_meet(places.leaders, named)


def _edges(boxes: Sequence[Box]) -> np.ndarray:
    """Left, top, right and bottom of boxes, as four rows."""
    return np.array([(b.left, b.top, b.right, b.bottom) for b in boxes]).reshape(-1, 4).T


def _meet(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which boxes lie on any of others."""
    near = (others[0] < boxes[2].max()) & (boxes[0].min() < others[2])
    left, top, right, bottom = boxes[:, :, None]
    lefts, tops, rights, bottoms = others[:, near]
    aside, above = (left < rights) & (lefts < right), (top < bottoms) & (tops < bottom)
    return (aside & above).any(axis=1)


def _costs(boxes: np.ndarray, marks: np.ndarray) -> list[tuple[int, float]]:
    """Cheapest is the lowest label that stands in the way of no other mark's leader.

    A label that does stand in the way is best placed high, with room for others below it.
    """
    left, top, right, _ = boxes[:, :, None]
    under = (left < marks[0] + 2) & (marks[0] + 2 < right) & (marks[1] > top)
    crossed, tops = under.sum(axis=1).tolist(), boxes[1].tolist()
    return [(many, top if many else -top) for many, top in zip(crossed, tops, strict=True)]


def _label(text: str, places: _Places, place: int) -> Label:
    box, leader = (Box(*edges[:, place].tolist()) for edges in (places.boxes, places.leaders))
    middle = (box.top + box.bottom) / 2
    lead = leader if leader.top < leader.bottom else None
    return Label(text, box.left, middle + style.SMALL * 0.36, box, lead)
