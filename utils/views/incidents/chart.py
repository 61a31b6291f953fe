"""Draws ``Incidents``: how many are recorded, the figures on them, and a list."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.charts.chart import Card, Chart, brief_line, sources_of
from utils.charts.sheet import MARGIN, Sheet, Words
from utils.charts.sheet import room as page_room
from utils.data.dataset import Dataset
from utils.data.geometry import ATTRIBUTION, read_layer
from utils.data.records import records
from utils.language import say
from utils.views.claims import words as claims
from utils.views.incidents import words as incidents_words
from utils.views.incidents.list import (
    Entry,
    Room,
    below,
    draw_list,
    entries,
    has_room,
    list_height,
)
from utils.views.incidents.map import (
    draw_incident_map,
    map_height,
    map_scale,
    map_width,
    name_spots,
    spot_card,
    spots_of,
    unplaced,
)
from utils.views.incidents.map_words import MOST_NAMED, MapPlaces, map_details, map_notes
from utils.views.incidents.plot import (
    Plot,
    cells_of,
    key_height,
    plot_height,
    plot_width,
    scale_of,
    unit_of,
)
from utils.views.timeline import words as timeline_words
from utils.views.timeline.axis import Calendar, looked_through
from utils.views.timeline.cards import cards

if TYPE_CHECKING:
    from utils.views.incidents.view import Incidents

LEFT, AXIS, GAP, GUTTER = 30.0, 18.0, 8.0, 20.0
"""Points: room for the scale's numbers; heights of the axis and of the gap to the list below; the
gap to the list beside."""


def draw(view: Incidents, dataset: Dataset) -> Chart:
    """Draw incidents and say in words what is shown."""
    rows = view.rows(dataset)
    sources = sources_of(_publications(rows), dataset)
    with style.context():
        picture = (_on_a_map if view.show == "map" else _by_month)(view, rows, dataset)
        words = Words(
            title=incidents_words.title(view),
            subtitle=incidents_words.subtitle(view, rows),
            notes=picture.notes,
            sources=f"{timeline_words.source_line(sources, dataset.version)}{picture.credit}",
            brief=brief_line(sources, dataset.version, credit=picture.credit.strip()),
            reading=picture.notes[:2],
        )
        room, top = _list_place(picture)
        limit = page_room(words) - top if style.THIN or picture.beside else math.inf
        listed = entries(rows, _sides(rows), room, limit) if has_room() else []
        foot = top + list_height(listed, rows, room) if listed else 0.0
        sheet = Sheet(words, max(picture.height, foot))
        picture.draw(sheet)
        draw_list(sheet, room, sheet.plot_top + top, listed, rows, view.outcome)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=incidents_words.sentence(view, rows),
        details=picture.details,
        data_version=dataset.version,
        cards=_cards(rows, listed, dataset) | picture.cards,
    )


@dataclass(frozen=True)
class Picture:
    """What the list stands below, or beside: its size in points, its drawing, its words."""

    width: float
    height: float
    draw: Callable[[Sheet], None]
    notes: tuple[str, ...]
    details: str
    cards: dict[str, Card]
    beside: bool
    credit: str = ""


def _list_place(picture: Picture) -> tuple[Room, float]:
    """The room of the list, and how far below the plot's upper edge it begins."""
    if not picture.beside:
        return below(), picture.height + GAP
    left = MARGIN + picture.width + GUTTER
    return Room(left, style.WIDTH - MARGIN - left), 0.0


def _by_month(view: Incidents, rows: pd.DataFrame, dataset: Dataset) -> Picture:
    """How many incidents in each month or year, and a strip of figures for each side."""
    days = Calendar(*looked_through(view.start, view.end), MARGIN + LEFT, plot_width() - LEFT)
    sides, scale = _sides(rows), scale_of(rows)
    return Picture(
        width=plot_width(),
        height=key_height(rows) + plot_height(sides) + AXIS,
        draw=lambda sheet: Plot(sheet, days, rows, sides, scale).draw(),
        notes=tuple(incidents_words.notes(view, rows, unit_of(days), scale, dataset)),
        details=incidents_words.details(view, rows),
        cards=_month_cards(rows, days),
        beside=style.WIDE,
    )


def _on_a_map(view: Incidents, rows: pd.DataFrame, dataset: Dataset) -> Picture:
    """A mark for each place; on a slide the list stands beside the map."""
    spots = spots_of(rows)
    names = name_spots(spots, map_scale())
    nameless = [spot.words for spot in spots if spot.place_id not in names]
    layer = read_layer(dataset.folder)
    places = MapPlaces(*unplaced(rows, spots), tuple(nameless))
    return Picture(
        width=map_width(),
        height=map_height(spots),
        draw=lambda sheet: draw_incident_map(sheet, sheet.plot_top, spots, names, layer),
        notes=tuple(map_notes(view, rows, places, dataset)),
        details=map_details(view, rows, [spot.words for spot in spots[:MOST_NAMED]], places),
        cards={spot.gid: spot_card(spot, dataset) for spot in spots},
        beside=style.WIDE,
        credit=f" {say(ATTRIBUTION)}",
    )


def _publications(rows: pd.DataFrame) -> list[str]:
    """The ids of the sources of the figures, then of those of the incidents."""
    events = [source for cell in rows["source_ids"] for source in cell.split(";")]
    return [*rows["source_id"].dropna(), *events]


def _sides(rows: pd.DataFrame) -> list[str]:
    """The people that have a strip: always both sides, others where they were counted."""
    there = set(rows["side"].dropna())
    return [side for side in claims.PEOPLE if side in incidents_words.SIDES or side in there]


def _cards(rows: pd.DataFrame, listed: list[Entry], dataset: Dataset) -> dict[str, Card]:
    """A card for each claim, and for each incident that the list names."""
    events = rows.drop_duplicates("event_id").assign(summary=None)
    summaries = dataset.by_id("events")["summary"]
    events["summary"] = events["event_id"].map(summaries)
    figures = rows[rows["claim_id"].notna()]
    found = {f"claim-{row.claim_id}": _claim_card(row, dataset) for row in records(figures)}
    named = {entry.event_id for entry in listed}
    return found | cards(events[events["event_id"].isin(named)], dataset)


def _month_cards(rows: pd.DataFrame, days: Calendar) -> dict[str, Card]:
    """A card for each month or year with incidents."""
    found = {}
    for cell in cells_of(rows, days):
        if len(cell.titles):
            some = incidents_words.incidents(len(cell.titles))
            head = say("{incidents} recorded, {when}", incidents=some, when=cell.name)
            found[cell.gid] = Card(head, tuple(cell.titles))
    return found


def _claim_card(row: Any, dataset: Dataset) -> Card:
    plain = claims.card(row, dataset)
    scope = [say("A running total that reaches the last day.")] if row.scope == "cumulative" else []
    return Card(plain.heading, (str(row.title), *plain.lines, *scope), plain.links)
