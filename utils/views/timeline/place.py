"""Putting marks and labels in places where none hides another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

    def free(label: Label) -> bool:
        inside = frame.left <= label.box.left and label.box.right <= frame.right
        inside = inside and label.box.bottom <= frame.bottom + 2
        lead = label.leader
        return inside and not _meets(label.box, taken) and not (lead and _meets(lead, named))

    for i in order:
        options = [option for option in _places(marks[i], texts[i], frame, line) if free(option)]
        if options:
            others = np.delete(edges, i, axis=1)
            label = placed[i] = min(options, key=lambda option: _cost(option, others))
            box = replace(label.box, left=label.box.left - ASIDE, right=label.box.right + ASIDE)
            new = [box, label.leader] if label.leader else [box]
            taken = np.hstack([taken, _edges(new)])
            named = np.hstack([named, _edges([label.box])])
    return placed


def _edges(boxes: Sequence[Box]) -> np.ndarray:
    """Left, top, right and bottom of boxes, as four rows."""
    return np.array([(b.left, b.top, b.right, b.bottom) for b in boxes]).reshape(-1, 4).T


def _meets(box: Box, others: np.ndarray) -> bool:
    """Whether a box lies on any of others, which are given by their edges."""
    left, top, right, bottom = others
    aside, above = (box.left < right) & (left < box.right), (box.top < bottom) & (top < box.bottom)
    return bool((aside & above).any())


def _cost(label: Label, marks: np.ndarray) -> tuple[int, float]:
    """Cheapest is the lowest label that stands in the way of no other mark's leader.

    A label that does stand in the way is best placed high, with room for others below it.
    """
    left, top, *_ = marks
    under = (label.box.left < left + 2) & (left + 2 < label.box.right) & (top > label.box.top)
    crossed = int(under.sum())
    return crossed, label.box.top if crossed else -label.box.top


def _places(mark: Box, text: str, frame: Box, line: float) -> Iterator[Label]:
    """Where a label may stand: right of its mark, left of it, then on leaders ever higher."""
    width = style.text_width(text, style.SMALL) + 1
    middle = (mark.top + mark.bottom) / 2
    for x in (mark.right + ASIDE, mark.left - ASIDE - width):
        yield _label(text, x, middle, width, line)
    pole = (mark.left + min(mark.right, mark.left + (mark.bottom - mark.top))) / 2
    bottom = mark.top - 1.5
    while bottom - line >= frame.top:
        for x in (pole + 2, pole - 2 - width):
            leader = Box(pole - 0.4, bottom - line + 1.5, pole + 0.4, mark.top)
            yield _label(text, x, bottom - line / 2, width, line, leader)
        bottom -= line / 3


def _label(
    text: str, x: float, middle: float, width: float, line: float, leader: Box | None = None
) -> Label:
    box = Box(x, middle - line / 2, x + width, middle + line / 2)
    return Label(text, x, middle + style.SMALL * 0.36, box, leader)
