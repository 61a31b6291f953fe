"""The territory panel in JupyterLab: two dates that move in the browser."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = 'from utils import Territory\nTerritory("1994-05-12", "2020-12-01").panel()'
AGHDAM = "unit-first-aghdam-west"
SEEN = "path => getComputedStyle(path).visibility"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "territory.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def code(panel):
    panel.press("Copy view")
    return panel.message()


def fill(panel, gid):
    return panel.mark(gid).locator("path").first.evaluate("path => path.style.fill")


def test_the_first_map_follows_its_slider_without_the_kernel(panel, page):
    before, other = fill(panel, AGHDAM), fill(panel, "unit-second-aghdam-west")
    sent = []
    page.on("websocket", lambda socket: sent.append(socket))
    panel.control("First day, slider").focus()
    page.keyboard.press("End")
    panel.settle()
    assert fill(panel, AGHDAM) != before
    assert fill(panel, AGHDAM) == other
    assert sent == []


def test_a_typed_day_and_a_key_date_move_the_map(panel):
    with panel.redraws():
        panel.set("First day, day", "1992-01-01")
    assert "1 January 1992" in panel.text()
    with panel.redraws():
        panel.control("Second day, Nov 2020: Ceasefire of 2020").click()
    assert "10 November 2020" in panel.text()


def test_key_dates_are_buttons_that_arrow_keys_walk(panel, page):
    panel.control("First day, May 1994: Ceasefire of 1994").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    panel.settle()
    assert "6 April 2016" in panel.text()
    pressed = panel.root.get_by_label("First day, key dates").locator("[aria-pressed=true]")
    assert pressed.all_text_contents() == ["Apr 2016"]
    panel.screenshot("territory-key-dates")


def test_at_rest_the_picture_is_the_one_that_save_writes(panel, lab):
    panel.set("First day, day", "1993-04-10")
    wait_until(lambda: "10 April 1993" in panel.message(), "not redrawn", panel.page)
    panel.press("Save")
    folder = lab.folder / "exports"
    wait_until(lambda: any(folder.glob("territory-*-text.txt")), "not saved", panel.page)
    text = next(folder.glob("territory-*-text.txt")).read_text(encoding="utf-8")
    assert "date='1993-04-10'" in text


def test_areas_and_changes_follow_the_dates(panel):
    area = panel.mark("area-first-armenian").text_content()
    with panel.redraws():
        panel.set("First day, day", "2023-12-01")
    assert panel.mark("area-first-armenian").text_content() != area
    assert "between 1 December 2020 and 1 December 2023" in panel.text()


def test_names_come_in_the_readers_order(panel):
    assert "Aghdam /" in panel.text()
    with panel.redraws():
        panel.set("Names", "Armenian name first")
    assert "Akna /" in panel.text()


def test_a_unit_tells_its_history_with_a_source(panel):
    said = panel.click(AGHDAM)
    assert "Aghdam / Akna" in said and "12 May 1994" in said and "24 Jul 1993" in said
    assert all(link.startswith("http") for link in panel.links())
    panel.screenshot("territory-card")


def test_a_point_appears_on_its_day_and_tells_what_is_claimed(panel):
    point = panel.mark("point-first-sev-lake-2021").locator("path").first
    assert point.evaluate(SEEN) == "hidden"
    panel.set("First day, day", "2021-05-12")
    assert point.evaluate(SEEN) == "visible"
    panel.page.wait_for_timeout(1500)  # the picture is drawn anew at rest, which closes a card
    assert "40 to 45 km² claimed" in panel.click("point-first-sev-lake-2021")


def test_units_are_walked_with_the_keyboard(panel):
    panel.keys("ArrowDown")
    first = panel.card_text()
    panel.keys("ArrowDown")
    assert first and panel.card_text() not in ("", first)


def test_one_map_of_what_changed_hands_follows_both_days(panel):
    with panel.redraws():
        panel.set("Map", "Difference between them")
    assert "Difference in control between 12 May 1994 and 1 December 2020" in panel.text()
    area = panel.text("area-change-same-armenian")
    with panel.redraws():
        panel.set("Second day, day", "2023-10-01")
    assert panel.text("area-change-same-armenian") != area
    panel.screenshot("territory-change")


def test_one_day_alone_keeps_the_other_for_later(panel):
    with panel.redraws():
        panel.set("Map", "One day")
    assert panel.root.get_by_label("Second day, day", exact=True).count() == 0
    panel.screenshot("territory-one-day")
    with panel.redraws():
        panel.set("Map", "Two days side by side")
    assert "1 December 2020" in panel.text()


def test_the_browser_and_the_kernel_agree_on_what_changed(panel):
    areas = "[id^=area-change-] text"
    with panel.redraws():
        panel.set("Map", "Difference between them")
    panel.set("First day, day", "1991-12-31")
    dragged = panel.svg.locator(areas).all_text_contents()
    wait_until(lambda: "1991-12-31" in code(panel), "the kernel did not follow", panel.page)
    assert panel.svg.locator(areas).all_text_contents() == dragged


def test_arrow_keys_move_a_slider_day_by_day(panel, page):
    panel.control("First day, slider").focus()
    page.keyboard.press("ArrowRight")
    panel.settle()
    assert "13 May 1994" in panel.text()
