"""Words that ``Rivals`` and ``Tolls`` share, and those of a ``Rivals`` chart."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.dataset import Dataset
from utils.dates import spell
from utils.figures import extent, number
from utils.views import sentence_words
from utils.views.casualties import MIXED
from utils.views.claims import GROUPS, NOT_SPLIT
from utils.views.rivals_question import VOICES, Question, people
from utils.views.sentence_words import during, fate

if TYPE_CHECKING:
    from utils.views.rivals import Rivals

REASONS = {
    "superseded": "replaced by a later figure",
    "cumulative": "running totals",
    "other_begin": "running totals that begin on another day",
    "event": "about single events",
    "part": "about a part of the period, the ground or the people",
    "withdrawn": "withdrawn by whoever had stated them",
    "killed_or_missing": "killed and missing in one number",
    "casualties": "killed and wounded in one number",
}
SHORT = {**GROUPS, "total": "not split"}


def stated(row: Any) -> str:
    """A claim in running text: ``2,908 by Military Prosecutor of Azerbaijan (23 July 2022)``."""
    date = spell(row.as_of) if isinstance(row.as_of, str) else "undated"
    return f"{row.figure} by {row.claimant} ({date})"


def counted(figures: int, noun: str = "published figure") -> str:
    """``No published figure``, ``1 published figure``, ``72 published figures``."""
    return f"{number(figures) if figures else 'No'} {noun}{'' if figures == 1 else 's'}"


def not_drawn(counts: dict[str, int]) -> str:
    """How many claims on the same people are not drawn, by the reason why."""
    parts = [_so_many(counts[reason], reason) for reason in REASONS if counts.get(reason)]
    return f"Not drawn: {', '.join(parts)}." if parts else ""


def _so_many(claims: int, reason: str) -> str:
    words = REASONS[reason]
    if claims == 1:
        words = words.replace("totals that begin", "total that begins").replace("totals", "total")
    return f"{claims} {words}"


def not_found(view: Question, dataset: Dataset) -> str:
    """What was looked for and not found; gaps are known for periods, not for single events."""
    gaps = dataset.gaps
    wanted = NOT_SPLIT if view.category == "total" else (view.category,)
    chosen = gaps[
        (gaps["phase_id"] == view.phase)
        & (gaps["side"] == view.side)
        & (gaps["outcome"] == view.outcome)
        & (gaps["category"].isna() | gaps["category"].isin(wanted))
    ]
    if chosen.empty or view.event:
        return ""
    found = "; ".join(text.rstrip(". ") for text in dict.fromkeys(chosen["what"]))
    return f"Not found: {found}."


def others(view: Question, dataset: Dataset) -> str:
    """Which other questions about the same event have figures."""
    if not view.event:
        return ""
    claims = dataset.claims
    claims = claims[
        (claims["event_id"] == view.event)
        & claims["scope"].isin(["event", "cumulative", "phase_total"])
        & ~claims["outcome"].isin(MIXED)
    ]
    groups = claims["category"].astype("str").replace(dict.fromkeys(NOT_SPLIT, "total"))
    asked = set(zip(claims["side"], claims["outcome"], groups, strict=True))
    asked -= {(view.side, view.outcome, view.category)}
    known = [
        f"{people(side)} {_outcomes(members, dataset)}"
        for side, members in itertools.groupby(sorted(asked), lambda question: question[0])
    ]
    return f"Also in the data on this event: {'; '.join(known)}." if known else ""


def _outcomes(questions: Iterable[tuple[str, str, str]], dataset: Dataset) -> str:
    """``killed (civilians, military), missing (civilians)`` of sorted questions on one side."""
    labels = dataset.labels("claims", "outcome")
    said = []
    for outcome, members in itertools.groupby(questions, lambda question: question[1]):
        groups = [SHORT.get(group, group) for _, _, group in members]
        said.append(f"{labels[outcome].lower()} ({', '.join(groups)})")
    return ", ".join(said)


# ---- the spread


def ends(rows: pd.DataFrame) -> tuple[Any, Any, float, float]:
    """The claims with the lowest and the highest number among some rows, and those numbers."""
    claims = list(rows.itertuples())
    spans = [extent(row.low, row.best, row.high) for row in claims]
    low = min(range(len(claims)), key=lambda i: spans[i][0])
    high = max(range(len(claims)), key=lambda i: spans[i][1])
    return claims[low], claims[high], spans[low][0], spans[high][1]


def spread(rows: pd.DataFrame) -> str:
    """How far the current figures lie apart: lowest, highest, and how many times; no average."""
    current = _current(rows)
    every = rows[(rows["status"] == "current") & (rows["answer"] == "whole")]
    apart = ", encyclopedias apart," if len(current) < len(every) else ""
    if current.empty:
        return "No current figure is in the data for it."
    lowest, highest, low, high = ends(current)
    if len(current) == 1:
        return f"The only current figure{apart} is {stated(lowest)}."
    if low == high:
        return f"All {len(current)} current figures{apart} name the same number, {number(low)}."
    run = f"The current figures{apart} run from {stated(lowest)} to {stated(highest)}"
    return f"{run}: {_times(low, high)}."


def _current(rows: pd.DataFrame) -> pd.DataFrame:
    """Current figures for the whole; those of encyclopedias only where there are no others."""
    current = rows[(rows["status"] == "current") & (rows["answer"] == "whole")]
    named = current[current["voice"] != "encyclopedia"]
    return current if named.empty else named


def _times(low: float, high: float) -> str:
    if low == 0:
        return "the lowest is zero"
    ratio = high / low
    digits = 0 if ratio >= 10 else 1 if ratio >= 1.1 else 2
    written = f"{ratio:,.{digits}f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    if written == "1":
        return f"the highest number named is {number(high - low)} more than the lowest"
    return f"the highest number named is {written} times the lowest"


# ---- the words of Rivals


def title(view: Rivals, dataset: Dataset) -> str:
    """What is shown, in one line."""
    return f"Rival counts. {view.title(dataset)}"


def subtitle(view: Rivals, rows: pd.DataFrame) -> str:
    """What kind of figure is listed, and how far the current ones lie apart."""
    what = "the event" if view.event else "the whole period"
    kept = "Every published figure" if view.superseded else "The latest figure of each claimant"
    said = f"{kept} for {what}, by who states it. {spread(rows)}"
    return " ".join([said, *_only_running(view, rows)])


def _only_running(view: Rivals, rows: pd.DataFrame) -> list[str]:
    """Name the last running total of a side that gave no figure for the whole."""
    said = []
    for voice in ("own_side", "other_side"):
        mine = rows[rows["voice"] == voice]
        if len(mine) and not (mine["answer"] == "whole").any():
            last = max(mine.itertuples(), key=lambda row: (str(row.as_of), row.claim_id))
            name = VOICES[voice].lower()
            said.append(f"The {name} gave running totals only; the last is {stated(last)}.")
    return said


def notes(view: Rivals, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """How to read the list, what it does not hold and why, and what is not known."""
    reading = (
        "Each line is one claim: who states it, the date it holds for, the source by number. A bar "
        "is a range, an arrow “at least” or “up to”. Nothing is added or averaged."
    )
    if "so_far" in set(rows["answer"]):
        reading += " Running totals count up to their own dates and are no part of the spread."
    if (rows["source_kind"] == "encyclopedia").any():
        reading += " What only an encyclopedia relays stands last in its group."
    if view.scale == "log":
        zero = "The scale is linear, as one figure is zero."
        reading += " The scale is logarithmic." if view.drawn_scale(rows) == "log" else f" {zero}"
    days = _days(rows[rows["answer"] == "whole"])
    parts = [reading, days, others(view, dataset), not_drawn(view.left_out(dataset))]
    return tuple(filter(None, [*parts, not_found(view, dataset)]))


def _days(rows: pd.DataFrame) -> str:
    """Say so when the figures do not all count from the same day, or to the same day."""
    parts = [_between(rows[column].dropna(), verb) for column, verb in _ENDS.items()]
    said = " and ".join(filter(None, parts))
    return f"The figures do not all count the same days: they {said}." if said else ""


_ENDS = {"date_start": "begin", "date_end": "end"}


def _between(days: pd.Series, verb: str) -> str:
    if days.nunique() < 2:
        return ""
    return f"{verb} between {spell(days.min().date())} and {spell(days.max().date())}"


def sentence(view: Rivals, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the list shows, in one sentence."""
    figures = sentence_words.counted(len(rows))
    claimants = sentence_words.counted(rows["claimant_id"].nunique(), "claimant")
    whose = f" of {claimants}" if len(rows) else ""
    return f"The dot plot lists {figures}{whose} on {asked(view, dataset)}{_apart(rows)}."


def _apart(rows: pd.DataFrame) -> str:
    """The lowest and the highest number that is current, at the end of the sentence."""
    current = _current(rows)
    if current.empty:
        return ""
    _, _, low, high = ends(current)
    if low < high:
        return f"; the current ones name numbers from {number(low)} to {number(high)}"
    return f"; the current {'one names' if len(current) == 1 else 'ones name'} {number(low)}"


def asked(view: Question, dataset: Dataset) -> str:
    """The question inside a sentence: ``soldiers killed (Armenians) in the second war``."""
    what = fate(view.outcome, view.category, [view.side], dataset)
    occasion = f"in one event, “{view.occasion(dataset)}”"
    return f"{what} {occasion if view.event else during([view.phase], dataset)}"


def details(view: Rivals, rows: pd.DataFrame, dataset: Dataset) -> str:
    """The list for somebody who does not see it: voice by voice, and the spread."""
    closing = spread(rows) if len(rows) else others(view, dataset)
    running = _only_running(view, rows)
    return " ".join(filter(None, [*_voices(view, rows), closing, *running]))


def _voices(view: Rivals, rows: pd.DataFrame) -> list[str]:
    said, rows = [], rows[rows["answer"] == "whole"]
    for voice, label in VOICES.items():
        members = rows[rows["voice"] == voice]
        if len(members):
            lowest, highest, _, _ = ends(members)
            span = stated(lowest)
            if lowest.claim_id != highest.claim_id:
                span = f"{len(members)} figures, from {span} to {stated(highest)}"
            said.append(f"{label}: {span}.")
        elif voice in view.expected():
            said.append(f"{label}: no figure for it in the data.")
    return said
