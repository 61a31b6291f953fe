"""A panel whose kernel takes its time says so, and hides what is no longer true."""

import pytest

from tests.lab.ear import HEAR
from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

SLOW = """
import time
from utils import Territory, Timeline

def slowed(panel):
    quick = panel.attempt
    def attempt(*act):
        time.sleep(1.5)
        quick(*act)
    panel.attempt = attempt
    return panel

slowed({view}.panel())
"""


@pytest.fixture(scope="module")
def panels(standing_page, lab):
    cells = [SLOW.format(view=view) for view in ("Timeline()", "Territory()")]
    open_notebook(standing_page, lab, write_notebook(lab, "waiting.ipynb", *cells))
    run_all(standing_page)
    return [Panel(standing_page, number=number) for number in (0, 1)]


def shown(panel):
    return panel.root.locator(".kx-message.kx-busy")


def test_the_old_sentence_hides_until_the_answer_has_come(panels):
    for panel, label, value in (
        (panels[0], "First day", "1990-01-01"),
        (panels[1], "First day, day", "1993-04-10"),
    ):
        before = panel.message()
        panel.set(label, value)
        shown(panel).wait_for()
        assert shown(panel).get_attribute("aria-busy") == "true"
        assert shown(panel).evaluate("e => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
        wait_until(lambda p=panel: shown(p).count() == 0, "it went on waiting", panel.page)
        assert panel.message() != before


def test_a_late_answer_on_days_before_writes_no_title_over_those_of_now(panels):
    panel = panels[1]
    panel.set("First day, day", "1992-02-20")
    panel.page.wait_for_timeout(900)  # the kernel is at it
    panel.set("First day, day", "1994-05-12")
    seen = []
    while shown(panel).count() or "12 May 1994" not in panel.at_once():
        seen.append(panel.text("title"))
        panel.page.wait_for_timeout(50)
    assert len(seen) > 3 and {title[:30] for title in seen} == {"Who held what on 12 May 1994 a"}


def test_an_act_that_takes_a_while_is_told_at_once(panels):
    panel = panels[0]
    panel.root.evaluate(HEAR)
    panel.press("Save")
    assert panel.at_once() == "Saving …"
    wait_until(lambda: panel.at_once().startswith("Saved in"), "not saved", panel.page)
    assert panel.page.evaluate("window.heard")[0] == "Saving …"


def test_a_day_beyond_the_limits_of_a_field_is_refused_with_a_sentence(panels):
    panel = panels[0]
    before = panel.shown(["First day"])
    panel.set("First day", "1988-01-01")
    assert panel.message().startswith("⚠ First day is kept: it goes from 1988-02-20 to ")
    assert panel.shown(["First day"]) == before
    panel.screenshot("waiting-refused")


def test_a_picture_higher_than_its_frame_says_so_until_its_end_is_seen(panels):
    frame, below = (panels[1].root.locator(name) for name in (".kx-frame", ".kx-below"))
    panels[1].page.set_viewport_size({"width": 1280, "height": 800})
    frame.evaluate("e => { e.style.minHeight = 0; e.style.maxHeight = '400px'; }")
    for seen, to in ((True, "1"), (False, "e.scrollHeight")):
        frame.evaluate(f"e => e.scrollTo(0, {to})")
        below.wait_for(state="visible" if seen else "hidden")
        assert below.is_visible() == seen


def test_a_kernel_that_does_not_answer_is_told_and_may_still_answer(page, lab):
    code = SLOW.format(view="Timeline()").replace("1.5", "6")
    page.clock.install()
    open_notebook(page, lab, write_notebook(lab, "silent.ipynb", code))
    run_all(page)
    panel = Panel(page)
    panel.set("First day", "1990-01-01")
    page.clock.fast_forward(21_000)
    assert panel.at_once().startswith("⚠ No answer yet: the kernel is busy or gone.")
    wait_until(lambda: "1990" in panel.at_once(), "the answer was lost", page)
