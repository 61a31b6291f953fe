"""The words of an ``Incidents`` chart: title, subtitle, notes, alt text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.dates import spell_span
from utils.data.figures import extent, extents, number
from utils.data.records import records
from utils.data.speakers import SPEAKERS
from utils.language import Phrases, message, plural, say
from utils.views.claims.words import FATES, PEOPLE
from utils.views.gap_words import not_found
from utils.views.sentence_words import between, counted
from utils.views.timeline.axis import looked_through, span
from utils.views.timeline.cards import days

if TYPE_CHECKING:
    from utils.views.incidents.view import Incidents

ARMED = ("military", "police", "volunteer", "peacekeeper")
SIDES = ("armenian", "azerbaijani")


def title(view: Incidents) -> str:
    """What is shown, in one line."""
    what = message("Incidents and people {killed}, {days}")
    if view.place:
        what = message("Incidents at {place} and people {killed}, {days}")
    days = spell_span(*looked_through(view.start, view.end))
    return say(what, place=view.place, killed=FATES[view.outcome], days=days)


def subtitle(view: Incidents, rows: pd.DataFrame) -> str:
    """How many incidents, how many of them with figures, and by how many claimants."""
    known = rows[rows["claim_id"].notna()]
    least, killed = _at_least(view), FATES[view.outcome]
    if rows.empty:
        none = message(
            "No incident{least} is recorded on these days, of these kinds and at this place."
        )
        return say(none, least=least)
    told = incidents(rows["event_id"].nunique())
    if known.empty:
        none = message(
            "{incidents} in the data{least}; none has a published figure of people {killed}."
        )
        return say(none, incidents=told, least=least, killed=killed)
    return say(
        "{incidents} in the data{least}, {count} with published figures of people {killed}, by "
        "{claimants}.",
        incidents=told,
        least=least,
        count=number(known["event_id"].nunique()),
        killed=killed,
        claimants=counted(known["claimant_id"].nunique(), "claimant"),
    )


def _at_least(view: Incidents) -> str:
    if not view.least:
        return ""
    return f" {say('in which somebody counts at least {count} killed', count=view.least)}"


def incidents(count: int) -> str:
    """``1 incident``, ``44 incidents``."""
    return plural("{count} incident", "{count} incidents", count)


def notes(
    view: Incidents, rows: pd.DataFrame, unit: str, scale: str, dataset: Dataset
) -> list[str]:
    """How to read the marks, what is not drawn and why, what is not known."""
    said = [
        say(
            "Hatched: no incident of these kinds is recorded for that {unit}. That is not zero; "
            "what was published on many years has not been found, and shootings without losses "
            "are rare in the data.",
            unit=say("month") if unit == "month" else say("year"),
        )
    ]
    if rows["claim_id"].notna().any():
        reading = say(
            "Each mark is one claim, on the incident’s first day (a little right of it for "
            "civilians, a little left for all people); a bar joins the lowest and the highest "
            "claim on the same people of one incident. Claims are not added or averaged. "
            "Sides stand in alphabetical order."
        )
        curve = f" {say('The scale is logarithmic above 1.')}" if scale == "log" else ""
        said.insert(0, f"{reading}{curve}")
    return [*said, *left_out_notes(view, dataset)]


def left_out_notes(view: Incidents, dataset: Dataset) -> list[str]:
    """Which figures are not drawn, and which were looked for and not found."""
    return [*filter(None, [_not_drawn(view, dataset), _not_found(view, dataset)])]


def _not_drawn(view: Incidents, dataset: Dataset) -> str:
    counts = view.left_out(dataset)
    parts = [f"{REASONS[reason]} ({counts[reason]})" for reason in REASONS if counts[reason]]
    return say("Not drawn: {parts}.", parts=", ".join(parts)) if parts else ""


REASONS = Phrases(
    {
        "running": "running totals that end before the incident or repeat a later figure",
        "part": "figures on a part of the people",
        "superseded": "figures replaced later",
        "mixed": "figures that mix the dead with others",
    }
)


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
    """What was said on one side's people in one incident, a piece for each figure.

    The highest stands first, then the highest of each voice, that of their own side before others.
    """
    members = sorted((row for row in rows if row.side == side), key=lambda row: -_top(row))
    groups = {row.group for row in members}
    several = len(groups) > 1 or not groups <= set(ARMED)
    first = {row.speaker: row for row in reversed(members)}
    order = [*members[:1], *(first[voice] for voice in SPEAKERS if voice in first), *members]
    return list(dict.fromkeys(_said(row, several) for row in order))


def _top(row: Any) -> float:
    return extent(row.low, row.best, row.high)[1]


def _said(row: Any, with_group: bool) -> str:
    if not with_group:
        return f"{row.figure} ({row.claimant})"
    whom = ONE[row.group] if row.figure == "1" else MANY[row.group]
    return f"{say(whom, figure=row.figure)} ({row.claimant})"


ONE = {
    "military": message("{figure} military"),
    "police": message("{figure} police"),
    "volunteer": message("{figure} volunteer"),
    "peacekeeper": message("{figure} peacekeeper"),
    "civilian": message("{figure} civilian"),
    "total": message("{figure} in all"),
}
MANY = ONE | {
    "volunteer": message("{figure} volunteers"),
    "peacekeeper": message("{figure} peacekeepers"),
    "civilian": message("{figure} civilians"),
}


def sentence(view: Incidents, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    known = rows.loc[rows["claim_id"].notna(), "event_id"].nunique()
    count = rows["event_id"].nunique()
    some = number(known) if known else say("none", "of so many incidents")
    if known == count:
        some = say("all", "of so many incidents")
    shows = message("The dot plot shows {incidents}{at}{least}, {between}{figures}.")
    if view.show == "map":
        shows = message("The map shows {incidents}{at}{least}, {between}{figures}.")
    have = message(", {number} of them with published figures of people {killed}")
    return say(
        shows,
        incidents=counted(count, "incident"),
        at=f" {say('at {place}', place=view.place)}" if view.place else "",
        least=_at_least(view),
        between=between(*looked_through(view.start, view.end)),
        figures=say(have, number=some, killed=FATES[view.outcome]) if count > 1 else "",
    )


def details(view: Incidents, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: the highest figure on each side's people."""
    known = rows[rows["claim_id"].notna()]
    sides = [_extreme(known[known["side"] == side], side, view.outcome) for side in SIDES]
    return " ".join(sides) if len(known) else subtitle(view, rows)


def _extreme(rows: pd.DataFrame, side: str, outcome: str) -> str:
    if rows.empty:
        return say("{head}: no figure in the data.", head=PEOPLE[side])
    highs = [high for _, high in extents(rows)]
    top = records(rows.iloc[[highs.index(max(highs))]])[0]
    return say(
        "{people} {killed}: {figures}, the highest {figure} by {claimant} ({title}, {days}).",
        people=PEOPLE[side],
        killed=FATES[outcome],
        figures=plural("{count} figure", "{count} figures", len(rows)),
        figure=top.figure,
        claimant=top.claimant,
        title=top.title,
        days=days(top),
    )
