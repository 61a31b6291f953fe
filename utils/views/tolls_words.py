"""The words of a ``Tolls`` chart: title, subtitle, notes and alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.dataset import Dataset
from utils.dates import spell
from utils.views.rivals_question import VOICES
from utils.views.rivals_words import asked, counted, not_drawn, not_found, others, stated
from utils.views.tolls_time import Window, when

if TYPE_CHECKING:
    from utils.views.tolls import Tolls

MOST_UNDATED = 6
"""So many undated figures are told one by one; more are counted."""
SIDES = ("own_side", "other_side")


def title(view: Tolls, dataset: Dataset) -> str:
    """What is shown, in one line."""
    return f"How the count moved. {view.title(dataset)}"


def subtitle(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What kind of figure is followed, and where each side's count stood last."""
    what = "the event" if view.event else "the whole period"
    if pd.isna(view.span(dataset)[0]) and len(rows):
        what = f"all days from {spell(rows['date_start'].min().date())} on"
    claimants = counted(rows["claimant_id"].nunique(), "claimant")
    said = f"Running totals and figures for {what}, by the day to which each refers: "
    if rows.empty:
        return f"{said}no such figure in the data."
    said += f"{counted(len(rows))} of {claimants}."
    lasts = {voice: rows[rows["voice"] == voice] for voice in SIDES}
    known = [
        f"The latest of the {VOICES[voice].lower()} is {stated(latest(members))}."
        for voice, members in lasts.items()
        if len(members)
    ]
    known = known or [f"The latest is {stated(latest(rows))}."]
    silent = [
        VOICES[voice].lower()
        for voice, members in lasts.items()
        if members.empty and voice in view.expected()
    ]
    whose = "either side" if len(silent) == 2 else f"the {silent[0]}" if silent else ""
    none = [f"No figure of {whose} is in the data."] if silent else []
    return " ".join([said, *known, *none])


def latest(rows: pd.DataFrame) -> Any:
    """The figure with the latest date; of one date a current one, then the higher one."""
    keys = rows.assign(
        day=[when(d).last for d in rows["as_of"]],
        current=rows["status"] == "current",
        number=rows[["low", "best", "high"]].max(axis=1),
    )
    place = keys.sort_values(["day", "current", "number"]).index[-1]
    return next(rows.loc[[place]].itertuples())


def notes(
    view: Tolls, rows: pd.DataFrame, parts: list[Window], dataset: Dataset
) -> tuple[str, ...]:
    """How to read the marks and lines, what is not drawn and why, and what is not known."""
    undated = _undated(view.undated(dataset))
    said = [_reading(rows, parts), _scales(view, rows, parts), others(view, dataset), undated]
    return tuple(filter(None, [*said, not_drawn(view.left_out(dataset)), not_found(view, dataset)]))


def _reading(rows: pd.DataFrame, parts: list[Window]) -> str:
    if rows.empty:
        return ""
    gaps = " (in the second part " + f"{parts[1].gap})" if _differ(parts) else ""
    text = (
        "Each mark is one claim on its as-of date; the letter names the claimant. A step joins "
        f"figures of one claimant, never across more than {parts[0].gap} days{gaps} without one: "
        "there nothing is known to have been published. An arrow is “at least” or “up to”."
    )
    if not all(when(date).is_day for date in rows["as_of"]):
        text += " A thin level line: only the month or the year is known."
    if (rows["status"] == "superseded").any():
        text += " Figures that were replaced later stay: they are how the count moved."
    if rows["as_of"].duplicated().any():
        text += " Figures of one day stand above each other; hours are not in the data."
    return text


def _differ(parts: list[Window]) -> bool:
    return len(parts) > 1 and parts[0].gap != parts[1].gap


def _scales(view: Tolls, rows: pd.DataFrame, parts: list[Window]) -> str:
    if rows.empty:
        return ""
    drawn = view.drawn_scale(rows)
    said = "The two parts have scales of their own" if len(parts) > 1 else ""
    if drawn == "log":
        return f"{said}; both are logarithmic." if said else "The scale is logarithmic."
    zero = " The scale is linear, as one figure is zero." if view.scale == "log" else ""
    return f"{said}, both from zero.{zero}" if said else zero.strip()


def _undated(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    told = "; ".join(
        f"{row.figure} by {row.claimant}" for row in rows.head(MOST_UNDATED).itertuples()
    )
    more = len(rows) - MOST_UNDATED
    return f"Without a date, so not drawn: {told}{f'; and {more} more' if more > 0 else ''}."


def sentence(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    if rows.empty:
        return f"The step chart has no dated figure to follow on {asked(view, dataset)}."
    dates = sorted(rows["as_of"], key=lambda date: when(date).last)
    first, last = spell(dates[0]), spell(dates[-1])
    time = f"from {first} to {last}" if first != last else f"of {first}"
    claimants = counted(rows["claimant_id"].nunique(), "claimant")
    figures = counted(len(rows))
    return f"The step chart follows {figures} of {claimants} on {asked(view, dataset)}, {time}."


def details(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    """The picture for somebody who does not see it: who counted, from where to where."""
    return " ".join(filter(None, [*_voices(view, rows), _or_others(view, rows, dataset)]))


def _or_others(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    return others(view, dataset) if rows.empty else ""


def _voices(view: Tolls, rows: pd.DataFrame) -> list[str]:
    said = []
    for voice, label in VOICES.items():
        members = rows[rows["voice"] == voice]
        if len(members) == 1:
            said.append(f"{label}: {stated(latest(members))}.")
        elif len(members):
            days = [when(date).last for date in members["as_of"]]
            first = next(members.iloc[[days.index(min(days))]].itertuples())
            run = f"the first {stated(first)}, the latest {stated(latest(members))}"
            claimants = counted(members["claimant_id"].nunique(), "claimant")
            said.append(f"{label}: {len(members)} figures of {claimants}, {run}.")
        elif voice in view.expected():
            said.append(f"{label}: no figure in the data.")
    return said
