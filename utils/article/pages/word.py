"""The report in context as a Word file; needs the package python-docx."""

from __future__ import annotations

from typing import Any

from utils.article.judged import JudgedText
from utils.article.pages.cards import cards
from utils.article.pages.surroundings import surroundings
from utils.charts.pictures import png_bytes
from utils.export import word

HEAD = ("Figure", "Stated by", "As of", "Source")


def docx_bytes(article: JudgedText, title: str, limits: str) -> bytes:
    """Text, statements with their claims, and the charts around the day, on A4 pages."""
    document = word.empty(title)
    document.add_heading(title, level=1)
    document.add_paragraph(limits)
    for paragraph in article.text.strip().split("\n"):
        if paragraph.strip():
            document.add_paragraph(word.clean(paragraph))
    document.add_heading("Statements", level=2)
    for card in cards(article):
        _add_card(document, card)
    for heading, chart in surroundings(article).items():
        document.add_heading(heading, level=2)
        word.add_picture(document, png_bytes(chart), chart.title, chart.alt_text)
        document.add_paragraph(word.clean(chart.caption))
    return word.to_bytes(document)


def _add_card(document: Any, card: dict[str, Any]) -> None:
    state = f" ({card['reader']} by the reader)" if card["reader"] else ""
    document.add_heading(f"{card['shape']} {card['word']}{state}", level=3)
    document.add_paragraph(word.clean(f"“{card['quote']}”"))
    document.add_paragraph(word.clean("\n".join([card["why"], *card["read"]])))
    for link in card["links"]:
        document.add_paragraph(word.clean(f"{link['text']}: {link['url']}"))
    if card["claims"]:
        word.add_table(document, HEAD, [_row(claim) for claim in card["claims"]])
        document.add_paragraph()


def _row(claim: dict[str, str]) -> tuple[str, str, str, str]:
    source = f"{claim['publisher']}\n{claim['url']}".strip()
    return claim["figure"], claim["claimant"], claim["as_of"], source
