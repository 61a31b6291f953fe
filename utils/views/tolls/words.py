"""The words of a ``Tolls`` chart: title, subtitle, notes and alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.records import records
from utils.language import lower, message, plural, say
from utils.views.claims.words import named
from utils.views.rivals.question import voices_on
from utils.views.rivals.words import asked, counted, not_drawn, not_found, others, stated
from utils.views.tolls.time import Window, when

if TYPE_CHECKING:
    from utils.views.tolls.view import Tolls

MOST_UNDATED = 6
"""So many undated figures are told one by one; more are counted."""
SIDES = ("own_side", "other_side")


def title(view: Tolls, dataset: Dataset) -> str:
    """What is shown, in one line."""
    return say("How the count of {question} moved", question=view.title(dataset))


def subtitle(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What kind of figure is followed, and where each side's count stood last."""
    what = say("the event") if view.event else say("the whole period")
    if pd.isna(view.span(dataset)[0]) and len(rows):
        what = say("all days from {date} on", date=spell(rows["date_start"].min().date()))
    said = say(
        "Running totals and figures for {what}, by the day to which each refers: {figures}.",
        what=what,
        figures=_followed(rows) if len(rows) else say("no such figure in the data"),
    )
    return " ".join([said, *_latest_words(view, rows)]) if len(rows) else said


def _latest_words(view: Tolls, rows: pd.DataFrame) -> list[str]:
    """Where each side's count stood last, and which side is silent."""
    lasts = {voice: rows[rows["voice"] == voice] for voice in SIDES}
    of_side = message("The latest of the {voice} is {figure}.")
    known = [
        say(of_side, voice=lower(voices_on(view.side)[voice]), figure=stated(latest(members)))
        for voice, members in lasts.items()
        if len(members)
    ]
    known = known or [say("The latest is {figure}.", figure=stated(latest(rows)))]
    silent = [
        lower(voices_on(view.side)[voice])
        for voice, members in lasts.items()
        if voice in view.silent(rows)
    ]
    if len(silent) == 2:
        return [*known, say("No figure of either side is in the data.")]
    return [*known, *(say("No figure of the {voice} is in the data.", voice=v) for v in silent)]


def _followed(rows: pd.DataFrame) -> str:
    """``72 published figures of 5 claimants``."""
    claimants = counted(rows["claimant_id"].nunique(), "claimant")
    return say("{figures} of {claimants}", figures=counted(len(rows)), claimants=claimants)


def latest(rows: pd.DataFrame) -> Any:
    """The figure with the latest date; of one date a current one, then the higher one."""
    keys = rows.assign(
        day=[when(d).last for d in rows["as_of"]],
        current=rows["status"] == "current",
        number=rows[["low", "best", "high"]].max(axis=1),
    )
    place = keys.sort_values(["day", "current", "number"]).index[-1]
    return records(rows.loc[[place]])[0]


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
    gaps = f" {say('(in the second part {days})', days=parts[1].gap)}" if _differ(parts) else ""
    said = [
        say(
            "Each mark is one claim on its as-of date; the letter names the claimant. A step joins "
            "figures of one claimant, never across more than {days} days{gaps} without one: there "
            "nothing is known to have been published. An arrow is “at least” or “up to”.",
            days=parts[0].gap,
            gaps=gaps,
        )
    ]
    if not all(when(date).is_day for date in rows["as_of"]):
        said.append(say("A thin level line: only the month or the year is known."))
    if (rows["status"] == "superseded").any():
        stay = message("Figures that were replaced later stay: they are how the count moved.")
        said.append(say(stay))
    if rows["as_of"].duplicated().any():
        hours = message("Figures of one day stand above each other; hours are not in the data.")
        said.append(say(hours))
    return " ".join(said)


def _differ(parts: list[Window]) -> bool:
    return len(parts) > 1 and parts[0].gap != parts[1].gap


def _scales(view: Tolls, rows: pd.DataFrame, parts: list[Window]) -> str:
    if rows.empty:
        return ""
    drawn = view.drawn_scale(rows)
    if drawn == "log":
        both = message("The two parts have scales of their own; both are logarithmic.")
        return say(both) if len(parts) > 1 else say("The scale is logarithmic.")
    own = message("The two parts have scales of their own, both from zero.")
    zero = message("The scale is linear, as one figure is zero.")
    said = [say(own) if len(parts) > 1 else "", say(zero) if view.scale == "log" else ""]
    return " ".join(filter(None, said))


def _undated(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    by = message("{figure} by {claimant}")
    told = "; ".join(
        say(by, figure=row.figure, claimant=named(row)) for row in records(rows.head(MOST_UNDATED))
    )
    more = len(rows) - MOST_UNDATED
    told += f"; {say('and {count} more', count=more)}" if more > 0 else ""
    return say("Without a date, so not drawn: {figures}.", figures=told)


def sentence(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    if rows.empty:
        none = message("The step chart has no dated figure to follow on {question}.")
        return say(none, question=asked(view, dataset))
    dates = sorted(rows["as_of"], key=lambda date: when(date).last)
    first, last = spell(dates[0]), spell(dates[-1])
    time = say("of {date}", date=first)
    if first != last:
        time = say("from {first} to {last}", first=first, last=last)
    return say(
        "The step chart follows {figures} on {question}, {time}.",
        figures=_followed(rows),
        question=asked(view, dataset),
        time=time,
    )


def details(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    """The picture for somebody who does not see it: who counted, from where to where."""
    return " ".join(filter(None, [*_voices(view, rows), _or_others(view, rows, dataset)]))


def _or_others(view: Tolls, rows: pd.DataFrame, dataset: Dataset) -> str:
    return others(view, dataset) if rows.empty else ""


def _voices(view: Tolls, rows: pd.DataFrame) -> list[str]:
    said = []
    for voice, label in voices_on(view.side).items():
        members = rows[rows["voice"] == voice]
        if len(members) == 1:
            said.append(say("{head}: {text}.", head=label, text=stated(latest(members))))
        elif len(members):
            days = [when(date).last for date in members["as_of"]]
            first = records(members.iloc[[days.index(min(days))]])[0]
            claimants = counted(members["claimant_id"].nunique(), "claimant")
            run = say(
                "{figures} of {claimants}, the first {first}, the latest {latest}",
                figures=plural("{count} figure", "{count} figures", len(members)),
                claimants=claimants,
                first=stated(first),
                latest=stated(latest(members)),
            )
            said.append(say("{head}: {text}.", head=label, text=run))
        elif voice in view.silent(rows):
            said.append(say("{voice}: no figure in the data.", voice=label))
    return said
