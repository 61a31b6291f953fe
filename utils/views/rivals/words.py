"""Words that ``Rivals`` and ``Tolls`` share, and those of a ``Rivals`` chart."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.figures import extent, number
from utils.data.records import gathered, records
from utils.language import capital, listed, lower, message, plural, say, separated
from utils.views import sentence_words
from utils.views.casualties.view import MIXED
from utils.views.claims.words import GROUPS, NOT_SPLIT, groups
from utils.views.gap_words import told
from utils.views.rivals.question import VOICES, Question, people, silent, voices_on
from utils.views.sentence_words import during, fate

if TYPE_CHECKING:
    from utils.views.rivals.view import Rivals

ONE = {
    "cumulative": message("{count} running total"),
    "other_begin": message("{count} running total that begins on another day"),
}
REASONS = {
    "superseded": message("{count} replaced by a later figure"),
    "cumulative": message("{count} running totals"),
    "other_begin": message("{count} running totals that begin on another day"),
    "other_days": message("{count} on other days than one calendar year"),
    "event": message("{count} about single events"),
    "part": message("{count} about a part of the period, the ground or the people"),
    "withdrawn": message("{count} withdrawn by whoever had stated them"),
    "killed_or_missing": message("{count} killed and missing in one number"),
    "casualties": message("{count} killed and wounded in one number"),
}


def stated(row: Any) -> str:
    """A claim in running text: ``2,908 by Military Prosecutor of Azerbaijan (23 July 2022)``."""
    date = spell(row.as_of) if isinstance(row.as_of, str) else say("undated")
    aside = ", ".join(filter(None, [row.part, date]))
    return say(
        "{figure} by {claimant} ({date})", figure=row.figure, claimant=row.claimant, date=aside
    )


def counted(figures: int, noun: str = "published figure") -> str:
    """``No published figures``, ``1 published figure``, ``72 published figures``."""
    return capital(sentence_words.counted(figures, noun))


def not_drawn(counts: dict[str, int]) -> str:
    """How many claims on the same people are not drawn, by the reason why."""
    parts = [_so_many(counts[reason], reason) for reason in REASONS if counts.get(reason)]
    return say("Not drawn: {parts}.", parts=", ".join(parts)) if parts else ""


def _so_many(claims: int, reason: str) -> str:
    words = ONE.get(reason, REASONS[reason]) if claims == 1 else REASONS[reason]
    return say(words, count=claims)


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
    return say("Not found: {gaps}.", gaps=told(chosen))


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
    asked = set(zip(claims["side"], claims["outcome"], groups(claims), strict=True))
    asked -= {(view.side, view.outcome, view.category)}
    known = [
        say("{people} {outcomes}", people=people(side), outcomes=_outcomes(members, dataset))
        for side, members in itertools.groupby(sorted(asked), lambda question: question[0])
    ]
    return say("Also in the data on this event: {known}.", known="; ".join(known)) if known else ""


def _outcomes(questions: Iterable[tuple[str, str, str]], dataset: Dataset) -> str:
    """``killed (civilians, military), missing (civilians)`` of sorted questions on one side."""
    labels = dataset.labels("claims", "outcome")
    said = []
    for outcome, members in itertools.groupby(questions, lambda question: question[1]):
        whom = [say("not split") if g == "total" else GROUPS.get(g, g) for _, _, g in members]
        said.append(f"{lower(labels[outcome])} ({', '.join(whom)})")
    return ", ".join(said)


# ---- the spread


def ends(claims: Sequence[Any]) -> tuple[Any, Any, float, float]:
    """The claims with the lowest and the highest number among some, and those numbers."""
    spans = [extent(row.low, row.best, row.high) for row in claims]
    low = min(range(len(claims)), key=lambda i: spans[i][0])
    high = max(range(len(claims)), key=lambda i: spans[i][1])
    return claims[low], claims[high], spans[low][0], spans[high][1]


def spread(rows: Sequence[Any]) -> str:
    """How far the current figures lie apart: lowest, highest, and how many times; no average."""
    current = _current(rows)
    apart = say(", encyclopedias apart,") if len(current) < len(_now(rows)) else ""
    if not current:
        return say("No current figure is in the data for it.")
    lowest, highest, low, high = ends(current)
    if len(current) == 1:
        return say(
            "The only current figure{apart} is {figure}.", apart=apart, figure=stated(lowest)
        )
    if low == high:
        same = message("All {count} current figures{apart} name the same number, {number}.")
        return say(same, count=len(current), apart=apart, number=number(low))
    return say(
        "The current figures{apart} run from {lowest} to {highest}: {times}.",
        apart=apart,
        lowest=stated(lowest),
        highest=stated(highest),
        times=_times(low, high),
    )


def _current(rows: Sequence[Any]) -> list[Any]:
    """Current figures for the whole; those of encyclopedias only where there are no others."""
    return [row for row in _now(rows) if row.voice != "encyclopedia"] or _now(rows)


def _now(rows: Sequence[Any]) -> list[Any]:
    return [row for row in _whole(rows) if row.status == "current"]


def _whole(rows: Sequence[Any]) -> list[Any]:
    return [row for row in rows if row.answer == "whole"]


def _times(low: float, high: float) -> str:
    if low == 0:
        return say("the lowest is zero")
    ratio = high / low
    digits = 0 if ratio >= 100 else 1 if ratio >= 1.1 else 2
    written = f"{ratio:,.{digits}f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    if written == "1":
        more = message("the highest number named is {difference} more than the lowest")
        return say(more, difference=number(high - low))
    return say("the highest number named is {ratio} times the lowest", ratio=separated(written))


# ---- the words of Rivals


def title(view: Rivals, dataset: Dataset) -> str:
    """What is shown, in one line."""
    return say("Rival counts of {question}", question=view.title(dataset))


def subtitle(view: Rivals, rows: pd.DataFrame) -> str:
    """What kind of figure is listed, and how far the current ones lie apart."""
    kept = message("The latest figure of each claimant for {what}, by who states it.")
    if view.superseded:
        kept = message("Every figure in the data for {what}, by who states it.")
    if style.THIN:  # there the list may be cut, and says by which rule
        kept = message("Published figures for {what}, by who states them.")
    what = say("the event") if view.event else say("the whole period")
    claims = records(rows)
    return " ".join([say(kept, what=what), spread(claims), *_only_running(claims)])


def _only_running(rows: Sequence[Any]) -> list[str]:
    """Name the last running total of a side that gave no figure for the whole."""
    said = []
    for voice in ("own_side", "other_side"):
        mine = [row for row in rows if row.voice == voice]
        if mine and not _whole(mine):
            last = max(mine, key=lambda row: (str(row.as_of), row.claim_id))
            only = message("The {voice} gave running totals only; the last is {figure}.")
            said.append(say(only, voice=lower(VOICES[voice]), figure=stated(last)))
    return said


def notes(view: Rivals, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """How to read the list, what it does not hold and why, and what is not known."""
    reading = [
        say(
            "Each line is one claim: who states it, and the date it holds for. "
            "A bar is a range, an arrow “at least” or “up to”. Nothing is added or averaged."
        )
    ]
    if "so_far" in set(rows["answer"]):
        own = message("Running totals count up to their own dates and are no part of the spread.")
        reading.append(say(own))
    if (rows["source_kind"] == "encyclopedia").any():
        reading.append(say("What only an encyclopedia relays stands last in its group."))
    if view.scale == "log":
        log = view.drawn_scale(rows) == "log"
        zero = message("The scale is linear, as one figure is zero.")
        reading.append(say("The scale is logarithmic.") if log else say(zero))
    days = _days(rows[rows["answer"] == "whole"])
    parts = [" ".join(reading), days, others(view, dataset), not_drawn(view.left_out(dataset))]
    return tuple(filter(None, [*parts, not_found(view, dataset)]))


def _days(rows: pd.DataFrame) -> str:
    """Say so when the figures do not all count from the same day, or to the same day."""
    parts = [_between(rows[column].dropna(), text) for column, text in _ENDS.items()]
    known = [part for part in parts if part]
    same = message("The figures do not all count the same days: they {differ}.")
    return say(same, differ=listed(known)) if known else ""


_ENDS = {
    "date_start": message("begin between {first} and {last}"),
    "date_end": message("end between {first} and {last}"),
}


def _between(days: pd.Series, text: str) -> str:
    if days.nunique() < 2:
        return ""
    return say(text, first=spell(days.min().date()), last=spell(days.max().date()))


def sentence(view: Rivals, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the list shows, in one sentence."""
    figures = sentence_words.counted(len(rows))
    claimants = sentence_words.counted(rows["claimant_id"].nunique(), "claimant")
    if len(rows):
        figures = say("{figures} of {claimants}", figures=figures, claimants=claimants)
    return say(
        "The dot plot lists {figures} on {question}{apart}.",
        figures=figures,
        question=asked(view, dataset),
        apart=_apart(records(rows)),
    )


def _apart(rows: Sequence[Any]) -> str:
    """The lowest and the highest number that is current, at the end of the sentence."""
    current = _current(rows)
    if not current:
        return ""
    _, _, low, high = ends(current)
    if low < high:
        span = message("; the current ones name numbers from {low} to {high}")
        return say(span, low=number(low), high=number(high))
    one = message("; the current one names {number}")
    more = message("; the current ones name {number}")
    return say(one if len(current) == 1 else more, number=number(low))


def asked(view: Question, dataset: Dataset) -> str:
    """The question inside a sentence: ``soldiers killed (Armenians) in the second war``."""
    what = fate(view.outcome, view.category, [view.side], dataset)
    if view.event:
        occasion = say("in one event, “{title}”", title=view.occasion(dataset))
    else:
        occasion = during([view.phase], dataset)
    return say("{fate} {occasion}", fate=what, occasion=occasion)


def details(view: Rivals, rows: pd.DataFrame, dataset: Dataset) -> str:
    """The list for somebody who does not see it: voice by voice, and the spread."""
    claims = records(rows)
    closing = spread(claims) if claims else others(view, dataset)
    running = _only_running(claims)
    return " ".join(filter(None, [*_voices(view, _whole(claims)), closing, *running]))


def _voices(view: Rivals, rows: Sequence[Any]) -> list[str]:
    said, spoken = [], gathered(rows, "voice")
    for voice, label in voices_on(view.side).items():
        members = spoken.get(voice, [])
        if members:
            lowest, highest, _, _ = ends(members)
            span = stated(lowest)
            if lowest.claim_id != highest.claim_id:
                span = say(
                    "{figures}, from {lowest} to {highest}",
                    figures=plural("{count} figure", "{count} figures", len(members)),
                    lowest=span,
                    highest=stated(highest),
                )
            said.append(say("{head}: {text}.", head=label, text=span))
        elif voice in silent(view.side, spoken):
            said.append(say("{voice}: no figure for it in the data.", voice=label))
    return said
