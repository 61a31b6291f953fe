"""A chart as a picture in a file: PNG, WebP, SVG and PDF, each with its words and its view."""

from __future__ import annotations

import functools
import html
import io
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

import numpy as np
from matplotlib.text import Text
from PIL import Image

from utils.charts import style
from utils.charts.chart import CREDIT, Chart
from utils.charts.pdf_page import pdf
from utils.charts.png import png, strips
from utils.charts.recording import Recording, in_points, recorded
from utils.charts.shown import stand_alone
from utils.charts.svg_page import svg

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
    words = {**_about(chart), "Software": CREDIT, "View": chart.to_text()}
    with _pixels(chart) as (rows, width, height):
        return png(rows, width, height, chart.look.picture.dpi, words)


def webp_bytes(chart: Chart) -> bytes:
    """The picture as WebP without loss, a good deal smaller than PNG."""
    about = {name.lower(): html.escape(text) for name, text in _about(chart).items()}
    packet = XMP.format(**about, tool=CREDIT, view=html.escape(chart.to_text())).encode()
    with _pixels(chart) as (rows, _, _):
        picture = Image.fromarray(np.concatenate([some.copy() for some in rows]))
    stream = io.BytesIO()
    picture.save(stream, format="webp", lossless=True, method=4, xmp=packet)
    return stream.getvalue()


@contextmanager
def _pixels(chart: Chart) -> Iterator[tuple[Iterator[np.ndarray], int, int]]:
    """The rows of the picture, some at a time, with its width and height.

    The figure is smaller than the picture where type is enlarged, and so drawn finer.
    """
    fine = chart.look.picture.dpi * chart.zoom * WHOLE
    width, height = (int(side * fine) for side in chart.figure.get_size_inches())
    with _recorded(chart) as recording:
        yield strips(recording, width, height, fine), width, height


# ---- lines


def pdf_bytes(chart: Chart) -> bytes:
    """The picture as PDF; its text is text, with the letters used embedded."""
    about = {
        "Title": chart.title,
        "Subject": chart.alt_text,
        "Keywords": f"{chart.to_text()}; data {chart.data_version}",
        "Creator": CREDIT,
    }
    with _recorded(chart) as recording:
        return pdf(recording, chart.zoom, about)


def svg_bytes(chart: Chart) -> bytes:
    """The picture as SVG that stands alone: text as text, the letters used embedded."""
    return stand_alone(svg_of(chart), chart.title, chart.alt_text, chart.look).encode()


@functools.lru_cache(maxsize=16)
def svg_text(chart: Chart) -> str:
    """The picture as SVG for a page that has the typeface at hand already; remembered."""
    return svg_of(chart)


def svg_of(chart: Chart, leave_out: Collection[Text] = ()) -> str:
    """The same, drawn now; without some texts of the figure."""
    about = {name.lower(): text for name, text in _about(chart).items()}
    about |= {"creator": CREDIT, "view": chart.to_text(), "data": f"data {chart.data_version}"}
    with _recorded(chart) as recording:
        return svg(recording, chart.zoom, about, leave_out)


def _about(chart: Chart) -> dict[str, str]:
    return {
        "Title": chart.title,
        "Description": chart.alt_text,
        "Source": chart.source_line,
    }


@contextmanager
def _recorded(chart: Chart) -> Iterator[Recording]:
    """A chart as its figure draws it, to be played in the chart's look."""
    with style.using(chart.look), style.context(), in_points(chart.figure):
        yield recorded(chart.figure)


PICTURES: dict[str, Callable[[Chart], bytes]] = {
    "png": png_bytes,
    "svg": svg_bytes,
    "pdf": pdf_bytes,
    "webp": webp_bytes,
}
