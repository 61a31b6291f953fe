"""Dates that lean on others: ``that month``, ``the 25th``, ``until 24 July``, ``in May``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from utils.article.text.marks import Mark, Sentence, When

MONTH, YEAR = 31, 366
"""Days of the longest date that tells a month, or a year."""
ORDINAL = {
    "en": re.compile(r"(?<=the )(\d{1,2})(?:st|nd|rd|th)\b(?! \w+ary\b| century| time)"),
    "ru": re.compile(r"(?<!\d)(\d{1,2})-(?:го|е)\b"),
}
OWN_YEAR = re.compile(r"(?:19|20)\d\d")
UNTIL = 4
"""Letters between ``until`` and its day."""
SOON = 120
"""Days after the report in which an ``until`` ends."""


def leaning(sentence: Sentence, found: list[When], day: dt.date | None) -> list[When]:
    """The dates of a sentence with those that lean on a date before them."""
    settled = list(_settled(sentence, found, day))
    more = [*_same(sentence, settled), *_ordinals(sentence, settled)]
    free = [m for m in more if all(m.end <= w.start or m.start >= w.end for w in settled)]
    return sorted([*settled, *free], key=lambda when: when.start)


def _settled(sentence: Sentence, found: list[When], day: dt.date | None) -> Iterator[When]:
    """Each date in its year: of the story that the sentence tells, or still to come."""
    before: When | None = None
    for when in found:
        bare = when.days <= MONTH and not OWN_YEAR.search(sentence.between(when.start, when.end))
        if day and bare:
            when = _still_to_come(sentence, when, day)
            when = _of_the_story(when, before, day) if before else when
        before = when if when.days <= MONTH else before
        yield when


def _still_to_come(sentence: Sentence, when: When, day: dt.date) -> When:
    """``until 24 July``: the next one, where it is near."""
    opened = sentence.led_by("until", when.start, UNTIL)
    later = _in_year(when, when.first.year + 1)
    return later if opened and day < later.first <= day + dt.timedelta(days=SOON) else when


def _of_the_story(when: When, before: When, day: dt.date) -> When:
    """``In February 1992 the town fell; in May Shusha was lost``: the same year."""
    told = (day - before.last).days > YEAR and when.first.year > before.first.year
    return _in_year(when, before.first.year) if told and _later(when, before) else when


def _later(when: When, before: When) -> bool:
    return (when.first.month, when.first.day) >= (before.first.month, 1)


def _in_year(when: When, year: int) -> When:
    last = min(when.last.day, calendar.monthrange(year, when.last.month)[1])
    first = min(when.first.day, calendar.monthrange(year, when.first.month)[1])
    return replace(
        when, first=when.first.replace(year=year, day=first),
        last=when.last.replace(year=year, day=last),
    )  # fmt: skip


def _same(sentence: Sentence, found: list[When]) -> Iterator[When]:
    """``At the end of that month``: the month of the date before."""
    for mark in sentence.of("same"):
        longest = {"day": 1, "month": MONTH, "year": YEAR}[mark.value]
        before = _before(sentence, found, mark.start, longest)
        if before:
            yield _whole(mark, before.last)


def _whole(mark: Mark, of: dt.date) -> When:
    """The day, the month or the year of a day."""
    if mark.value == "year":
        return When(mark.start, mark.end, dt.date(of.year, 1, 1), dt.date(of.year, 12, 31))
    if mark.value == "month":
        days = calendar.monthrange(of.year, of.month)[1]
        return When(mark.start, mark.end, of.replace(day=1), of.replace(day=days))
    return When(mark.start, mark.end, of, of)


def _ordinals(sentence: Sentence, found: list[When]) -> Iterator[When]:
    """``On 20 November one district, on the 25th another``: of the same month."""
    pattern = ORDINAL.get(sentence.language)
    for match in pattern.finditer(sentence.text) if pattern else ():
        start = sentence.start + match.start()
        before = _before(sentence, found, start, MONTH)
        number = int(match.group(1))
        if before and 1 <= number <= calendar.monthrange(before.last.year, before.last.month)[1]:
            day = before.last.replace(day=number)
            yield When(start, sentence.start + match.end(), day, day)


def _before(sentence: Sentence, found: list[When], at: int, longest: int) -> When | None:
    """The last date before a place, in this sentence or in those of its paragraph."""
    here = [w for w in found if w.end <= at and w.days <= longest]
    one: Sentence | None = sentence.previous
    while not here and one and one.paragraph == sentence.paragraph:
        here = [w for w in one.dates if w.days <= longest]
        one = one.previous
    return here[-1] if here else None
