"""A report as a Word file: real headings, captions, tables and alternative texts."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pandas as pd

from utils.errors import ReportError
from utils.pictures import png_bytes
from utils.report.compose import Composed, Drawn, source_text, table_of
from utils.report.plan import Heading, Prose
from utils.report.prose import Block, blocks

MISSING = "No Word file was written: it needs one more package (pip install python-docx)."
MOST_ROWS = 25
"""Rows of a chart that its table in print holds."""
STYLES = {
    "paragraph": "Normal",
    "bullet": "List Bullet",
    "number": "List Number",
    "quote": "Quote",
    "code": "No Spacing",
}
LISTS = ("bullet", "number")


def write_word(composed: Composed) -> bytes:
    """The whole report as a .docx; ``ReportError`` where python-docx is missing."""
    try:
        import docx
    except ImportError:
        raise ReportError([MISSING]) from None
    document = docx.Document()
    _describe(document, composed)
    report = composed.report
    document.add_heading(report.title, level=0)
    by = " · ".join(filter(None, [report.author, report.date]))
    if by:
        document.add_paragraph(by, style="Subtitle")
    for part in composed.parts:
        _part(document, part)
    _sources(document, composed)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: Any, composed: Composed) -> None:
    """Set page and properties; the dates are fixed, so that equal reports make equal files."""
    from docx.shared import Mm

    section, about = document.sections[0], document.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    about.title, about.author = composed.report.title, composed.report.author
    about.comments, about.language = composed.colophon, composed.report.look.language
    about.created = about.modified = dt.datetime(2000, 1, 1)


def _part(document: Any, part: Heading | Prose | Drawn) -> None:
    if isinstance(part, Heading):
        document.add_heading(part.text, level=part.level)
    elif isinstance(part, Drawn):
        _figure(document, part)
    else:
        for block in blocks(part.markdown):
            _block(document, block)


def _block(document: Any, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, level=min(block.level, 4))
        return
    deeper = f" {min(block.level, 3)}" if block.kind in LISTS and block.level > 1 else ""
    paragraph = document.add_paragraph(style=STYLES[block.kind] + deeper)
    for run in block.runs:
        added = paragraph.add_run(f"{run.text} ({run.url})" if run.url else run.text)
        added.bold, added.italic = run.bold or None, run.italic or None
        if run.code:
            added.font.name = "Courier New"


# ---- a figure: picture with its description, caption, table


def _figure(document: Any, drawn: Drawn) -> None:
    from docx.shared import Emu, Inches

    picture = document.add_picture(io.BytesIO(png_bytes(drawn.chart)))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    high = section.page_height - section.top_margin - section.bottom_margin - Inches(1)
    scale = min(room / picture.width, high / picture.height, 1)
    picture.width, picture.height = (
        Emu(int(picture.width * scale)),
        Emu(int(picture.height * scale)),
    )
    about = picture._inline.docPr
    about.set("descr", drawn.chart.alt_text)
    about.set("title", drawn.chart.title)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _caption(document, drawn)
    _table(document, drawn)


def _caption(document: Any, drawn: Drawn) -> None:
    """``Figure`` and a number that Word itself counts on with, then the words."""
    paragraph = document.add_paragraph("Figure ", style="Caption")
    _counter(paragraph, drawn.number)
    paragraph.add_run(f". {drawn.caption} {drawn.references}".rstrip())


def _counter(paragraph: Any, number: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "SEQ Figure \\* ARABIC")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = str(number)
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _table(document: Any, drawn: Drawn) -> None:
    from docx.shared import Pt

    frame = table_of(drawn.chart)
    if frame.empty:
        return
    table = document.add_table(rows=1, cols=len(frame.columns), style="Table Grid")
    _repeat(table.rows[0])
    lines = [list(frame.columns), *frame.head(MOST_ROWS).itertuples(index=False, name=None)]
    for number, line in enumerate(lines):
        cells = table.rows[0].cells if number == 0 else table.add_row().cells
        for cell, text in zip(cells, line, strict=True):
            cell.paragraphs[0].add_run(text).font.size = Pt(7.5)
    _widen(table, frame, document)
    left = len(frame) - MOST_ROWS
    after = f"{left} more rows stand in the data of the chart." if left > 0 else ""
    document.add_paragraph(after)


def _widen(table: Any, frame: pd.DataFrame, document: Any) -> None:
    """Give each column the share of the page that its longest words ask for."""
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    longest = [max(frame[name].str.len().max(), len(name), 13) for name in frame.columns]
    asked = [min(length, 36) for length in longest]
    table.autofit = False
    for column, share in zip(table.columns, asked, strict=True):
        width = column.width = int(room * share / sum(asked))
        for cell in column.cells:
            cell.width = width


def _repeat(row: Any) -> None:
    """Let the head of a table stand on each page that the table runs over."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _sources(document: Any, composed: Composed) -> None:
    if len(composed.sources):
        document.add_heading("Sources", level=1)
    for row in composed.sources.itertuples():
        url = row.url if isinstance(row.url, str) else ""
        document.add_paragraph(f"[{row.number}] {source_text(row)} {url}".rstrip())
    document.add_paragraph(composed.colophon)
