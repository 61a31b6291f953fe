"""Voices that are missing in a ``Casualties`` chart, and what they published instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.records import gathered, records
from utils.data.speakers import PARTIES, SPEAKERS
from utils.language import lower, message, remembered, say
from utils.views.claims.days import days_apart
from utils.views.claims.words import NOT_SPLIT, PEOPLE, counting, described
from utils.views.rivals.question import Question

if TYPE_CHECKING:
    from utils.views.casualties.view import Casualties

RUNNING = message("running totals only, the last {figure}, {date}")
WHOLE = message("figures for the whole only, the last {figure}, {date}")
TOGETHER = message("only soldiers and civilians not told apart, {figure}, {date}")
ONLY = message("only {figures}")
APART = message("only apart: {figures}")
NOTHING = message("no such figure in the data")
COUNTED = {
    "military": message("{figure} military, {date}"),
    "civilian": message("{figure} civilians, {date}"),
}
"""Whom a figure counts that tells soldiers and civilians apart."""
OF_A_SIDE = ("own_side", "other_side")


def silences(
    view: Casualties, drawn: Sequence[Any], dataset: Dataset, phase: str, side: str
) -> list[str]:
    """A line for each of the two sides that gave none of the figures drawn on these people.

    Where nobody gave any, or the page has room for few lines, only those are named that published
    another kind of figure.
    """
    wanted = [voice for voice in OF_A_SIDE if voice in view.speakers and side in PARTIES]
    missing = [voice for voice in wanted if voice not in {row.speaker for row in drawn}]
    if not missing:
        return []
    known = gathered(_published(view.outcome, phase, side, dataset), "speaker")
    found = [(voice, _instead(view, known.get(voice, []), dataset)) for voice in missing]
    return [
        say("{head}: {text}", head=f"{PEOPLE[side]}, {lower(SPEAKERS[voice])}", text=text)
        for voice, text in ((voice, text or _none(drawn)) for voice, text in found)
        if text
    ]


@remembered
def _published(outcome: str, phase: str, side: str, dataset: Dataset) -> list[Any]:
    """All current figures on these people in this period, running totals from its first day on."""
    claims = dataset.claims
    near = claims[
        (claims["phase_id"] == phase)
        & (claims["side"] == side)
        & (claims["outcome"] == outcome)
        & (claims["status"] == "current")
    ]
    known = described(near, dataset)
    begun = known["scope"] != "cumulative"
    begun |= Question(outcome, phase, side).from_the_start(known, dataset)
    return records(known[begun])


def _none(drawn: Sequence[Any]) -> str:
    return "" if not drawn or style.THIN else say(NOTHING)


def _instead(view: Casualties, claims: Sequence[Any], dataset: Dataset) -> str:
    """What a voice published that answers another question than the chart's."""
    scopes = gathered(claims, "scope")
    same = scopes.get(view.scope, [])
    if view.category == "total" and (parts := _apart(same, dataset)):
        return parts
    other = "phase_total" if view.scope == "cumulative" else "cumulative"
    of_other_scope = _of(_categories(view), scopes.get(other, []))
    if of_other_scope:
        words = RUNNING if other == "cumulative" else WHOLE
        return _last(words, of_other_scope, dataset, whom=view.category == "all")
    if view.category not in ("military", "civilian"):
        return ""
    together = _of(NOT_SPLIT, same) or _of(NOT_SPLIT, scopes.get(other, []))
    return _last(TOGETHER, together, dataset)


def _of(categories: Sequence[str], claims: Sequence[Any]) -> list[Any]:
    return [row for row in claims if row.category in categories]


def _apart(claims: Sequence[Any], dataset: Dataset) -> str:
    """The last figures of soldiers and of civilians, from somebody who gave none for both."""
    told = [
        _last(COUNTED[group], members, dataset)
        for group in COUNTED
        if (members := _of([group], claims))
    ]
    return say(APART if len(told) > 1 else ONLY, figures="; ".join(told)) if told else ""


def _categories(view: Casualties) -> tuple[str, ...]:
    """Whom the figures of the chart may count; a part of the people stands for nobody else."""
    every = ("military", "civilian", *NOT_SPLIT)
    return {"all": every, "total": NOT_SPLIT}.get(view.category, (view.category,))


def _last(words: str, claims: Sequence[Any], dataset: Dataset, whom: bool = False) -> str:
    """The last figure in these words, with ``whom`` it counts where no heading tells that."""
    if not claims:
        return ""
    last = max(claims, key=_day)
    date = spell(last.as_of, short=True) if isinstance(last.as_of, str) else say("undated")
    days = days_apart(last, dataset)
    figure = counting(last) if whom else last.figure
    return say(words, figure=figure, date=", ".join(filter(None, [date, days])))


def _day(row: Any) -> tuple[str, float, str]:
    known = [value for value in (row.low, row.best, row.high) if pd.notna(value)]
    return row.as_of if isinstance(row.as_of, str) else "", max(known), row.claim_id
