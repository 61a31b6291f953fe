"""The panel of a report in JupyterLab: text, cards, corrections, and what surrounds the day."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

TEXT = (
    "Two Armenian soldiers and one Azerbaijani soldier were killed near Lachin on Wednesday. "
    "Nagorno-Karabakh said 30 of its fighters were wounded. <img src=x onerror=alert(1)>\\n\\n"
    "The 2020 war claimed more than 6,500 lives."
)
CODE = f'from utils import Article\nArticle.read("{TEXT}", "2022-08-04").panel()'


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "article.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def card(panel):
    panel.settle()
    return panel.root.locator(".kx-article-card").inner_text()


def mark(panel, words):
    return panel.root.locator(".kx-st[role=button]").filter(has_text=words)


def test_a_click_opens_the_card_with_claims_and_sources(panel):
    panel.screenshot("article")
    mark(panel, "30 of its fighters").click()
    wait_until(lambda: "▲ Differs" in card(panel), "no card", panel.page)
    assert "Stated by" in card(panel)
    assert panel.root.locator(".kx-article-card a").count() > 2
    assert panel.root.locator(".kx-article-text img").count() == 0
    panel.screenshot("article-differs")


def test_the_keyboard_walks_the_statements(panel):
    mark(panel, "Two Armenian").focus()
    panel.page.keyboard.press("ArrowRight")
    panel.page.keyboard.press("Enter")
    wait_until(lambda: "one Azerbaijani soldier" in card(panel), "no card", panel.page)
    chosen = panel.control("Statement").evaluate("f => f.options[f.selectedIndex].text")
    assert chosen.startswith("s002")


def test_a_wrong_match_is_rejected_and_a_figure_corrected_and_saved(panel, lab):
    mark(panel, "Two Armenian").click()
    panel.press("Reject match")
    wait_until(lambda: "rejected by the reader" in card(panel), "not rejected", panel.page)
    mark(panel, "30 of its fighters").click()
    panel.set("Figure", "19")
    panel.press("Judge anew")
    wait_until(lambda: "confirmed" in panel.message(), panel.message(), panel.page)
    panel.press("Save")
    found = lab.folder / "exports" / "report-statements.csv"
    wait_until(found.exists, "not saved", panel.page)
    saved = found.read_text(encoding="utf-8-sig")
    assert "rejected" in saved and "corrected" in saved


def test_a_figure_that_is_none_is_refused_in_a_sentence(panel):
    mark(panel, "30 of its fighters").click()
    panel.set("Figure", "many")
    panel.press("Judge anew")
    wait_until(lambda: "is not a number" in panel.message(), "no word", panel.page)


def test_map_and_time_lines_stand_below(panel):
    headings = panel.root.locator("h3").all_inner_texts()
    assert headings == [
        "The map of the day", "The weeks around it", "What came before at this place",
    ]  # fmt: skip
    assert panel.root.locator(".kx-frame > svg").count() == 3
    assert "named-berdzor-lachin" in panel.marks()
