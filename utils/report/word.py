"""A report as a Word file: real headings, captions, tables and alternative texts."""

from __future__ import annotations

from typing import Any

from utils.errors import ReportError
from utils.export import word
from utils.language import plural, say, speaking
from utils.report.compose import Composed, Drawn, source_text, table_of
from utils.report.pages import pieces, png_pieces
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
    report = composed.report
    language = report.look.language
    with speaking(language):
        try:
            document = word.empty(report.title, report.author, composed.colophon, language)
        except ImportError:
            raise ReportError([MISSING]) from None
        document.add_heading(word.clean(report.title), level=0)
        by = " · ".join(filter(None, [report.author, report.date]))
        if by:
            document.add_paragraph(word.clean(by), style="Subtitle")
        for part in composed.parts:
            _part(document, part)
        _sources(document, composed)
    return word.to_bytes(document)


def _part(document: Any, part: Heading | Prose | Drawn) -> None:
    if isinstance(part, Heading):
        document.add_heading(word.clean(part.text), level=part.level)
    elif isinstance(part, Drawn):
        _figure(document, part)
    else:
        for block in blocks(part.markdown):
            _block(document, block)


def _block(document: Any, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(word.clean(block.text), level=min(block.level, 4))
        return
    deeper = f" {min(block.level, 3)}" if block.kind in LISTS and block.level > 1 else ""
    paragraph = document.add_paragraph(style=STYLES[block.kind] + deeper)
    for run in block.runs:
        text = word.clean(f"{run.text} ({run.url})" if run.url else run.text)
        added = paragraph.add_run(text)
        added.bold, added.italic = run.bold or None, run.italic or None
        if run.code:
            added.font.name = "Courier New"


# ---- a figure: picture with its description, caption, table


def _figure(document: Any, drawn: Drawn) -> None:
    chart = drawn.printed
    parts = png_pieces(chart, pieces(chart))
    for number, png in enumerate(parts):
        words = drawn.continued if number else chart.alt_text
        word.add_picture(document, png, chart.title, words)
        if number < len(parts) - 1:
            document.add_paragraph(drawn.continues)
    _caption(document, drawn)
    _table(document, drawn)


def _caption(document: Any, drawn: Drawn) -> None:
    """``Figure`` and a number that Word itself counts on with, then the words."""
    before, after = say("Figure {number}.", number="\n").split("\n")
    paragraph = document.add_paragraph(before, style="Caption")
    _counter(paragraph, drawn.number)
    paragraph.add_run(word.clean(f"{after} {drawn.caption} {drawn.references}".rstrip()))


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
    frame = table_of(drawn.chart)
    if frame.empty:
        return
    rows = list(frame.head(MOST_ROWS).itertuples(index=False, name=None))
    word.add_table(document, list(frame.columns), rows)
    left = len(frame) - MOST_ROWS
    after = plural(
        "{count} more row stands in the data of the chart.",
        "{count} more rows stand in the data of the chart.",
        left,
    )
    document.add_paragraph(after if left > 0 else "")


def _sources(document: Any, composed: Composed) -> None:
    if len(composed.sources):
        document.add_heading(say("Sources"), level=1)
    for row in composed.sources.itertuples():
        url = row.url if isinstance(row.url, str) else ""
        text = f"[{row.number}] {source_text(row)} {url}".rstrip()
        document.add_paragraph(word.clean(text))
    document.add_paragraph(composed.colophon)
