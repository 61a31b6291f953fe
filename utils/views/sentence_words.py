"""Phrases from which the sentence of each chart is put together, right in number and grammar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from utils.dataset import Dataset
from utils.dates import spell
from utils.figures import number
from utils.views.claims import PEOPLE

WHO = {
    "all": "people",
    "military": "soldiers",
    "civilian": "civilians",
    "total": "people",
    "police": "police officers",
    "volunteer": "volunteers",
    "peacekeeper": "peacekeepers",
}
"""Whom figures of a category count."""
PERIODS = {
    "prelude": "the prelude",
    "first_war": "the first war",
    "interwar": "the years between the wars",
    "second_war": "the second war",
    "post_2020": "the years after the war of 2020",
    "offensive_2023": "September 2023",
    "aftermath": "the time since October 2023",
    "multiple": "several periods taken together",
}
"""Periods as they stand after “in”."""
SPOKEN = {"own_side": "their own side", "other_side": "the other side", "third_party": "others"}
"""Who counts, after “by”."""


def listed(words: Sequence[str]) -> str:
    """``one``, ``one and another``, ``one, another and a third``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def counted(count: int, noun: str = "published figure") -> str:
    """``no published figure``, ``1 published figure``, ``1,072 published figures``."""
    return f"{number(count) if count else 'no'} {noun}{'' if count == 1 else 's'}"


def people(sides: Sequence[str]) -> str:
    """Whose people, inside a sentence: ``Armenians and both sides together``."""
    return listed([PEOPLE[s].replace("Both", "both").replace("Others", "others") for s in sides])


def fate(outcome: str, category: str, sides: Sequence[str], dataset: Dataset) -> str:
    """What happened to whom: ``soldiers killed (Armenians and Azerbaijanis)``."""
    what = dataset.labels("claims", "outcome")[outcome].lower()
    who = WHO[category]
    happened = f"{what} of {who}" if outcome == "excess_deaths" else f"{who} {what}"
    apart = ", soldiers and civilians not told apart" if category == "total" else ""
    return f"{happened} ({people(sides)}{apart})"


def during(phases: Sequence[str], dataset: Dataset) -> str:
    """When: ``in the first war and the second war``."""
    names = dataset.phases.set_index("phase_id")["short_name"]
    return f"in {listed([PERIODS.get(phase, names[phase]) for phase in phases])}"


def voices(speakers: Sequence[str]) -> str:
    """Who counts: ``by their own side and others``."""
    return f"by {listed([SPOKEN[speaker] for speaker in speakers])}"


def between(first: dt.date, last: dt.date) -> str:
    """When: ``from 20 February 1988 to 12 May 1994``, ``on 12 May 1994``."""
    return f"on {spell(first)}" if first == last else f"from {spell(first)} to {spell(last)}"
