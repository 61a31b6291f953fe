"""Published figures in words: ``at least 3,000``, ``5,856–6,000``, ``about 11,000``."""

from __future__ import annotations

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


def extent(low: Any, best: Any, high: Any) -> tuple[float, float]:
    """The lowest and the highest number that a figure names."""
    present = [float(value) for value in (low, best, high) if not pd.isna(value)]
    return min(present), max(present)


def point(low: Any, best: Any, high: Any) -> float | None:
    """Where a single mark may stand; ``None`` for a range, which has no middle of its own."""
    if not pd.isna(best):
        return float(best)
    lowest, highest = extent(low, best, high)
    return lowest if lowest == highest else None
