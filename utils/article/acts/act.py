"""One act that a report tells of: where it stands, on which days, and the event that answers it."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from utils.article.days.chosen import since
from utils.article.known.rows import Event
from utils.article.setting.context import Setting
from utils.article.text.clauses import clause
from utils.article.text.marks import Mark, Sentence, fold
from utils.article.verdicts.compare import CONFIRMED, Verdict
from utils.data.dates import spell_span

NEWS = dt.timedelta(days=8)
"""How far back reports look without a date; of two events the nearer one is meant."""
BESIDE = 70
"""How far from an act a date may stand that is the act's own."""

TITLES = {
    "armenia": ("armen", "yerev"), "azerbaijan": ("azerb", "baku"), "russia": ("russi", "mosco"),
    "karabakh": ("karab", "artsa"), "eu": ("europ", "bruss"), "us": ("unite", "washi", "state"),
    "turkey": ("turki", "turke"), "iran": ("iran",), "france": ("franc", "paris"), "un": ("secur",),
}  # fmt: skip
"""How the words of a title that name an actor begin."""


@dataclass(frozen=True)
class Act:
    """A statement without a number, and the event it was matched with."""

    start: int
    end: int
    kind: str
    event: Event | None
    verdict: Verdict


def matched(sentence: Sentence, mark: Mark, event: Event) -> Act:
    """An act that an event answers."""
    when = spell_span(event.first, event.last)
    why = f"Matches “{event.title}” ({when})."
    start, end = clause(sentence, mark)
    return Act(start, end, mark.value, event, Verdict(CONFIRMED, (), why))


def usual_days(setting: Setting, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The days of the sentence, else those before the report."""
    news = day is not None and not setting.stated and setting.last == day
    if setting.first and setting.last and not news:
        return setting.first, setting.last
    return (day - NEWS, day) if day else (None, None)


def act_days(
    sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """The date beside the act, otherwise that of the sentence."""
    names = [*sentence.of("phase"), *sentence.of("event")]
    near = [
        d for d in sentence.dates
        if min(abs(d.start - mark.end), abs(d.end - mark.start)) <= BESIDE
        and not any(n.start <= d.start < n.end for n in names)
        and not (day and d.first > day)
        and not (d.days > 1 and since(sentence, d))
    ]  # fmt: skip
    start, end = clause(sentence, mark)
    near = [d for d in near if start <= d.start < end] or near
    if near:
        best = min(near, key=lambda d: min(abs(d.start - mark.end), abs(d.end - mark.start)))
        return best.first, best.last
    return usual_days(setting, day)


def is_later(event: Event, day: dt.date | None) -> bool:
    """An event after the report; a day is left for reports of the night before."""
    return day is not None and event.first > day + dt.timedelta(days=1)


@functools.cache
def speakers(title: str) -> frozenset[str]:
    """Whose statement an event with this title is, by its first words."""
    first = fold(title)[:24]
    return frozenset(actor for actor, words in TITLES.items() if first.startswith(words))


@functools.cache
def named_in(title: str) -> frozenset[str]:
    """The actors that a title names."""
    words = [word[:5] for word in fold(title).split()]
    return frozenset(a for a, starts in TITLES.items() if any(w.startswith(starts) for w in words))
