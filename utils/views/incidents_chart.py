"""Draws ``Incidents``: how many are recorded, the figures on them, and a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils import style
from utils.chart import Card, Chart, sources_of
from utils.dataset import Dataset
from utils.language import say
from utils.records import records
from utils.sheet import MARGIN, Sheet, Words
from utils.views import claims, incidents_words, timeline_words
from utils.views.incidents_list import draw_list, entries, list_height
from utils.views.incidents_plot import Plot, cells_of, plot_height, scale_of, unit_of
from utils.views.timeline_axis import Calendar, span
from utils.views.timeline_cards import cards

if TYPE_CHECKING:
    from utils.views.incidents import Incidents

LEFT, AXIS, KEY, GAP = 30.0, 18.0, 16.0, 8.0
"""Points: room for the scale's numbers; heights of the axis, the key and the gap to the list."""


def draw(view: Incidents, dataset: Dataset) -> Chart:
    """Draw incidents and say in words what is shown."""
    rows = view.rows(dataset)
    days = Calendar(*span(view.start, view.end), MARGIN + LEFT, style.WIDTH - 2 * MARGIN - LEFT)
    sides = _sides(rows)
    scale = scale_of(rows)
    sources = sources_of(_publications(rows), dataset)
    words = Words(
        title=incidents_words.title(view),
        subtitle=incidents_words.subtitle(view, rows),
        notes=tuple(incidents_words.notes(view, rows, unit_of(days), scale, dataset)),
        sources=timeline_words.source_line(sources, dataset.version),
    )
    listed = entries(rows, sides)
    height = KEY + plot_height(sides) + AXIS
    with style.context():
        sheet = Sheet(words, height + (GAP + list_height(listed) if listed else 0))
        plot = Plot(sheet, days, rows, sides, scale, KEY)
        plot.draw()
        draw_list(sheet, sheet.plot_top + height + GAP, listed, rows, view.outcome)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=incidents_words.sentence(view, rows),
        details=incidents_words.details(view, rows),
        data_version=dataset.version,
        cards=_cards(rows, days, dataset),
    )


def _publications(rows: pd.DataFrame) -> list[str]:
    """The ids of the sources of the figures, then of those of the incidents."""
    events = [source for cell in rows["source_ids"] for source in cell.split(";")]
    return [*rows["source_id"].dropna(), *events]


def _sides(rows: pd.DataFrame) -> list[str]:
    """The people that have a strip: always both sides, others where they were counted."""
    there = set(rows["side"].dropna())
    return [side for side in claims.PEOPLE if side in incidents_words.SIDES or side in there]


def _cards(rows: pd.DataFrame, days: Calendar, dataset: Dataset) -> dict[str, Card]:
    """A card for each claim, each incident and each month or year with incidents."""
    events = rows.drop_duplicates("event_id").assign(summary=None)
    summaries = dataset.events.set_index("event_id")["summary"]
    events["summary"] = events["event_id"].map(summaries)
    figures = rows[rows["claim_id"].notna()]
    found = {f"claim-{row.claim_id}": _claim_card(row, dataset) for row in records(figures)}
    found |= cards(events, dataset)
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
