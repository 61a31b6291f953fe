"""Lines with headings in columns of nearly equal height."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Protocol, Self, TypeVar

STEP = 2.0
"""By how much columns grow, in points, until all lines have room."""


class Line(Protocol):
    """A line that may be a heading: ``level`` is 0 for the highest, ``LEAF`` for none."""

    @property
    def height(self) -> float:
        """Points that it takes."""

    @property
    def level(self) -> int:
        """How high a heading it is."""

    def again(self) -> Self:
        """The heading as it stands at the top of a further column."""


LEAF = 2
L = TypeVar("L", bound=Line)


def columns(lines: Sequence[L], count: int) -> list[list[L]]:
    """The lines in reading order, in ``count`` columns that are as low as they can be.

    No heading stands last in a column; those that apply to the first line of one are repeated.
    """
    if count == 1:
        return [list(lines)]
    limit = height(lines) / count
    while len(found := list(_filled(lines, limit))) > count:
        limit += STEP
    return [*found, *([] for _ in range(count - len(found)))]


def height(lines: Sequence[Line]) -> float:
    """Points that lines take below each other."""
    return sum(line.height for line in lines)


def _filled(lines: Sequence[L], limit: float) -> Iterator[list[L]]:
    """Columns that are filled up to a height, however many that makes."""
    column: list[L] = []
    above: dict[int, L] = {}
    for block in _blocks(lines):
        if column and height([*column, *block]) > limit:
            yield column
            column = [head.again() for level, head in above.items() if level < block[0].level]
        column += block
        for line in block[:-1]:
            above = {level: head for level, head in above.items() if level < line.level}
            above[line.level] = line
    yield column


def _blocks(lines: Sequence[L]) -> Iterator[list[L]]:
    """Each line that is no heading, with the headings right above it."""
    block: list[L] = []
    for line, following in itertools.pairwise([*lines, None]):
        if line is None:
            continue
        block.append(line)
        if line.level == LEAF or following is None:
            yield block
            block = []
