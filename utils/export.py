"""Charts leave the notebook: picture, rows, sources and words, all together or not at all."""

import base64
import csv
import functools
import html
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from fontTools import subset
from fontTools.ttLib import TTFont

from utils import style
from utils.chart import CREDIT, Chart
from utils.errors import ExportError
from utils.files import write_all

DPI = 300
PATHS, TAILS = re.compile(r' d="[^"]*"'), re.compile(r"(\.\d\d)\d+")
"""A hundredth of a point is finer than any printer: more decimals only make the file heavy."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def save(
    chart: Chart,
    folder: str | Path,
    formats: Sequence[str] = ("png", "svg", "pdf"),
    *,
    name: str | None = None,
    replace: bool = False,
) -> list[Path]:
    """Write a chart as a bundle of files of one name and return their paths.

    The bundle is the picture in each format (png, svg, pdf), ``-data.csv`` with the rows behind
    it, ``-sources.csv`` with one line per publication, and ``-text.txt`` with title, caption,
    alternative text, the view and the version of the data.

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
    contents = bundle(chart, formats)
    try:
        return write_all(folder, stem, contents, replace=replace)
    except OSError as fault:
        raise ExportError(f"The chart could not be saved in {folder}: {fault.strerror}.") from None


def bundle(chart: Chart, formats: Sequence[str] = ("png", "svg", "pdf")) -> dict[str, bytes]:
    """The files of an export as bytes, by the end of their names."""
    files = {f".{kind}": PICTURES[kind](chart) for kind in formats}
    files["-data.csv"] = csv_bytes(chart.rows)
    files["-sources.csv"] = csv_bytes(chart.sources)
    files["-text.txt"] = text_bytes(chart)
    return files


def file_stem(chart: Chart) -> str:
    """A file name made from the chart's title, in plain letters."""
    words = re.sub(r"[^a-z0-9]+", "-", chart.title.lower()).strip("-")
    return f"{type(chart.view).__name__.lower()}-{words}"[:80].rstrip("-")


# ---- pictures


def png_bytes(chart: Chart) -> bytes:
    """The picture at 300 dots per inch, with title, description and sources in its metadata."""
    return _printed(
        chart,
        format="png",
        dpi=DPI,
        metadata={**_about(chart), "Software": CREDIT, "View": chart.view.to_text()},
        pil_kwargs={"compress_level": 1},
    )


def pdf_bytes(chart: Chart) -> bytes:
    """The picture as PDF; its text is text, with the letters used embedded."""
    about = {
        "Title": chart.title,
        "Subject": chart.alt_text,
        "Keywords": f"{chart.view.to_text()}; data {chart.data_version}",
        "Creator": CREDIT,
        "CreationDate": None,
    }
    return _printed(chart, format="pdf", metadata=about)


def svg_bytes(chart: Chart) -> bytes:
    """The picture as SVG that stands alone: text as text, the letters used embedded."""
    return _named(embed_fonts(svg_text(chart)), chart).encode()


@functools.lru_cache(maxsize=64)
def svg_text(chart: Chart) -> str:
    """The picture as SVG for a page that has the typeface at hand already."""
    about: dict[str, Any] = {**_about(chart), "Date": None, "Creator": CREDIT}
    about["Keywords"] = [chart.view.to_text(), f"data {chart.data_version}"]
    text = _printed(chart, format="svg", metadata=about).decode()
    return PATHS.sub(lambda path: TAILS.sub(r"\1", path.group()), text[text.index("<svg") :])


def _about(chart: Chart) -> dict[str, str]:
    return {
        "Title": chart.title,
        "Description": chart.alt_text,
        "Source": chart.source_line,
    }


def _printed(chart: Chart, **how: Any) -> bytes:
    stream = io.BytesIO()
    with style.using(chart.look), style.context():
        chart.figure.savefig(stream, **how)
    return stream.getvalue()


def _named(svg: str, chart: Chart) -> str:
    """Give the picture its name and description for readers who hear it."""
    head, rest = svg.split(">", 1)
    label = html.escape(chart.title, quote=True)
    words = f"<title>{label}</title><desc>{html.escape(chart.alt_text)}</desc>"
    return f'{head} role="img" aria-label="{label}">{words}{rest}'


# ---- the typeface inside an SVG


def embed_fonts(svg: str) -> str:
    """Put the letters that an SVG uses into it, as WOFF2, so that it looks alike everywhere."""
    letters = frozenset(html.unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))))
    head, rest = svg.split("<defs>", 1)
    return f"{head}<defs>\n  <style>{font_css(letters)}</style>{rest}"


@functools.lru_cache(maxsize=64)
def font_css(letters: frozenset[str] | None = None) -> str:
    """The ``@font-face`` rules of the typeface, cut to some letters, or whole."""
    return "".join(
        f"@font-face{{font-family:'{style.FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_woff2(weight, letters)}) format('woff2')}}"
        for weight in style.FONT_FILES
    )


def _woff2(weight: str, letters: frozenset[str] | None) -> str:
    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    file = TTFont(style.FONT_FILES[weight], recalcTimestamp=False)
    if letters is not None:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(letters)))
        cutter.subset(file)
    stream = io.BytesIO()
    file.flavor = "woff2"
    file.save(stream)
    return base64.b64encode(stream.getvalue()).decode()


# ---- rows and words


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """Rows as CSV that no spreadsheet takes for a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([defuse(cell) for cell in row] for row in rows.itertuples(index=False))
    return stream.getvalue().encode()


def defuse(cell: object) -> object:
    """A cell as text; one that a spreadsheet would run gets an apostrophe in front."""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return "" if pd.isna(cell) else cell  # type: ignore[call-overload]


def text_bytes(chart: Chart) -> bytes:
    """Title, caption, alternative text, sources with addresses, and how to draw it again."""
    parts = [
        ("Title", chart.title),
        ("Caption", "\n".join([chart.sentence, chart.subtitle, *chart.notes])),
        ("Alternative text", chart.alt_text),
        ("Sources", "\n".join(_citation(row) for row in chart.sources.itertuples())),
        ("View", chart.view.to_text()),
        ("Data", f"{CREDIT}, version {chart.data_version}, CC BY 4.0"),
    ]
    return "\n\n".join(f"{name}\n{text}" for name, text in parts).encode() + b"\n"


def _citation(row: Any) -> str:
    parts = [row.publisher, row.title, row.published_on, row.url]
    return f"{row.number}. {'. '.join(part for part in parts if isinstance(part, str))}"


PICTURES: dict[str, Callable[[Chart], bytes]] = {
    "png": png_bytes,
    "svg": svg_bytes,
    "pdf": pdf_bytes,
}


# ---- a picture for a page without a kernel


def html_figure(chart: Chart) -> str:
    """The chart as HTML that shows without a kernel: a picture with alt text and its caption."""
    picture = base64.b64encode(svg_bytes(chart)).decode()
    alt = html.escape(chart.alt_text, quote=True)
    return (
        '<figure role="group" style="margin:0;max-width:800px">'
        f'<img alt="{alt}" style="width:100%" src="data:image/svg+xml;base64,{picture}">'
        f"<figcaption>{html.escape(f'{chart.sentence} {chart.view.to_text()}')}</figcaption>"
        "</figure>"
    )
