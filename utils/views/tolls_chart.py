"""Draws ``Tolls``: marks and steps through time, and the claimants they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from utils import style
from utils.chart import Chart, source_line, sources_of
from utils.dataset import Dataset
from utils.language import message, say
from utils.records import records
from utils.sheet import Sheet, Words
from utils.views import tolls_key, tolls_words
from utils.views.claim_list import gid
from utils.views.claims import card
from utils.views.tolls_plot import Part, draw_part
from utils.views.tolls_time import Window, when

if TYPE_CHECKING:
    from utils.views.tolls import Tolls

HIGH, LOW, LOWEST = 180.0, 120.0, 80.0
"""Heights of the axes in points: the first or only part, the second, a second with few figures."""
FEW = 3
SHADED = message("{days} (shaded: the days counted)")
BETWEEN = 8.0


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
    )
    plain = rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))
    parts = _parts(view, plain, spans, dataset)
    width = tolls_key.column_width(style.WIDTH)
    key = tolls_key.entries(plain, sources, view.expected(), width)
    height = sum(part.full_height + BETWEEN for part in parts) + tolls_key.height(key)
    with style.context():
        sheet = Sheet(words, height)
        top = sheet.plot_top
        for part in parts:
            draw_part(sheet, part, top, tolls_key.letters(rows))
            top += part.full_height + BETWEEN
        tolls_key.draw_key(sheet, key, top, view.side)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=tolls_words.sentence(view, rows, dataset),
        details=tolls_words.details(view, rows, dataset),
        data_version=dataset.version,
        cards={gid(row): card(row, dataset) for row in records(rows)},
    )


def _parts(view: Tolls, rows: pd.DataFrame, spans: list[Window], dataset: Dataset) -> list[Part]:
    """The rows on the one or two axes to which their dates belong."""
    if not spans:
        return []
    days = pd.Series([when(date).last for date in rows["as_of"]], rows.index)
    members = [rows[days <= spans[0].last], rows[days > spans[0].last]]
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
            height=(LOWEST if len(mine) <= FEW else LOW) if number else HIGH,
        )
        for number, (window, mine) in enumerate(zip(spans, members, strict=False))
    ]


def _counted_days(view: Tolls, window: Window, dataset: Dataset) -> tuple[int, int] | None:
    """The part of an axis that belongs to the period or event itself, if it has an end."""
    start, end = view.span(dataset)
    if pd.isna(start) or pd.isna(end):
        return None
    return start.date().toordinal(), min(end.date().toordinal(), window.last)
