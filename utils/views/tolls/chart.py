"""Draws ``Tolls``: marks and steps through time, and the claimants they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.charts.chart import Chart, brief_line, source_line, sources_of
from utils.charts.sheet import MARGIN, Sheet, Words
from utils.data.dataset import Dataset
from utils.data.records import records
from utils.language import message, say
from utils.views.claims.list import gid
from utils.views.claims.words import card
from utils.views.tolls import key as tolls_key
from utils.views.tolls import words as tolls_words
from utils.views.tolls.plot import Part, draw_part
from utils.views.tolls.time import Window, when

if TYPE_CHECKING:
    from utils.views.tolls.view import Tolls

HIGH, LOW, LOWEST = 180.0, 120.0, 80.0
"""Heights of the axes in points: the first or only part, the second, a second with few figures."""
FEW = 3
FLAT, FLATTEST = 0.55, 0.35
"""How high the axes are where the page has little room, and where it has least."""
SHADED = message("{days} (shaded: the days counted)")
BETWEEN, ASIDE, SECOND = 8.0, 18.0, 0.6
"""Points between parts below and beside each other; width of the second as a share of the first."""


def draw(view: Tolls, dataset: Dataset) -> Chart:
    """Draw how a toll moved and say in words from where to where."""
    rows = view.rows(dataset)
    sources = sources_of(list(rows["source_id"]), dataset)
    spans = view.windows(rows, dataset) if len(rows) else []
    words = Words(
        title=tolls_words.title(view, dataset),
        subtitle=tolls_words.subtitle(view, rows, dataset),
        notes=tolls_words.notes(view, rows, spans, dataset),
        sources=source_line(sources, dataset.version),
        brief=brief_line(sources, dataset.version),
    )
    claims, letters = records(rows), tolls_key.letters(rows["claimant_id"])
    parts = _parts(view, rows, spans, dataset)
    key = tolls_key.entries(claims, sources, view, tolls_key.column_width(style.WIDTH))
    boxes = list(_boxes(parts))
    below = max((top + part.full_height for part, (_, top, _) in zip(parts, boxes, strict=True)),
                default=-BETWEEN) + BETWEEN  # fmt: skip
    with style.context():
        sheet = Sheet(words, below + tolls_key.height(key))
        for part, (left, top, width) in zip(parts, boxes, strict=True):
            draw_part(sheet, part, (left, sheet.plot_top + top, width), letters)
        tolls_key.draw_key(sheet, key, sheet.plot_top + below, view.side)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=tolls_words.sentence(view, rows, dataset),
        details=tolls_words.details(view, rows, dataset),
        data_version=dataset.version,
        cards={gid(row): card(row, dataset) for row in claims},
    )


def _boxes(parts: list[Part]) -> Iterator[tuple[float, float, float]]:
    """Left edge, distance from the top and width of each part: on a slide they stand in a row."""
    room, top = style.WIDTH - 2 * MARGIN, 0.0
    if not style.WIDE:
        for part in parts:
            yield MARGIN, top, room
            top += part.full_height + BETWEEN
        return
    shares = [1.0, SECOND][: len(parts)]
    room -= (len(parts) - 1) * ASIDE
    left = MARGIN
    for share in shares:
        width = room * share / sum(shares)
        yield left, 0.0, width
        left += width + ASIDE


def _parts(view: Tolls, rows: pd.DataFrame, spans: list[Window], dataset: Dataset) -> list[Part]:
    """The rows on the one or two axes to which their dates belong."""
    if not spans:
        return []
    first, later = list[Any](), list[Any]()
    for row in records(rows):
        (first if when(row.as_of).last <= spans[0].last else later).append(row)
    shaded = _counted_days(view, spans[0], dataset)
    return [
        Part(
            window=window,
            rows=mine,
            day_one=spans[0].first,
            shaded=None if number else shaded,
            heading=window.words if number or not shaded else say(SHADED, days=window.words),
            side=view.side,
            scale=view.drawn_scale(rows),
            height=_height(number, len(mine)),
        )
        for number, (window, mine) in enumerate(zip(spans, (first, later), strict=False))
    ]


def _height(number: int, figures: int) -> float:
    thin = FLATTEST if style.page().scant else FLAT
    return _usual_height(number, figures) * (thin if style.THIN else 1.0)


def _usual_height(number: int, figures: int) -> float:
    if style.WIDE or not number:
        return HIGH
    return LOWEST if figures <= FEW else LOW


def _counted_days(view: Tolls, window: Window, dataset: Dataset) -> tuple[int, int] | None:
    """The part of an axis that belongs to the period or event itself, if it has an end."""
    start, end = view.span(dataset)
    if pd.isna(start) or pd.isna(end):
        return None
    return start.date().toordinal(), min(end.date().toordinal(), window.last)
