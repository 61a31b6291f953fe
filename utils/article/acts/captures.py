"""A place taken: the side that took it and the day are compared with the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from utils.article.acts.act import Act, act_days, is_later, matched, usual_days
from utils.article.known.record import Record
from utils.article.known.rows import Capture
from utils.article.setting.context import Setting
from utils.article.setting.places import places_of
from utils.article.speakers.attribution import OPPOSITE, Speaker
from utils.article.text.clauses import clause
from utils.article.text.marks import Mark, Sentence
from utils.article.verdicts.compare import CONFIRMED, DIFFERS, Verdict

TAKEN = ("capture", "handover")
DATED = 12
"""Letters between a place and the day of its handover: ``Lachin on 1 December``."""


def capture(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    places: list[str],
    setting: Setting,
    speaker: Speaker | None,
    day: dt.date | None,
    before: str | None,
) -> Act | None:
    """A town or height taken: the side that took it and the day are compared with the record."""
    taker = _taker(sentence, mark, speaker)
    first, last = act_days(sentence, mark, setting, day)
    start, end = clause(sentence, mark)
    if not places and before and _town(sentence, mark):
        places = [before]
    if not places:
        return _heights(record, sentence, mark, setting, day)
    rows = [r for p in places for r in record.captures(p)]
    if not rows:
        return on_the_day(record, sentence, mark, setting, day)
    mine = [r for r in rows if taker in (None, r.by)]
    stated = setting.stated or day is None
    timely = [r for r in mine if first is None or last is None or r.touches(first, last)]
    if not timely and not any(start <= d.start < end for d in sentence.dates):
        timely = _only(mine, day)
    if timely:
        event = record.event_of(timely[0])
        return Act(start, end, "capture", event, Verdict(CONFIRMED, (), timely[0].words()))
    if not stated:
        return None
    return Act(
        start, end, "capture", None, Verdict(DIFFERS, (), f"Known otherwise: {rows[0].words()}")
    )


def _only(rows: list[Capture], day: dt.date | None) -> list[Capture]:
    """``whose son fell when Armenian forces took Shusha``: no date is needed if it was once."""
    before = [r for r in rows if day is None or r.first <= day]
    return before if len({r.first for r in before}) == 1 else []


def _town(sentence: Sentence, mark: Mark) -> bool:
    """``took the town``: the place that was spoken of before."""
    return any(-18 <= m.start - mark.end <= 20 for m in sentence.of("town"))


def _heights(
    record: Record, sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> Act | None:
    """Heights or positions without a name: a capture announced on these days."""
    first, last = usual_days(setting, day)
    if first is None or last is None or not sentence.has("ground"):
        return on_the_day(record, sentence, mark, setting, day)
    found = [e for e in record.between(first, last) if e.kind == "capture"]
    return matched(sentence, mark, found[0]) if found else None


def on_the_day(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    setting: Setting,
    day: dt.date | None,
    kinds: tuple[str, ...] = (),
) -> Act | None:
    """``stormed Baku``: by day and place."""
    first, last = act_days(sentence, mark, setting, day)
    places = {v for m in sentence.of("place") for v in m.value.split("|")}
    if first is None or last is None or (last - first).days > 31 or not places:
        return None
    found = [
        e for e in record.between(first, last)
        if e.claims and not is_later(e, day) and (not kinds or e.kind in kinds)
        and e.place_id in places
    ]  # fmt: skip
    best = max(found, key=lambda e: e.claims.total(), default=None)
    return matched(sentence, mark, best) if best else None


def in_a_row(record: Record, sentence: Sentence, day: dt.date | None) -> Iterator[Act]:
    """``handed over Agdam on the 20th, Kalbajar on the 25th and Lachin on 1 December``."""
    if not any(m.value in TAKEN for kind in ("act", "passing") for m in sentence.of(kind)):
        return
    pairs = [
        (place, when) for place in places_of(record, sentence) for when in sentence.dates
        if 0 < when.start - place.end <= DATED and when.days <= 2 and (not day or when.first <= day)
    ]  # fmt: skip
    for place, when in pairs if len(pairs) > 1 else ():
        for event in record.between(when.first, when.last):
            there = any(record.nearness(i, event) == "place" for i in place.value.split("|"))
            if event.kind in TAKEN and there:
                act = matched(sentence, place, event)
                yield replace(act, start=place.start, end=when.end, kind="capture")
                break


def _taker(sentence: Sentence, mark: Mark, speaker: Speaker | None) -> str | None:
    """Whose forces took it: after ``by`` or before the verb."""
    fell = any(mark.start <= m.start < mark.end for m in sentence.of("fell"))
    by = [m.end for m in sentence.of("actor") if 0 <= m.start - mark.end <= 50]
    sides = [m for m in sentence.of("side") if m.value in OPPOSITE]
    agent = [m for m in sides if any(0 <= m.start - end <= 8 for end in by)]
    if agent:
        return agent[0].value
    before = [m for m in sides if m.end <= mark.start]
    if before and not fell:
        return before[-1].value
    return speaker.side if speaker and speaker.side in OPPOSITE and not fell else None
