"""The words of an ``Incidents`` chart: title, subtitle, notes, alt text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.dataset import Dataset
from utils.dates import spell_span
from utils.figures import extent, number
from utils.views.claims import GROUPS, PEOPLE
from utils.views.gap_words import not_found
from utils.views.sentence_words import between, counted
from utils.views.timeline_axis import span
from utils.views.timeline_cards import days, each

if TYPE_CHECKING:
    from utils.views.incidents import Incidents

ARMED = ("military", "police", "volunteer", "peacekeeper")
SIDES = ("armenian", "azerbaijani")


def title(view: Incidents) -> str:
    """What is shown, in one line."""
    at = f" at {view.place}" if view.place else ""
    return f"Incidents{at} and people {view.outcome}, {spell_span(*span(view.start, view.end))}"


def subtitle(view: Incidents, rows: pd.DataFrame) -> str:
    """How many incidents, how many of them with figures, and by how many claimants."""
    known = rows[rows["claim_id"].notna()]
    least = f" in which somebody counts at least {view.least} killed" if view.least else ""
    if rows.empty:
        return f"No incident{least} is recorded on these days, of these kinds and at this place."
    told = incidents(rows["event_id"].nunique())
    if known.empty:
        return f"{told} in the data{least}; none has a published figure of people {view.outcome}."
    have = f"{number(known['event_id'].nunique())} with published figures of people {view.outcome}"
    who = known["claimant_id"].nunique()
    return f"{told} in the data{least}, {have}, by {who} claimant{'s' if who > 1 else ''}."


def incidents(count: int) -> str:
    """``1 incident``, ``44 incidents``."""
    return "1 incident" if count == 1 else f"{number(count)} incidents"


def notes(
    view: Incidents, rows: pd.DataFrame, unit: str, scale: str, dataset: Dataset
) -> list[str]:
    """How to read the marks, what is not drawn and why, what is not known."""
    said = [
        f"Hatched: no incident of these kinds is recorded for that {unit}. That is not zero; what "
        "was published on many years has not been found, and shootings without losses are rare "
        "in the data."
    ]
    if rows["claim_id"].notna().any():
        curve = " The scale is logarithmic above 1." if scale == "log" else ""
        said.insert(
            0,
            "Each mark is one claim, on the incident’s first day (a little right of it for "
            "civilians, a little left for all people); a bar joins the lowest and the highest "
            "claim on the same people of one incident. Claims are not added or averaged. "
            f"Sides stand in alphabetical order.{curve}",
        )
    return [*said, *filter(None, [_not_drawn(view, dataset), _not_found(view, dataset)])]


def _not_drawn(view: Incidents, dataset: Dataset) -> str:
    words = {
        "running": "running totals that end before the incident or repeat a later figure",
        "part": "figures on a part of the people",
        "superseded": "figures replaced later",
        "mixed": "figures that mix the dead with others",
    }
    counts = view.left_out(dataset)
    parts = [f"{words[reason]} ({counts[reason]})" for reason in words if counts[reason]]
    return f"Not drawn: {', '.join(parts)}." if parts else ""


def _not_found(view: Incidents, dataset: Dataset) -> str:
    """What was looked for and not found on the periods that the days lie in."""
    first, last = (pd.Timestamp(day) for day in span(view.start, view.end))
    phases = dataset.phases
    ends = phases["date_end"].fillna(pd.Timestamp(dt.date.max.replace(year=2200)))
    between = phases["phase_id"].isin(["interwar", "post_2020", "aftermath"])
    inside = phases[between & (phases["date_start"] <= last) & (ends >= first)]["phase_id"]
    gaps = dataset.gaps
    chosen = gaps[gaps["phase_id"].isin(inside) & (gaps["outcome"] == view.outcome)]
    return not_found(chosen, dataset)


def figures_of(rows: list[Any], side: str) -> list[str]:
    """What was said on one side's people in one incident, a piece for each figure."""
    members = [row for row in rows if row.side == side]
    groups = {row.group for row in members}
    several = len(groups) > 1 or not groups <= set(ARMED)
    return list(dict.fromkeys(_said(row, several) for row in members))


def _said(row: Any, with_group: bool) -> str:
    short = {"total": "in all"}.get(row.group, GROUPS[row.group])
    short = short.removesuffix("s") if row.figure == "1" else short
    return f"{row.figure}{f' {short}' if with_group else ''} ({row.claimant})"


def sentence(view: Incidents, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    at = f" at {view.place}" if view.place else ""
    least = f" in which somebody counts at least {view.least} killed" if view.least else ""
    known = rows.loc[rows["claim_id"].notna(), "event_id"].nunique()
    count = rows["event_id"].nunique()
    some = "all" if known == count else number(known) if known else "none"
    figures = f", {some} of them with published figures of people {view.outcome}"
    return (
        f"The dot plot shows {counted(count, 'incident')}{at}{least}, "
        f"{between(*span(view.start, view.end))}{figures if count > 1 else ''}."
    )


def details(view: Incidents, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: the highest figure on each side's people."""
    known = rows[rows["claim_id"].notna()]
    sides = [_extreme(known[known["side"] == side], side, view.outcome) for side in SIDES]
    return " ".join(sides) if len(known) else subtitle(view, rows)


def _extreme(rows: pd.DataFrame, side: str, outcome: str) -> str:
    if rows.empty:
        return f"{PEOPLE[side]}: no figure in the data."
    highs = [extent(row.low, row.best, row.high)[1] for row in each(rows)]
    top = next(each(rows.iloc[[highs.index(max(highs))]]))
    figures = "1 figure" if len(rows) == 1 else f"{len(rows)} figures"
    return (
        f"{PEOPLE[side]} {outcome}: {figures}, the highest {top.figure} by {top.claimant} "
        f"({top.title}, {days(top)})."
    )
