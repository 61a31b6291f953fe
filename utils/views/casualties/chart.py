"""Draws ``Casualties``: one line per published figure, grouped by period and by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utils.charts import style
from utils.charts.chart import Chart, brief_line, source_line, sources_of
from utils.charts.sheet import Sheet, Words, room
from utils.data.dataset import Dataset
from utils.data.records import gathered, records
from utils.language import say
from utils.views.casualties import words as casualties_words
from utils.views.casualties.silent import silences
from utils.views.claims.cut import fitted
from utils.views.claims.days import shared_days
from utils.views.claims.list import Slots, draw_list, gid
from utils.views.claims.words import GROUPS, PEOPLE, card, dated
from utils.views.sentence_words import period_heading

if TYPE_CHECKING:
    from utils.views.casualties.view import Casualties


def draw(view: Casualties, dataset: Dataset) -> Chart:
    """Draw a view of casualties and say in words what it shows."""
    rows = view.rows(dataset)
    claims = records(rows)
    sources = sources_of(list(rows["source_id"]), dataset)
    words = Words(
        title=casualties_words.title(view, dataset),
        subtitle=casualties_words.subtitle(view),
        notes=casualties_words.notes(view, rows, dataset),
        sources=source_line(sources, dataset.version),
        brief=brief_line(sources, dataset.version),
    )
    with style.context():
        slots = fitted(_slots(view, claims, dataset), room(words))
        sheet = Sheet(words, slots.plot_height)
        draw_list(sheet, slots, rows, sources, view.scale)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=casualties_words.sentence(view, rows, dataset),
        details=casualties_words.details(view, rows, dataset),
        data_version=dataset.version,
        cards={gid(row): card(row, dataset) for row in claims},
    )


def _slots(view: Casualties, rows: list[Any], dataset: Dataset) -> Slots:
    """List the lines from top to bottom; who gave no figure on a people has a line that says so."""
    slots = Slots()
    phases = gathered(rows, "phase_id")
    for phase in view.phases:
        counted = phases.get(phase, [])
        common = shared_days(counted, dataset)
        slots.add("period", _heading(dataset.row("phases", phase), common))
        sides = gathered(counted, "side")
        for side in view.sides:
            chosen = sides.get(side, [])
            for group, members in gathered(chosen, "group").items():
                slots.add("side", f"{PEOPLE[side]}, {GROUPS[group]}", side)
                for row in members:
                    text = "" if common else dated(row, dataset)
                    slots.add("figure", text, side=side, row=row)
            if not chosen:
                slots.add("side", PEOPLE[side], side)
                none = casualties_words.none_found(view, dataset, phase, side)
                slots.add("unknown", none, side)
            for silence in silences(view, chosen, dataset, phase, side):
                slots.add("unknown", silence, side)
    return slots


def _heading(phase: Any, counted: str) -> str:
    """A period with its days, or with those that all of its figures count, if they are others."""
    if counted:
        return say("{head}: {text}", head=say(phase.name), text=counted)
    return period_heading(say(phase.name), phase.date_start, phase.date_end)
