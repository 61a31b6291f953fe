"""One statement of a report, as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from utils.article.verdicts.compare import NO_DATA


@dataclass(frozen=True)
class Statement:
    """One statement of a text, as read, with the verdict on it."""

    statement_id: str
    start: int
    end: int
    text: str
    kind: str
    number: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    outcome: str | None = None
    side: str | None = None
    category: str | None = None
    event_id: str | None = None
    phase_id: str | None = None
    place_id: str | None = None
    claimant_id: str | None = None
    verdict: str = NO_DATA
    claim_ids: tuple[str, ...] = ()
    why: str = ""
    reader: str = ""
    """What the reader of the report said of it: rejected, corrected, or nothing."""
