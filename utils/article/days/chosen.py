"""Which of the dates of a sentence belongs to what stands at a place of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from utils.article.text.marks import Sentence, When

NEWS_LAG = dt.timedelta(days=3)
YEARS = re.compile(r"\d{4}")
SPOKE_WITHIN = 31
"""Days that can be those of the words: ``said in mid-November that``."""


def when_of(sentence: Sentence, at: int, day: dt.date | None) -> tuple[When | None, bool]:
    """The date that belongs to a place of a sentence: the nearest, exact ones before wide ones.

    True beside it says that it is only the day on which something was said.
    """
    names = [*sentence.of("phase"), *sentence.of("event")]
    dates = [
        d for d in sentence.dates
        if not _as_of(sentence, d) and not any(n.start <= d.start < n.end for n in names)
    ]  # fmt: skip
    if not dates:
        return None, False
    if day:
        dates = [d for d in dates if d.first <= day + dt.timedelta(days=1)]
    told = [d for d in dates if of_speech(sentence, d)]
    if not dates:
        return None, False  # only days to come are named
    if told == dates:
        return replace(told[0], first=told[0].first - NEWS_LAG), True
    open_ended = [d for d in dates if since(sentence, d) and not _closed(sentence, d)]
    if open_ended and day and open_ended[0].first <= day:
        return replace(open_ended[0], last=day), False
    dates = [d for d in dates if d not in told]
    nearest = min(
        dates, key=lambda d: min(abs(d.start - at), abs(d.end - at)) + (40 if d.days > 60 else 0)
    )
    return nearest, False


def _closed(sentence: Sentence, when: When) -> bool:
    """``from 1988 to 1994`` ends; ``since 1994`` does not."""
    return len(YEARS.findall(sentence.between(when.start, when.end))) > 1


def since(sentence: Sentence, when: When) -> bool:
    """``since 27 September``, ``since late September``: from then to the day of the report."""
    starts = [when.start, *(m.start for m in sentence.of("part") if 0 <= when.start - m.end <= 4)]
    return any(0 <= start - m.end <= 5 for m in sentence.of("since") for start in starts)


def began_else(sentence: Sentence, first: dt.date) -> bool:
    """Whether a sentence counts ``since`` another day than the first one of an event."""
    starts = [d for d in sentence.dates if since(sentence, d)]
    return bool(starts) and not any(
        d.first - NEWS_LAG <= first <= d.last + NEWS_LAG for d in starts
    )


def of_speech(sentence: Sentence, when: When) -> bool:
    """``said on Thursday``: the day of the words, not of what they tell."""
    that = sentence.between(when.end, when.end + 5).lower() == " that"
    reach = 40 if that else 5  # "told reporters on Tuesday that", "said on Tuesday"
    return when.days <= SPOKE_WITHIN and (
        _opens_words(sentence, when)
        or any(
            (0 <= when.start - m.end <= reach or 0 <= m.start - when.end <= 1)
            for m in sentence.of("speech")
        )
    )


def _opens_words(sentence: Sentence, when: When) -> bool:
    """``On 3 December Baku published``: a day before the subject of a verb of saying."""
    first = len(sentence.between(sentence.start, when.start).split()) <= 1
    counted = [f.start for f in sentence.figures if f.start >= when.end]
    verbs = [m.end for m in sentence.of("speech") if m.start >= when.end]
    return first and bool(verbs and counted) and min(verbs) <= min(counted)


def as_of(sentence: Sentence) -> dt.date | None:
    """The day up to which a running total counts: ``as of 9 October``."""
    return next((d.last for d in sentence.dates if _as_of(sentence, d)), None)


def _as_of(sentence: Sentence, when: When) -> bool:
    return any(-1 <= when.start - m.end <= 8 for m in sentence.of("until"))
