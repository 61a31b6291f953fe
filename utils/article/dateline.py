"""The day of a report, where the text itself carries it: its date line, its lead, its markup."""

from __future__ import annotations

import datetime as dt
import re

from utils.article.dates import ISO, YEAR, Dates
from utils.article.sentences import plain, sentences

HEAD, LINES = 600, 6
"""Letters and lines of a text in which its day is looked for."""
SHORT = 60
"""A line with a date that is no longer than this is a date line."""
DATELINE = re.compile(r"[^\n.!?]{3,80}?(?:\s[—–-]{1,2}\s|\)\s*[.—–-])")
STAMP = re.compile(
    r"(?:published_time|datePublished|<time\b)[^<>]{0,120}?(\d{4}-\d{2}-\d{2})", re.IGNORECASE
)


def day_of(text: str, language: str) -> dt.date | None:
    """The day that a report bears, or None.

    That is the stamp in the markup, else the day in a line of its own or before the dash of a date
    line, else a day in the lead if the text names no later one: a report is not older than what it
    tells.
    """
    stamped = STAMP.search(text[:20_000])
    if stamped:
        return _valid(stamped[1])
    shown = plain(text)
    leading = _days(shown[:HEAD], language)
    lined = [day for start, day in leading if _is_dateline(shown, start)]
    if lined or not leading:
        return lined[0] if lined else None
    latest = max(day for _, day in leading)
    return latest if latest == max(day for _, day in _days(shown, language)) else None


def day_in_name(name: str) -> dt.date | None:
    """The day in the name of a file, written as 2022-08-03, or None."""
    found = ISO.search(name)
    return _valid(found.group()) if found else None


def _valid(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _days(text: str, language: str) -> list[tuple[int, dt.date]]:
    """Where the text names a whole day, with its year, and which."""
    dates = Dates(language, None)
    return [
        (when.start, when.first)
        for sentence in sentences(text, language)
        for when in dates.find(sentence)
        if when.days == 1 and YEAR.search(text[when.start : when.end])
    ]


def _is_dateline(text: str, start: int) -> bool:
    """Whether a date stands in a short line near the top, or before the dash of a date line."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0]
    before = text[:first].strip().splitlines()
    if len(before) >= LINES:
        return False
    match = DATELINE.match(line)
    return len(line.strip()) <= SHORT or bool(match and start - first < match.end())
