"""Statements without a number: who accused whom, a town taken, a ceasefire, a call from abroad.

Each kind of act has the kinds of event it can be, in the table `ACTS`. An event is taken when its
kind, its days and its place or actors fit; what the sources say of it is the answer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from utils.article.act import TITLES, Act, act_days, clause, is_later, matched, speakers, usual_days
from utils.article.attribution import Speaker
from utils.article.captures import capture, on_the_day
from utils.article.marks import Mark, Sentence
from utils.article.record import EVERYWHERE, WIDE_PLACES, Event, Record
from utils.article.settings import Setting, in_time

ACTS: dict[str, tuple[str, ...]] = {
    "mobilise": ("mobilisation",),
    "capture": ("capture", "battle", "massacre"),
    "handover": ("handover",),
    "accuse": ("statement", "clash", "battle", "shelling"),
    "call": ("statement",),
    "calm": ("statement",),
    "ceasefire": ("ceasefire", "agreement"),
    "agreement": ("agreement", "ceasefire", "negotiation"),
    "blockade": ("blockade",),
    "exchange": ("prisoner_exchange",),
    "shootdown": ("shootdown",),
    "peacekeeping": ("peacekeeping",),
    "legal": ("legal",),
    "political": ("political",),
    "operation": ("battle",),
    "shelling": ("shelling", "bombing"),
    "talks": ("negotiation", "agreement"),
    "deny": ("shelling", "bombing", "clash", "battle", "shootdown", "killing", "blockade"),
}
ORDER = tuple(ACTS)
RARE = {"shootdown"}
"""Acts so rare that a year is enough to say which."""
PARTIES = {"armenia", "azerbaijan", "karabakh"}
ATTACKS = {"clash", "shelling", "shootdown", "blockade"}
SPOKEN = {"accuse", "call", "calm"}
"""Acts that are words: somebody must be named who says them."""
WEAK = {"shelling", "peacekeeping", "talks", "legal", "political"}
"""Acts that many words point to: told only where no count stands in the same sentence."""

ENOUGH = 6.0
LATER = {"handover": dt.timedelta(days=30)}
"""Land is handed over in the weeks after the days that a report speaks of."""


def acts(
    record: Record,
    sentence: Sentence,
    setting: Setting,
    speaker: Speaker | None,
    counted: bool,
    day: dt.date | None,
    before: str | None = None,
) -> list[Act]:
    """The acts that a sentence tells of, the most telling first, no event twice."""
    found: list[Act] = []
    marks = sorted(_acts(sentence), key=lambda m: ORDER.index(m.value))
    for mark in marks:
        again = any(a.kind == mark.value and _near(a, mark) for a in found)
        if (counted and mark.value in WEAK) or again:
            continue
        act = _matched(record, sentence, mark, setting, speaker, day, before)
        known = {a.event for a in found}
        if act and not (act.event and act.event in known) and not _same_spoken(act, found):
            found.append(act)
    return [act for act in found if not _of_the_truce(sentence, act, found)]


def _of_the_truce(sentence: Sentence, act: Act, found: list[Act]) -> bool:
    """``accused each other of breaking a truce``: one statement, and the truce answers it."""
    mutual = any(act.start <= m.start < act.end for m in sentence.of("mutual"))
    return (
        act.kind == "accuse"
        and mutual
        and any(a.kind in PEACE and a.start < act.end and act.start < a.end for a in found)
    )


def _near(act: Act, mark: Mark) -> bool:
    """The same act, told once; but Brussels and Washington can call in two clauses."""
    return act.kind not in SPOKEN or act.start <= mark.start < act.end


def _same_spoken(act: Act, found: list[Act]) -> bool:
    return act.kind in SPOKEN and any(
        a.kind in SPOKEN and a.start < act.end and act.start < a.end for a in found
    )


def _acts(sentence: Sentence) -> list[Mark]:
    return [m for m in sentence.of("act") if m.value in ACTS]


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
    places = _places(record, sentence, start, end) or _places(record, sentence)
    if mark.value == "capture":
        return capture(record, sentence, mark, places, setting, speaker, day, before)
    if mark.value == "operation":
        operation = _operation(record, sentence, mark, day)
        return operation or on_the_day(record, sentence, mark, setting, day, ("battle",))
    actors = {h.value.split("|")[0] for h in sentence.of("holder") if start <= h.start < end
              or mark.value == "calm"}  # fmt: skip
    if mark.value == "deny":
        return _denied(record, sentence, mark, actors, setting, day)
    mutual = mark.value == "accuse" and any(start <= m.start < end for m in sentence.of("mutual"))
    if mutual or (mark.value in PEACE and _ended(sentence)):
        return _of_the_matter(record, sentence, mark, setting, day)
    if mark.value in SPOKEN and not actors:
        return None
    first, last = act_days(sentence, mark, setting, day)
    if first is None or last is None:
        return None
    ranked = []
    if mark.value in LATER:
        last += LATER[mark.value]
    named = [record.by_id.get(m.value.split("|")[0]) for m in sentence.of("event")]
    stated = setting.stated or (first, last) != usual_days(setting, day)
    for event in dict.fromkeys([*record.between(first, last), *filter(None, named)]):
        if event.kind in ACTS[mark.value] and not is_later(event, day):
            points = _points(record, sentence, mark, event, places, actors, (first, last, stated))
            ranked.append((points, -abs((event.first - last).days), event))
    best = max(ranked, key=lambda r: r[:2], default=None)
    if best is None or best[0] < ENOUGH:
        return _stopped(sentence, mark, setting)
    return matched(sentence, mark, best[2])


ENDED = {"first_war": "1994-05-12-ceasefire", "second_war": "b-statement-1109"}
"""The ceasefire that is meant where a report says that one ended a war."""
PEACE = ("ceasefire", "agreement")
FULL_STOPS = tuple('.!?…։"”»')
LONG = dt.timedelta(days=14)
"""What goes on for longer is a campaign, not the fight of some days."""
FOUGHT = ("clash", "battle", "shelling", "killing", "incident")


def _denied(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    actors: set[str],
    setting: Setting,
    day: dt.date | None,
) -> Act | None:
    """``Yerevan denies having fired``: a party's denial of the attack that is spoken of."""
    start, end = clause(sentence, mark)
    words = [*sentence.of("act"), *sentence.of("passing")]
    fought = any(start <= m.start < end and set(m.value.split("|")) & ATTACKS for m in words)
    near = actors & PARTIES or {h.value.split("|")[0] for h in sentence.of("holder")} & PARTIES
    event = setting.event or _last_fight(record, setting, day)
    if not fought or not near or event is None or event.kind not in ACTS["deny"]:
        return None
    return None if is_later(event, day) else matched(sentence, mark, event)


def _ended(sentence: Sentence) -> bool:
    """``a truce ended the war``: no day is needed to know which."""
    return bool(sentence.of("phase")) and not sentence.dates


def _of_the_matter(
    record: Record, sentence: Sentence, mark: Mark, setting: Setting, day: dt.date | None
) -> Act | None:
    """Both sides accuse each other of the fight that is spoken of; a truce ended a war."""
    if mark.value in PEACE:
        war = record.war_named(sentence.of("phase")[0].value, day)
        event = record.by_id.get(ENDED.get(war, ""))
    else:
        event = setting.event or _last_fight(record, setting, day)
    fitting = event and (mark.value in PEACE or event.kind in FOUGHT)
    if not event or not fitting or is_later(event, day):
        return None
    return matched(sentence, mark, event)


def _last_fight(record: Record, setting: Setting, day: dt.date | None) -> Event | None:
    """The fight of these days of which most is known."""
    first, last = usual_days(setting, day)
    if first is None or last is None:
        return None
    fights = [e for e in record.between(first, last)
              if e.kind in FOUGHT and not is_later(e, day) and e.last - e.first < LONG]  # fmt: skip
    return max(fights, key=lambda e: e.claims.total(), default=None)


def _stopped(sentence: Sentence, mark: Mark, setting: Setting) -> Act | None:
    """A ceasefire that is told as the end of the fight itself, and has no row of its own."""
    event = setting.event
    called = any(a.value in SPOKEN for a in sentence.of("act"))
    headline = sentence.text.rstrip()[-1:] not in FULL_STOPS
    if mark.value != "ceasefire" or called or headline or event is None:
        return None
    if event.kind not in FOUGHT:
        return None
    return matched(sentence, mark, event)


def _places(record: Record, sentence: Sentence, start: int = 0, end: int = 10**9) -> list[str]:
    """The places named in a sentence, or in a part of it."""
    return [
        record.place_of(m.value, sentence, m)
        for m in sentence.of("place")
        if start <= m.start < end
        if not any(v in WIDE_PLACES for v in m.value.split("|"))
    ]


def _capitals(sentence: Sentence) -> set[str]:
    """Places abroad and capitals: they single out talks, if nothing else."""
    named = {value for mark in sentence.of("place") for value in mark.value.split("|")}
    return named & (WIDE_PLACES - EVERYWHERE)


def _points(
    record: Record,
    sentence: Sentence,
    mark: Mark,
    event: Event,
    places: list[str],
    actors: set[str],
    days: tuple[dt.date, dt.date, bool],
) -> float:
    """How well an event fits an act; `ENOUGH` are needed."""
    first, last, stated = days
    named = any(m.value.split("|")[0] == event.event_id for m in sentence.of("event"))
    short = (last - first).days <= 31
    points = 3.0 + (4.0 if named else 0) + (2.5 if stated and short else 0 if stated else 2.0)
    points += 0.5 if event.kind == ACTS[mark.value][0] else 0
    points += 2.0 if stated and not short and mark.value in RARE else 0
    near = {record.nearness(place, event) for place in places}
    if near & {"place", "unit"}:
        points += 3
    elif event.place_id in _capitals(sentence):
        points += 2
    elif near and not near & {"district", "wide", "named"}:
        points -= 1 if mark.value in RARE else 3
    told = event.words | {w[:5] for w in event.words}
    fitting = sum(any(w[:5] in told or any(t.startswith(w) for t in told) for w in TITLES[a])
                  for a in actors if a in TITLES)  # fmt: skip
    points += min(3.0, 1.5 * fitting)
    if event.kind == "statement":
        points -= 3 * len(speakers(event) - actors)
        points += 3.0 if mark.value == "accuse" and not speakers(event) and len(actors) > 1 else 0
    if mark.value in SPOKEN and actors and not fitting:
        points -= 2.5
    if mark.value == "accuse":
        told_ = " ".join(event.words)
        points += (
            1.5 if "accus" in told_ or "viola" in told_ else -3 if event.kind == "statement" else 0
        )
    if mark.value == "call":
        points += (
            1.0
            if any(w[:4] in ("call", "urge", "asks", "back") for w in event.title.lower().split())
            else 0
        )
    words = {t.letters[:5] for t in sentence.tokens if len(t.letters) > 4}
    return points + min(2.0, 0.7 * len(words & {w[:5] for w in event.words}))


def _operation(record: Record, sentence: Sentence, mark: Mark, day: dt.date | None) -> Act | None:
    """An operation that is called by its name."""
    for name in [*sentence.of("event"), *sentence.of("operation")]:
        event = record.by_id.get(name.value.split("|")[0])
        near = name.start <= mark.start < name.end + 2
        if event and near and event.kind == "battle" and in_time(record, sentence, name, day):
            act = matched(sentence, mark, event)
            return replace(act, start=min(mark.start, name.start), end=name.end)
    return None
