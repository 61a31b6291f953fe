"""The day of a report, where the text itself carries it: its date line, its markup."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from utils.article.days.dates import ISO, YEAR, Dates
from utils.article.text.marks import Sentence
from utils.article.text.sentences import plain, sentences

HEAD, LINES = 600, 6
"""Letters and lines of a text in which its day is looked for."""
A_YEAR = dt.timedelta(days=364)
SHORT = 60
"""A line with a date that is no longer than this is a date line."""
DATELINE = re.compile(r"\s*[^\W_][^\n.!?]{2,80}?(?:\s[—–-]{1,2}\s|\)\s*[.—–-])")
"""Where it was written, by whom and when, up to the dash: ``YEREVAN, May 9 (Reuters) —``."""
CAPITALS = re.compile(r"\s*[^\W\d_a-zа-яա-և]{3,}[^\n.։!?]{3,40}[.։]")
"""``ЕРЕВАН, 23 декабря.``: a place in capitals, and a stop in the dash's stead."""
PLACED = re.compile(r"\s*[^\W\d_][^\n,.։!?]{1,30},\s*")
"""What stands before the day in ``Երևան, 14 սեպտեմբերի 2022։``: a place, and a comma."""
CLOSED = re.compile(r"[^\n.։—–(:-]{0,30}[.։—–(:-]")
"""What stands after it: an agency at most, and a stop or a dash."""
STAMP = re.compile(
    r"(?:published_time|datePublished|<time\b)[^<>]{0,120}?(\d{4}-\d{2}-\d{2})", re.IGNORECASE
)


def dateline_end(line: str) -> int:
    """How many letters of a line are its date line; 0 if it has none."""
    match = DATELINE.match(line) or CAPITALS.match(line)
    return match.end() if match else 0


def after_dateline(sentence: Sentence) -> Sentence:
    """The first sentence of a report without its date line: nothing happened there and then.

    A dash alone makes no date line: it begins with capitals or names an agency in brackets.
    """
    end = dateline_end(sentence.text)
    line = sentence.text[:end]
    dated = not CAPITALS.match(line) or any(letter.isdigit() for letter in line)
    if not end or not dated or not (line.split()[0].isupper() or ")" in line):
        return sentence
    start = sentence.start + end
    words = [token for token in sentence.tokens if token.start >= start]
    return replace(sentence, start=start, text=sentence.text[end:], tokens=words)


def day_of(text: str, language: str) -> dt.date | None:
    """The day that a report bears, or None.

    That is the stamp in its markup, else the day in a line of its own near the top, or before the
    dash of a date line.
    """
    stamped = STAMP.search(text[:20_000])
    return _valid(stamped[1]) if stamped else next(_lined(text, language), None)


def day_since(text: str, language: str, told: dt.date) -> dt.date | None:
    """The first day on or after ``told`` that a date line without a year can mean, or None."""
    latest = min(told + A_YEAR, dt.date.today())  # no report comes from the future
    return next(_lined(text, language, max(latest, told)), None)


def day_in_name(name: str) -> dt.date | None:
    """The day in the name of a file, written as 2022-08-03, or None."""
    found = ISO.search(name)
    return _valid(found.group()) if found else None


def _valid(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _lined(text: str, language: str, latest: dt.date | None = None) -> Iterator[dt.date]:
    """The days of date lines; with ``latest``, those without a year as well, up to that day.

    "On Wednesday" in a headline is no date line: it would be a Wednesday near ``latest``.
    """
    shown, dates = plain(text), Dates(language, latest)
    for sentence in sentences(shown[:HEAD], language):
        for when in dates.find(sentence):
            words = shown[when.start : when.end]
            written = any(map(str.isdigit, words)) if latest else YEAR.search(words)
            if when.days == 1 and written and _is_dateline(shown, when.start, when.end):
                yield when.first if not latest or when.first <= latest else _year_before(when.first)


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a date stands in a short line near the top, or opens a text after a place."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0]
    before = text[:first].strip().splitlines()
    if len(before) >= LINES:
        return False
    opens = not before and PLACED.fullmatch(text, first, start) and CLOSED.match(text, end)
    return len(line.strip()) <= SHORT or start - first < dateline_end(line) or bool(opens)
