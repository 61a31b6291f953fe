"""An event in words: its place by both names, its days, and the card with its figures."""

from __future__ import annotations

from typing import Any

from utils.charts.chart import Card
from utils.data.dataset import Dataset
from utils.data.dates import spell, spell_span
from utils.data.names import Names, read_names
from utils.data.records import records
from utils.data.titles import event as titled
from utils.language import Phrases, capital, inside, message, say
from utils.later import pd
from utils.views.claims.words import FATES, PEOPLE, described, said

MOST = 4
"""Most figures of one kind that a card spells out; it counts the others."""
LINKS = 6
PRECISIONS = Phrases({"month": "(the days are not known)", "year": "(only the year is known)"})
WHERE = Phrases({"near_place": "near {place}"})
"""How a place is named when the point is not exactly there (``events.where_precision``)."""


def placed(events: pd.DataFrame, dataset: Dataset, order: str) -> pd.DataFrame:
    """Add ``place``, and put the names in title and summary into the reader's order."""
    names = read_names(dataset)
    known = {row.place_id: place_name(row, names, order) for row in records(dataset.places)}
    return events.assign(
        place=events["place_id"].map(known),
        title=[titled(text, names, order) for text in events["title"]],
        summary=[
            names.arrange(text, order) if isinstance(text, str) else text
            for text in events["summary"]
        ],
    )


def place_name(place: Any, names: Names, order: str) -> str:
    """Both names of a place in the reader's order, or the usual one if there are not two."""
    azerbaijani, armenian = (
        name if isinstance(name, str) else "" for name in (place.name_en_az, place.name_en_hy)
    )
    if azerbaijani and armenian:
        return names.both(azerbaijani, armenian, order)
    return names.one(str(place.name_en))


def days(event: Any) -> str:
    """The days of an event in words, as exactly as they are known."""
    start = event.date_start.date()
    if pd.isna(event.date_end):
        return say("since {date}", date=spell(start))
    end = event.date_end.date()
    if event.date_precision == "day":
        return spell_span(start, end)
    kept = 7 if event.date_precision == "month" else 4
    first, last = spell(str(start)[:kept]), spell(str(end)[:kept])
    return first if first == last else f"{first} – {last}"


def where(event: Any) -> str:
    """The place of an event in words, as exactly as it is known; empty if it has none."""
    if not isinstance(event.place, str):
        return ""
    return WHERE.get(event.where_precision, "{place}").format(place=event.place)


def cards(events: pd.DataFrame, dataset: Dataset) -> dict[str, Card]:
    """What the marks of events say, by the marks' ids: the event, its figures, its sources.

    ``events`` are rows of events with ``place``, as ``placed`` gives them.
    """
    told = claims_on(events, dataset)
    kinds = dataset.labels("events", "kind")
    return {
        f"event-{event.event_id}": _card(event, told[event.event_id], kinds[event.kind], dataset)
        for event in records(events)
    }


def _card(event: Any, claims: list[Any], kind: str, dataset: Dataset) -> Card:
    place = where(event)
    when = days(event)
    if event.date_precision in PRECISIONS:
        when = f"{when} {PRECISIONS[event.date_precision]}"
    pages = [dataset.row("sources", one) for one in event.source_ids.split(";")[:LINKS]]
    summary = [event.summary] if isinstance(event.summary, str) else []
    return Card(
        heading=event.title,
        lines=(
            f"{kind}{f', {place}' if place else ''}: {when}",
            *summary,
            *figure_lines(claims),
            say("Event {id}", id=event.event_id),
        ),
        links=tuple((page.publisher, page.url) for page in pages),
    )


def figure_lines(claims: list[Any]) -> list[str]:
    """The figures on an event, a line for each outcome and side; replaced ones are left out."""
    told: dict[str, list[str]] = {}
    for row in claims:
        if row.status == "current":
            head = f"{capital(FATES[row.outcome])}, {inside(PEOPLE[row.side])}"
            told.setdefault(head, []).append(said(row))
    if not told:
        return [say("No published figure on people in the data.")]
    one = message("{head}: {text}.")
    return [say(one, head=head, text=_some(figures)) for head, figures in told.items()]


def _some(figures: list[str]) -> str:
    left = len(figures) - MOST
    return "; ".join(
        [*figures[:MOST], *([say("and {count} more", count=left)] if left > 0 else [])]
    )


def claims_on(events: pd.DataFrame, dataset: Dataset) -> dict[str, list[Any]]:
    """The figures on each of some events, described, by outcome and side."""
    claims = dataset.claims
    kept = claims[claims["event_id"].isin(events["event_id"]) & (claims["status"] != "withdrawn")]
    found: dict[str, list[Any]] = {event: [] for event in events["event_id"]}
    for row in records(described(kept.sort_values(["outcome", "side"], kind="stable"), dataset)):
        found[row.event_id].append(row)
    return found
