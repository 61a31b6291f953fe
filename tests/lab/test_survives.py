"""Panels survive use: restarts, no kernel, copies, another view of the output, faults."""

import pytest

from tests.lab.lab import (
    choose_from_menu,
    open_notebook,
    run_all,
    save,
    wait_until,
    wait_until_idle,
    write_notebook,
)
from tests.lab.panel import Panel
from tests.lab.panels import write_panels

pytestmark = pytest.mark.lab


@pytest.fixture
def territory(page, lab):
    open_notebook(page, lab, write_panels(lab, "survives.ipynb", "Territory()"))
    run_all(page)
    return Panel(page)


def restart(page):
    choose_from_menu(page, "Kernel", "Restart Kernel…")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.locator(".kx-panel.jupyter-widgets-disconnected").first.wait_for()
    wait_until_idle(page)


def test_after_a_kernel_restart_the_map_still_moves_and_run_all_brings_all_back(territory, page):
    restart(page)
    assert "Run All Cells" in territory.root.locator(".kx-gone:visible").inner_text()
    territory.control("First day, slider").press("End")
    assert "2026" in territory.text("date-first")
    territory.screenshot("disconnected")
    run_all(page)
    anew = Panel(page)
    with anew.redraws():
        anew.set("Map", "One day")


def test_a_notebook_opened_without_a_kernel_shows_the_picture_and_moves_it(territory, page, lab):
    save(page)
    page.goto("about:blank")
    lab.tidy()
    page.goto(lab.page_url("survives.ipynb"))
    opened = Panel(page)
    assert "12 May 1994" in opened.text("date-first")
    opened.control("First day, slider").press("End")
    assert "2026" in opened.text("date-first")


def test_a_notebook_saved_again_without_its_kernel_keeps_the_picture(territory, page, lab):
    save(page)
    restart(page)
    for _ in range(2):  # after a restart, and when it was opened to be read
        choose_from_menu(page, "File", "Save Notebook")
        page.wait_for_timeout(1500)
        page.goto("about:blank")
        lab.tidy()
        page.goto(lab.page_url("survives.ipynb"))
        opened = Panel(page)
        assert "12 May 1994" in opened.text("date-first")


def test_a_notebook_first_saved_after_a_restart_shows_a_plain_picture(territory, page, lab):
    restart(page)
    choose_from_menu(page, "File", "Save Notebook")
    page.wait_for_timeout(1500)
    page.goto("about:blank")
    lab.tidy()
    page.goto(lab.page_url("survives.ipynb"))
    picture = page.locator(".jp-OutputArea-output figure img")
    picture.wait_for()
    assert "12 May 1994" in (picture.get_attribute("alt") or "")


ARTICLE = "from utils import Article\nArticle.example().panel()"


def test_an_article_opens_its_cards_without_a_kernel_and_says_that_none_answers(page, lab):
    open_notebook(page, lab, write_notebook(lab, "kept.ipynb", ARTICLE))
    run_all(page)
    wait_until(lambda: page.locator(".kx-st[role]").count() > 5, "no statements", page)
    save(page)
    restart(page)
    last = page.locator(".kx-st[role]").last
    last.click()
    assert last.get_attribute("aria-pressed") == "true"
    page.goto("about:blank")
    lab.tidy()
    page.goto(lab.page_url("kept.ipynb"))
    kept = page.locator(".kx-st[role]").last
    kept.click()
    card = page.locator(".kx-article-card").inner_text()
    assert " ".join((kept.text_content() or "").split())[:20] in " ".join(card.split())


def test_two_copies_of_one_panel_follow_each_other(page, lab):
    code = "from utils import Casualties\npanel = Casualties().panel()\npanel", "panel"
    open_notebook(page, lab, write_notebook(lab, "copies.ipynb", *code))
    run_all(page)
    one, other = Panel(page), Panel(page, number=1)
    one.set("What happened", "Wounded")
    for copy in (one, other):
        wait_until(lambda copy=copy: "wounded" in copy.text("title"), "a copy stayed behind", page)
    assert other.click(other.marks()[0])


def test_a_panel_in_a_new_view_of_its_output_is_alive(territory, page):
    territory.root.click(button="right", position={"x": 5, "y": 5})
    page.get_by_text("Create New View for Cell Output").click()
    view = page.locator(".jp-LinkedOutputView .kx-panel")
    view.locator(".kx-frame svg").wait_for()
    view.get_by_label("Map", exact=True).select_option(label="One day")
    picture = territory.root.locator(".kx-frame svg")
    for svg in (picture, view.locator(".kx-frame svg")):
        wait_until(lambda svg=svg: title(svg) == "Who held what on 12 May 1994", "no", page)
        assert svg.locator("#title").count() == 1


def title(svg):
    return svg.get_attribute("aria-label")


FAULT = """
from utils import Casualties
from utils.views.casualties.view import Casualties as View
panel = Casualties().panel()
draw = View.draw
def broken(view, dataset):
    if view.outcome == "missing":
        raise KeyError("a fault of the test")
    return draw(view, dataset)
View.draw = broken
panel
"""


def test_a_fault_in_drawing_is_one_sentence_and_the_panel_goes_on(page, lab):
    open_notebook(page, lab, write_notebook(lab, "fault.ipynb", FAULT))
    run_all(page)
    panel = Panel(page)
    before = panel.drawing()
    panel.set("What happened", "Missing")
    wait_until(lambda: "a fault of the test" in panel.message(), "no word", page)
    assert panel.message().count("\n") == 0 and "as it was" in panel.message()
    assert panel.drawing() == before
    chosen = panel.control("What happened").locator("option:checked")
    wait_until(lambda: chosen.inner_text() == "Killed", "not put back", page)
    with panel.redraws():
        panel.set("What happened", "Wounded")


WIDTH = "svg => svg.getBoundingClientRect().width"
OVERFLOW = """panel => {
    const { left, right } = panel.getBoundingClientRect();
    const parts = [...panel.querySelectorAll(
        ':not(.kx-keys) > button, select, input, textarea, summary, legend, .kx-keys, .kx-frame, '
        + '.kx-article > div')];
    const cut = parts.filter(part => {
        const box = part.getBoundingClientRect();
        const within = box.left >= left - 1 && box.right <= right + 1;
        const whole = part.tagName !== 'BUTTON' || part.scrollWidth <= part.clientWidth + 1;
        return box.width > 0 && !(within && whole);
    });
    return [panel.scrollWidth - panel.clientWidth, cut.map(part => part.outerHTML.slice(0, 90))];
}"""


@pytest.mark.parametrize(
    "window", [{"width": 700, "height": 900}, {"width": 700, "height": 500}], ids=["narrow", "zoom"]
)
def test_in_a_narrow_window_and_at_twice_the_size_nothing_is_cut(page, lab, window):
    """Zoom 200 % lays a window of 1400 by 1000 pixels out as one of 700 by 500."""
    views = "Casualties()", "Territory()", "GroundAndTolls()", "Article.example()"
    open_notebook(page, lab, write_panels(lab, "narrow.ipynb", *views))
    run_all(page)
    page.set_viewport_size(window)
    page.wait_for_timeout(500)
    for number in range(len(views)):
        panel = Panel(page, number=number)
        panel.root.scroll_into_view_if_needed()
        wait_until(lambda panel=panel: panel.box()["width"] < 500, "still wide", page)
        assert panel.root.evaluate(OVERFLOW) == [0, []]
        wide = panel.svg.evaluate
        wait_until(lambda wide=wide: wide(WIDTH) < 500, "the picture is cut", page)
        panel.screenshot(f"narrow-{window['height']}-{number}")


def test_a_page_that_is_printed_has_every_picture(page, lab):
    cells = ["Rivals().panel()"] * 6
    open_notebook(page, lab, write_notebook(lab, "printed.ipynb", "from utils import *", *cells))
    run_all(page)
    drawn = page.locator(".kx-panel .kx-frame svg")
    wait_until(lambda: page.locator(".kx-panel").count() == 6, "not all panels", page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert drawn.count() == 6
