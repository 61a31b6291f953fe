"""What changed between two days, in words, as briefly as there is room for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from utils.data.dates import spell
from utils.data.records import records
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
    together: dict[tuple[str, str], list[Any]] = {}
    for row in records(changes):
        if not (settled and row.controller in UNSETTLED):
            date = begun(row.date_start, row.date_precision)[:told]
            together.setdefault((date, became(row.controller, row.how)), []).append(row)
    whole, listed = districts_of(names), []
    for (date, what), rows in together.items():
        units = gathered(list(dict.fromkeys(names[row.unit_id] for row in rows)), whole, parts)
        text = say("{head}: {text}", head=units, text=what)
        listed.append(Change(rows[0].date_start.date(), spell(date, short=True), text))
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
