"""Draws ``Rivals``: one line per published figure, grouped by who speaks."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from utils.charts import style
from utils.charts.chart import Chart, brief_line, source_line, sources_of
from utils.charts.sheet import Sheet, Words, room
from utils.data.dataset import Dataset
from utils.data.records import gathered, records
from utils.language import message, say
from utils.views.claims.cut import fitted
from utils.views.claims.list import Slots, draw_list, gid
from utils.views.claims.words import card, dated
from utils.views.rivals import words as rivals_words
from utils.views.rivals.question import silent, voices_on
from utils.views.rivals.view import ANSWERS

if TYPE_CHECKING:
    from utils.views.rivals.view import Rivals

REPLACED = message("· figure replaced later")
"""Stands in the place of a claimant's name that the line above gives already."""

SO_FAR = message("No figure for the whole: the last running total of each claimant")


def draw(view: Rivals, dataset: Dataset) -> Chart:
    """Draw the rival answers to one question and say in words how far apart they lie."""
    rows = view.rows(dataset)
    claims = records(rows)
    sources = sources_of(list(rows["source_id"]), dataset)
    words = Words(
        title=rivals_words.title(view, dataset),
        subtitle=rivals_words.subtitle(view, rows),
        notes=rivals_words.notes(view, rows, dataset),
        sources=source_line(sources, dataset.version),
        brief=brief_line(sources, dataset.version),
    )
    with style.context():
        slots = fitted(_slots(view, claims, dataset), room(words))
        sheet = Sheet(words, slots.plot_height)
        draw_list(sheet, slots, rows, sources, view.drawn_scale(rows))
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=rivals_words.sentence(view, rows, dataset),
        details=rivals_words.details(view, rows, dataset),
        data_version=dataset.version,
        cards={gid(row): card(row, dataset) for row in claims},
    )


def _slots(view: Rivals, rows: list[Any], dataset: Dataset) -> Slots:
    """List the lines from top to bottom; a voice that may be expected and is silent says so."""
    slots = Slots()
    slots.add("period", view.heading(dataset))
    answers = gathered(rows, "answer")
    whole, so_far = (gathered(answers.get(answer, []), "voice") for answer in ANSWERS)
    voices = voices_on(view.side)
    mute = silent(view.side, whole)
    for voice, label in voices.items():
        members = whole.get(voice, [])
        if members or voice in mute:
            slots.add("side", label, view.side)
        if voice in mute:
            slots.add("unknown", say("No such figure in the data"), view.side)
        _add_figures(slots, members, view, dataset)
    if so_far:
        slots.add("period", say(SO_FAR))
    for who, members in so_far.items():
        slots.add("side", say("{voice}, running totals", voice=voices[who]), view.side)
        _add_figures(slots, members, view, dataset)
    return slots


def _add_figures(slots: Slots, members: list[Any], view: Rivals, dataset: Dataset) -> None:
    for before, row in itertools.pairwise([None, *members]):
        same = before is not None and before.claimant_id == row.claimant_id
        days = "" if view.event else dated(row, dataset)
        repeated = same and row.status == "superseded"
        slots.add("figure", say(REPLACED) if repeated else days, view.side, row)
