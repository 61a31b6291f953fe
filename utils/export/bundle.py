"""Charts leave the notebook: picture, rows, sources and words, all together or not at all."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from utils.charts.chart import CREDIT, Chart
from utils.charts.look import DEFAULT, Look
from utils.charts.pictures import PICTURES, svg_bytes, svg_text
from utils.charts.shown import shown
from utils.data.records import records
from utils.errors import ExportError
from utils.export.citations import bibtex_bytes, citation, csl_bytes
from utils.export.tables import NO_XLSX, can_write_xlsx, csv_bytes, headers, xlsx_bytes
from utils.files import write_all
from utils.language import ENGLISH

__all__ = ["PICTURES", "svg_bytes", "svg_text"]

USUAL = ("png", "svg", "pdf")
"""The formats of a bundle; ``webp`` on demand."""


def save(
    chart: Chart,
    folder: str | Path,
    formats: Sequence[str] = USUAL,
    *,
    name: str | None = None,
    replace: bool = False,
    zipped: bool = False,
) -> list[Path]:
    """Write a chart as a bundle of files of one name, or as one zip; return the paths.

    The bundle is the picture in each format (png, svg, pdf, webp), ``-data.csv`` with the rows
    behind it under plain headers and ``-data.xlsx`` with a sheet for the sources too (where
    xlsxwriter is installed), ``-sources.csv``, ``-sources.bib`` and ``-sources.json``
    (CSL-JSON), and ``-text.txt`` with title, caption, alternative text, the view as text and
    as a line of Python, and the version of the data.

    A file that is there already is never touched: the whole bundle takes the next free number
    (``-2``, ``-3`` ...), unless ``replace`` is true. Each file is complete or absent.
    Raises ``ExportError`` when a format is unknown, the name is no file name or the folder
    cannot be written; nothing is left behind then.
    """
    unknown = [kind for kind in formats if kind not in PICTURES]
    if unknown:
        raise ExportError(f"{unknown[0]!r} is not a format; choose from {', '.join(PICTURES)}.")
    folder, stem = Path(folder).expanduser(), name or file_stem(chart)
    if Path(stem).name != stem or stem in ("", ".", ".."):
        raise ExportError(f"{stem!r} cannot be a file name; leave out folders and slashes.")
    contents: Mapping[str, bytes] = bundle(chart, formats)
    if zipped:
        contents = {".zip": _zip_bytes(stem, contents)}
    try:
        return write_all(folder, stem, contents, replace=replace)
    except OSError as fault:
        raise ExportError(f"The chart could not be saved in {folder}: {fault.strerror}.") from None


def bundle(chart: Chart, formats: Sequence[str] = USUAL) -> dict[str, bytes]:
    """The files of an export as bytes, by the end of their names."""
    files = {f".{kind}": PICTURES[kind](chart) for kind in formats}
    rows = chart.data
    files["-data.csv"] = csv_bytes(rows, headers())
    if can_write_xlsx():
        sheets = {"Rows": rows, "Sources": chart.sources}
        files["-data.xlsx"] = xlsx_bytes(sheets, headers())
    files["-sources.csv"] = csv_bytes(chart.sources, headers())
    files["-sources.bib"] = bibtex_bytes(chart.sources)
    files["-sources.json"] = csl_bytes(chart.sources)
    files["-text.txt"] = text_bytes(chart)
    return files


def file_stem(chart: Chart) -> str:
    """A file name in plain letters: the chart's title, then what is unusual in its look.

    A title in other letters gives no name: the fields of the view do.
    """
    view = chart.view
    title, fields = f"{type(view).__name__} {chart.title}", view.to_code().removesuffix(".chart()")
    words = _plain(title if chart.look.language == ENGLISH else fields)
    return marked(words[:80].rstrip("-"), chart.look)


def marked(name: str, look: Look) -> str:
    """A file name with the size, theme and language of a look, where they are not the usual."""
    parts = [(look.size, DEFAULT.size), (look.theme, DEFAULT.theme), (look.language, ENGLISH)]
    return "-".join([name, *(_plain(part) for part, usual in parts if part != usual)])


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


# ---- words


def text_bytes(chart: Chart) -> bytes:
    """Title, caption, alternative text, sources with addresses, and how to draw it again."""
    parts = [
        ("Title", chart.title),
        ("Caption", "\n".join([chart.sentence, chart.subtitle, *chart.notes])),
        ("Alternative text", chart.alt_text),
        ("Sources", "\n".join(citation(row) for row in records(chart.sources))),
        ("View", chart.to_text()),
        ("In Python", chart.to_code()),
        ("Data", f"{CREDIT}, version {chart.data_version}, CC BY 4.0"),
        *([] if can_write_xlsx() else [("Not written", NO_XLSX)]),
    ]
    return "\n\n".join(f"{name}\n{text}" for name, text in parts).encode() + b"\n"


def _zip_bytes(stem: str, contents: Mapping[str, bytes]) -> bytes:
    """The files of a bundle in one zip; the same files make the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for end, data in contents.items():
            entry = zipfile.ZipInfo(f"{stem}{end}")
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


# ---- a picture for a page without a kernel


def html_figure(chart: Chart) -> str:
    """The chart as HTML that shows without a kernel: a picture with alt text and its caption."""
    return shown(chart).html
