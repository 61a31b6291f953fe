"""Draws ``Yearly``: a strip of years for each claimant, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.charts.chart import Card, Chart, brief_line, source_line, sources_of
from utils.charts.sheet import MARGIN, Sheet, Words, room
from utils.data.dataset import Dataset
from utils.data.records import gathered, records
from utils.language import say
from utils.views.claims.list import gid
from utils.views.claims.words import card
from utils.views.columns import columns, height
from utils.views.rivals.question import voices_on
from utils.views.yearly import words as yearly_words
from utils.views.yearly.strip import Line, Years, draw_line, strips, top_of

if TYPE_CHECKING:
    from utils.views.yearly.view import Yearly

ALL, NARROW, LEAST, MOST, STEP = 400.0, 260.0, 36.0, 120.0, 4.0
"""Points: what all strips share on a page that may grow, and in a column; the least and greatest
height of the scale; how near to the greatest that has room on a page of fixed height it comes."""
BETWEEN, FOOT = 24.0, 8.0
"""Points between two columns of strips, and below them for the names of years."""


def draw(view: Yearly, dataset: Dataset) -> Chart:
    """Draw the figures on single years and say in words what they are."""
    rows = view.rows(dataset)
    sources = sources_of(list(rows["source_id"]), dataset)
    notes = yearly_words.notes(view, rows, dataset)
    words = Words(
        title=yearly_words.title(view, dataset),
        subtitle=yearly_words.subtitle(view, rows),
        notes=notes,
        sources=source_line(sources, dataset.version),
        brief=brief_line(sources, dataset.version),
        reading=notes[:2],
    )
    claims = records(rows)
    parts = _fitting(view, claims, sources, words)
    with style.context():
        sheet = Sheet(words, _height(parts))
        for number, part in enumerate(parts):
            _draw_column(sheet, part, MARGIN + number * (_width() + BETWEEN))
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=yearly_words.sentence(view, rows, dataset),
        details=yearly_words.details(view, rows),
        data_version=dataset.version,
        cards={gid(row): _card(row, dataset) for row in claims},
    )


def _card(row: Any, dataset: Dataset) -> Card:
    """The card of a claim, with the year that it counts."""
    usual = card(row, dataset)
    return replace(usual, lines=(say("Counts the year {year}.", year=row.year), *usual.lines))


# ---- the lines and their columns


def _fitting(
    view: Yearly, rows: list[Any], sources: pd.DataFrame, words: Words
) -> list[list[Line]]:
    """The lines in columns, with a scale as high as the page has room for."""
    low, high = LEAST, _usual(view, rows) if style.page().height is None else MOST
    parts = _parts(view, rows, sources, high)
    if _height(parts) <= room(words):
        return parts
    while high - low > STEP:
        middle = (low + high) / 2
        if _height(_parts(view, rows, sources, middle)) <= room(words):
            low = middle
        else:
            high = middle
    return _parts(view, rows, sources, low)


def _usual(view: Yearly, rows: list[Any]) -> float:
    """How high the scale is on a page that may grow, so that all strips share as many points."""
    years = _years(view, rows, 1.0)
    tops = [years.up(top_of(members)) for members in gathered(rows, "claimant_id").values()]
    return min(max((NARROW if style.NARROW else ALL) / max(sum(tops), 1), LEAST), MOST)


def _years(view: Yearly, rows: list[Any], height: float) -> Years:
    return Years(view.start, view.end, view.scale, top_of(rows), view.side, height)


def _parts(view: Yearly, rows: list[Any], sources: pd.DataFrame, height: float) -> list[list[Line]]:
    return columns(_lines(view, rows, sources, _years(view, rows, height)), _count())


def _lines(view: Yearly, rows: list[Any], sources: pd.DataFrame, years: Years) -> list[Line]:
    """Who speaks, claimant by claimant; who might be expected to and is silent says so.

    On a page of fixed height a single figure is words, so that strips of several are higher.
    """
    numbers = dict(zip(sources["source_id"], sources["number"], strict=True))
    spoken, lines = gathered(rows, "voice"), []
    silent = view.silent(spoken)
    several = len(gathered(rows, "claimant_id")) < len(rows)
    brief = style.page().height is not None and several
    for voice, label in voices_on(view.side).items():
        members = spoken.get(voice, [])
        if members or voice in silent:
            lines.append(Line("voice", label, years, _width()))
        if voice in silent:
            lines.append(Line("none", "", years, _width()))
        lines += strips(members, years, numbers, _width(), brief)
    return lines or [Line("none", "", years, _width())]


def _count() -> int:
    """How many columns of strips the page has room for."""
    return 2 if style.WIDE else 1


def _width() -> float:
    return (style.WIDTH - 2 * MARGIN - (_count() - 1) * BETWEEN) / _count()


def _height(parts: Sequence[Sequence[Line]]) -> float:
    return max(map(height, parts)) + FOOT


def _draw_column(sheet: Sheet, lines: Sequence[Line], left: float) -> None:
    """Draw lines below each other; the lowest strip bears the names of the years."""
    top = sheet.plot_top
    lowest = max((n for n, line in enumerate(lines) if line.kind == "claimant"), default=None)
    for number, line in enumerate(lines):
        draw_line(sheet, line, left, top, named=number == lowest)
        top += line.height + (FOOT if number == lowest else 0)
