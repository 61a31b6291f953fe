"""What every Word file here is made of: A4 pages, pictures that say what they show, tables."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any

WIDE, SIDE, TOP = 180, 15, 18
"""Millimetres: of text, and of the margins beside and above it."""
SMALL = 7.5
NARROWEST, WIDEST = 16, 36
"""Letters that a column of a table counts as having, at least and at most."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML file may hold."""
MADE = dt.datetime(2000, 1, 1)
"""A date for every file, so that equal documents are equal files."""


def empty(title: str, author: str = "", comments: str = "", language: str = "en") -> Any:
    """A document without words; ``ImportError`` where python-docx is missing."""
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    section, about = document.sections[0], document.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin = section.bottom_margin = Mm(TOP)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    about.title, about.author, about.comments = map(clean, (title, author, comments))
    about.language, about.created, about.modified = language, MADE, MADE
    return document


def clean(text: str) -> str:
    """Text without what would break the file."""
    return CONTROL.sub("", text)


def to_bytes(document: Any) -> bytes:
    """The document as a .docx file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_picture(document: Any, png: bytes, title: str, description: str) -> None:
    """A picture with its description, as large as it is, or as wide as the text."""
    from docx.shared import Emu, Mm

    picture = document.add_picture(io.BytesIO(png))
    scale = min(Mm(WIDE) / picture.width, 1)
    picture.width, picture.height = (
        Emu(int(side * scale)) for side in (picture.width, picture.height)
    )
    about = picture._inline.docPr
    about.set("title", clean(title))
    about.set("descr", clean(description))
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def add_table(document: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with a head that stands on each of its pages, columns as wide as their words ask."""
    grid = document.add_table(rows=0, cols=len(head), style="Table Grid")
    grid.autofit = False
    for line in (head, *rows):
        _fill(grid.add_row().cells, line)
    _repeat(grid.rows[0])
    columns = list(zip(head, *rows, strict=True))
    longest = [max(len(part) for cell in column for part in cell.split("\n")) for column in columns]
    asked = [min(max(length, NARROWEST), WIDEST) for length in longest]
    _widen(grid, [share / sum(asked) for share in asked])


def _fill(cells: Sequence[Any], words: Sequence[str]) -> None:
    from docx.shared import Pt

    for cell, text in zip(cells, words, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(clean(text)).font.size = Pt(SMALL)
        paragraph.paragraph_format.space_after = Pt(1)


def _widen(grid: Any, shares: Sequence[float]) -> None:
    from docx.shared import Mm

    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Mm(WIDE * share)
        for cell in column.cells:
            cell.width = column.width


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
