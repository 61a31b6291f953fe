"""The report in context as a Word file; needs the package python-docx."""

from __future__ import annotations

import io
import re
from typing import Any

from utils.article.article import Article
from utils.article.cards import cards
from utils.article.surroundings import surroundings
from utils.pictures import png_bytes

HEAD = ("Figure", "Stated by", "As of", "Source")
WIDTHS = (20, 58, 26, 66)
"""Widths of the columns of a table of claims, in mm."""
PAGE, MARGIN = (210, 297), 20
SMALL = 8.5
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML file may hold."""


def docx_bytes(article: Article, title: str, limits: str) -> bytes:
    """Text, statements with their claims, and the charts around the day, on A4 pages."""
    document = _empty()
    document.add_heading(title, level=1)
    document.add_paragraph(limits)
    for paragraph in article.text.strip().split("\n"):
        if paragraph.strip():
            document.add_paragraph(_clean(paragraph))
    document.add_heading("Statements", level=2)
    for card in cards(article):
        _add_card(document, card)
    for heading, chart in surroundings(article).items():
        document.add_heading(heading, level=2)
        document.add_picture(io.BytesIO(png_bytes(chart)), width=_mm(PAGE[0] - 2 * MARGIN))
        document.add_paragraph(_clean(chart.caption))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _empty() -> Any:
    """An A4 document with narrow margins and paragraphs that stand close."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = map(_mm, PAGE)
    section.left_margin = section.right_margin = _mm(MARGIN)
    section.top_margin = section.bottom_margin = _mm(MARGIN)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    return document


def _add_card(document: Any, card: dict[str, Any]) -> None:
    state = f" ({card['reader']} by the reader)" if card["reader"] else ""
    document.add_heading(f"{card['shape']} {card['word']}{state}", level=3)
    document.add_paragraph(_clean(f"“{card['quote']}”"))
    document.add_paragraph(_clean("\n".join([card["why"], *card["read"]])))
    for link in card["links"]:
        document.add_paragraph(_clean(f"{link['text']}: {link['url']}"))
    if card["claims"]:
        _add_claims(document, card["claims"])


def _add_claims(document: Any, claims: list[dict[str, str]]) -> None:
    grid = document.add_table(rows=0, cols=len(HEAD))
    grid.style, grid.autofit = "Table Grid", False
    for column, width in zip(grid.columns, WIDTHS, strict=True):
        column.width = _mm(width)
    _add_row(grid, HEAD)
    for claim in claims:
        source = f"{claim['publisher']}\n{claim['url']}".strip()
        _add_row(grid, (claim["figure"], claim["claimant"], claim["as_of"], source))
    document.add_paragraph()


def _add_row(grid: Any, words: tuple[str, ...]) -> None:
    from docx.shared import Pt

    for cell, word, width in zip(grid.add_row().cells, words, WIDTHS, strict=True):
        cell.width = _mm(width)
        cell.text = _clean(word)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(1)
            for run in paragraph.runs:
                run.font.size = Pt(SMALL)


def _mm(length: float) -> Any:
    from docx.shared import Mm

    return Mm(length)


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
