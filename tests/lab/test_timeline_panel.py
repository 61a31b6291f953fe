"""The timeline panel in JupyterLab: days, zoom, search, and a card for each event."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils.views.timeline.view import Timeline\nTimeline().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "timeline.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    panel.screenshot("timeline")
    changes = {
        "Period": "Second war",
        "First day": "2020-10-04",
        "Last day": "2020-11-20",
        "Order of names": "Armenian name first",
        "Politics, law, statements": False,
        "Look for": "Шуша",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert "4 October – 20 November 2020" in panel.text("title")
    panel.screenshot("timeline-search")


def test_buttons_move_and_zoom(panel):
    seen = [panel.text("title")]
    for button in ("Zoom in", "Later", "Earlier", "Zoom out"):
        with panel.redraws():
            panel.press(button)
        seen.append(panel.text("title"))
    assert len(set(seen[:3])) == 3 and seen[3] != seen[4]


def test_a_mark_tells_its_event_with_figures_and_sources(panel):
    said = panel.click("event-d-2016-04-four-day-war")
    assert "Four-day war" in said and "Killed" in said
    assert all(link.startswith("http") for link in panel.links())


def test_days_that_make_no_sense_leave_the_chart_and_say_why(panel):
    before = panel.drawing()
    panel.set("Last day", "1988-02-20")
    panel.set("First day", "1990-01-01")
    wait_until(lambda: "lies after the last" in panel.message(), "no word", panel.page)
    assert before and "Traceback" not in panel.root.inner_text()
