"""What is written in a panel can be read in both themes of JupyterLab (WCAG 2.2, level AA)."""

import re

import pytest

from tests.lab.lab import IN_FRONT, open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel
from utils.charts.colours import contrast

pytestmark = pytest.mark.lab

READABLE, SEEN = 4.5, 3.0

FIELDS = "select, textarea, input:not([type=checkbox], [type=range], [type=file])"
CELLS = ("from utils import *", "Casualties().panel()", "Territory().panel()",
         "Article.example().panel()", "ReportPanel()")  # fmt: skip

# Every piece of text outside of the picture: its words, its colour, and what it stands on.
WRITTEN = """(root, fields) => {
    const under = node => {
        for (; node; node = node.parentElement) {
            const ground = getComputedStyle(node).backgroundColor;
            if (!/, 0\\)$|transparent/.test(ground)) return ground;
        }
        return 'rgb(255, 255, 255)';
    };
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    const add = (words, node) => {
        if (words && node.checkVisibility() && !node.closest('svg, option, .kx-hidden'))
            found.push([words, getComputedStyle(node).color, under(node)]);
    };
    while (texts.nextNode())
        add(texts.currentNode.textContent.trim(), texts.currentNode.parentNode);
    for (const field of root.querySelectorAll(fields)) add(field.value, field);
    return found;
}"""

# The edge of every field and button.
EDGES = """(root, fields) => [...root.querySelectorAll(fields + ', button')]
    .filter(field => field.checkVisibility())
    .map(field => [field.value || field.textContent, getComputedStyle(field).borderTopColor])"""

PAPER = "svg => getComputedStyle(svg.querySelector('#patch_1 path')).fill"
LETTERS = """svg => [...svg.querySelectorAll('text')]
    .map(text => [text.textContent, getComputedStyle(text).fill])"""


@pytest.fixture(params=["Light", "Dark"], scope="module")
def panels(request, standing_page, lab):
    page = standing_page
    lab.choose_theme(request.param)
    open_notebook(page, lab, write_notebook(lab, "contrast.ipynb", *CELLS))
    run_all(page)
    light = str(request.param == "Light").lower()
    page.locator(f"body[data-jp-theme-light={light}]").wait_for(state="attached")
    yield Panel(page), Panel(page, number=1)
    lab.choose_theme("Light")


def rgb(colour):
    return [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]


def faint(written, least=READABLE):
    return [
        f"{words[:30]!r}: {ink} on {ground}"
        for words, ink, ground in written
        if contrast(rgb(ink), rgb(ground)) < least
    ]


def test_words_of_controls_cards_and_rows_can_be_read(panels):
    for panel in panels:
        panel.root.scroll_into_view_if_needed()
        panel.keys("Home", "Enter")
        assert panel.card.is_visible()
        assert faint(panel.root.evaluate(WRITTEN, FIELDS)) == []
        panel.screenshot(f"contrast-{panel.page.evaluate('document.body.dataset.jpThemeLight')}")
        panel.keys("Escape")
        panel.press("Data")
        panel.root.locator("table.kx-table").wait_for()
        assert faint(panel.root.evaluate(WRITTEN, FIELDS)) == []
        panel.press("Chart")


def test_fields_and_buttons_have_an_edge_that_is_seen(panels):
    page_ground = panels[0].page.evaluate(
        "getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor"
    )
    for panel in panels:
        edges = [(words, edge, page_ground) for words, edge in panel.root.evaluate(EDGES, FIELDS)]
        assert len(edges) > 5
        assert faint(edges, SEEN) == []


def test_words_of_the_picture_can_be_read_on_its_paper(panels):
    for panel in panels:
        paper = panel.svg.evaluate(PAPER)
        letters = [(words, ink, paper) for words, ink in panel.svg.evaluate(LETTERS)]
        assert len(letters) > 20
        assert faint(letters) == []


def test_an_article_its_cards_and_a_report_can_be_read(panels):
    page = panels[0].page
    article, report = (page.locator(f"{IN_FRONT} .kx-panel").nth(number) for number in (2, 3))
    article.scroll_into_view_if_needed()
    article.locator("summary").click()
    for mark in article.locator(".kx-st[role]").all():
        mark.click()
        # while the kernel answers, the sentence of before is unseen
        wait_until(lambda: not article.locator(".kx-busy").count(), "still busy", page)
        assert faint(article.evaluate(WRITTEN, FIELDS)) == []
    report.scroll_into_view_if_needed()
    assert len(article.evaluate(WRITTEN, FIELDS)) > 40
    assert faint(report.evaluate(WRITTEN, FIELDS)) == []
