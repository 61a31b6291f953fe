"""Exports: complete, never over a file, and readable by other programs."""

import csv
import gc
import io
import re
import subprocess

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image

from utils import Casualties, ExportError, Look, Territory, View, load
from utils.charts.pictures import png_bytes, svg_bytes
from utils.export.bundle import bundle, file_stem, text_bytes
from utils.export.tables import csv_bytes, defuse, headers

ENDS = (
    ".png", ".svg", ".pdf", "-data.csv", "-data.xlsx", "-sources.csv", "-sources.bib",
    "-sources.json", "-text.txt",
)  # fmt: skip
VIEW = Casualties(outcome="missing")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=[Casualties(), Territory()], ids=["casualties", "territory"])
def chart(request):
    return request.param.chart()


@pytest.fixture(scope="module")
def saved(chart, tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    return dict(zip(ENDS, chart.save(folder), strict=True))


def test_a_save_writes_picture_rows_sources_and_words(saved):
    assert all(path.name.endswith(end) and path.stat().st_size for end, path in saved.items())


def test_the_png_opens_elsewhere_and_has_print_resolution_and_words(saved, chart):
    with Image.open(saved[".png"]) as picture:
        assert picture.info["dpi"][0] == pytest.approx(300, abs=1)
        assert picture.text["Title"] == chart.title
        assert View.from_text(picture.text["View"]) == chart.view
        assert chart.data_version in picture.text["Source"]


def test_the_svg_is_well_formed_and_its_text_is_text(saved, chart):
    root = etree.parse(saved[".svg"]).getroot()
    words = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert chart.title in words and chart.data_version in words
    assert root.find(f"{SVG}title").text == chart.title
    assert root.find(f"{SVG}desc").text == chart.alt_text


def test_the_svg_carries_the_letters_it_uses(saved):
    text = saved[".svg"].read_text(encoding="utf-8")
    assert text.count("font/woff2;base64,") == 2


def test_the_pdf_holds_title_and_sources_as_text(saved, chart):
    from pypdf import PdfReader

    reader = PdfReader(saved[".pdf"])
    words = re.sub(r"\s+", " ", reader.pages[0].extract_text())
    assert reader.metadata.title == chart.title
    assert chart.title in words and f"version {chart.data_version}" in words


def test_the_data_are_the_rows_behind_the_chart(saved, chart):
    rows = pd.read_csv(saved["-data.csv"])
    assert list(rows.columns) == [headers()[name] for name in chart.rows.columns]
    assert list(rows.iloc[:, 0]) == list(chart.rows.iloc[:, 0])


def test_the_text_says_how_to_draw_the_chart_again(saved, chart):
    text = saved["-text.txt"].read_text(encoding="utf-8")
    assert chart.view.to_text() in text and chart.alt_text in text
    assert load().version in text


def test_a_second_save_takes_a_new_name(tmp_path):
    chart = Casualties(outcome="missing").chart()
    first = chart.save(tmp_path, ("svg",))
    second = chart.save(tmp_path, ("svg",))
    assert not set(first) & set(second)
    assert second[0].stem == f"{first[0].stem}-2"


def test_replace_writes_over_only_when_told(tmp_path):
    chart = Casualties(outcome="missing").chart()
    (path, *_) = chart.save(tmp_path, ("svg",))
    path.write_text("mine")
    assert chart.save(tmp_path, ("svg",))[0] != path and path.read_text() == "mine"
    assert chart.save(tmp_path, ("svg",), replace=True)[0] == path
    assert path.read_text(encoding="utf-8").startswith("<svg")


def test_a_save_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(descriptor, *arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("utils.files.os.fdopen", full)
    with pytest.raises(ExportError, match="No space left on device"):
        Casualties(outcome="missing").chart().save(tmp_path, ("svg",))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("formats", "name", "why"),
    [(("gif",), None, "'gif' is not a format"), (("svg",), "a/b", "cannot be a file name")],
)
def test_what_cannot_be_written_is_refused_with_a_sentence(tmp_path, formats, name, why):
    with pytest.raises(ExportError, match=why):
        Casualties().chart().save(tmp_path / "new", formats, name=name)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(ExportError, match="could not be saved"):
        Casualties().chart().save(tmp_path / "taken", ("svg",))


@given(st.text())
def test_no_cell_becomes_a_formula(text):
    assert not str(defuse(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.from_regex(r"[\w \",;\n]+", fullmatch=True), min_size=1))
def test_text_comes_back_from_the_csv(cells):
    data = csv_bytes(pd.DataFrame({"cell": pd.Series(cells, dtype="str")})).decode()
    assert [row[0] for row in csv.reader(io.StringIO(data, newline=""))] == ["cell", *cells]


def test_a_name_is_made_of_plain_letters():
    assert re.fullmatch(r"[a-z0-9-]{1,80}", file_stem(Territory().chart()))


def test_a_name_tells_size_theme_and_language_where_they_are_not_the_usual(tmp_path):
    bare = file_stem(VIEW.chart())
    looks = [Look(size="a4_column"), Look(size="120mm", theme="dark"), Look(language="hy")]
    names = [file_stem(VIEW.chart(look=look)) for look in looks]
    assert names[:2] == [f"{bare}-a4-column", f"{bare}-120mm-dark"]
    assert names[2] == "casualties-outcome-missing-hy"


def test_the_same_chart_gives_the_same_bytes():
    chart = Casualties(outcome="captured").chart()
    assert bundle(chart) == bundle(chart)
    assert svg_bytes(chart) and text_bytes(chart)


def test_a_strict_reader_of_pdf_and_svg_finds_nothing_wrong(saved, tmp_path):
    tools = [["pdfinfo", str(saved[".pdf"])], ["xmllint", "--noout", str(saved[".svg"])]]
    for command in tools:
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        except FileNotFoundError:
            continue
        assert done.returncode == 0 and done.stderr == ""


def test_a_printed_chart_keeps_no_page_of_pixels():
    before = {id(page) for page in pages_of_pixels()}
    charts = [Casualties(outcome=outcome).chart() for outcome in ("killed", "wounded")]
    assert all(png_bytes(chart) for chart in charts)
    gc.collect()
    assert [page for page in pages_of_pixels() if id(page) not in before] == []


def pages_of_pixels():
    return [each for each in gc.get_objects() if isinstance(each, RendererAgg)]
