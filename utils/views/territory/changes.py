"""What changed between two days, in words, as briefly as there is room for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from utils.data.dates import spell
from utils.language import say
from utils.views.territory.words import became, begun, districts_of, gathered

BY_DAY, BY_MONTH, BY_YEAR = 10, 7, 4
"""How many letters of a date are told: all, its month, its year."""
UNSETTLED = ("contested", "divided")


@dataclass(frozen=True)
class Change:
    """What became of some units on a day, in a month or a year: ``when`` and ``text`` in words."""

    day: dt.date
    when: str
    text: str


def changes_in_words(
    changes: pd.DataFrame,
    names: dict[str, str],
    told: int = BY_DAY,
    settled: bool = False,
    parts: bool = True,
) -> list[Change]:
    """The changes in order; what changed hands together, in the same way, is one change.

    ``changes`` is what ``control.changes_between`` returns; ``names`` the units' names by id;
    ``told`` how much of a date is told. With ``settled``, steps to contested or divided are left
    out; without ``parts``, it is not said which parts of a district changed.
    """
    if settled:
        changes = changes[~changes["controller"].isin(UNSETTLED)]
    days = zip(changes["date_start"], changes["date_precision"], strict=True)
    when = [begun(day, precision)[:told] for day, precision in days]
    text = [became(*pair) for pair in zip(changes["controller"], changes["how"], strict=True)]
    whole = districts_of(names)
    listed = []
    for (date, what), group in changes.assign(when=when, text=text).groupby(
        ["when", "text"], sort=False
    ):
        units = gathered(
            list(dict.fromkeys(names[unit] for unit in group["unit_id"])), whole, parts
        )
        day = group["date_start"].iloc[0].date()
        listed.append(
            Change(day, spell(str(date), short=True), say("{head}: {text}", head=units, text=what))
        )
    return sorted(listed, key=lambda change: (change.day, change.when, change.text))


def levels(changes: pd.DataFrame, names: dict[str, str]) -> list[list[Change]]:
    """The changes in fewer and fewer lines.

    By day; without unsettled steps; by month; by year; by year and district.
    """
    return [
        changes_in_words(changes, names),
        changes_in_words(changes, names, settled=True),
        changes_in_words(changes, names, BY_MONTH, settled=True),
        changes_in_words(changes, names, BY_YEAR, settled=True),
        changes_in_words(changes, names, BY_YEAR, settled=True, parts=False),
    ]
