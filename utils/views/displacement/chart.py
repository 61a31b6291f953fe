"""Draws ``Displacement``: a list of figures wave by wave, or the exodus of 2023 by the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.charts.chart import Card, Chart, brief_line, source_line, sources_of
from utils.charts.sheet import Sheet, Words, room
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.records import gathered, records
from utils.language import Phrases, capital, message, say
from utils.views.claims.cut import fitted
from utils.views.claims.list import Slots, draw_list, gid
from utils.views.claims.words import PEOPLE, stands
from utils.views.claims.words import card as claim_card
from utils.views.displacement import words as displacement_words
from utils.views.displacement.exodus import draw_exodus, exodus_height
from utils.views.displacement.flows import draw_flows, flows, height
from utils.views.displacement.flows import fitted as fitted_flows
from utils.views.displacement.view import PERIODS

if TYPE_CHECKING:
    from utils.views.displacement.view import Displacement

NO_FIGURE = message("No such figure in the data")
WHOLE = Phrases(
    {
        "waves": "the whole period",
        "running": "running totals",
        "parts": "some of them, as told below",
        "places": "no single event",
    }
)
"""What figures without an event count, as the heading of a list says it."""


def draw(view: Displacement, dataset: Dataset) -> Chart:
    """Draw the figures on people displaced and say in words what they show."""
    rows = view.rows(dataset)
    sources = sources_of(list(rows["source_id"]), dataset)
    words = Words(
        title=displacement_words.title(view),
        subtitle=displacement_words.subtitle(view, rows),
        notes=displacement_words.notes(view, rows, dataset),
        sources=source_line(sources, dataset.version),
        brief=brief_line(sources, dataset.version),
        reading=displacement_words.reading(view, rows),
    )
    cards = {gid(row): _card(row, dataset) for row in records(rows)}
    with style.context():
        if view.show == "exodus":
            sheet = Sheet(words, exodus_height(rows))
            draw_exodus(sheet, rows, view.scale)
        elif view.show == "flows":
            found, periods = flows(rows), {period: PERIODS[period] for period in view.periods}
            shown, periods = fitted_flows(found, periods, room(words))
            sheet = Sheet(words, height(shown, periods))
            draw_flows(sheet, shown, periods, view.scale)
            cards = {flow.gid: flow.card() for flow in found}
        else:
            slots = fitted(_slots(view, rows), room(words))
            sheet = Sheet(words, slots.plot_height)
            draw_list(sheet, slots, rows, sources, view.scale)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=displacement_words.sentence(view, rows),
        details=displacement_words.details(view, rows),
        data_version=dataset.version,
        cards=cards,
    )


def _slots(view: Displacement, rows: pd.DataFrame) -> Slots:
    """List the lines from top to bottom; a period or side without a figure says so."""
    slots, every = Slots(), records(rows)
    if view.show == "returns":
        sides = gathered(every, "side")
        for side in [s for s in ("armenian", "azerbaijani") if s in view.sides]:
            slots.add("period", PEOPLE[side])
            _add_side(slots, view, sides.get(side, []), side)
        if not slots:
            slots.add("unknown", say(NO_FIGURE))
        return slots
    periods = gathered(every, "period")
    for period in view.periods:
        slots.add("period", PERIODS[period])
        chosen = periods.get(period, [])
        if not chosen:
            slots.add("unknown", say(NO_FIGURE))
        for people, members in gathered(chosen, "side").items():
            _add_side(slots, view, members, str(people))
    return slots


def _add_side(slots: Slots, view: Displacement, rows: list[Any], side: str) -> None:
    """The figures of one side, event by event, or by what a measure counts."""
    if not rows:
        slots.add("unknown", say(NO_FIGURE), side)
    for told, members in gathered(rows, "event").items():
        heading = say("{head}: {text}", head=PEOPLE[side], text=told or WHOLE[view.show])
        if view.show == "returns":
            heading = capital(told)
        slots.add("side", heading, side)
        for row in members:
            slots.add("figure", _line(row), side, row)


def _line(row: Any) -> str:
    """Who speaks, and from where to where, where the page may grow and has room for it."""
    if style.THIN or style.page().height is not None or not row.route:
        return ""
    return say("{head}: {text}", head=row.claimant, text=row.route)


def _card(row: Any, dataset: Dataset) -> Card:
    """What pointing at a mark shows; a measure says what it counts."""
    if row.table == "claim":
        return claim_card(row, dataset)
    source = dataset.row("sources", row.source_id)
    date = spell(row.as_of) if isinstance(row.as_of, str) else say("date not told")
    lines = [
        f"{row.claimant} ({stands(row, dataset)}), {date}",
        f"{source.publisher}: {source.title}",
        *([row.note] if isinstance(row.note, str) else []),
        say("Measure {id}", id=row.claim_id),
    ]
    return Card(
        heading=say("{figure} people: {what}", figure=row.figure, what=row.event),
        lines=tuple(lines),
        links=((source.publisher, source.url),),
    )
