"""The report in context as files: HTML that stands alone, CSV, and Word with python-docx."""

from __future__ import annotations

import html
import importlib.util
import re
from pathlib import Path
from typing import Any

from utils.article.judged import JudgedText
from utils.article.pages.cards import cards, pieces
from utils.article.pages.style import PAGE, STYLE
from utils.article.pages.surroundings import surroundings
from utils.article.pages.word import HEAD, docx_bytes
from utils.charts.webfonts import font_css
from utils.data.dates import spell
from utils.errors import ExportError
from utils.export.bundle import html_figure
from utils.export.tables import csv_bytes
from utils.files import write_all

NO_WORD = (
    "The Word file was not written, because the package python-docx is not installed; "
    "`pip install python-docx` adds it."
)
LIMITS = (
    "Verdicts come from rules and from the figures in the data package. “Published” means that "
    "somebody states the same, not that it is true; a statement without a mark was not read."
)


def save(
    article: JudgedText, folder: str | Path, name: str = "report", *, replace: bool = False
) -> list[Path]:
    """Write HTML, CSV and, if it can be, Word into a folder; all or none, never over others.

    Raises ``ExportError`` when the folder cannot be written.
    """
    stem = re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "report"
    files = {"-statements.csv": csv_bytes(table(article)), ".html": html_bytes(article)}
    if has_word():
        files[".docx"] = docx_bytes(article, title_of(article), limits(article))
    try:
        return write_all(Path(folder), stem, files, replace=replace)
    except OSError as fault:
        raise ExportError(f"Nothing was written to {folder}: {fault.strerror or fault}.") from None


def has_word() -> bool:
    """Whether Word files can be written here."""
    return importlib.util.find_spec("docx") is not None


def table(article: JudgedText) -> Any:
    """The statements as a table for a spreadsheet; the ids of the rows stand in one cell."""
    frame = article.statements
    frame["claim_ids"] = frame["claim_ids"].map(";".join)
    frame["text"] = frame["text"].map(lambda text: " ".join(text.split()))
    return frame


# ---- HTML


def html_bytes(article: JudgedText) -> bytes:
    """A page that needs nothing else: text, cards, pictures and sources in one file."""
    style = STYLE + font_css()
    page = PAGE.format(
        language=article.language, style=style, title=title_of(article), body=body_html(article)
    )
    return page.encode("utf-8", "replace")


def body_html(article: JudgedText) -> str:
    """The report in context as HTML for a page or a notebook's output."""
    parts = [f"<style>{STYLE}</style>", f"<h2>{html.escape(title_of(article))}</h2>"]
    parts += [f"<p>{html.escape(limits(article))}</p>", _text_html(article)]
    parts += [_card_html(card) for card in cards(article)]
    for heading, chart in surroundings(article).items():
        parts += [f"<h3>{html.escape(heading)}</h3>", html_figure(chart)]
    return f'<div class="kx-report">{"".join(parts)}</div>'


def title_of(article: JudgedText) -> str:
    """The heading of every file."""
    when = f" of {spell(article.date)}" if article.date else ""
    return f"A report{when} in context"


def limits(article: JudgedText) -> str:
    """What a reader of the file must know of it."""
    return f"{LIMITS} {article.dating}".rstrip()


def _text_html(article: JudgedText) -> str:
    known = {card["id"]: card for card in cards(article)}
    found = []
    for piece in pieces(article):
        card = known.get(piece["id"])
        text = html.escape(piece["text"])
        if card is None:
            found.append(text)
            continue
        shape = f"{card['shape']} " if piece["first"] else ""
        found.append(f'<a class="kx-{card["verdict"]}" href="#{card["id"]}">{shape}{text}</a>')
    return f'<div class="kx-text" dir="auto">{"".join(found)}</div>'


def _card_html(card: dict[str, Any]) -> str:
    state = f" ({card['reader']} by the reader)" if card["reader"] else ""
    lines = [
        f'<h4 id="{card["id"]}">{card["shape"]} {card["word"]}{state}: '
        f"“{html.escape(card['quote'])}”</h4>",
        f"<p>{html.escape(card['why'])}</p>",
        *(f'<p class="kx-read">{html.escape(line)}</p>' for line in card["read"]),
    ]
    if card["claims"]:
        head = "".join(f"<th>{word}</th>" for word in HEAD)
        rows = "".join(_row_html(claim) for claim in card["claims"])
        lines.append(f"<table><tr>{head}</tr>{rows}</table>")
    if card["links"]:
        lines.append(
            f"<p>{' · '.join(_link(each['text'], each['url']) for each in card['links'])}</p>"
        )
    return f'<section class="kx-card">{"".join(lines)}</section>'


def _row_html(claim: dict[str, str]) -> str:
    source = _link(claim["publisher"], claim["url"])
    cells = [html.escape(claim[name]) for name in ("figure", "claimant", "as_of")]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in [*cells, source]) + "</tr>"


def _link(text: str, url: str) -> str:
    shown = html.escape(text)
    return f'<a href="{html.escape(url, quote=True)}" rel="noopener">{shown}</a>' if url else shown
