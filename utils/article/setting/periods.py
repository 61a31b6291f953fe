"""The period or the war that a sentence names, or that its dates span."""

from __future__ import annotations

from utils.article.days.chosen import since
from utils.article.known.record import Record
from utils.article.setting.context import Context
from utils.article.setting.events import WIDE
from utils.article.text.marks import Mark, Sentence, When

HARD_BY = 4
"""Letters between the year of a war and its number."""
BACKDROP = 6
AFTER_REACH = 110
FEW_YEARS = range(2, 31)
"""So many years a conflict is said to have lasted."""
LAST = "last"
"""Marks ``last autumn's war``: the last one before the report, but for a date beside it."""


def war_of(record: Record, sentence: Sentence, mark: Mark, context: Context) -> str:
    """The period a mark names; ``the war`` is the one of the date, of before, or the last one."""
    if mark.value in record.phase_days:
        return mark.value
    dates = sorted(
        sentence.dates, key=lambda d: min(abs(d.start - mark.end), abs(mark.start - d.end))
    )
    for when in dates:
        phase = record.war_in(when.first, when.last) or record.phase_at(when.last, when.last)
        if phase and record.is_war(phase):
            return phase
    return context.war or record.last_war(context.day)


def period_of(
    record: Record, sentence: Sentence, at: int, when: When | None, context: Context
) -> str | None:
    """The period that is named, or that the dates span."""
    if when and when.days > WIDE and 0 < at - when.end <= HARD_BY:
        return record.war_in(when.first, when.last)  # "that of 2020 about 7,000"
    marks = sorted(sentence.of("phase"), key=lambda m: abs(m.start - at))
    if sentence.has("wars"):  # "of two wars the first cost 30,000 lives"
        marks = [m for m in sentence.of("ordinal") if m.end <= at][-1:] or marks
    if when and since(sentence, when):
        marks = [m for m in marks if m.value in (*record.phase_days, LAST)]  # not "the war"
    for mark in marks:
        before = [m for m in sentence.of("backdrop") if 0 <= mark.start - m.end <= BACKDROP]
        phase = war_of(record, sentence, mark, context)
        if not before:
            return phase
        if before[-1].value.startswith("after") and abs(at - mark.start) < AFTER_REACH:
            return record.phase_after(phase)
    if when and when.days > WIDE:
        return record.war_in(when.first, when.last)
    if when is None and context.day and _for_years(sentence):
        return record.phase_at(context.day, context.day)
    return None


def _for_years(sentence: Sentence) -> bool:
    """``have died in four years``: of all the time up to the report."""
    years = [m.start for m in sentence.of("unit") if m.value == "years"]
    return any(
        (figure.best or 0) in FEW_YEARS and 0 < start - figure.end <= 1
        for figure in sentence.figures for start in years
    )  # fmt: skip
