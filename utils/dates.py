"""Dates that may be partial: a year, a month or a day (``2020``, ``2020-10``, ``2020-10-03``)."""

import calendar
import datetime as dt
import re

PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
DAY_ONE = dt.date(1988, 2, 20)
"""First day that the explorer covers: the regional soviet's vote of 20 February 1988."""


def parse_day(text: str) -> dt.date:
    """Return the day written as ``YYYY-MM-DD``; ``ValueError`` when it is none."""
    if not DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a day written YYYY-MM-DD")
    return dt.date.fromisoformat(text)


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


def spell(date: str | dt.date, *, short: bool = False) -> str:
    """Write a partial date in words: ``3 October 2020``, ``Oct 2020``, ``2020``."""
    text = date if isinstance(date, str) else date.isoformat()
    names = calendar.month_abbr if short else calendar.month_name
    year, month, day = [*text.split("-"), "", ""][:3]
    words = [str(int(day))] if day else []
    words += [names[int(month)]] if month else []
    return " ".join([*words, year])


def spell_span(start: dt.date, end: dt.date) -> str:
    """Write a span of days in words, each part once: ``27 September – 10 November 2020``."""
    if start == end:
        return spell(start)
    first, last = spell(start).split(), spell(end).split()
    if first[2] == last[2]:
        first = first[: 1 if first[1] == last[1] else 2]
    return f"{' '.join(first)} – {' '.join(last)}"
