"""Dates as reports write them, in six languages, read against the day of the report.

Names of months and weekdays come from the Unicode CLDR by way of Babel; the rest is here.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

from utils.article.days.leaning import leaning
from utils.article.text.marks import Figure, Mark, Sentence, When, fold
from utils.article.text.numerals import figures

LAST_YEAR = 2035
ISO = re.compile(r"(?<!\d)(19[89]\d|20[0-3]\d)-(\d{2})-(\d{2})(?!\d)")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](19[89]\d|20[0-3]\d)(?!\d)")
YEARS = re.compile(
    r"(?<![\d.,])(19[89]\d|20[0-3]\d)(?:\s?[-–]\s?| (?:and|to|et|à|e|al|и|по) )"
    r"(\d{4}|\d{2})(?![\d-])"
)
YEAR = re.compile(r"(?<![\d.,-])(?:19[89]\d|20[0-3]\d)(?![\d]|[.,]\d{3})")
DECADE = re.compile(
    r"(?<!\d)(?:19)?(?P<d>[89]0)(?:'?s\b|-х\b|-e\b|-ական)"
    r"|(?:années|anni)\s+(?:'|’)?(?:19)?(?P<e>[89]0)|anni\s+(?P<n>[Nn]ovanta)|19(?P<f>90)-cı illər",
)
ORDINAL = r"(?:st|nd|rd|th|er|-го|-е|-ին|-ի|-nda|-də|-de|-ci|-cı|-cu|-cü)?"
YEAR_TAIL = r"[-\s]*(?:ci|cı|cu|cü)\s+il\w*"
A_YEAR = r"19[89]\d|20[0-3]\d"

STORY = 31
"""Days of the longest date that tells where a story is: a month."""
BACK = {"days": 1, "weeks": 7, "months": 30, "years": 365}
"""Days of the units in which reports count back."""
THINGS = {"houses", "tanks", "vehicles", "hectares", "tonnes", "shells", "positions", "percent"}
OLDEST = 60 * 365


@functools.cache
def _months(language: str) -> dict[str, int]:
    """Every form of a month's name, without case and accents."""
    from babel.dates import get_month_names  # heavy, and needed for articles only

    names: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, language).items():
                word = fold(name.strip(". "))
                if len(word) > 2:
                    names[word] = number
    return names | ({"sept": 9} if language == "en" else {})


@functools.cache
def _weekdays(language: str) -> dict[str, int]:
    from babel.dates import get_day_names

    found = {}
    for context in ("format", "stand-alone"):
        for number, name in get_day_names("wide", context, language).items():
            found[fold(name)] = number
    return found


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    ends = {"ru": r"(?:[аеуьюя]|[ео]м)?", "az": r"\w{0,5}", "hy": r"(?!եր)\w{0,4}"}.get(
        language, ""
    )
    stems = sorted({_stem(name, language) for name in _months(language)}, key=len, reverse=True)
    month = rf"(?<!\w)(?P<month>{'|'.join(map(re.escape, stems))}){ends}\.?"
    year = rf"(?:\s*,?\s*(?:of|de|del|в)?\s*(?P<year>{A_YEAR})(?!\d))?"
    span = r"(?P<day>\d{1,2})(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
    pair = r"(?:\s+(?:and|to|et|e|и|по|au|al)\s+(?P<last2>\d{1,2}))?"
    forms = [
        rf"(?<![\d.,]){span}{pair}{ORDINAL}\.?\s*(?:\s+(?:of|de|di|del))?\s*{month}(?!\w){year}",
        rf"{month}\s+{span}{ORDINAL}(?![\d,]\d)(?!\w){year}",
        rf"{month}(?!\w){year}",
    ]
    if language in ("hy", "az"):
        before = rf"(?<!\d)(?P<year>{A_YEAR})\s*(?:թ\.?|թվական\w*|{YEAR_TAIL}|-ի)\s*"
        forms.insert(0, rf"{before}(?:{span}(?!\d)\s+)?{month}(?!\w)")
        forms.insert(0, rf"{before}{month}\s*{span}(?!\d)")
    return tuple(re.compile(form) for form in forms)


def _stem(name: str, language: str) -> str:
    return name[:-1] if language == "ru" and len(name) > 3 and name[-1] in "ьяйи" else name


class Dates:
    """Reads the dates of one report; ``day`` is the report's own day, if it is known."""

    def __init__(self, language: str, day: dt.date | None):
        self.language, self.day = language, day

    def find(self, sentence: Sentence) -> list[When]:
        """The dates of a sentence; the same letters are never read twice."""
        text = fold(sentence.text)
        found: list[When] = []
        for when in (
            *self._numeric(text),
            *self._named(text, sentence),
            *self._seasons(sentence),
            *self._years(text, sentence),
            *self._relative(sentence),
            *self._counted_back(sentence),
            *self._weekday(text),
        ):
            moved = _moved(when, sentence.start)
            if all(moved.end <= w.start or moved.start >= w.end for w in found):
                found.append(moved)
        dates = sorted(found, key=lambda when: when.start)
        return leaning(sentence, dates, self.day)

    def _numeric(self, text: str) -> list[When]:
        found = []
        for match in ISO.finditer(text):
            found += _day(match, *map(int, match.groups()))
        for match in DOTTED.finditer(text):
            day, month, year = map(int, match.groups())
            found += _day(match, year, month, day)
        return found

    def _named(self, text: str, sentence: Sentence) -> list[When]:
        months = {_stem(name, self.language): number for name, number in self._names().items()}
        found: list[When] = []
        for pattern in _patterns(self.language):
            for match in pattern.finditer(text):
                if not _is_name(match, sentence, self.language):
                    continue
                parts = match.groupdict()
                month = months[parts["month"]]
                year = int(parts["year"]) if parts.get("year") else self._year(month, sentence)
                if year:
                    found += _spread(match, year, month, parts)
        return found

    def _names(self) -> dict[str, int]:
        return _months(self.language)

    def _year(self, month: int, sentence: Sentence) -> int | None:
        """The year of a month without one: the last such month up to the report's day."""
        years = YEAR.findall(sentence.text)
        if years and not self.day:
            return int(years[0])
        if not self.day:
            return None
        story = _story(sentence, self.day)
        if story and story.month <= month:
            return story.year
        return self.day.year if month <= self.day.month else self.day.year - 1

    def _seasons(self, sentence: Sentence) -> list[When]:
        found = []
        for mark in sentence.of("season"):
            tail = YEAR.search(sentence.text, mark.end - sentence.start)
            near = tail and tail.start() + sentence.start - mark.end <= 8
            if not near and sentence.between(mark.start, mark.end).lower() == "fall":
                continue
            if not near and not _season_like(sentence, mark):
                continue
            year = int(tail.group()) if tail and near else self.day.year if self.day else None
            if year:
                end = tail.end() + sentence.start if tail and near else mark.end
                first = dt.date(year, int(mark.value), 1)
                last = first + dt.timedelta(days=90)
                found.append(When(mark.start - sentence.start, end - sentence.start, first, last))
        return found

    def _years(self, text: str, sentence: Sentence) -> list[When]:
        found = []
        for match in YEARS.finditer(text):
            end = int(match.group(2))
            end = end if end > 100 else int(match.group(1)) // 100 * 100 + end
            if int(match.group(1)) < end <= LAST_YEAR:
                first, last = dt.date(int(match.group(1)), 1, 1), dt.date(end, 12, 31)
                found.append(When(match.start(), match.end(), first, last))
        for match in YEAR.finditer(text):
            if _counts(sentence, match.start() + sentence.start, match.end() + sentence.start):
                continue
            year = int(match.group())
            first, last = _part(sentence, match.start() + sentence.start, year)
            found.append(When(match.start(), match.end(), first, last))
        for match in DECADE.finditer(text):
            tens = 90 if match.group("n") else int(match.group("d") or match.group("e") or 90)
            first, last = dt.date(1900 + tens, 1, 1), dt.date(1909 + tens, 12, 31)
            found.append(When(match.start(), match.end(), first, last))
        return found

    def _relative(self, sentence: Sentence) -> list[When]:
        if not self.day:
            return []
        found = []
        for mark in sentence.of("day"):
            day = self.day + dt.timedelta(days=int(mark.value))
            found.append(When(mark.start - sentence.start, mark.end - sentence.start, day, day))
        for mark in sentence.of("within"):
            first = self.day.replace(day=1)
            first = first.replace(month=1) if mark.value == "year" else first
            found.append(_moved(When(mark.start, mark.end, first, self.day), -sentence.start))
        for mark in sentence.of("ago"):
            back = int(mark.value)
            middle = self.day - dt.timedelta(days=back)
            first, last = _around(middle, back)
            found.append(When(mark.start - sentence.start, mark.end - sentence.start, first, last))
        return found

    def _counted_back(self, sentence: Sentence) -> list[When]:
        """``thirty years ago``, ``il y a trois jours``: counted back from the report's day."""
        if not self.day or not sentence.has("back"):
            return []
        found = []
        for number in figures(sentence):
            marks = _back_marks(sentence, number)
            size = next((BACK[m.value] for m in marks if m.value in BACK), 0)
            back = int(number.best or 0) * size
            if marks and 0 < back <= OLDEST:
                first, last = _back_from(self.day, back, size)
                start = min(number.start, *(m.start for m in marks)) - sentence.start
                end = max(m.end for m in marks) - sentence.start
                found.append(When(start, end, first, last))
        return found

    def _weekday(self, text: str) -> list[When]:
        if not self.day:
            return []
        found = []
        for name, number in _weekdays(self.language).items():
            stem = name[:-1] if self.language == "ru" and name[-1] in "аея" else name
            for match in re.finditer(rf"(?<!\w){re.escape(stem)}\w{{0,4}}", text):
                day = self.day - dt.timedelta(days=(self.day.weekday() - number) % 7)
                found.append(When(match.start(), match.end(), day, day))
        return found


def _story(sentence: Sentence, day: dt.date) -> dt.date | None:
    """``In February 1994 they met. On 5 May …``: how far the paragraph has told a story."""
    before = sentence.previous
    while before and before.paragraph == sentence.paragraph:
        for when in reversed(before.dates):
            if when.days <= STORY:
                return when.first if (day - when.last).days > 365 else None
        before = before.previous
    return None


def _back_marks(sentence: Sentence, number: Figure) -> list[Mark]:
    """The words "years" and "ago" around a number; none unless both are there."""
    back = [
        m for m in sentence.of("back")
        if -14 <= number.start - m.end <= 2 or 0 <= m.start - number.end <= 12
    ]  # fmt: skip
    units = [m for m in sentence.of("unit") if m.value in BACK]
    units = [m for m in units if 0 <= m.start - number.end <= 2]
    return [*back, *units[:1]] if back and units else []


def _counts(sentence: Sentence, start: int, end: int) -> bool:
    """``1,980 houses`` and ``more than 2000`` without a comma are no years."""
    things = [m for m in sentence.of("unit") if m.start - end == 1 and m.value in THINGS]
    more = [m for m in sentence.of("qualifier") if start - m.end == 1 and m.value == "at_least"]
    return bool(things or more)


def _season_like(sentence: Sentence, mark: Mark) -> bool:
    before = sentence.between(mark.start - 6, mark.start).lower()
    return before.rstrip().endswith(("in", "this", "last", "the", "of"))


def _moved(when: When, offset: int) -> When:
    return When(when.start + offset, when.end + offset, when.first, when.last)


def _is_name(match: re.Match[str], sentence: Sentence, language: str) -> bool:
    """In English ``may`` and ``march`` without a capital letter are verbs."""
    letter = sentence.text[match.start("month")]
    if language in ("en",):
        return letter.isupper()
    return True


def _day(match: re.Match[str], year: int, month: int, day: int) -> list[When]:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return []
    return [When(match.start(), match.end(), date, date)]


def _spread(
    match: re.Match[str], year: int, month: int, parts: dict[str, str | None]
) -> list[When]:
    """A named month with a day, with two days, or as a whole."""
    days = calendar.monthrange(year, month)[1]
    last_day = parts.get("last") or parts.get("last2")
    if parts.get("day"):
        first, last = int(parts["day"] or 0), int(last_day or parts["day"] or 0)
        if not 1 <= first <= last <= days:
            return []
        spread = (dt.date(year, month, first), dt.date(year, month, last))
    else:
        spread = (dt.date(year, month, 1), dt.date(year, month, days))
    return [When(match.start(), match.end(), *spread)]


def _part(sentence: Sentence, at: int, year: int) -> tuple[dt.date, dt.date]:
    """A year, or its first or last third after ``early`` and ``late``."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    for mark in sentence.of("part"):
        if 0 <= at - mark.end <= 2:
            return (first, dt.date(year, 4, 30)) if mark.value == "early" else (
                dt.date(year, 9, 1), last)  # fmt: skip
    return first, last


def _back_from(day: dt.date, back: int, size: int) -> tuple[dt.date, dt.date]:
    """``three days ago`` is a day, ``three years ago`` a year."""
    if size == BACK["years"]:
        return dt.date(day.year - back // size, 1, 1), dt.date(day.year - back // size, 12, 31)
    middle = day - dt.timedelta(days=back)
    return (middle, middle) if size == 1 else _around(middle, size)


def _around(middle: dt.date, back: int) -> tuple[dt.date, dt.date]:
    if back >= 365:
        return dt.date(middle.year, 1, 1), dt.date(middle.year, 12, 31)
    if back >= 30:
        days = calendar.monthrange(middle.year, middle.month)[1]
        return middle.replace(day=1), middle.replace(day=days)
    return middle - dt.timedelta(days=3), middle + dt.timedelta(days=3)
