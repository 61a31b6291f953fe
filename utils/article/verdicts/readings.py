"""Whose and of what a count is: of all readings the one for which most signs speak.

A reading is a side and a setting. Signs in the words speak for some of them, and so does the figure
itself: ``Azerbaijan's MoD now lists 77 servicemen killed`` does not say in which fight, and an
editor looks for the figure that is quoted here. What each sign weighs stands in ``weights.csv``:
what the words themselves name weighs most, and a figure too small to tell weighs little. Where the
figure decided, the verdict says so.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from utils.article.counting.counts import Count
from utils.article.known.record import Record
from utils.article.setting.context import Setting
from utils.article.text.marks import Sentence
from utils.article.verdicts.compare import (
    CONFIRMED,
    DIFFERS,
    NO_DATA,
    WITHIN,
    Beside,
    Verdict,
    in_words,
    laid_beside,
    not_compared,
)
from utils.article.verdicts.figures import equal
from utils.article.verdicts.weights import weigh
from utils.article.verdicts.why import span

DAILY = "This is an increase over a day, which is not set beside a total."
MIXED = "Mixed counts of killed, wounded or missing are not set beside counts of deaths."
VAGUE = "“Dozens” and the like name no number that could be compared."
PART = "A part of those who were counted before: only the same figure could be set beside it."
OF_A_DAY = "A count of one day, of which nothing comparable is known."
SETTLED = "The words leave open whose figure this is, or of what; it is read as the published one."
DAYS = dt.timedelta(days=1)
SMALL, SPECIFIC = 10, 50
"""Below the one a figure tells little; from the other on one that is not round tells much."""
SIZE = 3
"""How many times as large a figure of the same thing may be."""
SURE = ("both", "inside", "linked", "before", "owned", "lost", "target", "headed")
"""Signs that name the side themselves: where the first one is such, no other side is read."""
FARTHEST = 1.5
"""The power of ten from which on figures are as far apart as can be."""
BY_WHOM = ("agent", "subject")
"""Signs that name who did it."""
ALL_PEOPLE = ("unspecified", "combined")
SIDES = ("armenian", "azerbaijani", "both")
TELLING_KINDS = {"military", "civilian", "police", "peacekeeper", "combined"}


@dataclass(frozen=True)
class Asked:
    """A count, and what decides how it can be compared."""

    record: Record
    count: Count
    day: dt.date | None
    mines: bool | None
    """Whether mines did it, whose victims are counted apart; ``None`` where that is open."""
    part: bool
    """Whether it counts some of those who were counted before."""
    alone: str | None = None
    """Why it cannot be laid beside claims on the same, if so."""


@dataclass(frozen=True)
class Reading:
    """A side and a setting of one count, and the signs for it."""

    asked: Asked
    side: str
    where: Setting
    signs: tuple[Mapping[str, float], ...]
    """What speaks for its setting, for its side, and for both together."""
    told: float
    """What these weigh."""

    @cached_property
    def _read(self) -> tuple[str, Beside, Mapping[str, float]]:
        return _read(self.asked, self.side, self.where)

    @property
    def outcome(self) -> str:
        """As which outcome it is compared."""
        return self._read[0]

    @property
    def beside(self) -> Beside:
        """What is published of it."""
        return self._read[1]

    @property
    def figure(self) -> Mapping[str, float]:
        """How its figure lies to those that are published."""
        return self._read[2]

    @cached_property
    def weight(self) -> float:
        """What all its signs weigh."""
        return self.told + weigh(self.figure)

    @property
    def pointed_to(self) -> bool:
        """Whether any word points to its side."""
        return any(not sign.startswith("side.") for sign in self.signs[1])


def readings(
    asked: Asked,
    said: Mapping[str, str],
    hints: Mapping[str, str],
    settings: list[tuple[Setting, dict[str, float]]],
) -> Iterator[Reading]:
    """All readings of a count: ``said`` and ``hints`` are the sides to which signs point."""
    outcome = asked.count.published_as
    sure = [side for name, side in list(said.items())[:1] if name in SURE]
    named = sure or [*SIDES, *said.values(), *hints.values()]
    known: dict[str, tuple[dict[str, float], float]] = {}
    for where, fits in settings:
        fit, counted = weigh(fits), where.event.sides.get(outcome, ()) if where.event else ()
        for side in dict.fromkeys(sure or (*named, *counted)):
            if side not in known:
                signs = _of_side(side, said, hints)
                known[side] = signs, weigh(signs)
            whose, pointed = known[side]
            both = _of_both(asked, side, where)
            told = fit + pointed + weigh(both)
            yield Reading(asked, side, where, (fits, whose, both), told)


def best(_: Count, found: list[Reading]) -> Reading:
    """The reading of a count for which most speaks.

    What is published is looked up only of those that it could still make the best.
    """
    most = weigh({"figure.same": 1, "figure.specific": 1})
    ranked = sorted(found, key=attrgetter("told"), reverse=True)
    taken = ranked[0]
    for reading in ranked[1:]:
        if reading.told + most <= taken.weight:
            break
        taken = max(taken, reading, key=attrgetter("weight"))
    return taken


def verdict_on(asked: Asked, taken: Reading, found: list[Reading]) -> Verdict:
    """The verdict on the reading that was taken of a count."""
    beside, record = taken.beside, asked.record
    why = asked.alone or _not_compared(asked, taken)
    if why:
        return not_compared(why)
    verdict = in_words(record, beside, taken.outcome, taken.side, taken.where)
    if asked.count.outcome == "casualties":
        word = "deaths" if taken.outcome == "killed" else "killed and wounded"
        verdict = replace(verdict, why=f"As a number of {word}: {verdict.why}")
    settled = not taken.pointed_to or max(found, key=attrgetter("told")) is not taken
    return replace(verdict, why=f"{verdict.why} {SETTLED}") if settled else verdict


def not_alone(sentence: Sentence, count: Count, last: str | None) -> str | None:
    """Why a count cannot be laid beside claims on the same, whosever it is."""
    return VAGUE if count.figure.vague else DAILY if _is_daily(sentence, count, last) else None


def _is_daily(sentence: Sentence, count: Count, last: str | None) -> bool:
    """An increase: "another 26"; but not "another 8 wounded" after a count of the killed."""
    near = [m for m in sentence.of("daily")
            if not any(f.start != count.figure.start and 0 <= m.start - f.end <= 1
                        for f in sentence.figures)]  # fmt: skip
    weak = [m for m in sentence.of("more") if -12 <= count.figure.start - m.end <= 1]
    weak = [
        w for w in weak if not any(q.start <= w.start < q.end for q in sentence.of("qualifier"))
    ]
    return bool(near or (weak and last in (None, count.outcome)))


# ---- what is published


def _read(asked: Asked, side: str, where: Setting) -> tuple[str, Beside, Mapping[str, float]]:
    """What is published of a reading, as which outcome; ``casualties`` may mean the dead alone."""
    if asked.alone:
        return asked.count.outcome, Beside(NO_DATA), {}
    mixed = asked.count.published_as == "casualties"
    outcomes = ("killed", "casualties") if asked.count.outcome == "casualties" else None
    for outcome in outcomes or (asked.count.published_as,):
        count = asked.count
        beside = laid_beside(
            asked.record, count.figure, outcome, side, count.category, where, asked.day,
            None if outcomes else asked.mines,
        )  # fmt: skip
        if beside.verdict == CONFIRMED:
            break
    known = beside.verdict == CONFIRMED or not mixed
    figure = _of_figure(asked.count, beside) if known and not asked.part else {}
    return outcome, beside, figure


def _not_compared(asked: Asked, taken: Reading) -> str | None:
    """Why the figures that are published say nothing of this one."""
    if taken.beside.verdict == CONFIRMED:
        return None
    if asked.count.published_as == "casualties":
        return MIXED
    if taken.beside.verdict == NO_DATA:
        return None
    of_a_day = taken.beside.verdict == DIFFERS and _of_a_day(asked.count, taken)
    return PART if asked.part else OF_A_DAY if of_a_day else None


def _of_a_day(count: Count, taken: Reading) -> bool:
    """Whether so few are counted that they are those of a day, of which no event is known."""
    where = taken.where
    if where.event or where.whole or not (where.stated and where.first and where.last):
        return False
    lowest, _ = span(taken.beside.compared)
    return where.last - where.first <= DAYS and SIZE * (count.figure.best or 0) < lowest


# ---- signs


def _of_side(side: str, said: Mapping[str, str], hints: Mapping[str, str]) -> dict[str, float]:
    """What speaks for a side: signs in the words, or hints where there are none."""
    signs: dict[str, float] = {"side.both": side == "both", "side.third": side not in SIDES}
    if not said:
        return signs | {f"hint.{name}": 1 for name, to in hints.items() if to == side}
    signs |= {f"said.{name}": 1 for name in BY_WHOM if said.get(name) == side}
    first, pointed = next(iter(said.items()))
    signs["said.named"] = first not in BY_WHOM and pointed == side
    return signs


def _of_both(asked: Asked, side: str, where: Setting) -> dict[str, float]:
    """How a side and a setting go together: whom this event's claims count."""
    count = asked.count
    signs: dict[str, float] = {}
    if side == "both" and count.category in ALL_PEOPLE:
        signs |= {"both.people": 1.0, "both.whole": float(where.whole)}
    if where.event:
        counted = where.event.counts_of(count.published_as, count.category)
        if counted:
            signs["counted.side"] = math.log((counted[side] + 0.3) / (counted.total() + 1))
    return signs


def _of_figure(count: Count, beside: Beside) -> dict[str, float]:
    """How the figure lies to those that are published of a reading; small ones tell less."""
    kind = "small" if _size(count) < SMALL else "figure"
    return {f"{kind}.{name}": value for name, value in _beside(count, beside).items()}


def _beside(count: Count, beside: Beside) -> dict[str, float]:
    if beside.verdict == NO_DATA:
        return {"nothing": 1}
    size = _size(count)
    if beside.verdict == CONFIRMED:
        ends = {end for claim in beside.hits for end in (claim.lowest, claim.highest)}
        rounded = count.figure.low is None and size not in ends
        replaced = all(claim.status != "current" for claim in beside.hits)
        specific = not rounded and size >= SPECIFIC and size % 10 != 0
        found = "rounded" if rounded else "same"
        return {found: 1, "specific": specific, "replaced": replaced}
    lowest, highest = (max(value, 0.5) for value in span(beside.compared))
    if beside.verdict == WITHIN:
        width = math.log10(max(1.0, highest / max(1.0, lowest)))
        return {"within": 1, "width": width, "many": math.log(len(beside.compared))}
    above = max(0.0, math.log10(max(size, 0.5) / highest))
    far = above or abs(math.log10(max(size, 0.5) / lowest))
    most = 1.0 if size < SMALL else FARTHEST
    return {"differs": 1, "far": min(most, far), "above": min(most, above)}


def _size(count: Count) -> float:
    return count.figure.best or count.figure.high or 0


def category_of(record: Record, count: Count, verdict: Verdict) -> str:
    """What kind of people a count is of: ``21 dead`` are those of the figure that confirms it."""
    if count.category != "unspecified":
        return count.category
    hit = verdict.verdict == CONFIRMED
    kinds = {record.claim(c).category for c in verdict.claim_ids
             if not hit or equal(count.figure, record.claim(c))} - {"unspecified"}  # fmt: skip
    return kinds.pop() if len(kinds) == 1 and kinds <= TELLING_KINDS else count.category
