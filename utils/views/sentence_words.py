"""Phrases from which the sentence of each chart is put together, right in number and grammar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from utils.data.dataset import Dataset
from utils.data.dates import spell, spell_span
from utils.language import Phrases, inside, listed, lower, message, numbered, plural, say
from utils.later import pd
from utils.views.claims.words import PEOPLE

__all__ = ["between", "counted", "during", "fate", "listed", "people", "spoken", "voices"]

NOUNS_ALONE = ("excess_deaths", "casualties")
"""Outcomes that name things, not what happened to people."""

WHO = Phrases(
    {
        "all": "people",
        "military": "soldiers",
        "civilian": "civilians",
        "total": "people",
        "police": "police officers",
        "volunteer": "volunteers",
        "peacekeeper": "peacekeepers",
    },
    context="whom figures count",
)
"""Whom figures of a category count."""
PERIODS = Phrases(
    {
        "prelude": "the prelude",
        "first_war": "the first war",
        "interwar": "the years between the wars",
        "second_war": "the second war",
        "post_2020": "the years after the war of 2020",
        "offensive_2023": "September 2023",
        "aftermath": "the time since October 2023",
        "multiple": "several periods taken together",
    },
    context="periods in a sentence",
)
"""Periods as they stand after “in”."""
SPOKEN = Phrases(
    {"own_side": "their own side", "other_side": "the other side", "third_party": "others"},
    context="counted by",
)
"""Who counts, after “by”."""
NOUNS = {
    "published figure": numbered("{count} published figure", "{count} published figures"),
    "published running figure": numbered(
        "{count} published running figure", "{count} published running figures"
    ),
    "published area": numbered("{count} published area", "{count} published areas"),
    "claimant": numbered("{count} claimant", "{count} claimants"),
    "place": numbered("{count} place", "{count} places"),
    "district": numbered("{count} district", "{count} districts"),
    "incident": numbered("{count} incident", "{count} incidents"),
    "event": numbered("{count} event", "{count} events"),
}
"""What is counted in sentences; ``NONE`` where there is none of it."""
NONE = {
    "published figure": message("no published figures"),
    "published running figure": message("no published running figures"),
    "published area": message("no published areas"),
    "claimant": message("no claimants"),
    "place": message("no places"),
    "district": message("no districts"),
    "incident": message("no incidents"),
    "event": message("no events"),
}


def period_heading(name: str, start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A period's name with its days; years at the end of the name would say them twice."""
    if pd.isna(start):
        return name
    name = re.sub(r", \d{4}(–\d{4})?( ?թ\.)?$", "", name)
    if pd.isna(end):
        return say("{period}, since {date}", period=name, date=spell(start.date()))
    return f"{name}, {spell_span(start.date(), end.date())}"


def counted(count: int, noun: str = "published figure") -> str:
    """``no published figures``, ``1 published figure``, ``1,072 published figures``."""
    return plural(*NOUNS[noun], count) if count else say(NONE[noun])


def people(sides: Sequence[str]) -> str:
    """Whose people, inside a sentence: ``Armenians and both sides together``."""
    named = {"both": message("both sides together"), "other": message("foreigners and others")}
    return listed([say(named[s]) if s in named else inside(PEOPLE[s]) for s in sides])


def fate(outcome: str, category: str, sides: Sequence[str], dataset: Dataset) -> str:
    """What happened to whom: ``soldiers killed (Armenians and Azerbaijanis)``."""
    what, who = lower(dataset.labels("claims", "outcome")[outcome]), WHO[category]
    happened = say("{who} {what}", who=who, what=what)
    if outcome == "excess_deaths":
        happened = say("{what} of {who}", who=who, what=what)
    if category == "total":
        apart = message("{fate} ({people}, soldiers and civilians not told apart)")
        return say(apart, fate=happened, people=people(sides))
    return f"{happened} ({people(sides)})"


def happened(outcome: str, category: str, dataset: Dataset) -> str:
    """What a title says happened to whom: ``soldiers killed``, ``people missing``."""
    what = lower(dataset.labels("claims", "outcome")[outcome])
    if outcome in NOUNS_ALONE:
        return what
    if category in ("all", "total"):
        return say("people {what}", what=what)
    return say("{who} {what}", "in a title", who=WHO[category], what=what)


def among(outcome: str, category: str, side: str, dataset: Dataset) -> str:
    """The same with whose people: ``soldiers killed among Armenians``, ``Armenians killed``."""
    fate, whose = happened(outcome, category, dataset), people([side])
    if side == "both":
        return say("{fate} on both sides together", fate=fate)
    if category == "total" and outcome not in NOUNS_ALONE:
        what = lower(dataset.labels("claims", "outcome")[outcome])
        return say("{people} {what}", "in a title", people=whose, what=what)
    return say("{fate} among {people}", fate=fate, people=whose)


def titled(what: str, phases: Sequence[str], dataset: Dataset) -> str:
    """A title on periods: ``soldiers killed in the first war and the second war``."""
    names = dataset.periods()
    periods = listed([PERIODS.get(each, names[each]) for each in phases])
    return say("{what} in {period}", what=what, period=periods)


def during(phases: Sequence[str], dataset: Dataset) -> str:
    """When: ``in the first war and the second war``."""
    names = dataset.periods()
    return say("in {periods}", periods=listed([PERIODS.get(each, names[each]) for each in phases]))


def spoken(speakers: Sequence[str]) -> str:
    """Who counts: ``their own side and others``."""
    return listed([SPOKEN[speaker] for speaker in speakers])


def voices(speakers: Sequence[str]) -> str:
    """Who counts: ``by their own side and others``."""
    return say("by {voices}", voices=spoken(speakers))


def between(first: dt.date, last: dt.date) -> str:
    """When: ``from 20 February 1988 to 12 May 1994``, ``on 12 May 1994``."""
    if first == last:
        return say("on {date}", date=spell(first))
    return say("from {first} to {last}", first=spell(first), last=spell(last))
