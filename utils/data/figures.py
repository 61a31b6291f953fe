"""Published figures in words: ``at least 3,000``, ``5,856–6,000``, ``about 11,000``."""

from __future__ import annotations

import itertools
from typing import Any

from utils.language import Phrases, decimal, say, separated
from utils.later import pd

QUALIFIERS = Phrases(
    {"at_least": "at least {number}", "about": "about {number}", "up_to": "up to {number}"}
)


def number(value: float) -> str:
    """A number with commas, or as the language writes it; with the fraction that was published."""
    return decimal(value)


def percent(share: float) -> str:
    """A share (0 to 1) in percent, with one digit after the point."""
    return say("{number}%", number=separated(f"{100 * share:.1f}"))


def wording(low: Any, best: Any, high: Any, qualifier: str) -> str:
    """Write a figure as it was published, with its range or its qualifier.

    ``low``, ``best`` and ``high`` may be missing, but not all three.
    """
    ends = [value for value in (low, high) if not pd.isna(value)]
    if len(ends) == 2 and ends[0] != ends[1]:
        span = f"{number(ends[0])}–{number(ends[1])}"
        return span if pd.isna(best) else f"{number(best)} ({span})"
    value = best if not pd.isna(best) else ends[0]
    return QUALIFIERS.get(qualifier, "{number}").format(number=number(value))


def spans(numbers: list[int]) -> str:
    """Numbers in order with runs drawn together: ``1, 3–5``."""
    ordered = sorted(set(numbers))
    runs = itertools.groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in ends)


def extent(low: Any, best: Any, high: Any) -> tuple[float, float]:
    """The lowest and the highest number that a figure names."""
    present = [float(value) for value in (low, best, high) if not pd.isna(value)]
    return min(present), max(present)


def extents(claims: pd.DataFrame) -> list[tuple[float, float]]:
    """The ends of the figures of some rows, in their order."""
    cells = (claims[name].tolist() for name in ("low", "best", "high"))
    return [extent(*each) for each in zip(*cells, strict=True)]


def point(low: Any, best: Any, high: Any) -> float | None:
    """Where a single mark may stand; ``None`` for a range, which has no middle of its own."""
    if not pd.isna(best):
        return float(best)
    lowest, highest = extent(low, best, high)
    return lowest if lowest == highest else None
