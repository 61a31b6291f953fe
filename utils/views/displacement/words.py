"""The words of a ``Displacement`` chart: title, subtitle, what overlaps, notes and alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.figures import extent
from utils.data.records import records
from utils.language import Phrases, inside, lower, message, plural, say
from utils.views import sentence_words
from utils.views.claims.words import PEOPLE
from utils.views.displacement.rows import RETURNS, returns
from utils.views.displacement.view import PERIODS, SHOWS
from utils.views.gap_words import not_found
from utils.views.rivals.words import counted, stated
from utils.views.sentence_words import listed, people

if TYPE_CHECKING:
    from utils.views.displacement.view import Displacement

TITLES = Phrases(
    {
        "waves": "Displaced: whole waves of flight",
        "flows": "Displaced: from where to where",
        "places": "Displaced: the flight from towns, districts and battles",
        "running": "Displaced: running totals",
        "parts": "Displaced: parts of those who fled",
        "returns": "After flight: who returned, who is still away",
        "exodus": "Displaced: the flight of September 2023, day by day",
    }
)
KINDS = Phrases(
    {
        "waves": "Figures for whole waves of flight",
        "flows": "Figures for flights whose origin or goal is told",
        "places": "Figures for the flight from one town or district, or during one battle",
        "running": "Counts as they stood on the day to which each refers",
        "parts": "Figures for some of the displaced",
        "returns": "Figures on returns and on those still displaced",
        "exodus": "Armenians of Nagorno-Karabakh arriving in Armenia, as counted then and later",
    }
)
ABOUT = Phrases(
    {
        "waves": "whole waves of flight",
        "flows": "flights whose origin or goal is told",
        "places": "the flight from single towns, districts or battles",
        "running": "people displaced up to the day to which each refers",
        "parts": "parts of the displaced",
    }
)
"""What the lists are about, inside a sentence."""
AGAIN = Phrases(
    {
        "first_war": (
            "Totals for 1988–94 hold the flights of 1988 to 1991 and the flight from single towns; "
            "some count refugees, some people displaced within a country, some both, and some "
            "include children born later."
        ),
        "second_war": (
            "Somebody who fled in 2020 and went home again may be in the figures of 2023 as well."
        ),
        "offensive_2023": (
            "Counts at the border and registrations made later cover the same people of September "
            "2023."
        ),
    }
)


def title(view: Displacement) -> str:
    """What is shown, in one line."""
    if view.show in ("returns", "exodus"):
        return TITLES[view.show]
    if len(view.periods) == len(PERIODS) - 1:
        return TITLES[view.show]
    return say("{head}: {text}", head=TITLES[view.show], text=_periods(view))


def _periods(view: Displacement) -> str:
    names = [PERIODS[period] for period in view.periods]
    return listed([lower(name[0]) + name[1:] for name in names])


def subtitle(view: Displacement, rows: pd.DataFrame) -> str:
    """Which kind of figure, how many, of how many claimants."""
    if rows.empty:
        return say("{head}: no such figure in the data.", head=KINDS[view.show])
    claimants = counted(rows["claimant_id"].nunique(), "claimant")
    head = KINDS[view.show]
    if view.show != "exodus":
        head = say("{figures} on {people}", figures=head, people=people(view.sides))
    of = message("{figures} of {claimants}")
    text = say(of, figures=counted(len(rows)), claimants=claimants)
    return say("{head}: {text}.", head=head, text=text)


def reading(view: Displacement, rows: pd.DataFrame) -> tuple[str, ...]:
    """What stays of the notes on a page with little room: that the figures overlap, the signs."""
    overlap = _overlap(view) if view.show == "returns" else say(OVERLAP)
    return tuple(filter(None, [overlap, _reading(view, rows)]))


OVERLAP = message("Never to be added: the figures overlap.")


def notes(view: Displacement, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """What overlaps, how to read the chart, what is not drawn and what is not known."""
    said = [_overlap(view), _reading(view, rows), _elsewhere(view, dataset), _gaps(view, dataset)]
    return tuple(filter(None, said))


def _overlap(view: Displacement) -> str:
    if view.show == "returns":
        return say(
            "These counts overlap: somebody who returned may have left again, and counts of "
            "different offices begin on different days. They are never added."
        )
    chosen = ["offensive_2023"] if view.show == "exodus" else list(view.periods)
    again = [AGAIN[period] for period in chosen if period in AGAIN]
    return " ".join([say(OVERLAP), *again])


def _reading(view: Displacement, rows: pd.DataFrame) -> str:
    if view.show == "flows":
        return say(READING_FLOWS)
    if view.show == "exodus":
        return _reading_exodus(rows)
    said = [
        say(
            "Each line is one claim: who states it, and the date it holds for. "
            "A bar is a range, an arrow “at least” or “up to”."
        )
    ]
    if view.show != "returns":
        way = message(
            "From where and to where is told where the source or the event says so, and is "
            "otherwise not known."
        )
        said.append(say(way))
    log = message("The scale is logarithmic.")
    said.append(say(log) if view.scale == "log" else say("The scale is linear."))
    return " ".join([*said, say("Sides stand in alphabetical order.")])


READING_FLOWS = message(
    "Each line is one way; its bar runs from the lowest to the highest claim on it, an arrow says "
    "that the highest is a minimum. From and To: the places that a source or the event names. "
    "What is not told is not known. Lines are not added: ways out of single towns are parts of "
    "those out of whole countries."
)


def _reading_exodus(rows: pd.DataFrame) -> str:
    unknown = int(rows.loc[rows["scope"] == "cumulative", "hour"].isna().sum())
    return say(
        "Each mark is one published count. It stands at the hour that was published with it; "
        "{count} counts without an hour stand at the end of their day. The step joins the "
        "counts of the claimant with most of them; the others stand alone.",
        count=unknown,
    )


def _elsewhere(view: Displacement, dataset: Dataset) -> str:
    if view.show in ("exodus", "flows"):
        return ""
    if view.show == "returns":
        measures = dataset.measures
        near = measures[measures["topic"] == RETURNS]
        aside = len(near) - len(returns(dataset))
        return say(
            "Not drawn: {count} figures that count families or applications, a target, or "
            "residents of all kinds.",
            count=aside,
        )
    under = message("{count} under “{list}”")
    elsewhere = view.elsewhere(dataset).items()
    parts = [say(under, count=count, list=SHOWS[show]) for show, count in elsewhere if count]
    replaced = view.replaced(dataset)
    parts += [say("{count} replaced by a later figure", count=replaced)] if replaced else []
    return say("Not drawn here: {parts}.", parts=", ".join(parts)) if parts else ""


def _gaps(view: Displacement, dataset: Dataset) -> str:
    """What was looked for and not found on what is shown; of the exodus there is enough."""
    if view.show == "exodus":
        return ""
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
        return say(
            "The step chart follows {figures} on the Armenians who left Nagorno-Karabakh from "
            "September 2023 on, by the hour or day to which each refers.",
            figures=figures,
        )
    if view.show == "returns":
        back = message(
            "The dot plot lists {figures} on people who returned or are still displaced ({people})."
        )
        return say(back, figures=figures, people=who)
    return say(
        "The dot plot lists {figures} on {what} ({people}; {periods}).",
        figures=figures,
        what=ABOUT[view.show],
        people=who,
        periods=_periods(view),
    )


def details(view: Displacement, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: the lowest and highest of each group."""
    if view.show == "exodus":
        return _exodus(rows)
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in records(rows):
        groups.setdefault((row.period, row.side), []).append(row)
    parts = [_group(period, side, members) for (period, side), members in groups.items()]
    empty = [PERIODS[p] for p in view.periods if p not in {period for period, _ in groups}]
    if empty and view.show != "returns":
        parts.append(say("No figure in the data: {periods}.", periods=", ".join(empty)))
    return " ".join(parts)


def _exodus(rows: pd.DataFrame) -> str:
    running = rows[rows["scope"] == "cumulative"]
    if running.empty:
        return ""
    first, last = [*records(running.head(1)), *records(running.tail(1))]
    later = [stated(row) for row in records(rows[rows["scope"] == "phase_total"])]
    said = [say("From {first} to {last}.", first=stated(first), last=stated(last))]
    said += [say("Later: {figures}.", figures="; ".join(later))] if later else []
    return " ".join(said)


def _group(period: str, side: str, rows: list[Any]) -> str:
    head = f"{PERIODS[period]}, {inside(PEOPLE[side])}" if period else PEOPLE[side]
    ordered = sorted(rows, key=lambda row: extent(row.low, row.best, row.high))
    if len(ordered) == 1:
        return say("{head}: {text}.", head=head, text=_about(ordered[0]))
    span = say(
        "{figures}, the lowest {low}, the highest {high}",
        figures=plural("{count} figure", "{count} figures", len(rows)),
        low=_about(ordered[0]),
        high=_about(ordered[-1]),
    )
    return say("{head}: {text}.", head=head, text=span)


def _about(row: object) -> str:
    date = spell(row.as_of) if isinstance(row.as_of, str) else say("undated")  # type: ignore[attr-defined]
    event = f", {row.event}" if row.event else ""  # type: ignore[attr-defined]
    by = message("{figure} by {claimant} ({date})")
    who = row.claimant  # type: ignore[attr-defined]
    return say(by, figure=row.figure, claimant=who, date=f"{date}{event}")  # type: ignore[attr-defined]
