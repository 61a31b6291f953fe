"""The panel of a report in JupyterLab: text, cards, corrections, and what surrounds the day."""

import shutil

import pytest

from tests.lab.ear import FIELDS, HEAR, controls, name, tree
from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

TEXT = (
    "Two Armenian soldiers and one Azerbaijani soldier were killed near Lachin on Wednesday. "
    "Nagorno-Karabakh said 30 of its fighters were wounded. <img src=x onerror=alert(1)>\\n\\n"
    "The 2020 war claimed more than 6,500 lives."
)
CODE = f'from utils import Article\nArticle.read("{TEXT}", "2022-08-04").panel()'


@pytest.fixture(scope="module")
def notebook(standing_page, lab):
    open_notebook(standing_page, lab, write_notebook(lab, "article.ipynb", CODE))
    return standing_page


@pytest.fixture
def page(notebook):
    return notebook


@pytest.fixture
def panel(page, lab):
    shutil.rmtree(lab.folder / "exports", ignore_errors=True)
    run_all(page)  # a new panel for each test
    return Panel(page)


def card(panel):
    panel.settle()
    return panel.root.locator(".kx-article-card").inner_text()


def mark(panel, words):
    return panel.root.locator(".kx-st[role=button]").filter(has_text=words)


def chosen(panel):
    return panel.control("Statement").locator("option:checked").inner_text()


def test_a_click_opens_the_card_with_claims_and_sources(panel):
    panel.screenshot("article")
    mark(panel, "30 of its fighters").click()
    assert "▲ Differs" in card(panel)  # at once, before any kernel has answered
    assert "Stated by" in card(panel)
    assert panel.root.locator(".kx-article-card a").count() > 2
    assert panel.root.locator(".kx-article-text img").count() == 0
    panel.screenshot("article-differs")


def test_the_keyboard_walks_the_statements(panel, page):
    mark(panel, "Two Armenian").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert "one Azerbaijani soldier" in card(panel)
    assert chosen(panel).startswith("s002")
    page.keyboard.press("End")
    page.keyboard.press(" ")
    assert "6,500" in card(panel)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "kx-article-card"
    page.keyboard.press("Escape")
    assert "6,500" in page.evaluate("document.activeElement.textContent")


def test_a_statement_that_is_opened_is_spoken_once_in_a_sentence(panel, page):
    panel.root.evaluate(HEAR)
    mark(panel, "30 of its fighters").click()
    wait_until(lambda: panel.control("Figure").input_value() == "30", "not filled", page)
    page.wait_for_timeout(600)
    heard = page.evaluate("window.heard")
    assert len(heard) == 1 and heard[0].startswith("Differs: “30 of its fighters were wounded”")


def test_a_wrong_match_is_rejected_and_a_figure_corrected_and_saved(panel, lab):
    mark(panel, "Two Armenian").click()
    panel.press("Reject match")
    wait_until(lambda: "rejected by the reader" in card(panel), "not rejected", panel.page)
    mark(panel, "30 of its fighters").click()
    panel.set("Figure", "19")
    panel.press("Judge anew")
    wait_until(lambda: "published" in panel.message(), panel.message(), panel.page)
    panel.screenshot("article-corrected")
    panel.press("Save")
    found = lab.folder / "exports" / "report-statements.csv"
    wait_until(found.exists, "not saved", panel.page)
    saved = found.read_text(encoding="utf-8-sig")
    assert "rejected" in saved and "corrected" in saved


def test_what_is_typed_is_what_is_judged_however_fast_the_button_is_pressed(panel, page):
    mark(panel, "30 of its fighters").click()
    for round_ in range(10):
        figure, verdict = (("19", "published"), ("77", "differs"))[round_ % 2]
        panel.control("Figure").fill(figure)
        panel.root.get_by_role("button", name="Judge anew").click()
        said = f"judged anew: {verdict}"
        wait_until(lambda said=said: said in panel.message(), f"{round_}: {said}", page, 20)
        assert panel.control("Figure").input_value() == figure


def test_a_figure_that_is_none_is_refused_in_a_sentence(panel):
    mark(panel, "30 of its fighters").click()
    panel.set("Figure", "many")
    panel.press("Judge anew")
    wait_until(lambda: "is not a number" in panel.message(), "no word", panel.page)
    assert panel.message() == "⚠ 'many' is not a number. Nothing was changed."
    assert "▲ Differs" in card(panel)


def test_map_and_time_lines_stand_below(panel, page):
    headings = panel.root.locator("h3").all_inner_texts()
    assert headings == [
        "The map of the day", "The weeks around it", "What came before at this place",
    ]  # fmt: skip
    for number in range(3):
        panel.root.locator(".kx-around").nth(number).scroll_into_view_if_needed()
    pictures = panel.root.locator(".kx-frame > svg")
    wait_until(lambda: pictures.count() == 3, "not all were drawn", page)
    assert "named-berdzor-lachin" in panel.marks()
    panel.control("First day, slider").press("End")
    assert "2026" in panel.text("date-first")


def test_the_map_of_the_day_stays_where_it_was_moved_when_the_theme_changes(panel, page):
    panel.root.locator(".kx-around").first.scroll_into_view_if_needed()
    panel.control("First day, slider").press("End")
    for light, paper in ((False, "dark"), (True, "light")):
        page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", light)
        panel.root.locator(f".kx-frame[data-paper={paper}] svg").first.wait_for()
        assert "2026" in panel.text("date-first")


def test_the_browser_knows_every_control_and_picture_by_name(panel):
    panel.root.locator("summary").click()
    for number in range(3):
        panel.root.locator(".kx-around").nth(number).scroll_into_view_if_needed()
    wait_until(lambda: panel.root.locator(".kx-frame > svg").count() == 3, "no", panel.page)
    nodes = controls(tree(panel.root))
    assert [node for node in nodes if not name(node)] == []
    fields = panel.root.locator(FIELDS).locator("visible=true").count()
    assert len(nodes) == fields + 3  # and three pictures, whose marks are walked
    names = {name(node) for node in nodes}
    assert {"Text", "Day", "Language", "Or a file", "Statement", "Figure", "Judge anew"} <= names
    assert "30 of its fighters were wounded: Differs" in names


def test_a_reading_is_put_right_without_a_mouse(panel, page):
    mark(panel, "Two Armenian").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    wait_until(lambda: panel.control("Figure").input_value() == "30", "not filled", page)
    reach(page, "Figure")
    page.keyboard.type("19")
    reach(page, "Judge anew")
    page.keyboard.press("Enter")
    wait_until(lambda: "judged anew" in panel.message(), "not judged", page)
    assert "published" in panel.message() and "● Published (corrected by the reader)" in card(panel)


def reach(page, label):
    """Go on with the Tab key to the control of this name; the lab's keys are not used."""
    named = """() => document.activeElement.labels?.[0]?.textContent
        ?? document.activeElement.textContent"""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(named) == label:
            return
    raise AssertionError(f"the Tab key does not lead to {label}")


PASTED = "BAKU, 28 September 2020 — Two Azerbaijani soldiers were killed. <b>Bold</b>"


def test_a_text_is_pasted_and_read_without_a_mouse(panel, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", PASTED)
    panel.root.locator("summary").focus()
    page.keyboard.press("Enter")
    reach(page, "Text")
    page.keyboard.press("Control+V")
    reach(page, "Read")
    page.keyboard.press("Enter")
    wait_until(lambda: "1 statement:" in panel.message(), "not read", page)
    assert "the day that the text itself bears" in panel.message()
    text = panel.root.locator(".kx-article-text")
    assert "<b>Bold</b>" in text.inner_text() and text.locator("b").count() == 0
    panel.root.locator(".kx-frame").first.scroll_into_view_if_needed()
    wait_until(lambda: panel.svg.is_visible(), "no map", page)
    assert "28 September 2020" in panel.text("date-first")
    panel.screenshot("article-pasted")


def test_a_file_is_opened_and_what_is_no_text_is_refused_in_a_sentence(panel, page, tmp_path):
    panel.root.locator("summary").click()
    news = tmp_path / "2022-09-14-news.txt"
    news.write_text("Armenia said that 49 soldiers were killed.", encoding="utf-16")
    panel.control("Or a file").set_input_files(news)
    wait_until(lambda: "1 statement:" in panel.message(), "not read", page)
    assert "14 September 2022, the day in the name of the file" in panel.message()
    assert "49 soldiers" in panel.control("Text").input_value()
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n" + bytes(range(256)) * 9)
    panel.control("Or a file").set_input_files(picture)
    wait_until(lambda: "⚠" in panel.message(), "not refused", page)
    assert "picture.txt is not a text that can be read here" in panel.message()
    long = tmp_path / "long.txt"
    long.write_text("x" * 300_000)
    panel.control("Or a file").set_input_files(long)
    wait_until(lambda: "larger" in panel.message(), "not refused", page)
    assert "long.txt is larger than 200 kB" in panel.message() and "49" in card(panel)
