"""The words of a ``Timeline`` chart: title, subtitle, notes, sources, alt text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from utils.chart import CREDIT
from utils.dates import spell_span
from utils.figures import number
from utils.views.sentence_words import between, counted
from utils.views.timeline_axis import span
from utils.views.timeline_cards import days, each
from utils.views.timeline_kinds import KINDS, LANES

if TYPE_CHECKING:
    from utils.views.timeline import Timeline

MOST_NAMED = 9
"""So many publishers are named on the chart; all of them stand with its rows."""


def title(view: Timeline) -> str:
    """What is shown, in one line."""
    stretch = spell_span(*span(view.start, view.end))
    return f"Events on “{view.search}”, {stretch}" if view.search else f"What happened, {stretch}"


def subtitle(view: Timeline, rows: pd.DataFrame) -> str:
    """How many events, of which kinds, and how many of them have figures."""
    if rows.empty:
        looked = f" “{view.search}”" if view.search else ""
        return f"No event in the data matches{looked} on these days and of these kinds."
    counted = int((rows["figures"] > 0).sum())
    kinds = "of all kinds" if view.kinds == KINDS else "of the chosen kinds"
    said = f"{events_in_words(len(rows))} {kinds}, each with its sources."
    have = "has" if counted == 1 else "have"
    people = "published figures on the dead, wounded, missing, captured or displaced"
    return f"{said} {number(counted) if counted else 'None'} {have} {people}."


def notes(view: Timeline, rows: pd.DataFrame, labelled: int) -> tuple[str, ...]:
    """How to read the lanes, what has no label, what is not known."""
    if rows.empty:
        return ("Choose other days, other kinds or other words.",)
    reading = (
        "Each mark is one event on its first day; a bar runs to its last. Events of one time are "
        "stacked: height has no other meaning. Bands behind are periods of the conflict."
    )
    if (rows["date_precision"] != "day").any():
        reading += " A hollow mark: only the month or the year is known."
    if (rows["date_start"] < pd.Timestamp(span(view.start, view.end)[0])).any():
        reading += " A mark at the left edge began earlier."
    return (reading, *filter(None, [_unlabelled(len(rows) - labelled)]), UNKNOWN)


UNKNOWN = (
    "The list is a choice of what published sources tell, not everything that happened. A stretch "
    "without a mark means that nothing is in the data, not that nothing happened."
)


def _unlabelled(left: int) -> str:
    if not left:
        return ""
    some = "1 event has" if left == 1 else f"{number(left)} events have"
    return (
        f"Labels never lie on one another: those events come first on which most figures were "
        f"published; {some} no label here, only a mark with a card. Shorter spans show more."
    )


def source_line(sources: pd.DataFrame, version: str) -> str:
    """Name the publishers used most; a timeline may rest on hundreds of publications."""
    names = Counter(name.partition(" (")[0] for name in sources["publisher"].dropna())
    ordered = [name for name, _ in names.most_common()]
    more = len(ordered) - MOST_NAMED
    rest = f" and {more} more, named in the cards and in the list of sources" if more > 0 else ""
    listed = f"{'; '.join(ordered[:MOST_NAMED])}{rest}" if len(ordered) else "none"
    return f"Sources: {listed}. Data: {CREDIT}, version {version}, CC BY 4.0."


def sentence(view: Timeline, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    found = f" on “{view.search}”" if view.search else ""
    kinds = "all kinds" if view.kinds == KINDS else "the chosen kinds"
    figures = int((rows["figures"] > 0).sum())
    have = f", {number(figures) if figures else 'none'} of them with published figures on people"
    return (
        f"The timeline shows {counted(len(rows), 'event')} of {kinds}{found}, "
        f"{between(*span(view.start, view.end))}{have if len(rows) > 1 else ''}."
    )


def details(view: Timeline, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: lane by lane, how many and which."""
    lanes = [
        f"{lane.name}: {_told(rows[rows['lane'] == key])}."
        for key, lane in LANES.items()
        if (rows["lane"] == key).any()
    ]
    return " ".join(lanes)


def _told(rows: pd.DataFrame) -> str:
    most = next(each(rows.sort_values("figures", ascending=False, kind="stable")))
    some = events_in_words(len(rows))
    if len(rows) == 1:
        return f"{some}, {most.title} ({days(most)})"
    if most.figures:
        return f"{some}; most figures on {most.title} ({days(most)})"
    last = next(each(rows.tail(1)))
    return f"{some}; the last is {last.title} ({days(last)})"


def events_in_words(count: int) -> str:
    """``1 event``, ``311 events``."""
    return "1 event" if count == 1 else f"{number(count)} events"
