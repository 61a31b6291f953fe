"""A panel without a mouse: marks, cards, links, rows, code and export, all by keyboard."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until
from tests.lab.panel import Panel
from tests.lab.panels import write_panels

pytestmark = pytest.mark.lab

FOCUSED = "() => document.activeElement.tagName"


@pytest.fixture(scope="module")
def panel(standing_page, lab):
    page = standing_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_notebook(page, lab, write_panels(lab, "keyboard.ipynb", "Casualties()"))
    run_all(page)
    return Panel(page)


@pytest.fixture(autouse=True)
def page(panel):
    panel.page.mouse.move(2, 2)
    panel.keys("Escape")
    return panel.page


def enter(panel, button):
    panel.root.get_by_role("button", name=button, exact=True).focus()
    panel.page.keyboard.press("Enter")


def test_a_walked_mark_is_framed_and_has_the_card_that_the_mouse_opens(panel, page):
    panel.keys("Home")
    walked = panel.card_text()
    assert panel.svg.locator(".kx-current").count() == 1
    panel.keys("Escape")
    assert panel.card_text() == ""
    assert panel.point_at(panel.marks()[0]) == walked


def test_the_links_of_a_card_are_reached_and_escape_leads_back(panel, page):
    panel.keys("End", "Enter")
    assert page.evaluate(FOCUSED) == "A"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    assert panel.card_text() == ""
    assert "kx-frame" in page.evaluate("document.activeElement.className")


def test_escape_closes_the_card_of_a_pointer_wherever_the_focus_is(panel, page):
    assert panel.point_at(panel.marks()[0])
    page.keyboard.press("Escape")
    assert panel.card_text() == ""


def test_the_rows_come_and_scroll_and_go_by_keyboard(panel, page):
    enter(panel, "Data")
    rows = panel.root.get_by_role("region", name="Rows behind the chart")
    rows.focus()
    page.keyboard.press("ArrowRight")
    wait_until(lambda: rows.evaluate("rows => rows.scrollLeft") > 0, "did not scroll", page)
    enter(panel, "Chart")
    rows.wait_for(state="hidden")
    assert panel.svg.is_visible()


def test_the_code_of_a_view_is_copied_by_keyboard(panel, page):
    enter(panel, "Copy view")
    code = "Casualties().chart()"
    wait_until(lambda: code in page.evaluate("navigator.clipboard.readText()"), "no code", page)
    assert page.evaluate("navigator.clipboard.readText()") == code


def test_a_chart_is_saved_by_keyboard_into_the_folder_typed(panel, page, lab):
    panel.control("Folder").focus()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Home")
    page.keyboard.type("exports/mine")
    page.keyboard.press("Tab")
    enter(panel, "Save")
    wait_until(lambda: "Saved in" in panel.message(), "not saved", page)
    assert any((lab.folder / "exports/mine").glob("*-text.txt"))
