"""The words of a ``Displacement`` chart: title, subtitle, what overlaps, notes and alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from utils.dataset import Dataset
from utils.dates import spell
from utils.figures import extent
from utils.views import sentence_words
from utils.views.claims import PEOPLE
from utils.views.displacement import PERIODS, SHOWS
from utils.views.displacement_rows import RETURNS, returns
from utils.views.gap_words import not_found
from utils.views.rivals_words import counted, stated
from utils.views.sentence_words import listed, people

if TYPE_CHECKING:
    from utils.views.displacement import Displacement

TITLES = {
    "waves": "Displaced: whole waves of flight",
    "places": "Displaced: the flight from towns, districts and battles",
    "running": "Displaced: running totals",
    "parts": "Displaced: parts of those who fled",
    "returns": "After flight: who returned, who is still away",
    "exodus": "Displaced: the flight of September 2023, day by day",
}
KINDS = {
    "waves": "Figures for whole waves of flight",
    "places": "Figures for the flight from one town or district, or during one battle",
    "running": "Counts as they stood on the day to which each refers",
    "parts": "Figures for some of the displaced",
    "returns": "Figures on returns and on those still displaced",
    "exodus": "Armenians of Nagorno-Karabakh arriving in Armenia, as counted then and later",
}
ABOUT = {
    "waves": "whole waves of flight",
    "places": "the flight from single towns, districts or battles",
    "running": "people displaced up to the day to which each refers",
    "parts": "parts of the displaced",
}
"""What the lists are about, inside a sentence."""
AGAIN = {
    "first_war": (
        "Totals for 1988–94 hold the flights of 1988 to 1991 and the flight from single towns; "
        "some count refugees, some people displaced within a country, some both, and some include "
        "children born later."
    ),
    "second_war": (
        "Somebody who fled in 2020 and went home again may be in the figures of 2023 as well."
    ),
    "offensive_2023": (
        "Counts at the border and registrations made later cover the same people of September 2023."
    ),
}


def title(view: Displacement) -> str:
    """What is shown, in one line."""
    if view.show in ("returns", "exodus"):
        return TITLES[view.show]
    periods = [PERIODS[period] for period in view.periods]
    named = listed([period[0].lower() + period[1:] for period in periods])
    return f"{TITLES[view.show]}: {named}" if len(periods) < 4 else TITLES[view.show]


def subtitle(view: Displacement, rows: pd.DataFrame) -> str:
    """Which kind of figure, how many, of how many claimants."""
    if rows.empty:
        return f"{KINDS[view.show]}: no such figure in the data."
    claimants = counted(rows["claimant_id"].nunique(), "claimant")
    whose = "" if view.show == "exodus" else f" on {people(view.sides)}"
    return f"{KINDS[view.show]}{whose}: {counted(len(rows))} of {claimants}."


def notes(view: Displacement, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """What overlaps, how to read the chart, what is not drawn and what is not known."""
    said = [_overlap(view), _reading(view, rows), _elsewhere(view, dataset), _gaps(view, dataset)]
    return tuple(filter(None, said))


def _overlap(view: Displacement) -> str:
    if view.show == "returns":
        return (
            "These counts overlap: somebody who returned may have left again, and counts of "
            "different offices begin on different days. They are never added."
        )
    chosen = ["offensive_2023"] if view.show == "exodus" else list(view.periods)
    again = [AGAIN[period] for period in chosen if period in AGAIN]
    return f"Never to be added: the figures overlap. {' '.join(again)}".strip()


def _reading(view: Displacement, rows: pd.DataFrame) -> str:
    if view.show == "exodus":
        return _reading_exodus(rows)
    scale = "logarithmic" if view.scale == "log" else "linear"
    text = (
        "Each line is one claim: who states it, the date it holds for, the source by number. A bar "
        "is a range, an arrow “at least” or “up to”. "
    )
    if view.show != "returns":
        text += (
            "From where and to where is told where the source’s row or the event says so, and "
            "otherwise not known. "
        )
    return f"{text}The scale is {scale}. Sides stand in alphabetical order."


def _reading_exodus(rows: pd.DataFrame) -> str:
    unknown = int(rows.loc[rows["scope"] == "cumulative", "hour"].isna().sum())
    return (
        "Each mark is one published count. It stands at the hour that was published with it; "
        f"{unknown} counts without an hour stand at the end of their day. The step joins the "
        "counts of the claimant with most of them; the others stand alone."
    )


def _elsewhere(view: Displacement, dataset: Dataset) -> str:
    if view.show == "exodus":
        return ""
    if view.show == "returns":
        measures = dataset.measures
        near = measures[measures["topic"] == RETURNS]
        aside = len(near) - int((returns(dataset)["side"] != "other").sum())
        return (
            f"Not drawn: {aside} figures that count families or applications, a target, residents "
            "of all kinds, or a part of another figure."
        )
    parts = [
        f"{count} under “{SHOWS[show]}”" for show, count in view.elsewhere(dataset).items() if count
    ]
    replaced = view.replaced(dataset)
    parts += [f"{replaced} replaced by a later figure"] if replaced else []
    return f"Not drawn here: {', '.join(parts)}." if parts else ""


def _gaps(view: Displacement, dataset: Dataset) -> str:
    gaps = dataset.gaps
    chosen = gaps[
        (gaps["outcome"] == "displaced")
        & gaps["phase_id"].isin(view.periods)
        & gaps["side"].isin(view.sides)
    ]
    return not_found(chosen, dataset)


def sentence(view: Displacement, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    figures, who = sentence_words.counted(len(rows)), people(view.sides)
    if view.show == "exodus":
        return (
            f"The step chart follows {figures} on the Armenians who left Nagorno-Karabakh from "
            "September 2023 on, by the hour or day to which each refers."
        )
    if view.show == "returns":
        return (
            f"The dot plot lists {figures} on people who returned or are still displaced ({who})."
        )
    periods = listed([PERIODS[period][0].lower() + PERIODS[period][1:] for period in view.periods])
    return f"The dot plot lists {figures} on {ABOUT[view.show]} ({who}; {periods})."


def details(view: Displacement, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: the lowest and highest of each group."""
    if view.show == "exodus":
        return _exodus(rows)
    groups = rows.groupby(["period", "side"], sort=False, observed=True)
    parts = [_group(str(period), str(side), members) for (period, side), members in groups]
    empty = [PERIODS[p] for p in view.periods if not (rows["period"] == p).any()]
    if empty and view.show != "returns":
        parts.append(f"No figure in the data: {', '.join(empty)}.")
    return " ".join(parts)


def _exodus(rows: pd.DataFrame) -> str:
    running = rows[rows["scope"] == "cumulative"]
    if running.empty:
        return ""
    first, last = [*running.head(1).itertuples(), *running.tail(1).itertuples()]
    later = [stated(row) for row in rows[rows["scope"] == "phase_total"].itertuples()]
    said = f"From {stated(first)} to {stated(last)}."
    return " ".join([said, f"Later: {'; '.join(later)}." if later else ""]).strip()


def _group(period: str, side: str, rows: pd.DataFrame) -> str:
    head = f"{PERIODS[period]}, {PEOPLE[side]}:" if period else f"{PEOPLE[side]}:"
    ordered = sorted(rows.itertuples(), key=lambda row: extent(row.low, row.best, row.high))
    if len(ordered) == 1:
        return f"{head} {_about(ordered[0])}."
    low, high = ordered[0], ordered[-1]
    return f"{head} {len(rows)} figures, the lowest {_about(low)}, the highest {_about(high)}."


def _about(row: object) -> str:
    date = spell(row.as_of) if isinstance(row.as_of, str) else "undated"  # type: ignore[attr-defined]
    event = f", {row.event}" if row.event else ""  # type: ignore[attr-defined]
    return f"{row.figure} by {row.claimant} ({date}{event})"  # type: ignore[attr-defined]
