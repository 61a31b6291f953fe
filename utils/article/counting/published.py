"""A figure published on land, troops, houses or votes: known by noun, value, time and words.

The same number of the same things at about the same time is no chance: the rounder a number is, the
more rare words must the sentence share with what was published. A number that nobody published is
laid beside the others on the matter only where the sentence plainly speaks of that matter.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from utils.article.known.record import Record
from utils.article.known.rows import rows
from utils.article.setting.context import Setting
from utils.article.text.alike import ideas, ideas_of
from utils.article.text.lexicon import WORDS, Lexicon, read_words
from utils.article.text.marks import Figure, Mark, Sentence, tokens
from utils.article.verdicts.compare import CONFIRMED, DIFFERS, WITHIN, Verdict, not_compared
from utils.article.verdicts.figures import rounds
from utils.article.verdicts.why import span, spread_words
from utils.data.dates import bounds
from utils.data.figures import extent, number

PEOPLE = "people"
LOOSE = {"things", "sides"}
"""Units that only say that no people are counted."""
NOUN_WITHIN = 30
"""Letters after a number in which its noun stands: ``1,960 of the promised Russian soldiers``."""
CARRIED = 12
"""``by 110 votes to 17``: room between two numbers of the same noun."""
NEAR = dt.timedelta(days=500)
DIGITS = {1: 0.0, 2: 0.6, 3: 1.2, 4: 1.6}
"""How telling a number of so many digits is, without the zeros around them."""
LAND = 1.0
"""How telling ``of its territory`` is for a share or an area."""
OTHER_TIME, BEFORE = 0.8, 0.5
"""What it costs to be of another time; what a word counts that the sentence before shares."""
ENOUGH, NO_NOUN, OTHERWISE = 1.2, 2.0, 1.9
"""What is needed: of a number with its noun, of one without, and of one that nobody published."""
FEW = 10
"""Numbers below it are too many things to be wrong about one: ``six tanks`` are other tanks."""
CONCEPTS = {
    ("side", "russian"): ("russian", "contingent"), ("people", "peacekeeper"): ("peacekeepers",),
    ("act", "peacekeeping"): ("deployed", "contingent", "peacekeepers"),
    ("act", "capture"): ("taken", "held", "total", "running"), ("side", "armenian"): ("armenian",),
    ("side", "azerbaijani"): ("azerbaijan",), ("act", "handover"): ("passed", "handed"),
}  # fmt: skip
NO_ANSWER = "Nothing that is published answers this figure."
MATTER = {"tanks", "houses", "positions", "artillery", "km2", "shells", "vehicles", "aircraft"}
"""Things that a war takes, destroys or fires: their number is told even where none answers it."""
Answer = tuple[int, str, Verdict]


@dataclass(frozen=True)
class _Row:
    measure_id: str
    topic: str
    units: frozenset[str]
    lowest: float
    highest: float
    first: dt.date | None
    words: frozenset[str]


@functools.lru_cache(maxsize=2)
def _rows(record: Record) -> tuple[_Row, ...]:
    found = []
    for r in rows(record.dataset.measures):
        if "publisher not known" in record.names.get(r.claimant_id, ""):
            continue
        size = 10**6 if r.unit.startswith("million") else 1
        lowest, highest = (size * end for end in extent(r.low, r.value, r.high))
        when = bounds(r.date)[0] if isinstance(r.date, str) else None
        units = frozenset(_units(_english().find(tokens(r.unit))))
        found.append(
            _Row(r.measure_id, str(r.topic), units, lowest, highest, when, ideas_of(r.about))
        )
    return tuple(found)


@functools.lru_cache(maxsize=256)
def _counting(record: Record, units: frozenset[str]) -> list[_Row]:
    """The published figures on things of these kinds, or of any kind."""
    return [row for row in _rows(record) if (row.units & units if units else row.units)]


@functools.cache
def _english() -> Lexicon:
    return Lexicon(p for p in read_words(WORDS / "en.csv") if p.kind in ("unit", "people"))


def _units(marks: Iterable[Mark]) -> set[str]:
    """What things are counted; of people no kind is told apart."""
    found: set[str] = set()
    for mark in marks:
        if mark.kind in ("unit", "people"):
            found |= {PEOPLE} if mark.kind == "people" else {*mark.value.split("|")}
    return found - LOOSE


def published(
    record: Record, sentence: Sentence, figure: Figure, setting: Setting, day: dt.date | None
) -> Answer | None:
    """Where the figure ends with its noun, what it counts, and the verdict; or nothing."""
    end, units = _noun(sentence, figure)
    value = figure.best or 0.0
    digits = DIGITS[min(4, _digits(value))]
    if not value or not (units or digits):
        return None
    days = (setting.first if setting.stated else None, day)
    likeness = _likeness(record, sentence, days)
    fits = _counting(record, frozenset(units))
    enough = (ENOUGH if units else NO_NOUN) - digits
    hits = [row for row in fits if _is_of(figure, row) and likeness(row) >= enough]
    if hits:
        return end, min(hits[0].units), _confirmed(hits)
    best = max(map(likeness, fits), default=0.0) if units and value >= FEW else 0.0
    if best < OTHERWISE:
        told = units & MATTER or (units if _are_people(sentence, units, value) else None)
        return (end, min(told), not_compared(NO_ANSWER)) if told else None
    likely = [row for row in fits if likeness(row) >= best - 0.5]
    return end, min(likely[0].units), _otherwise(value, likely)


def _are_people(sentence: Sentence, units: set[str], value: float) -> bool:
    """``120,000 people lived there``: a number of people is told, but for those at a rally."""
    return units == {PEOPLE} and value >= FEW and not sentence.of("crowd")


def _noun(sentence: Sentence, figure: Figure) -> tuple[int, set[str]]:
    """Where the noun of a figure ends, and what it says is counted."""
    if sentence.between(figure.end, figure.end + 2).lstrip().startswith("%"):
        return figure.end + 1, {"percent"}
    limit = figure.end + NOUN_WITHIN
    text = sentence.between(figure.end, limit)
    cuts = [text.find(stop) for stop in (",", ";", ":", ".", " (")]
    limit = figure.end + min((c for c in cuts if c >= 0), default=len(text))
    limit = min([limit, *(f.start for f in sentence.figures if f.start >= figure.end)])
    marks = [*sentence.of("unit"), *sentence.of("people")]
    near = [m for m in marks if figure.end - 1 <= m.start < limit]
    if near:
        first = min(near, key=lambda m: m.start)
        return first.end, _units(near)
    before = [f for f in sentence.figures if 0 < figure.start - f.end <= CARRIED + NOUN_WITHIN]
    if before:
        at, units = _noun(sentence, before[-1])
        if units and 0 <= figure.start - at <= CARRIED:
            return figure.end, units
    return figure.end, set()


def _digits(value: float) -> int:
    """How many digits a number has without the zeros around it: two for 26,000 and for 6.5."""
    return len(f"{value:.3f}".rstrip("0").rstrip(".").replace(".", "").strip("0")) or 1


def _is_of(figure: Figure, row: _Row) -> bool:
    best = figure.best or 0.0
    return best in (row.lowest, row.highest) or (
        row.lowest == row.highest and rounds(best, row.highest, figure.qualifier)
    )


def _likeness(
    record: Record, sentence: Sentence, days: tuple[dt.date | None, ...]
) -> Callable[[_Row], float]:
    """How telling the noun and the words are that a sentence, and the one before it, share."""
    here = _ideas(sentence)
    earlier = _ideas(sentence.previous) - here if sentence.previous else set()
    land = LAND if sentence.has("land") else 0.0

    def value(row: _Row) -> float:
        near = [row.first is None or abs(row.first - day) <= NEAR for day in days if day]
        return (
            _rarity(record)[min(row.units)]
            + sum(record.rarity.get(idea, 1.0) for idea in row.words & here)
            + sum(record.rarity.get(idea, 1.0) for idea in row.words & earlier) * BEFORE
            + (land if row.units & {"percent", "km2"} else 0.0)
            - (OTHER_TIME if near and not any(near) else 0.0)
        )

    return value


@functools.lru_cache(maxsize=2)
def _rarity(record: Record) -> dict[str, float]:
    """How telling a noun is: 1 if one figure alone has it, towards 0 if many."""
    often = Counter(unit for row in _rows(record) for unit in row.units)
    return {unit: 1 - math.log(n) / math.log(often.total()) for unit, n in often.items()}


def _ideas(sentence: Sentence) -> set[str]:
    words = set(ideas(sentence.tokens, sentence.of("alike")))
    for mark in sentence.marks:
        for value in mark.value.split("|"):
            words |= {w[:6] for w in CONCEPTS.get((mark.kind, value), ())}
            if mark.kind == "place":
                words |= {w[:6] for w in value.split("-") if len(w) > 3}
    return words


def _confirmed(hits: list[_Row]) -> Verdict:
    ends = sorted({end for row in hits for end in (row.lowest, row.highest)})
    why = f"Published on this: {', '.join(map(number, ends))}."
    return Verdict(CONFIRMED, tuple(r.measure_id for r in hits), why)


def _otherwise(best: float, likely: list[_Row]) -> Verdict:
    ids = tuple(r.measure_id for r in likely)
    lowest, highest = span(likely)
    word, verdict = ("Inside", WITHIN) if lowest <= best <= highest else ("Outside", DIFFERS)
    return Verdict(verdict, ids, f"{word} what is published on this: {spread_words(likely)}.")
