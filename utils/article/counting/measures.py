"""Figures that are no counts of people hurt: how long, how many wars, what was published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from utils.article.counting.counts import Count, is_age, is_twain
from utils.article.counting.published import published
from utils.article.known.record import Record
from utils.article.setting.context import Setting
from utils.article.text.marks import Figure, Mark, Sentence
from utils.article.text.numerals import in_date
from utils.article.verdicts.compare import CONFIRMED, DIFFERS, Verdict

LENGTHS = {"days": 1, "weeks": 7, "months": 30}


@dataclass(frozen=True)
class Measured:
    """A figure that is no count of people, with its verdict."""

    start: int
    end: int
    figure: Figure
    unit: str
    verdict: Verdict


def measured(
    record: Record, sentence: Sentence, counted: list[Count], setting: Setting, day: dt.date | None
) -> list[Measured]:
    """The figures of a sentence that a published measure, or the length of a war, can answer."""
    used = {count.figure.start for count in counted}
    found = []
    for figure in sentence.figures:
        one_word = figure.is_word and figure.best == 1
        if (
            one_word
            or figure.is_article
            or figure.best is None
            or figure.start in used
            or is_twain(figure, sentence)
            or is_age(figure, sentence)
            or in_date(figure, sentence, spelled=not figure.is_word)
        ):
            continue
        one = _length(record, sentence, figure, setting) or _wars(record, sentence, figure)
        if one is None:
            answer = published(record, sentence, figure, setting, day)
            one = Measured(figure.start, answer[0], figure, *answer[1:]) if answer else None
        if one:
            found.append(one)
    return found


def _unit(sentence: Sentence, figure: Figure, within: int) -> Mark | None:
    near = [m for m in sentence.of("unit") if -1 <= m.start - figure.end <= within]
    return near[0] if near else None


def _length(
    record: Record, sentence: Sentence, figure: Figure, setting: Setting
) -> Measured | None:
    """``six weeks of fighting``: the length of a war or an event in days."""
    unit = _unit(sentence, figure, 2)
    if unit is None or unit.value not in LENGTHS or figure.best is None:
        return None
    if "-" in sentence.between(figure.end, unit.start):
        return None  # "a six-week war" names it
    if sentence.followed_by("apart", unit.end):
        return None  # "five days after the clash"
    war = [m for m in sentence.of("act") if m.value in ("clash", "operation")]
    war += [m for m in sentence.of("unit") if m.value == "wars"]
    if not any(0 <= m.start - unit.end <= 12 or 0 <= figure.start - m.end <= 16 for m in war):
        return None
    phase = setting.phase_id if setting.event is None or not setting.event.claims else None
    days = (
        record.phase_days[phase] if phase and record.is_war(phase)
        else (setting.event.first, setting.event.last) if setting.event else None
    )  # fmt: skip
    if days is None:
        return None
    length = (days[1] - days[0]).days + (1 if unit.value == "days" else 0)
    size = LENGTHS[unit.value]
    right = abs(length - figure.best * size) <= max(size / 2, 1)
    why = f"From {days[0]:%-d %B %Y} to {days[1]:%-d %B %Y}: {length} days."
    verdict = Verdict(CONFIRMED if right else DIFFERS, (), why)
    return Measured(figure.start, unit.end, figure, unit.value, verdict)


def _wars(record: Record, sentence: Sentence, figure: Figure) -> Measured | None:
    unit = _unit(sentence, figure, 12)
    if unit is None or unit.value != "wars" or figure.best is None or figure.best > 9:
        return None
    if not figure.is_word or not {"armenian", "azerbaijani"} & {
        v for m in sentence.of("side") for v in m.value.split("|")
    }:
        return None
    known = len([p for p in record.phase_days if record.is_war(p)])
    verdict = CONFIRMED if figure.best == known else DIFFERS
    why = f"The data package knows {known} wars, of 1988–1994 and of 2020."
    return Measured(figure.start, unit.end, figure, "wars", Verdict(verdict, (), why))
