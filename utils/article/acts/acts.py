"""Statements without a number that need more than a match: captures, mutual blame, truces.

What a town was taken by, of which fight both sides accuse each other, which truce ended a war.
Every other act is found by `told`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from utils.article.acts.act import Act, matched, usual_days
from utils.article.acts.captures import capture, in_a_row, on_the_day
from utils.article.acts.told import told
from utils.article.counting.counts import Count
from utils.article.known.record import WIDE_PLACES, Record
from utils.article.known.rows import Event
from utils.article.setting.context import Setting
from utils.article.setting.events import in_time
from utils.article.speakers.attribution import Speaker
from utils.article.text.clauses import clause
from utils.article.text.marks import Mark, Sentence

ORDER = ("capture", "accuse", "ceasefire", "agreement", "operation")
"""The acts that are looked into here, the most telling first."""
TAKEN = ("capture", "battle", "handover")
"""Kinds of event that say nothing where a town is told to be taken otherwise than is known."""
SPOKEN = {"accuse", "call", "calm"}
"""Acts that are words."""


def acts(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    speaker: Speaker | None,
    day: dt.date | None,
    before: str | None = None,
) -> list[Act]:
    """The acts of a sentence that are looked into, no kind and no event twice."""
    found: list[Act] = []
    marks = [m for m in sentence.of("act") if m.value in ORDER and not _of_people(sentence, m)]
    for mark in sorted(marks, key=lambda m: ORDER.index(m.value)):
        if any(act.kind == mark.value for act in found):
            continue
        act = _matched(record, sentence, mark, setting, speaker, day, before)
        if act and not (act.event and act.event in {a.event for a in found}):
            found.append(act)
    return found


def _of_people(sentence: Sentence, mark: Mark) -> bool:
    """``three soldiers fell near Lachin``: what happened to people, and to no town."""
    return mark.value == "capture" and any(
        o.value.startswith("killed") and o.start <= mark.start and mark.end <= o.end
        for o in sentence.of("outcome")
    )


def _matched(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    setting: Setting,
    speaker: Speaker | None,
    day: dt.date | None,
    before: str | None,
) -> Act | None:
    start, end = clause(sentence, mark)
    if mark.value == "capture":
        near = _places(record, sentence, start, end)
        places = near or _places(record, sentence)
        act = capture(record, sentence, mark, places, setting, speaker, day, before)
        return act if act and (near or act.event) else None
    if mark.value == "operation":
        operation = _operation(record, sentence, mark, day)
        return operation or on_the_day(record, sentence, mark, setting, day, ("battle",))
    mutual = mark.value == "accuse" and any(start <= m.start < end for m in sentence.of("mutual"))
    if mutual or (mark.value in PEACE and _ended(record, sentence, day)):
        return _of_the_matter(record, sentence, mark, setting, day)
    return None


ENDED = {"first_war": "1994-05-12-ceasefire", "second_war": "b-statement-1109"}
"""The ceasefire that is meant where a report says that one ended a war."""
PEACE = ("ceasefire", "agreement")
FULL_STOPS = tuple('.!?…։"”»')
FOUGHT = ("clash", "battle", "shelling", "killing", "incident")


def _ended(record: Record, sentence: Sentence, day: dt.date | None) -> bool:
    """``a truce ended the war``: no day is needed to know which, and a day that is told is its."""
    if not sentence.of("phase"):
        return False
    event = _end_of(record, sentence, day)
    return not sentence.dates or bool(
        event and any(d.first <= event.first <= d.last for d in sentence.dates)
    )


def _end_of(record: Record, sentence: Sentence, day: dt.date | None) -> Event | None:
    war = record.war_named(sentence.of("phase")[0].value, day)
    return record.by_id.get(ENDED.get(war, ""))


def _of_the_matter(
    record: Record, sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> Act | None:
    """Both sides accuse each other of the fight that is spoken of; a truce ended a war."""
    if mark.value in PEACE:
        event = _end_of(record, sentence, day)
    else:
        event = setting.event or _last_fight(record, setting, day)
    fitting = event and (mark.value in PEACE or event.kind in FOUGHT)
    if not event or not fitting:
        return None
    return matched(sentence, mark, event)


def _last_fight(record: Record, setting: Setting, day: dt.date | None) -> Event | None:
    """The fight of these days of which most is known."""
    first, last = usual_days(setting, day)
    if first is None or last is None:
        return None
    fights = record.between(first, last)
    return max(fights, key=lambda e: e.claims.total(), default=None)


def stopped(sentence: Sentence, setting: Setting) -> Act | None:
    """A ceasefire that is told as the end of the fight itself, and has no row of its own."""
    event = setting.event
    mark = next((m for m in sentence.of("act") if m.value == "ceasefire"), None)
    called = any(a.value in SPOKEN for a in sentence.of("act"))
    headline = sentence.text.rstrip()[-1:] not in FULL_STOPS
    if mark is None or called or headline or event is None or event.kind not in FOUGHT:
        return None
    return matched(sentence, mark, event)


def with_told(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    day: dt.date | None,
    done: list[Act],
    counted: list[Count],
    known: Collection[Event],
    before: set[Event],
) -> list[Act]:
    """The acts of a sentence, and an event that it tells of in passing beside them.

    ``known`` are the events that were spoken of, ``before`` those of the sentences before.
    """
    fresh = {event for event in known if event not in before}
    sure = [act for act in done if act.event and act.kind != "accuse"]
    passing = told(record, sentence, setting, day, known, counted, sure, fresh, before)
    taken = any(act.event and act.event.kind in TAKEN for act in passing)
    passing = [] if taken and any(not act.event for act in done) else passing
    done = [act for act in done if not passing or (act.event and not _answered(act, passing))]
    done += passing
    done += [
        act for act in in_a_row(record, sentence, day) if act.event not in {a.event for a in done}
    ]
    end = None if done else stopped(sentence, setting)
    return [end] if end else done


def _answered(act: Act, others: list[Act]) -> bool:
    """``accused each other of breaking a truce``: one statement, and the truce answers it."""
    return any(act.start < other.end and other.start < act.end for other in others)


def _places(record: Record, sentence: Sentence, start: int = 0, end: int = 10**9) -> list[str]:
    """The places named in a sentence, or in a part of it."""
    return [
        record.place_of(m.value, sentence, m)
        for m in sentence.of("place")
        if start <= m.start < end
        if not any(v in WIDE_PLACES for v in m.value.split("|"))
    ]


def _operation(record: Record, sentence: Sentence, mark: Mark, day: dt.date | None) -> Act | None:
    """An operation that is called by its name."""
    for name in [*sentence.of("event"), *sentence.of("operation")]:
        event = record.by_id.get(name.value.split("|")[0])
        near = name.start <= mark.start < name.end + 2
        if event and near and in_time(record, sentence, name, day):
            act = matched(sentence, mark, event)
            return replace(act, start=min(mark.start, name.start), end=name.end)
    return None
