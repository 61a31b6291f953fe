"""Panels in a narrow window: the picture in sight and as wide as the panel, and a way to it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until
from tests.lab.panel import Panel
from tests.lab.panels import write_panels

pytestmark = pytest.mark.lab

FRAME = ".kx-frame"
FITS = "frame => frame.scrollWidth <= frame.clientWidth"
LEAST = """svg => Math.min(...[...svg.querySelectorAll('text')].map(text =>
    parseFloat(getComputedStyle(text).fontSize)
        * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""


@pytest.fixture(scope="module")
def page(standing_page, lab):
    standing_page.set_viewport_size({"width": 700, "height": 1000})
    name = write_panels(lab, "narrow.ipynb", "Casualties()", "Territory()")
    open_notebook(standing_page, lab, name)
    run_all(standing_page)
    return standing_page


@pytest.fixture(params=[0, 1])
def panel(request, page):
    panel = Panel(page, number=request.param)
    fits = panel.root.locator(FRAME)
    wait_until(lambda: fits.evaluate(FITS), "the picture is cut", page)
    panel.settle()
    return panel


def test_the_picture_fits_can_be_read_and_is_not_below_the_window(panel):
    assert panel.box()["width"] < 460
    assert panel.svg.evaluate(LEAST) >= 9.9
    assert panel.box(FRAME)["y"] - panel.box()["y"] < 420


def test_more_controls_unfold_by_keyboard_and_leave_the_picture_as_high(panel, page):
    more, save = (panel.root.get_by_role("button", name=name) for name in ("More controls", "Save"))
    high = panel.box(FRAME)["height"]
    for expanded in ("true", "false"):
        assert save.is_visible() == (expanded == "false")
        more.focus()
        page.keyboard.press("Enter")
        assert more.get_attribute("aria-expanded") == expanded
    assert panel.box(FRAME)["height"] == high


def test_the_first_stop_of_tab_is_seen_and_leads_to_the_chart(panel, page):
    link = panel.root.get_by_role("link", name="To the chart")
    first = "root => root.querySelector('a, button, select, input') === document.activeElement"
    link.focus()
    assert panel.root.evaluate(first)
    assert link.evaluate("link => getComputedStyle(link).clipPath") == "none"
    page.keyboard.press("Enter")
    assert "kx-frame" in page.evaluate("document.activeElement.className")
    assert link.evaluate("link => getComputedStyle(link).clipPath") != "none"


def test_the_word_on_more_below_covers_nothing(panel):
    frame, below = panel.box(FRAME), panel.box(".kx-below")
    assert below["y"] >= frame["y"] + frame["height"] - 0.5


def test_a_wider_window_brings_the_whole_page_and_all_controls(page):
    panel = Panel(page)
    page.set_viewport_size({"width": 1400, "height": 1000})
    whole = "svg => svg.viewBox.baseVal.width === 540"
    wait_until(lambda: panel.svg.evaluate(whole), "the page stayed a column", page)
    assert panel.root.get_by_role("button", name="Save").is_visible()
    assert not panel.root.get_by_role("button", name="More controls").is_visible()
