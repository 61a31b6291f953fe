"""A report as a tagged PDF: real headings, captions, alternative texts, pictures as vectors."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from utils.charts.themes import FAMILY, FONTS
from utils.errors import ReportError
from utils.language import say, speaking
from utils.report.compose import Composed, Drawn, source_text
from utils.report.pages import WIDE, pieces, svg_piece
from utils.report.plan import Heading, Prose
from utils.report.prose import Block, blocks
from utils.report.static import HERE

MISSING = "No PDF was written: it needs one more package (pip install typst)."


def write_pdf(composed: Composed) -> bytes:
    """The whole report as PDF; ``ReportError`` where typst is missing."""
    try:
        import typst
    except ImportError:
        raise ReportError([MISSING]) from None
    with tempfile.TemporaryDirectory() as folder, speaking(composed.report.look.language):
        place = Path(folder)
        data = json.dumps(_plain(composed, place), ensure_ascii=False)
        (place / "report.json").write_text(data, encoding="utf-8")
        shutil.copy(HERE / "report.typ", place)
        fonts = [str(FONTS)]
        layout = str(place / "report.typ")
        return bytes(typst.compile(layout, root=folder, font_paths=fonts))


def _plain(composed: Composed, place: Path) -> dict[str, Any]:
    """The report as plain data, for the layout to read, its pictures as files in a folder."""
    report = composed.report
    sources = [
        {"number": row.number, "text": source_text(row), "url": _web(row.url)}
        for row in composed.sources.itertuples()
    ]
    return {
        "title": report.title,
        "author": report.author,
        "by": " · ".join(filter(None, [report.author, report.date])),
        "language": report.look.language,
        "font": FAMILY,
        "parts": [plain for part in composed.parts for plain in _parts(part, place)],
        "heading": say("Sources"),
        "sources": sources,
        "colophon": composed.colophon,
    }


def _parts(part: Heading | Prose | Drawn, place: Path) -> list[dict[str, Any]]:
    if isinstance(part, Heading):
        return [{"kind": "heading", "level": part.level, "text": part.text}]
    if isinstance(part, Drawn):
        return [_figure(part, place)]
    return [_block(block) for block in blocks(part.markdown)]


def _figure(drawn: Drawn, place: Path) -> dict[str, Any]:
    chart, files = drawn.printed, []
    for number, piece in enumerate(pieces(chart), start=1):
        files.append(f"figure-{drawn.number}-{number}.svg")
        (place / files[-1]).write_text(svg_piece(chart, piece), encoding="utf-8")
    return {
        "kind": "figure",
        "files": files,
        "width": float(min(WIDE, chart.figure.get_size_inches()[0])),
        "alt": chart.alt_text,
        "caption": drawn.words,
        "continues": drawn.continues,
        "continued": drawn.continued,
    }


def _block(block: Block) -> dict[str, Any]:
    if block.kind == "heading":
        return {"kind": "heading", "level": min(block.level, 4), "text": block.text}
    return {
        "kind": block.kind,
        "text": block.text,
        "number": block.number,
        "runs": [asdict(run) for run in block.runs],
    }


def _web(url: object) -> str:
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""
