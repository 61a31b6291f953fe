"""The day of a report that bears none: that of the events which its statements fit.

An editor who is handed an undated cutting looks what it tells of: two killed and eight wounded, an
operation of that name. Each statement votes for the days of the events that it fits; a day that
several statements agree on, clearly before any other, is the day of the events told. A date line
without a year has a vote, too, and says which day it was.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

from utils.article.days.chosen import of_speech
from utils.article.days.dateline import day_since
from utils.article.days.dates import YEAR, Dates
from utils.article.statement import Statement
from utils.article.text.sentences import plain, sentences
from utils.article.text.vocabulary import lexicon
from utils.article.verdicts.compare import COMPATIBLE, FALLBACK
from utils.data.dataset import Dataset

NEAR = dt.timedelta(days=2)
"""Statements on days so near to each other tell of the same news."""
FEWEST, WEIGHT, AHEAD = 2, 0.95, 1.5
"""So many statements must agree, with votes of this weight, so many times that of any other day."""
LATER = dt.timedelta(days=7)
"""So long after the news a report of it is written."""
LEAD = 400
"""Letters of a text in which somebody speaks on the day of the report."""
DATE_LINE = -1
"""Stands for the date line among the voters."""

Counted = tuple[str | None, float | None]
"""What happened to people, and to how many."""
People = tuple[str, str, str]
"""An event, and the side and the kind of people that a claim on it counts."""
Votes = dict[int, dict[dt.date, float]]
"""What each statement, by its place in the text, gives to which days; at most 1 in all."""


def day_told(
    text: str, language: str, found: Iterable[Statement], dataset: Dataset
) -> dt.date | None:
    """The day of the events that most statements of a text fit, or None.

    ``found`` are the statements as read without a day. Sentences that name a year tell what they
    date, which need not be the news: they have no vote.
    """
    found = list(found)
    said = _said(text, language, found, dataset)
    if said:
        return said
    votes = _votes(found, _dated(text, language), dataset)
    days = {day for given in votes.values() for day in given}
    if not days:
        return None
    lined = {day: day_since(text, language, day) for day in days}
    votes[DATE_LINE] = {day: 1.0 for day, line in lined.items() if line and line - day <= LATER}
    weights = {day: _weight(votes, day) for day in days}
    best = max(sorted(days), key=lambda day: weights[day])
    others = [weights[day] for day in days if abs(day - best) > 2 * NEAR]
    agree = sum(any(abs(day - best) <= NEAR for day in given) for given in votes.values())
    clear = weights[best] >= max(WEIGHT, AHEAD * max(others, default=0))
    return (lined[best] or best) if agree >= FEWEST and clear else None


def _said(text: str, language: str, found: list[Statement], dataset: Dataset) -> dt.date | None:
    """The day on which the first paragraph says something of the week before: ``said on 13 May``.

    A day in a lead is mostly one that a report of later days looks back to. The day of the words
    is the report's own where what is told there happened just before.
    """
    told, words, dates = plain(text), lexicon(dataset, language), Dates(language, None)
    days = _event_days(dataset)
    for sentence in sentences(told, language):
        if sentence.paragraph or sentence.start > LEAD:
            return None
        sentence.marks = words.find(sentence.tokens)
        end = sentence.start + len(sentence.text)
        near = [days[one.event_id] for one in found
                if one.event_id in days and sentence.start <= one.start < end]  # fmt: skip
        for when in dates.find(sentence):
            dated = YEAR.search(told[when.start : when.end]) and of_speech(sentence, when)
            if dated and any(dt.timedelta(0) <= when.first - day <= LATER for day in near):
                return when.first
    return None


def _dated(text: str, language: str) -> list[tuple[int, int]]:
    """Where sentences stand that name a year."""
    told = sentences(plain(text), language)
    return [(s.start, s.start + len(s.text)) for s in told if YEAR.search(s.text)]


def _votes(found: Iterable[Statement], dated: list[tuple[int, int]], dataset: Dataset) -> Votes:
    days, votes = _event_days(dataset), Votes()
    for one in found:
        if any(start <= one.start < end for start, end in dated):
            continue
        fits = _fitting(one, dataset) & days.keys()
        for event in fits:
            given = votes.setdefault(one.start, {})
            given[days[event]] = given.get(days[event], 0) + 1 / len(fits)
    return votes


def _fitting(one: Statement, dataset: Dataset) -> set[str]:
    """The events that a statement fits: the one it matches, or those with exactly its figure."""
    if one.kind == "event":
        return {one.event_id} if one.event_id else set()
    if one.kind != "count" or not one.number:
        return set()
    known = _published(dataset).get((one.outcome, one.number), ())
    return {
        event
        for event, side, category in known
        if one.side in (None, side) and _same_people(one.category, category)
    }


def _same_people(told: str | None, counted: str) -> bool:
    """Whether a text can mean the people that a claim counts; soldiers are no civilians."""
    if told is None or told == counted:
        return True
    near = (*COMPATIBLE.get(told, ()), *FALLBACK.get(told, ()))
    return counted in near or told in FALLBACK.get(counted, ())


def _weight(votes: Votes, day: dt.date) -> float:
    """What all statements give to a day and those beside it."""
    return sum(
        max((weight for other, weight in given.items() if abs(other - day) <= NEAR), default=0)
        for given in votes.values()
    )


@functools.lru_cache(maxsize=4)
def _event_days(dataset: Dataset) -> dict[str, dt.date]:
    """The first day of each event whose day is known."""
    known = dataset.events[dataset.events["date_precision"] == "day"]
    starts = (day.date() for day in known["date_start"])
    return dict(zip(known["event_id"], starts, strict=True))


@functools.lru_cache(maxsize=4)
def _published(dataset: Dataset) -> dict[Counted, set[People]]:
    """By outcome and figure the events that have it, each with side and kind of the people."""
    found: dict[Counted, set[People]] = {}
    claims = dataset.claims.dropna(subset=["event_id", "best"])
    columns = [claims[name] for name in ("outcome", "best", "event_id", "side", "category")]
    for outcome, best, *people in zip(*columns, strict=True):
        found.setdefault((outcome, float(best)), set()).add((people[0], people[1], people[2]))
    return found
