"""Dates that may be partial: a year, a month or a day (``2020``, ``2020-10``, ``2020-10-03``)."""

import calendar
import datetime as dt
import functools
import re
from typing import Any

from utils import language

PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
EPOCH = dt.date(1970, 1, 1)
"""The day from which scripts count."""
DAY_ONE = dt.date(1988, 2, 20)
"""First day that the explorer covers: the regional soviet's vote of 20 February 1988."""


def parse_day(text: str) -> dt.date:
    """Return the day written as ``YYYY-MM-DD``; ``ValueError`` when it is none."""
    if not DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a day written YYYY-MM-DD")
    return dt.date.fromisoformat(text)


@functools.lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a partial date can mean."""
    parts = [int(part) for part in text.split("-")] if PARTIAL.fullmatch(text) else [0]
    if 0 in parts:
        raise ValueError(f"{text!r} is not a year, a month or a day")
    year, month, day = [*parts, 0, 0][:3]
    if day:
        return (dt.date(year, month, day),) * 2
    first_month, last_month = (month, month) if month else (1, 12)
    last_day = calendar.monthrange(year, last_month)[1]
    return dt.date(year, first_month, 1), dt.date(year, last_month, last_day)


def is_partial_date(text: str) -> bool:
    """Tell whether a text is a year, month or day of the calendar."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def number_of(day: dt.date) -> int:
    """The day as scripts count it."""
    return (day - EPOCH).days


def day_of(number: int) -> dt.date:
    """The day that a script means."""
    return EPOCH + dt.timedelta(days=number)


def spell(date: str | dt.date, *, short: bool = False) -> str:
    """Write a partial date in words: ``3 October 2020``, ``Oct 2020``, ``2020``."""
    text = date if isinstance(date, str) else date.isoformat()
    if language.current() != language.ENGLISH:
        return _spelled(text, short, language.current())
    names = calendar.month_abbr if short else calendar.month_name
    year, month, day = [*text.split("-"), "", ""][:3]
    words = [str(int(day))] if day else []
    words += [names[int(month)]] if month else []
    return " ".join([*words, year])


def spell_day(date: dt.date) -> str:
    """Write a day without its year, for an axis: ``3 Oct``."""
    if language.current() == language.ENGLISH:
        return f"{date.day} {calendar.month_abbr[date.month]}"
    return _in_pattern("MMMd", date, language.current())


def spell_month(date: dt.date) -> str:
    """Write the name of a month, for an axis: ``Oct``."""
    if language.current() == language.ENGLISH:
        return calendar.month_abbr[date.month]
    return _in_pattern("LLL", date, language.current())


def months_and_pattern() -> dict[str, Any]:
    """How the language writes a day, for a script: its months, and ``{day} {month} {year}``."""
    days = [dt.date(2001, month, 9) for month in range(1, 13)]
    written = spell(days[0])
    if language.current() == language.ENGLISH:
        months = list(calendar.month_name[1:])
    else:
        months = [_in_pattern("MMMMd", day, language.current()) for day in days]
        months = [re.sub(r"\W*9\W*", "", month) for month in months]
    pattern = written.replace("2001", "{year}").replace("9", "{day}").replace(months[0], "{month}")
    return {"months": months, "pattern": pattern}


def spell_span(start: dt.date, end: dt.date) -> str:
    """Write a span of days in words, each part once: ``27 September – 10 November 2020``.

    What both days share is told once, at the end or, where a language begins with the year, at
    the beginning.
    """
    if start == end:
        return spell(start)
    first, last = spell(start).split(" "), spell(end).split(" ")
    shared = 0
    if language.current() in YEAR_FIRST:
        while first[shared] == last[shared]:
            shared += 1
        last = last[shared:]
    else:
        while first[-1 - shared] == last[-1 - shared]:
            shared += 1
        first = first[: len(first) - shared]
    return f"{' '.join(first)} – {' '.join(last)}"


# ---- languages other than English, by the patterns of the Unicode locale data


YEAR_FIRST = ("hy",)
"""Languages that begin a date with the year."""
SHORT, LONG = {4: "y", 7: "yMMM", 10: "yMMMd"}, {4: "y", 7: "yMMMM", 10: "yMMMMd"}
"""Patterns by how much of a date is known: its year, its month, its day."""
YEAR_SIGNS = {"ru": "\u00a0г.", "hy": "\u00a0թ."}
"""What a language writes behind a year; left out where a date is written short."""


@functools.lru_cache(maxsize=4096)
def _spelled(text: str, short: bool, spoken: str) -> str:
    date, sign = bounds(text)[0], YEAR_SIGNS.get(spoken, "")
    written = _in_pattern((SHORT if short else LONG)[len(text)], date, spoken)
    if short:
        return written.replace(sign, "")
    return written if sign in written else f"{written}{sign}"


def _in_pattern(pattern: str, date: dt.date, spoken: str) -> str:
    """A date by a pattern of the locale data, with plain dots, and no break before a year sign."""
    from babel.dates import format_date, format_skeleton

    if pattern == "LLL":
        written = format_date(date, pattern, locale=spoken)
    else:
        written = format_skeleton(pattern, date, locale=spoken)
    written = written.replace("\u202f", "\u00a0").replace("\u2024", ".")
    return written.replace(" թ.", "\u00a0թ.")
