"""The rows of the data package that a report is read against: events, claims, captures."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from utils.article.text.alike import ideas_of
from utils.article.text.marks import tokens
from utils.data.dataset import Dataset
from utils.data.dates import bounds, spell
from utils.data.figures import extent

DEADLY = {"battle", "clash", "massacre", "pogrom", "shelling", "bombing", "killing", "shootdown",
          "mine_blast", "accident", "displacement", "incident", "blockade", "capture",
          "prisoner_exchange"}  # fmt: skip
SIDES = ("armenian", "azerbaijani")
NOBODY: Counter[str] = Counter()


@dataclass(frozen=True, eq=False)
class Event:
    """An event with what is counted of it: claims and sides by outcome."""

    event_id: str
    phase_id: str
    first: dt.date
    last: dt.date
    kind: str
    title: str
    summary: str
    place_id: str | None
    words: frozenset[str]
    ideas: tuple[frozenset[str], frozenset[str]]
    """What its title and its summary speak of."""
    claims: Counter[str] = field(default_factory=Counter)
    sides: dict[str, Counter[str]] = field(default_factory=dict)
    """How many claims count which side: by outcome, and by outcome and category."""

    def counts_of(self, outcome: str, category: str) -> Counter[str]:
        """How many claims on such people count which side, or on all people if none does."""
        same = self.sides.get(f"{outcome}/{category}") if category != "unspecified" else None
        return same or self.sides.get(outcome) or NOBODY

    @property
    def deadly(self) -> bool:
        return self.kind in DEADLY


@dataclass(frozen=True, eq=False)
class Claim:
    """A published figure as a comparison needs it."""

    claim_id: str
    phase_id: str
    event_id: str | None
    first: dt.date
    last: dt.date
    side: str
    category: str
    outcome: str
    lowest: float
    highest: float
    qualifier: str
    as_of: str | None
    claimant_id: str
    scope: str
    status: str
    cause: str = ""


@dataclass(frozen=True)
class Capture:
    """A place that was taken or handed over, by whom and when."""

    capture_id: str
    place: str
    by: str
    how: str
    first: dt.date
    last: dt.date
    date: str
    event_id: str | None = None

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether it happened on these days, give or take two."""
        margin = dt.timedelta(days=2)
        return self.first <= last + margin and self.last >= first - margin

    def words(self) -> str:
        """The capture in a sentence."""
        how = {"captured": "taken", "handed_over": "handed over to"}.get(self.how, "taken")
        whose = "Armenian" if self.by == "armenian" else "Azerbaijani"
        link = f"{how} by {whose} forces" if how == "taken" else f"passed to the {whose} side"
        return f"{self.place} was {link} ({spell(self.date)})."


def rows(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame, each with its columns as attributes."""
    return list(frame.itertuples())


def captures(dataset: Dataset) -> dict[str, list[Capture]]:
    """When each place was taken or handed over."""
    found: dict[str, list[Capture]] = defaultdict(list)
    for r in rows(dataset.captures):
        if isinstance(r.date, str) and isinstance(r.place_id, str) and r.by in SIDES:
            first, last = bounds(r.date)
            capture = Capture(r.capture_id, r.place, r.by, str(r.how), first, last, r.date)
            found[r.place_id].append(capture)
    return found


def _day(value: Any, other: dt.date) -> dt.date:
    return other if pd.isna(value) else value.date()


def phases(dataset: Dataset) -> dict[str, tuple[dt.date, dt.date]]:
    """The days of each period."""
    found = {}
    for row in rows(dataset.phases):
        if not pd.isna(row.date_start):
            found[row.phase_id] = (row.date_start.date(), _day(row.date_end, dt.date(2035, 1, 1)))
    return found


def claims(dataset: Dataset) -> list[Claim]:
    """The claims that were not withdrawn."""
    found = []
    for r in rows(dataset.claims):
        if r.status == "withdrawn":
            continue
        lowest, highest = extent(r.low, r.best, r.high)
        first = _day(r.date_start, dt.date(1988, 2, 20))
        found.append(Claim(
            r.claim_id, r.phase_id, r.event_id if isinstance(r.event_id, str) else None, first,
            _day(r.date_end, first), r.side, r.category, r.outcome, lowest, highest, r.qualifier,
            r.as_of if isinstance(r.as_of, str) else None, r.claimant_id, r.scope, r.status,
            r.cause if isinstance(r.cause, str) else "",
        ))  # fmt: skip
    return found


def events(dataset: Dataset, known: list[Claim]) -> list[Event]:
    """The events with a day, each with what is counted of it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    sides: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for claim in known:
        if claim.event_id:
            counted[claim.event_id][claim.outcome] += 1
            for key in (claim.outcome, f"{claim.outcome}/{claim.category}"):
                sides[claim.event_id][key][claim.side] += 1
    found = []
    for r in rows(dataset.events):
        if pd.isna(r.date_start):
            continue
        words = frozenset(t.letters for t in tokens(r.title) if len(t.letters) > 4)
        found.append(Event(
            r.event_id, r.phase_id, r.date_start.date(), _day(r.date_end, r.date_start.date()),
            r.kind, r.title, r.summary if isinstance(r.summary, str) else "",
            r.place_id if isinstance(r.place_id, str) else None, words,
            (ideas_of(r.title), ideas_of(str(r.summary))),
            counted[r.event_id], sides[r.event_id],
        ))  # fmt: skip
    return found
