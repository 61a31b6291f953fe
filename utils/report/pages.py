"""A figure on printed pages: as wide as they are, and over several where one is too short."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from utils.charts.chart import Chart
from utils.charts.fitting import text_boxes
from utils.charts.pictures import png_bytes, svg_of
from utils.charts.sizes import WHOLE
from utils.data.dataset import Dataset

WIDE, HIGH = 180 / 25.4, 230 / 25.4
"""Inches that a page of A4 has for a figure, between its margins and above a caption."""
FULLEST, KEPT = 0.5, 0.75
"""A figure is cut in the lower half of a page; a plot up to this part of one is kept whole."""
NEARLY = 0.6
"""A gap that is so much of the widest one is as good, if it stands lower."""
HEAD = re.compile(r'height="([\d.]+)pt" viewBox="0 0 ([\d.]+) ([\d.]+)"')

Piece = tuple[float, float]
"""The upper and the lower edge of a piece of a figure, in inches from the top of it."""


def for_print(chart: Chart, dataset: Dataset) -> Chart:
    """The chart, laid out anew for A4 where its own size is wider than a page, and whole."""
    if chart.look.picture.width / 72 <= WIDE + 1e-6:
        return chart
    return chart.view.chart(dataset, replace(chart.look, size=WHOLE["a4_full"]))


def pieces(chart: Chart) -> list[Piece]:
    """Where to cut a figure, so that each piece fits a page at its full size.

    A cut goes through no word, and through no plot that fits a page; lines of a long list it may
    part, best where the list itself leaves most room.
    """
    height = float(chart.figure.get_size_inches()[1])
    blocks = sorted(_blocks(chart, height))
    found, top = [], 0.0
    while height - top > HIGH:
        cut = _cut(blocks, top)
        found.append((top, cut))
        top = cut
    return [*found, (top, height)]


def _blocks(chart: Chart, height: float) -> Iterator[Piece]:
    """What is not to be cut: words, and plots that are no higher than a page."""
    for _, (_, bottom, _, top) in text_boxes(chart.figure):
        yield height - top / 72, height - bottom / 72
    for axes in chart.figure.axes:
        place = axes.get_position()
        if axes.get_visible() and (place.y1 - place.y0) * height < HIGH * KEPT:
            yield height * (1 - place.y1), height * (1 - place.y0)


def _cut(blocks: list[Piece], top: float) -> float:
    """The best place for a cut below ``top``; the end of the page if nothing leaves one."""
    first, last = top + HIGH * FULLEST, top + HIGH
    gaps, reached = [], 0.0
    for upper, lower in blocks:
        start, end = max(reached, first), min(upper, last)
        if end > start:
            gaps.append((end - start, (start + end) / 2))
        reached = max(reached, lower)
    widest = max((gap for gap, _ in gaps), default=0)
    return max((place for gap, place in gaps if gap >= NEARLY * widest), default=last)


# ---- pieces as pictures


def svg_piece(chart: Chart, piece: Piece) -> str:
    """A piece as SVG, with the words that stand in it and no others."""
    top, bottom = piece
    height = float(chart.figure.get_size_inches()[1])
    if (top, bottom) == (0.0, height):
        return chart.svg()
    elsewhere = {
        text
        for text, (_, low, _, high) in text_boxes(chart.figure)
        if not top <= height - (low + high) / 144 < bottom
    }
    whole = svg_of(chart, elsewhere)
    inside = (
        f'height="{(bottom - top) * 72:g}pt" viewBox="0 {top * 72:g} \\2 {(bottom - top) * 72:g}"'
    )
    return HEAD.sub(inside, whole, count=1)


def png_pieces(chart: Chart, parts: list[Piece]) -> list[bytes]:
    """The pieces as PNG, as fine as the whole."""
    whole = png_bytes(chart)
    return [whole] if len(parts) == 1 else [_cropped(whole, part, parts[-1][1]) for part in parts]


def _cropped(png: bytes, piece: Piece, height: float) -> bytes:
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        top, bottom = (round(edge / height * picture.height) for edge in piece)
        part = picture.crop((0, top, picture.width, bottom))
        part.save(stream, format="png", dpi=picture.info["dpi"], compress_level=1)
    return stream.getvalue()
