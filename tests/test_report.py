"""Reports: one document from headings, own words and views, with numbered figures and sources."""

import json
import re
import zipfile

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as pages
from pypdf import PdfReader

from utils import Casualties, Displacement, Look, Rivals, Territory, load
from utils.charts.fitting import text_boxes
from utils.errors import ExportError, ReportError
from utils.language import speaking
from utils.report import Figure, Heading, Prose, Report, build, read_report
from utils.report.compose import compose, table_of
from utils.report.html import write_html
from utils.report.pages import HIGH, pieces, svg_piece
from utils.report.prose import blocks
from utils.report.shelf import add, put, take

KILLED = Casualties(outcome="killed", category="military", phases=("second_war",))
MISSING = Casualties(outcome="missing")
TALL = [
    Displacement(),
    Casualties(outcome="killed", phases=("first_war", "interwar", "second_war", "post_2020")),
    Territory(date="1994-05-12", compare="2020-12-01"),
]
HOSTILE = "<script>alert(1)</script> [here](javascript:alert(1)) ![x](https://example.org/x.png)"
REPORT = Report(
    "Two <wars>",
    (
        Heading("The dead"),
        Prose(f"Some *own* words. {HOSTILE}\n\n- one\n- two"),
        Figure(KILLED, "Soldiers."),
        Figure(MISSING),
    ),
    author="A desk",
    date="2026-11-26",
)


@pytest.fixture(scope="module")
def composed():
    return compose(REPORT)


@pytest.fixture(scope="module")
def page(composed):
    return pages.document_fromstring(write_html(composed))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    return {path.suffix[1:]: path for path in build(REPORT, folder)}


# ---- the plan

words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(str.strip)
parts = st.one_of(
    st.builds(Heading, words, st.sampled_from([1, 2, 3])),
    st.builds(Prose, words),
    st.builds(Figure, st.sampled_from([KILLED, MISSING, Territory()]), words | st.just("")),
)


@given(st.builds(Report, words, st.lists(parts).map(tuple), words | st.just("")))
def test_a_report_comes_back_from_its_text(report):
    assert read_report(report.to_yaml()) == report


def test_every_wrong_part_is_named_at_once():
    text = """
        title: 3
        colour: red
        look: {size: poster}
        parts:
        - view: Casualties(outcome='nonsense')
        - heading: Fine
        - picture: x.png
        - heading: Deep
          level: 9
    """
    with pytest.raises(ReportError) as refusal:
        read_report(text)
    said = str(refusal.value)
    for fault in ("colour", "title", "poster", "Part 1: 'nonsense'", "Part 3: ", "Part 4: "):
        assert fault in said


@pytest.mark.parametrize("text", ["a: [\nb", "- 1\n- 2", "\n", "!!python/object:os.system {}\n"])
def test_what_is_no_report_is_refused_in_a_sentence_and_never_run(text):
    with pytest.raises(ReportError):
        read_report(text)


# ---- figures and sources


def test_each_source_has_one_number_for_the_whole_report(composed):
    assert list(composed.sources["number"]) == list(range(1, len(composed.sources) + 1))
    assert composed.sources["source_id"].is_unique
    assert [drawn.number for drawn in composed.figures] == [1, 2]
    assert all(re.fullmatch(r"\[[\d, –]+\]", drawn.references) for drawn in composed.figures)


def test_a_caption_holds_ones_own_words_and_the_charts_sentence(composed):
    first = composed.figures[0]
    assert first.caption == f"Soldiers. {first.chart.sentence}"


def test_a_printed_table_tells_the_rows_apart(composed):
    table = table_of(composed.figures[0].chart)
    assert len(table) == len(composed.figures[0].chart.rows)
    assert {"Stated by", "Figure"} <= set(table.columns) and len(table.columns) <= 6


@pytest.mark.parametrize("view", TALL, ids=lambda view: type(view).__name__)
def test_a_figure_taller_than_a_page_is_cut_where_no_word_stands(view):
    chart = view.chart(look=Look(size="180mm"))
    height, parts = float(chart.figure.get_size_inches()[1]), pieces(chart)
    assert len(parts) > 1 and (parts[0][0], parts[-1][1]) == (0, height)
    assert all(below - above <= HIGH for above, below in parts)
    words = [
        (height - top / 72, height - low / 72) for _, (_, low, _, top) in text_boxes(chart.figure)
    ]
    for _, cut in parts[:-1]:
        assert not [word for word in words if word[0] < cut < word[1]]


def test_each_word_of_a_figure_stands_in_one_of_its_pieces():
    chart = TALL[0].chart(look=Look(size="180mm"))
    parts = [svg_piece(chart, piece).count("<text") for piece in pieces(chart)]
    assert min(parts) > 0 and sum(parts) == chart.svg().count("<text")
    assert sum(parts) == svg_piece(chart, (0.0, pieces(chart)[-1][1])).count("<text")


def test_a_chart_wider_than_a_page_is_laid_out_for_the_page():
    slide = compose(Report("Slides", (Figure(MISSING),), look=Look(size="slide"))).figures[0]
    assert slide.chart.look.size == "slide" and slide.printed.look.size == "180mm"


# ---- HTML


def test_nothing_of_ones_own_text_becomes_markup(page):
    assert page.find(".//h1").text == "Two <wars>"
    assert "alert(1)" in page.text_content()
    own_scripts = [s for s in page.iter("script") if s.get("type") != "application/json"]
    assert len(own_scripts) == 1
    links = [link.get("href") for link in page.iter("a")]
    assert not [link for link in links if link.startswith("javascript")]
    assert not list(page.iter("img"))


def test_the_page_runs_its_own_script_only_and_asks_nobody(page):
    policy = page.find(".//meta[@http-equiv]").get("content")
    assert policy.startswith("default-src 'none'") and "script-src 'sha256-" in policy


def test_a_figure_has_its_words_its_rows_and_its_marks_data(page, composed):
    chart = composed.figures[0].chart
    picture = page.find(".//svg")
    assert picture.get("aria-label") == chart.alt_text
    rows = page.find(".//details//tbody").findall("tr")
    assert len(rows) == len(chart.rows)
    data = json.loads(page.find(".//div[@class='kx-static']/script").text)
    assert set(data["cards"]) == set(chart.cards)


def test_the_words_around_figures_are_in_the_language_of_the_report():
    russian = Report("Отчёт", (Figure(MISSING),), look=Look(size="a4_full", language="ru"))
    text = pages.document_fromstring(write_html(compose(russian))).text_content()
    assert "Рисунок 1." in text and "Источники" in text and "на которых основан" in text
    assert "[en]" not in text
    with speaking("ru"):
        assert {"Кто заявил", "Число"} <= set(table_of(MISSING.chart()).columns)


@pytest.mark.parametrize("view", [Rivals(), Territory()], ids=lambda view: type(view).__name__)
def test_a_printed_table_speaks_the_language_of_the_report(view):
    with speaking("ru"):
        cells = set(table_of(view.chart(look=Look(language="ru"))).astype("str").to_numpy().flat)
    assert not {"current", "superseded", "azerbaijani", "Current [en]"} & cells
    assert {"Действующее", "Азербайджанский контроль"} & cells


# ---- PDF and Word, opened by other programs


def test_a_strict_reader_finds_nothing_wrong_in_the_pdf(written):
    with pikepdf.open(written["pdf"]) as document:
        assert document.check_pdf_syntax() == []


def test_the_pdf_is_tagged_and_holds_words_as_words(written):
    pdf = PdfReader(written["pdf"])
    text = "".join(page.extract_text() for page in pdf.pages).replace("\xa0", " ")
    assert "Two <wars>" in text and "Figure 1" in text and "Sources" in text
    assert KILLED.chart().title in text.replace("\n", " ")
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Two <wars>"


def test_no_word_in_a_printed_report_is_smaller_than_six_points(written):
    sizes = []

    def measure(text, page, line, font, size):
        if text.strip():
            sizes.append(abs(size * line[3] * page[3]))

    for page in PdfReader(written["pdf"]).pages:
        page.extract_text(visitor_text=measure)
    assert len(sizes) > 100 and min(sizes) > 5.99


@pytest.fixture(scope="module")
def word(written):
    with zipfile.ZipFile(written["docx"]) as parts:
        return etree.fromstring(parts.read("word/document.xml"))


def named(word, path):
    space = {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }
    return word.xpath(path, namespaces=space)


def test_the_word_file_has_headings_counted_captions_and_a_table_per_chart(word):
    styles = named(word, "//w:pStyle/@w:val")
    assert styles.count("Heading1") == 2 and styles.count("Caption") == 2
    assert len(named(word, "//w:fldSimple[contains(@w:instr, 'SEQ Figure')]")) == 2
    assert len(named(word, "//w:tbl")) == 2


def test_pictures_in_word_say_what_they_show(word, composed):
    said = named(word, "//wp:docPr/@descr")
    assert [text for text in said if not text.endswith(", continued.")] == [
        drawn.chart.alt_text for drawn in composed.figures
    ]


# ---- writing


def test_a_report_never_takes_the_place_of_another_unasked(tmp_path):
    first, second = (build(REPORT, tmp_path, ("html",))[0] for _ in range(2))
    assert first.name == "two-wars.html" and second.name == "two-wars-2.html"


@pytest.mark.parametrize(
    ("report", "formats", "why"),
    [(REPORT, ("odt",), "'odt' is no kind"), (Report("Empty", ()), ("html",), "no parts yet")],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(tmp_path, report, formats, why):
    with pytest.raises(ReportError, match=why):
        build(report, tmp_path / "new", formats)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ExportError, match="could not be saved"):
        build(REPORT, tmp_path / "taken", ("html",))


def test_a_report_of_other_languages_keeps_their_letters():
    text = blocks("Şuşa, Շուշի и **Шуша**")[0].text
    assert text == "Şuşa, Շուշի и Шуша"


# ---- a report that grows


def test_charts_that_are_added_come_one_after_another(tmp_path):
    add(KILLED, tmp_path)
    said = add(MISSING, tmp_path)
    assert "figure 2" in said
    assert [figure.view for figure in take(tmp_path).figures] == [KILLED, MISSING]


def test_a_broken_list_is_told_of_and_kept(tmp_path):
    (tmp_path / "report.yaml").write_text("title: [")
    with pytest.raises(ReportError):
        add(KILLED, tmp_path)
    assert (tmp_path / "report.yaml").read_text() == "title: ["


def test_the_list_on_disk_is_one_that_a_shell_command_reads(tmp_path):
    path = put(REPORT, tmp_path)
    assert read_report(path) == REPORT


def test_the_examples_charts_can_be_drawn():
    composed = compose(read_report("docs/reports/three-wars.yaml"))
    assert len(composed.figures) == 6
    assert all(len(drawn.chart.rows) for drawn in composed.figures)
    assert composed.version == load().version


def test_equal_reports_make_equal_pages():
    assert write_html(compose(REPORT)) == write_html(compose(REPORT))
