"""Why a verdict was come to, in words: who published a figure, and what others give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from utils.article.known.record import Record
from utils.article.known.rows import Claim
from utils.article.setting.context import Setting
from utils.data.dates import spell
from utils.data.figures import number

FAR = 20
"""So many times as large is no rival figure, but one of another day or another thing."""


class Spanning(Protocol):
    """A row with a lowest and a highest figure."""

    @property
    def lowest(self) -> float: ...

    @property
    def highest(self) -> float: ...


def said(record: Record, claims: list[Claim]) -> str:
    """``This figure is published by A and B (7 November 2020)``."""
    names = list(dict.fromkeys(record.names[c.claimant_id] for c in claims))
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    dates = [c.as_of for c in claims if c.as_of]
    when = f" ({spell(dates[0])})" if len(set(dates)) == 1 else ""
    return f"This figure is published by {listed}{when}"


def others(hits: list[Claim], rest: list[Claim]) -> str:
    """What comparable claims say that have another figure.

    Of each claimant's running total only the last; figures of another size are no rivals.
    """
    _, size = span(hits)
    rivals = [c for c in _last(rest) if size <= FAR * c.highest and c.lowest <= FAR * size]
    return f"; other comparable claims give {spread_words(rivals)}" if rivals else ""


def _last(claims: list[Claim]) -> list[Claim]:
    """Claims without the running totals that a later one of the same claimant went beyond."""
    running = [c for c in claims if c.scope == "cumulative" and c.as_of]
    latest: dict[str, tuple[str, bool]] = {}
    for claim in running:
        late = _lateness(claim)
        latest[claim.claimant_id] = max(latest.get(claim.claimant_id, late), late)
    return [c for c in claims if c not in running or _lateness(c) == latest[c.claimant_id]]


def _lateness(claim: Claim) -> tuple[str, bool]:
    """How late a running total is: of one day the current one is the last."""
    return claim.as_of or "", claim.status == "current"


def span(claims: Sequence[Spanning]) -> tuple[float, float]:
    """The lowest and the highest figure of some rows."""
    return min(c.lowest for c in claims), max(c.highest for c in claims)


def spread_words(claims: Sequence[Spanning]) -> str:
    """``7 to 19``, or the one figure of all."""
    lowest, highest = span(claims)
    return number(lowest) if lowest == highest else f"{number(lowest)} to {number(highest)}"


def nothing(setting: Setting, outcome: str, side: str) -> str:
    """What is not known where nothing can be compared."""
    if not setting.event and not setting.phase_id:
        return "The text does not say of which event or period this is a figure."
    what = f"“{setting.event.title}”" if setting.event else "this period"
    whose = {"both": "both sides together", "armenian": "Armenians",
             "azerbaijani": "Azerbaijanis"}.get(side, side.replace("_", " "))  # fmt: skip
    return f"No comparable claim on {outcome.replace('_', ' ')}, {whose}, is known for {what}."
