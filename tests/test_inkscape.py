"""A saved SVG in Inkscape: its words are text that can be edited, each where the chart has it."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from utils import Casualties, Look
from utils.charts.themes import FONTS

INKSCAPE = shutil.which("inkscape")
SVG = "{http://www.w3.org/2000/svg}"
FONT_SETTINGS = """<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
"""Inkscape leaves the typeface in the file aside and asks the system for one of that name."""

pytestmark = pytest.mark.skipif(
    INKSCAPE is None,
    reason="Inkscape is not installed; it takes 140 MB, so the tests do not install it",
)


@pytest.fixture(scope="module", params=["en", "hy", "az", "ru"])
def opened(request, tmp_path_factory):
    """A chart, its SVG, and where Inkscape places each object: width and height by id."""
    folder = tmp_path_factory.mktemp("inkscape")
    chart = Casualties().chart(look=Look(size="a4_full", language=request.param))
    (picture,) = [p for p in chart.save(folder, ("svg",)) if p.suffix == ".svg"]
    settings = folder / "fonts.conf"
    settings.write_text(FONT_SETTINGS.format(fonts=FONTS, cache=folder / "cache"))
    copy = folder / "opened.svg"
    environment = {**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(settings)}
    told = subprocess.run(
        [str(INKSCAPE), "--query-all", "--export-filename", str(copy), str(picture)],
        env=environment, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    lines = [line.split(",") for line in told.stdout.splitlines() if line.count(",") == 4]
    return chart, copy, {line[0]: tuple(map(float, line[1:])) for line in lines}


def test_every_word_of_the_chart_is_text_in_what_inkscape_saves(opened):
    chart, copy, _ = opened
    texts, drawn = words(ET.parse(copy).getroot()), words(ET.fromstring(chart.svg()))
    assert sorted(texts) == sorted(drawn)
    assert chart.title.split()[0] in " ".join(texts)


def test_no_word_is_wider_in_inkscape_than_the_page(opened):
    chart, copy, boxes = opened
    width = chart.figure.get_size_inches()[0] * 96 * chart.zoom
    texts = [text.get("id") for text in ET.parse(copy).iter(f"{SVG}text")]
    places = [boxes[name] for name in texts if name in boxes]
    assert len(places) == len(texts) > 20
    for left, _, wide, _ in places:
        assert left >= -1 and left + wide <= width + 1


def words(picture):
    """What each text of an SVG says."""
    return [" ".join("".join(text.itertext()).split()) for text in picture.iter(f"{SVG}text")]
