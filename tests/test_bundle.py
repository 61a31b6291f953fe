"""What leaves with a picture: a workbook, references, a zip, and the text that draws it again."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pandas as pd
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from utils import Casualties, Chart, ExportError, Look, Timeline, ViewError
from utils.charts.picture_text import text_of
from utils.charts.pictures import PICTURES, svg_text
from utils.charts.sizes import SIZES
from utils.charts.themes import THEMES
from utils.export.citations import bibtex_bytes, csl_bytes
from utils.export.tables import NO_XLSX, csv_bytes, headers, xlsx_bytes
from utils.views.base import _drawn

VIEW = Casualties(outcome="missing")
HOUSE = (
    '[colours]\nground = "#fffaf4"\n[words]\nlogo = "THE \'PAPER\'"\ncredit = "(c) Գրաֆիկա \\\\"\n'
)
LOOKS = [
    Look(),
    Look(size="a4_column", theme="print"),
    Look(size="web", theme="dark", language="hy"),
    Look(size="120mm", house=HOUSE),
]
TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.size}-{look.theme}")
@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_draws_itself_again_byte_for_byte(kind, look, tmp_path):
    picture = tmp_path / f"chart.{kind}"
    picture.write_bytes(PICTURES[kind](VIEW.chart(look=look)))
    _drawn.cache_clear()
    svg_text.cache_clear()
    again = Chart.from_picture(picture)
    assert (again.view, again.look) == (VIEW, look)
    assert PICTURES[kind](again) == picture.read_bytes()


def test_the_line_of_python_makes_the_chart():
    chart = VIEW.chart(look=Look(size="a4_column"))
    names = {"Casualties": Casualties, "Look": Look}
    assert eval(chart.to_code(), names) is chart  # the project's own line, of plain values


@pytest.mark.parametrize("text", ["__import__('os')", "Casualties().save()", "1 +", "Nothing()"])
def test_a_text_that_is_no_chart_is_refused_and_not_run(text):
    with pytest.raises(ViewError):
        Chart.from_text(text)


@pytest.mark.parametrize("data", [b"", b"no picture", b"%PDF-1.4 broken", b"<svg >"])
def test_a_file_without_a_chart_is_told(data, tmp_path):
    (tmp_path / "x.png").write_bytes(data)
    with pytest.raises(ExportError, match=r"x\.png"):
        text_of(tmp_path / "x.png")


def test_a_picture_of_somebody_else_is_told(tmp_path):
    Image.new("RGB", (4, 4)).save(tmp_path / "x.png")
    with pytest.raises(ExportError, match="does not say"):
        text_of(tmp_path / "x.png")


@pytest.mark.parametrize("size", ["a4_column", "web", "web_2x", "social", "slide", "800px"])
def test_pixels_and_dots_per_inch_are_those_of_the_size(size):
    chart, wanted = VIEW.chart(look=Look(size=size)), Look(size=size).picture
    for kind in ("png", "webp"):
        picture = Image.open(io.BytesIO(PICTURES[kind](chart)))
        assert picture.width == int(wanted.width / 72 * wanted.dpi + 1e-3)
        if wanted.height:
            assert picture.height == int(wanted.height / 72 * wanted.dpi + 1e-3)
    stored = Image.open(io.BytesIO(PICTURES["png"](chart))).info["dpi"]
    assert stored == pytest.approx((wanted.dpi, wanted.dpi), abs=0.02)


@pytest.mark.parametrize("size", list(SIZES))
def test_svg_and_pdf_are_as_large_as_the_size_says(size):
    chart, wanted = VIEW.chart(look=Look(size=size)), SIZES[size].width
    width = re.search(r'<svg[^>]* width="([\d.]+)pt"', PICTURES["svg"](chart).decode())
    page = PdfReader(io.BytesIO(PICTURES["pdf"](chart)), strict=True).pages[0]
    assert float(width[1]) == pytest.approx(wanted, abs=0.01)
    assert float(page.mediabox.width) == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_a_strict_reader_finds_nothing_wrong_in_a_pdf(size, theme):
    data = PICTURES["pdf"](VIEW.chart(look=Look(size=size, theme=theme)))
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.check_pdf_syntax() == [] and len(document.pages) == 1


@pytest.mark.parametrize("language", ["en", "hy", "az", "ru"])
def test_a_pdf_in_any_language_can_be_searched(language):
    chart = VIEW.chart(look=Look(size="a4_column", language=language))
    page = PdfReader(io.BytesIO(PICTURES["pdf"](chart)), strict=True).pages[0]
    found = re.sub(r"\s+", "", page.extract_text())
    assert re.sub(r"\s+", "", chart.title) in found


def test_a_workbook_has_the_rows_and_the_sources_and_no_formula():
    rows = pd.DataFrame({"note": ["=1+1", "http://example.org", "plain"], "best": [1, 2, 3]})
    sources = pd.DataFrame({"title": ["@SUM(A1)"]})
    data = xlsx_bytes({"Rows": rows, "Sources": sources}, headers())
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        trees = [ElementTree.fromstring(book.read(name)) for name in sheets]
        words = ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{TEXT}t")
    written = [word.text for word in words]
    assert len(sheets) == 2 and {"'=1+1", "'@SUM(A1)", "Note", "Best"} <= set(written)
    assert not [cell for tree in trees for cell in tree.iter(f"{TEXT}f")]
    assert not [cell for tree in trees for cell in tree.iter(f"{TEXT}hyperlink")]


def test_equal_rows_make_equal_workbooks():
    rows = VIEW.chart().rows
    assert xlsx_bytes({"Rows": rows}, headers()) == xlsx_bytes({"Rows": rows}, headers())


def test_without_its_package_a_sentence_stands_for_the_workbook(tmp_path, monkeypatch):
    monkeypatch.setattr("utils.export.bundle.can_write_xlsx", lambda: False)
    paths = VIEW.chart().save(tmp_path, ("svg",))
    assert not [path for path in paths if path.suffix == ".xlsx"]
    (words,) = [path for path in paths if path.suffix == ".txt"]
    assert NO_XLSX in words.read_text(encoding="utf-8")


def test_headers_are_titles_of_the_schema_or_plain_words():
    frame = pd.DataFrame(columns=["claim_id", "as_of", "first_map"])
    assert csv_bytes(frame, headers()).decode() == "Claim id,As of,First map\n"


def test_one_zip_holds_what_a_folder_would(tmp_path):
    chart = VIEW.chart()
    (packed,) = chart.save(tmp_path, ("svg",), zipped=True)
    loose = chart.save(tmp_path, ("svg",))
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in loose
        }


def test_references_name_every_source_once():
    sources = Timeline(start="2020-09-27", end="2020-10-10").chart().sources
    items = json.loads(csl_bytes(sources))
    keys = re.findall(r"^@misc\{(.+),$", bibtex_bytes(sources).decode(), re.MULTILINE)
    assert [item["id"] for item in items] == keys == list(sources["source_id"])
    assert all(item["title"] for item in items)


@given(st.text())
def test_a_title_never_gives_an_order_to_tex(title):
    row = {"number": 1, "source_id": "x", "title": title, "publisher": "P", "url": None}
    frame = pd.DataFrame([{**row, "published_on": "2020-10", "kind": "news"}])
    found = re.search(r"title = \{(.*)\},\n  author", bibtex_bytes(frame).decode(), re.DOTALL)
    if title:
        bare = re.sub(r"\\textbackslash\{\}|\\text\w+\{\}|\\[&%$#_{}]", "", found[1])
        assert not set(bare) & set("\\&%$#_{}~^")
