"""A map plays and steps through time in the browser, and knows when to stop."""

import itertools
import shutil

import pytest

from tests.lab.lab import happens, open_notebook, run_all, wait_until
from tests.lab.panel import Panel
from tests.lab.panels import write_panels

pytestmark = pytest.mark.lab

HIDE = """hidden => {
    Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
}"""

AT_ONCE = """(field, day) => {
    field.value = day;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    const panel = field.closest('.kx-panel');
    [...panel.querySelectorAll('button')].find(b => b.textContent === 'Save').click();
}"""


@pytest.fixture(scope="module")
def shared(standing_page, lab):
    open_notebook(standing_page, lab, write_panels(lab, "plays.ipynb", "Territory()"))
    run_all(standing_page)
    return Panel(standing_page)


@pytest.fixture
def panel(shared):
    """The panel at rest on the days it began with."""
    shared.set("First day, pace", "1 year a second")
    shared.set("First day, day", "1994-05-12")
    return shared


@pytest.fixture
def page(panel):
    return panel.page


def day(panel, which="First"):
    return int(panel.control(f"{which} day, slider").input_value())


def moves(panel, seconds=1.5):
    before = day(panel)
    return happens(lambda: day(panel) != before, panel.page, seconds)


def test_a_map_plays_until_it_is_paused_and_then_the_kernel_follows(panel):
    other = day(panel, "Second")
    panel.press("First day, play")
    assert moves(panel)
    panel.press("First day, pause")
    assert not moves(panel)
    assert day(panel, "Second") == other
    shown = panel.text("date-first")
    wait_until(lambda: shown in panel.message(), "the kernel did not follow", panel.page)
    panel.screenshot("territory-played")


def test_a_faster_pace_goes_farther(panel):
    reached = []
    for pace in ("1 week a second", "1 year a second"):
        panel.set("First day, day", "1992-01-01")
        panel.set("First day, pace", pace)
        start = day(panel)
        panel.press("First day, play")
        panel.page.wait_for_timeout(2500)
        panel.press("First day, pause")
        reached.append(day(panel) - start)
    assert 0 < reached[0] < reached[1]


def test_play_stops_when_the_tab_is_hidden_and_does_not_go_on_by_itself(panel, page):
    panel.press("First day, play")
    assert moves(panel)
    page.evaluate(HIDE, True)
    assert not moves(panel)
    page.evaluate(HIDE, False)
    assert not moves(panel)
    assert panel.control("First day, play").is_visible()


def test_a_hand_on_the_date_stops_its_play(panel):
    panel.press("First day, play")
    panel.set("First day, day", "1993-04-10")
    assert panel.text("date-first") == "10 April 1993"
    assert not moves(panel)


def test_escape_stops_play(panel):
    panel.press("First day, play")
    assert moves(panel)
    panel.page.keyboard.press("Escape")
    assert not moves(panel)
    assert panel.control("First day, play").is_visible()


def test_a_day_outside_the_data_is_told_and_not_silently_another(panel):
    panel.set("First day, day", "1950-01-01")
    told = panel.root.locator(".kx-name", has_text="The data covers 20 February 1988 to")
    assert panel.text("date-first") == "20 February 1988"
    wait_until(told.is_visible, "nothing was said", panel.page)
    panel.page.wait_for_timeout(1500)
    assert told.is_visible()
    panel.set("First day, day", "1993-04-10")
    assert not told.is_visible()


def test_play_ends_on_the_last_day_and_begins_anew_from_the_first(panel):
    panel.control("First day, slider").press("End")
    last = day(panel)
    panel.press("First day, play")
    assert happens(lambda: day(panel) < last, panel.page, 2)
    panel.press("First day, pause")
    panel.set("First day, day", "2026-06-01")
    panel.press("First day, play")
    panel.control("First day, play").wait_for()
    assert day(panel) == last


def test_readers_who_asked_for_less_motion_get_a_step_a_second(panel, page):
    panel.set("First day, pace", "1 month a second")
    page.emulate_media(reduced_motion="reduce")
    panel.press("First day, play")
    page.emulate_media(reduced_motion="no-preference")
    seen = []
    for _ in range(25):
        seen.append(day(panel))
        page.wait_for_timeout(100)
    panel.press("First day, pause")
    steps = [after - before for before, after in itertools.pairwise(seen) if after != before]
    assert len(steps) >= 2 and min(steps) >= 30


def test_steps_lead_from_change_to_change(panel):
    panel.set("First day, day", "2020-09-01")
    panel.press("First day, next change")
    assert panel.text("date-first") == "27 September 2020"
    panel.press("First day, previous change")
    assert day(panel) < day(panel, "Second") and panel.text("date-first") != "27 September 2020"


def test_key_dates_are_marks_on_the_slider_and_have_names(panel):
    slider = panel.control("First day, slider")
    marks = slider.evaluate("slider => [...slider.list.options].map(o => [+o.value, o.label])")
    assert [name for value, name in marks if value == day(panel)] == ["Ceasefire of 1994"]
    told = panel.root.locator(".kx-name").first
    assert told.inner_text() == "12 May 1994: Ceasefire of 1994"
    buttons = panel.root.get_by_role("toolbar").first.get_by_role("button")
    buttons.nth(1).hover()
    wait_until(lambda: "Shusha / Shushi captured" in told.inner_text(), "not told", panel.page)
    panel.page.mouse.move(2, 2)
    panel.control("First day, May 1994: Ceasefire of 1994").focus()
    panel.page.keyboard.press("ArrowRight")
    assert "April 2016" in told.inner_text()
    buttons.nth(0).evaluate("button => document.activeElement.blur()")
    assert told.inner_text() == "12 May 1994: Ceasefire of 1994"


def test_what_is_pressed_right_after_a_date_acts_on_that_date(panel, page, lab):
    folder = lab.folder / "exports"
    for year in ("2005", "2006", "2007"):
        shutil.rmtree(folder, ignore_errors=True)
        panel.control("First day, day").evaluate(AT_ONCE, f"{year}-03-04")
        wait_until(lambda: "Saved in" in panel.message(), "not saved", page)
        names = [path.name for path in folder.iterdir()]
        assert all(year in name for name in names), names
        panel.set("First day, day", "1994-05-12")
        wait_until(lambda: "1994" in panel.message(), "the kernel did not follow", page)
