"""The words of a ``Timeline`` chart: title, subtitle, notes, sources, alt text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts.chart import sources_named
from utils.data.dates import spell_span
from utils.data.figures import number
from utils.data.records import gathered, records
from utils.language import message, plural, say
from utils.views.sentence_words import between, counted
from utils.views.timeline.axis import looked_through, span
from utils.views.timeline.cards import days
from utils.views.timeline.kinds import KINDS, LANES

if TYPE_CHECKING:
    from utils.views.timeline.view import Timeline

MOST_NAMED = 9
"""So many publishers are named on the chart; all of them stand with its rows."""


def title(view: Timeline) -> str:
    """What is shown, in one line."""
    stretch = spell_span(*looked_through(view.start, view.end))
    if view.search:
        return say("Events on “{words}”, {days}", words=view.search, days=stretch)
    return say("What happened, {days}", days=stretch)


def subtitle(view: Timeline, rows: pd.DataFrame) -> str:
    """How many events, of which kinds, and how many of them have figures."""
    if rows.empty:
        none = message("No event in the data matches on these days and of these kinds.")
        if view.search:
            none = message(
                "No event in the data matches “{words}” on these days and of these kinds."
            )
        return say(none, words=view.search)
    kinds = message("{events} of the chosen kinds, each with its sources.")
    if view.kinds == KINDS:
        kinds = message("{events} of all kinds, each with its sources.")
    return f"{say(kinds, events=events_in_words(len(rows)))} {_with_figures(rows)}"


def _with_figures(rows: pd.DataFrame) -> str:
    """How many events have figures on people."""
    with_figures = int((rows["figures"] > 0).sum())
    if not with_figures:
        return say(
            "None have published figures on the dead, wounded, missing, captured or displaced."
        )
    return plural(
        "{count} has published figures on the dead, wounded, missing, captured or displaced.",
        "{count} have published figures on the dead, wounded, missing, captured or displaced.",
        with_figures,
    )


def notes(view: Timeline, rows: pd.DataFrame, labelled: int) -> tuple[str, ...]:
    """How to read the lanes, what has no label, what is not known."""
    if rows.empty:
        return (say("Choose other days, other kinds or other words."),)
    reading = say(
        "Each mark is one event on its first day; a bar runs to its last. Events of one time are "
        "stacked: height has no other meaning. Bands behind are periods of the conflict."
    )
    if (rows["date_precision"] != "day").any():
        reading += f" {say('A hollow mark: only the month or the year is known.')}"
    if (rows["date_start"] < pd.Timestamp(span(view.start, view.end)[0])).any():
        reading += f" {say('A mark at the left edge began earlier.')}"
    return (reading, *filter(None, [_unlabelled(len(rows) - labelled)]), say(UNKNOWN))


UNKNOWN = message(
    "The list is a choice of what published sources tell, not everything that happened. A stretch "
    "without a mark means that nothing is in the data, not that nothing happened."
)


def _unlabelled(left: int) -> str:
    if not left:
        return ""
    return plural(
        "Labels never lie on one another: those events come first on which most figures were "
        "published, losses of either side by turns; {count} event has no label here, only a mark "
        "with a card. Shorter spans show more.",
        "Labels never lie on one another: those events come first on which most figures were "
        "published, losses of either side by turns; {count} events have no label here, only a mark "
        "with a card. Shorter spans show more.",
        left,
    )


def source_line(sources: pd.DataFrame, version: str) -> str:
    """Name the publishers used most; a timeline may rest on hundreds of publications."""
    names = Counter(name.partition(" (")[0] for name in sources["publisher"].dropna())
    ordered = [name for name, _ in names.most_common()]
    more = len(ordered) - MOST_NAMED
    named = "; ".join(ordered[:MOST_NAMED])
    if more > 0:
        rest = message("{named} and {count} more, named in the cards and in the list of sources")
        named = say(rest, named=named, count=more)
    return sources_named(named, version)


def sentence(view: Timeline, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    found = f" {say('on “{words}”', words=view.search)}" if view.search else ""
    figures = int((rows["figures"] > 0).sum())
    have = ""
    if len(rows) > 1:
        have = say(
            ", {number} of them with published figures on people",
            number=number(figures) if figures else say("none", "of so many events"),
        )
    return say(
        "The timeline shows {events} of {kinds}{found}, {between}{have}.",
        events=counted(len(rows), "event"),
        kinds=say("all kinds") if view.kinds == KINDS else say("the chosen kinds"),
        found=found,
        between=between(*looked_through(view.start, view.end)),
        have=have,
    )


def details(view: Timeline, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: lane by lane, how many and which."""
    there = gathered(records(rows), "lane")
    lanes = [
        say("{head}: {text}.", head=lane.name, text=_told(there[key]))
        for key, lane in LANES.items()
        if key in there
    ]
    return " ".join(lanes)


def _told(events: list[Any]) -> str:
    most = max(events, key=lambda event: event.figures)
    some = events_in_words(len(events))
    if len(events) == 1:
        return f"{some}, {most.title} ({days(most)})"
    if most.figures:
        most_on = message("{events}; most figures on {title} ({days})")
        return say(most_on, events=some, title=most.title, days=days(most))
    last = events[-1]
    the_last = message("{events}; the last is {title} ({days})")
    return say(the_last, events=some, title=last.title, days=days(last))


def events_in_words(count: int) -> str:
    """``1 event``, ``311 events``."""
    return plural("{count} event", "{count} events", count)
