"""A chart as a picture in a file: PNG, WebP, SVG and PDF, each with its words and its view."""

from __future__ import annotations

import functools
import html
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from utils import style
from utils.chart import CREDIT, Chart
from utils.shown import stand_alone

PATHS, TAILS = re.compile(r' d="[^"]*"'), re.compile(r"(?<=\.\d\d)\d+")
"""A hundredth of a point is finer than any printer: more decimals only make the file heavy."""
SIZE = re.compile(r'width="[\d.]+pt" height="[\d.]+pt"')
WHOLE = 1 + 1e-9
"""Keeps a width that is a whole number of pixels from losing one to the last binary digit."""
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title>{title}</dc:title><dc:description>{description}</dc:description>
<dc:source>{source}</dc:source><xmp:CreatorTool>{tool}</xmp:CreatorTool>
<pdf:Keywords>{view}</pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


# ---- pixels


def png_bytes(chart: Chart) -> bytes:
    """The picture as fine as its size wants, with its words and its view in the metadata."""
    stream, words = io.BytesIO(), PngInfo()
    for name, text in {**_about(chart), "Software": CREDIT, "View": chart.to_text()}.items():
        words.add_text(name, text)
    dpi = chart.look.picture.dpi
    how = {"compress_level": 1, "compress_type": zlib.Z_DEFAULT_STRATEGY, "dpi": (dpi, dpi)}
    _pixels(chart).save(stream, format="png", pnginfo=words, **how)
    return stream.getvalue()


def _pixels(chart: Chart) -> Image.Image:
    """The picture on its ground: nothing of it can be seen through, so three numbers a pixel do."""
    fine = _fine(chart)
    with _drawn(chart, fine) as figure:
        width, height = (int(side * fine) for side in figure.get_size_inches())
        renderer = RendererAgg(width, height, fine)
        figure.draw(renderer)
    pixels = renderer.buffer_rgba()
    return Image.frombuffer("RGBA", (width, height), pixels, "raw", "RGBA", 0, 1).convert("RGB")


def webp_bytes(chart: Chart) -> bytes:
    """The picture as WebP without loss, a good deal smaller than PNG."""
    about = {name.lower(): html.escape(text) for name, text in _about(chart).items()}
    packet = XMP.format(**about, tool=CREDIT, view=html.escape(chart.to_text())).encode()
    stream = io.BytesIO()
    _pixels(chart).save(stream, format="webp", lossless=True, method=4, xmp=packet)
    return stream.getvalue()


def _fine(chart: Chart) -> float:
    """Pixels per inch of the figure, which is smaller than the picture where type is enlarged."""
    return chart.look.picture.dpi * chart.zoom * WHOLE


# ---- lines


def pdf_bytes(chart: Chart) -> bytes:
    """The picture as PDF; its text is text, with the letters used embedded."""
    about = {
        "Title": chart.title,
        "Subject": chart.alt_text,
        "Keywords": f"{chart.to_text()}; data {chart.data_version}",
        "Creator": CREDIT,
        "CreationDate": None,
    }
    with style.context(), _placed_glyphs():
        if chart.zoom == 1:
            return _printed(chart, format="pdf", metadata=about)
        return _enlarged_pdf(chart, about)


@contextmanager
def _placed_glyphs() -> Iterator[None]:
    """Leave out of embedded typefaces the rules by which letters are set.

    A PDF has every glyph at its place; to cut those rules takes twice as long as to draw it.
    """
    from fontTools.subset import Options

    usual = Options._drop_tables_default
    Options._drop_tables_default = [*usual, "GSUB", "GPOS", "GDEF"]
    try:
        yield
    finally:
        Options._drop_tables_default = usual


def _enlarged_pdf(chart: Chart, about: dict[str, Any]) -> bytes:
    """A page as large as the picture, onto which the figure is enlarged."""
    from matplotlib.backends.backend_pdf import Op, PdfFile, RendererPdf

    stream = io.BytesIO()
    with _drawn(chart, 72) as figure:
        width, height = figure.get_size_inches()
        file = PdfFile(stream, metadata=about)
        try:
            file.newPage(width * chart.zoom, height * chart.zoom)
            file.output(chart.zoom, 0, 0, chart.zoom, 0, 0, Op.concat_matrix)
            renderer = RendererPdf(file, 72, height, width)
            figure.draw(renderer)
            renderer.finalize()
            file.finalize()
        finally:
            file.close()
    return stream.getvalue()


def svg_bytes(chart: Chart) -> bytes:
    """The picture as SVG that stands alone: text as text, the letters used embedded."""
    return stand_alone(svg_text(chart), chart.title, chart.alt_text, chart.look).encode()


@functools.lru_cache(maxsize=16)
def svg_text(chart: Chart) -> str:
    """The picture as SVG for a page that has the typeface at hand already."""
    about: dict[str, Any] = {**_about(chart), "Date": None, "Creator": CREDIT}
    about["Keywords"] = [chart.to_text(), f"data {chart.data_version}"]
    text = _printed(chart, format="svg", metadata=about).decode()
    text = PATHS.sub(lambda path: TAILS.sub("", path.group()), text[text.index("<svg") :])
    if chart.zoom == 1:
        return text
    width, height = (side * 72 * chart.zoom for side in chart.figure.get_size_inches())
    return SIZE.sub(f'width="{width:g}pt" height="{height:g}pt"', text, count=1)


def _about(chart: Chart) -> dict[str, str]:
    return {
        "Title": chart.title,
        "Description": chart.alt_text,
        "Source": chart.source_line,
    }


def _printed(chart: Chart, **how: Any) -> bytes:
    stream = io.BytesIO()
    with _drawn(chart, chart.figure.dpi) as figure:
        figure.savefig(stream, **how)
    return stream.getvalue()


@contextmanager
def _drawn(chart: Chart, dpi: float) -> Iterator[Figure]:
    """The figure of a chart while it is drawn, with so many dots to an inch."""
    figure, before = chart.figure, chart.figure.dpi
    with style.using(chart.look), style.context():
        figure.dpi = dpi
        try:
            yield figure
        finally:
            figure.dpi = before
            for text in figure.findobj(Text):
                # else each text keeps the page of pixels that it was drawn on
                text._renderer = None  # type: ignore[attr-defined]


PICTURES: dict[str, Callable[[Chart], bytes]] = {
    "png": png_bytes,
    "svg": svg_bytes,
    "pdf": pdf_bytes,
    "webp": webp_bytes,
}
