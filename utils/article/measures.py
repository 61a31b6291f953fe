"""Other figures: shares of territory, square kilometres, peacekeepers, settlements, durations."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from utils.article.compare import CONFIRMED, DIFFERS, WITHIN, Verdict, rounds, span, spread_words
from utils.article.counts import Count
from utils.article.marks import Figure, Mark, Sentence, tokens
from utils.article.numerals import in_date
from utils.article.record import Record, rows
from utils.article.settings import Setting
from utils.data.dates import bounds
from utils.data.figures import extent, number

UNITS = {"percent": ("percent",), "km2": ("km2",), "settlements": ("settlements", "communities"),
         "troops": ("troops", "people", "staff")}  # fmt: skip
TOPICS = {
    "percent": ("share_of_territory",),
    "km2": ("area_held", "land_in_armenia", "district_area"),
    "settlements": ("settlements",),
    "troops": ("missions",),
}
CONCEPTS = {
    ("side", "russian"): ("russian", "contingent"), ("people", "peacekeeper"): ("peacekeepers",),
    ("act", "peacekeeping"): ("deployed", "contingent", "peacekeepers"),
    ("act", "capture"): ("taken", "held", "total", "running"), ("side", "armenian"): ("armenian",),
    ("side", "azerbaijani"): ("azerbaijan",), ("act", "handover"): ("passed", "handed"),
}  # fmt: skip
APART = {"after", "before", "since", "later", "earlier", "ago", "into"}
LENGTHS = {"days": 1, "weeks": 7, "months": 30}
NEAR = dt.timedelta(days=500)


@dataclass(frozen=True)
class Measured:
    """A figure that is no count of people, with its verdict."""

    start: int
    end: int
    figure: Figure
    unit: str
    verdict: Verdict


@dataclass(frozen=True)
class _Row:
    measure_id: str
    topic: str
    unit: str
    lowest: float
    highest: float
    first: dt.date
    words: frozenset[str]


def measured(
    record: Record, sentence: Sentence, counted: list[Count], setting: Setting, day: dt.date | None
) -> list[Measured]:
    """The figures of a sentence that a published measure, or the length of a war, can answer."""
    used = {count.figure.start for count in counted}
    found = []
    for figure in sentence.figures:
        one_word = figure.is_word and figure.best == 1
        if (
            one_word
            or figure.is_article
            or figure.vague
            or figure.start in used
            or in_date(figure, sentence, spelled=not figure.is_word)
        ):
            continue
        one = (
            _length(record, sentence, figure, setting)
            or _wars(record, sentence, figure)
            or _measure(record, sentence, figure, setting, day)
        )
        if one:
            found.append(one)
    return found


def _unit(sentence: Sentence, figure: Figure, kind: str, within: int) -> Mark | None:
    near = [m for m in sentence.of(kind) if -1 <= m.start - figure.end <= within]
    return near[0] if near else None


# ---- how long, how many wars


def _length(
    record: Record, sentence: Sentence, figure: Figure, setting: Setting
) -> Measured | None:
    """``six weeks of fighting``: the length of a war or an event in days."""
    unit = _unit(sentence, figure, "unit", 2)
    if unit is None or unit.value not in LENGTHS or figure.best is None:
        return None
    if "-" in sentence.between(figure.end, unit.start):
        return None  # "a six-week war" names it
    if APART & set(sentence.between(unit.end, unit.end + 8).lower().split()):
        return None  # "five days after the clash"
    war = [m for m in sentence.of("act") if m.value in ("clash", "operation")]
    war += [m for m in sentence.of("unit") if m.value == "wars"]
    if not any(0 <= m.start - unit.end <= 12 or 0 <= figure.start - m.end <= 16 for m in war):
        return None
    phase = setting.phase_id if setting.event is None or not setting.event.claims else None
    days = (
        record.phase_days[phase] if phase and record.is_war(phase)
        else (setting.event.first, setting.event.last) if setting.event else None
    )  # fmt: skip
    if days is None:
        return None
    length = (days[1] - days[0]).days + (1 if unit.value == "days" else 0)
    size = LENGTHS[unit.value]
    right = abs(length - figure.best * size) <= max(size / 2, 1)
    why = f"From {days[0]:%-d %B %Y} to {days[1]:%-d %B %Y}: {length} days."
    verdict = Verdict(CONFIRMED if right else DIFFERS, (), why)
    return Measured(figure.start, unit.end, figure, unit.value, verdict)


def _wars(record: Record, sentence: Sentence, figure: Figure) -> Measured | None:
    unit = _unit(sentence, figure, "unit", 12)
    if unit is None or unit.value != "wars" or figure.best is None or figure.best > 9:
        return None
    if not figure.is_word or not {"armenian", "azerbaijani"} & {
        v for m in sentence.of("side") for v in m.value.split("|")
    }:
        return None
    known = len([p for p in record.phase_days if record.is_war(p)])
    verdict = CONFIRMED if figure.best == known else DIFFERS
    why = f"The data package knows {known} wars, of 1988–1994 and of 2020."
    return Measured(figure.start, unit.end, figure, "wars", Verdict(verdict, (), why))


# ---- published measures


@functools.lru_cache(maxsize=2)
def _rows(record: Record) -> tuple[_Row, ...]:
    found = []
    for r in rows(record.dataset.measures):
        if "publisher not known" in record.names.get(r.claimant_id, ""):
            continue
        lowest, highest = extent(r.low, r.value, r.high)
        when = bounds(r.date)[0] if isinstance(r.date, str) else dt.date(2020, 1, 1)
        words = frozenset(t.letters[:6] for t in tokens(r.about) if len(t.letters) > 3)
        found.append(_Row(r.measure_id, str(r.topic), r.unit, lowest, highest, when, words))
    return tuple(found)


def _measure(
    record: Record, sentence: Sentence, figure: Figure, setting: Setting, day: dt.date | None
) -> Measured | None:
    unit = _unit(sentence, figure, "unit", 14)
    people = _unit(sentence, figure, "people", 24)
    name = (
        unit.value if unit else "troops" if people and sentence.has("act", "peacekeeping") else ""
    )
    if name not in UNITS or figure.best is None:
        return None
    if name in ("percent", "km2") and not sentence.has("land"):
        return None
    if name == "troops" and not sentence.has("side", "russian"):
        return None
    words = _concepts(record, sentence)
    when = setting.first if setting.stated and setting.first else day
    if name == "settlements" and setting.event:
        when = setting.event.first
    rows = [r for r in _rows(record) if r.topic in TOPICS[name] and r.unit in UNITS[name]
            and len(r.words & words) >= (2 if name != "settlements" else 1)]  # fmt: skip
    if when and name != "percent":
        near = [r for r in rows if abs(r.first - when) <= NEAR]
        # places of another war are another matter; a mission's size is published but once
        rows = near if name == "settlements" else near or rows
    if not rows:
        return None
    best = max(len(r.words & words) for r in rows)
    rows = [r for r in rows if len(r.words & words) >= best - 1]
    last = unit or people
    end = last.end if isinstance(last, Mark) else figure.end
    return Measured(figure.start, end, figure, name, _verdict(figure, rows))


def _concepts(record: Record, sentence: Sentence) -> set[str]:
    words = {t.letters[:6] for t in sentence.tokens if len(t.letters) > 3}
    for mark in sentence.marks:
        for value in mark.value.split("|"):
            words |= {w[:6] for w in CONCEPTS.get((mark.kind, value), ())}
            if mark.kind == "place":
                words |= {w[:6] for w in value.split("-") if len(w) > 3}
    return words


def _verdict(figure: Figure, rows: list[_Row]) -> Verdict:
    best = figure.best or 0.0
    hits = [r for r in rows if (r.lowest <= best <= r.highest and best in (r.lowest, r.highest))
            or rounds(best, r.highest, figure.qualifier)]  # fmt: skip
    ids = tuple(r.measure_id for r in (hits or rows))
    if hits:
        ends = sorted({end for row in hits for end in (row.lowest, row.highest)})
        return Verdict(CONFIRMED, ids, f"Published on this: {', '.join(map(number, ends))}.")
    lowest, highest = span(rows)
    word, verdict = ("Inside", WITHIN) if lowest <= best <= highest else ("Outside", DIFFERS)
    return Verdict(verdict, ids, f"{word} what is published on this: {spread_words(rows)}.")
