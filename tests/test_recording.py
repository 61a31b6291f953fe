"""A figure is drawn once, and every format is made of what was written down."""

import io
import re
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pikepdf
import pytest
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from PIL import Image
from pypdf import PdfReader

from utils import Casualties, Look, Rivals
from utils.charts import style, typeset
from utils.charts.pdf_file import string
from utils.charts.pdf_page import pdf
from utils.charts.picture_text import _pdf_string
from utils.charts.pictures import PICTURES, svg_of
from utils.charts.png import png, strips
from utils.charts.recording import Recording, in_points
from utils.charts.shapes import Pen, written
from utils.charts.svg_page import svg

SVG = "http://www.w3.org/2000/svg"
MIXED = "Qarabağ / Արցախ / Нагорный Карабах, officially 1,234 km²"


@pytest.fixture
def recording():
    """A hatched box, a thick dashed line down the page, and words on their side."""
    with style.context():
        figure = Figure(figsize=(1, 3))
        how = {"transform": figure.transFigure}
        figure.add_artist(Rectangle((0.1, 0.1), 0.5, 0.8, hatch="//", facecolor="#eeeeff", **how))
        ends = {"dashes": (3.3, 1.7), "linewidth": 9, "alpha": 0.5}
        figure.add_artist(Line2D([0.2, 0.9], [0.02, 0.98], **ends, **how))
        figure.text(0.8, 0.5, "Words, office", rotation=90, va="center", size=20)
        with in_points(figure):
            yield Recording(figure)


def drawn(recording, dpi):
    rows = [some.copy() for some in strips(recording, int(dpi), int(3 * dpi), dpi)]
    return rows, np.concatenate(rows)


def test_strips_meet_without_a_seam(recording, monkeypatch):
    parts, whole = drawn(recording, 90)
    assert [len(part) for part in parts] == [90, 90, 90]
    monkeypatch.setattr("utils.charts.png.int", lambda number: 270, raising=False)  # one strip
    at_once = list(strips(recording, 90, 270, 90))
    assert len(at_once) == 1 and len(at_once[0]) == 270
    hatched = (slice(None), slice(9, 54))
    apart = np.abs(whole.astype(int) - at_once[0].astype(int))
    apart[hatched] = 0  # the tile of a hatch is as high as a strip
    assert apart.max() <= 2


def test_a_hatch_goes_on_from_strip_to_strip(recording):
    _, whole = drawn(recording, 90)
    column = slice(9, 16)  # left of the line
    assert np.array_equal(whole[100:150, column], whole[190:240, column])


def test_a_png_holds_its_rows_its_words_and_its_dots(recording):
    rows, whole = drawn(recording, 150)
    data = png(rows, 150, 450, 150, {"Title": MIXED})
    picture = Image.open(io.BytesIO(data))
    assert np.array_equal(np.asarray(picture), whole)
    assert picture.text["Title"] == MIXED
    assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.02)


@pytest.mark.skipif(mpl.__version_info__ < (3, 11), reason="knows no rules of a typeface")
@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("text", [MIXED, "AVATAR fi ffl", "Əliyev", "12.5–13 %", "a$b$"])
def test_a_line_is_set_as_matplotlib_sets_it(text, weight):
    font = FontProperties(family=style.FAMILY, weight=weight, size=10)
    line = typeset.line_of(text, font)
    width, height, depth = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    assert line.width * 10 == pytest.approx(width, abs=0.05)
    assert (line.top - line.bottom) * 10 == pytest.approx(height, abs=0.2)
    assert -line.bottom * 10 == pytest.approx(depth, abs=0.1)
    assert "".join(glyph.letters for glyph in line.glyphs) == text


def test_a_letter_that_the_first_typeface_lacks_comes_from_the_next():
    font = FontProperties(family=["DejaVu Sans", style.FAMILY], size=10)
    files = {glyph.file for glyph in typeset.line_of("Ա∑", font).glyphs}
    assert any("DejaVu" in file for file in files)
    only = FontProperties(family=[style.FAMILY, "DejaVu Sans"], size=10)
    with style.context():  # the typeface is known from here on
        first, second = typeset.line_of("A∮", only).glyphs
    assert "Explorer" in first.file and "DejaVu" in second.file


def test_a_pdf_writes_text_as_text_with_its_typeface_in_it(recording):
    document = pdf(recording, 2.0, {"Title": MIXED})
    page = PdfReader(io.BytesIO(document), strict=True).pages[0]
    assert "Words, office" in page.extract_text()
    assert [float(side) for side in page.mediabox[2:]] == [144, 432]
    with pikepdf.open(io.BytesIO(document)) as opened:
        assert opened.check_pdf_syntax() == []
        (font,) = opened.pages[0].Resources.Font.values()
        assert font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"


def test_an_svg_writes_text_as_text_and_holds_all_that_it_refers_to(recording):
    names = ("title", "description", "source", "creator", "view", "data")
    text = svg(recording, 2.0, dict.fromkeys(names, "<plain> & simple"))
    page = ElementTree.fromstring(text)
    assert (page.get("width"), page.get("viewBox")) == ("144pt", "0 0 72 216")
    assert [words.text for words in page.iter(f"{{{SVG}}}text")] == ["Words, office"]
    used = set(re.findall(r'(?:url\(#|href="#)([\w-]+)', text))
    assert used and used <= {element.get("id") for element in page.iter()}
    assert page.find(f"{{{SVG}}}title").text == "<plain> & simple"


def test_a_line_is_cut_at_the_edge_of_the_page_and_a_curve_stays_one():
    line, curve = Path([(-10, 5), (30, 5)]), Path([(0, 0), (3, 6), (6, 0)], [1, 3, 3])
    place, pen = (1, 0, 0, 1, 0, 0), Pen("M%g %g", "L%g %g", "C%g %g %g %g %g %g", "z")
    assert written(line, place, pen, (0, 0, 20, 10)) == "M-1 5L21 5"
    assert written(line, place, pen) == "M-10 5L30 5"
    assert written(curve, place, pen) == "M0 0C2 4 4 4 6 0"


def test_a_pdf_carries_no_letter_that_it_does_not_use():
    whole = len(typeset.cut(str(style.FONT_FILES["normal"]), frozenset(range(400))))
    assert len(typeset.cut(str(style.FONT_FILES["normal"]), frozenset({34}))) < whole / 4


@pytest.mark.parametrize("text", ["plain (x) \\ y\r\n", MIXED, "«quoted»", ""])
def test_words_come_back_from_a_pdf(text):
    inner = string(text)[1:-1]
    assert _pdf_string(inner.encode("ascii")) == text


def test_a_piece_of_a_figure_leaves_words_out_without_touching_it():
    chart = Casualties(outcome="missing").chart()
    title = next(text for text in chart.figure.texts if text.get_gid() == "title")
    words = title.get_text()
    assert f">{words}</text>" in svg_of(chart)
    assert f">{words}</text>" not in svg_of(chart, {title})
    assert title.get_visible() and f">{words}</text>" in svg_of(chart)


def test_a_recording_serves_one_chart_only():
    first, second = (Casualties(outcome=each).chart() for each in ("missing", "captured"))
    alone = {kind: PICTURES[kind](second) for kind in ("png", "svg", "pdf")}
    for kind, data in alone.items():
        assert PICTURES[kind](first) != data
        assert PICTURES[kind](second) == data


def test_svg_speaks_of_every_mark_once():
    ids = re.findall(r' id="(claim-[^"]+)"', svg_of(Casualties(outcome="missing").chart()))
    assert ids and len(ids) == len(set(ids))


@pytest.mark.parametrize("size", ["screen", "a4_column"])
def test_what_is_written_on_a_figure_after_it_was_recorded_is_in_its_picture(size):
    chart = Rivals().chart(look=Look(size=size))
    chart.figure.text(0.5, 0.5, "ADDED FIRST")
    assert "ADDED FIRST" in svg_of(chart)
    chart.figure.text(0.5, 0.4, "ADDED LATER")
    assert "ADDED LATER" in svg_of(chart)


def test_a_figure_that_nobody_changed_is_recorded_once(monkeypatch):
    chart, drawn = Rivals().chart(), []
    draw = chart.figure.draw
    monkeypatch.setattr(chart.figure, "draw", lambda pen: (drawn.append(pen), draw(pen)))
    svg_of(chart)
    assert PICTURES["png"](chart) and PICTURES["pdf"](chart) and len(drawn) == 1
