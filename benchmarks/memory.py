"""Memory over a thousand view changes: what is drawn must be let go of again."""

from __future__ import annotations

from benchmarks.measure import OURS, Result, apart

PART = "memory"


def measure(quick: bool = False) -> list[Result]:
    """Megabytes of the kernel over the changes, and what the later half added to the first."""
    changes = 100 if quick else 1000
    found, _ = apart("benchmarks.views:growth_of_memory", changes)
    taken = found["megabytes"]
    half = len(taken) // 2
    grown = sum(taken[half:]) / len(taken[half:]) / (sum(taken[half - 2 : half]) / 2)
    return [
        Result(PART, f"after {changes} changes", OURS, taken[-1], "MB", changes),
        Result(PART, "second half beside the middle", OURS, grown, "times", changes),
        Result(PART, "figures left open in pyplot", OURS, found["figures"][0], "figures", changes),
    ]
