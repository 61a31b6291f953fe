"""One act that a report tells of: where it stands, on which days, and the event that answers it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass

from utils.article.compare import CONFIRMED, Verdict
from utils.article.marks import Mark, Sentence, fold
from utils.article.record import Event
from utils.article.settings import Setting
from utils.article.whens import since
from utils.data.dates import spell_span

NEWS = dt.timedelta(days=8)
"""How far back reports look without a date; of two events the nearer one is meant."""
SHORT = 2
"""A noun before a comma goes on after it: ``the truce, which the ministers had agreed``."""
LIST = re.compile(
    r"[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ][\w'’-]*(?:, (?:the |la |le |l')?[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ][\w'’-]*){1,5}"
    r" (?:and|et|e|и|və|և) (?:the |la |le |l')?(?=[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ])"
)
"""``Russia, Armenia and Azerbaijan``: names in a row."""
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


def clause(sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """The part of a sentence around an act, from comma to comma."""
    text, at = _listed(sentence.text), mark.start - sentence.start
    starts = [
        text.rfind(stop, 0, at) + len(stop) - 2 if text.rfind(stop, 0, at) >= 0 else -1
        for stop in (", ", "; ", ". ", " but ", "\n")
    ]
    ends = [text.find(stop, mark.end - sentence.start) for stop in (", ", "; ", " but ", "\n")]
    start = max([0, *(s + 2 for s in starts if s >= 0)])
    end = min([len(text.rstrip(" .\n\t")), *(e for e in ends if e > 0)])
    if len(text[start:end].split()) <= SHORT and end < len(text) and text[end] == ",":
        after = [text.find(stop, end + 1) for stop in (", ", "; ", "\n")]
        end = min([len(text.rstrip(" .\n\t")), *(e for e in after if e > 0)])
    while start < at and not text[start].strip():
        start += 1
    return sentence.start + start, sentence.start + max(end, mark.end - sentence.start)


@functools.lru_cache(maxsize=64)
def _listed(text: str) -> str:
    """The text with the commas of lists of names taken out, which end no clause."""
    return LIST.sub(lambda match: match.group().replace(",", " "), text)


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


def speakers(event: Event) -> set[str]:
    """Whose statement an event is, by the first words of its title."""
    first = fold(event.title)[:24]
    return {actor for actor, words in TITLES.items() if first.startswith(words)}
