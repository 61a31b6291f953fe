"""The rivals panel in JupyterLab, used as a reader uses it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils.views.rivals.view import Rivals\nRivals().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "rivals.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def option(panel, label, words):
    """The whole text of the first choice that holds some words."""
    return panel.control(label).locator("option", has_text=words).first.text_content()


def chosen(panel, label):
    """What a dropdown shows; the widget writes its spaces as spaces that do not break."""
    text = panel.control(label).locator("option:checked").text_content()
    return text.replace("\u00a0", " ")


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    changes = {
        "What happened": "Missing",
        "To whom": "Civilians",
        "People of": "Armenians",
        "Period": "First war",
        "Scale": "Logarithmic",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    with panel.redraws():
        panel.set("Period", "Second war")
    with panel.redraws():
        panel.set("What happened", "Killed")
    with panel.redraws():
        panel.set("Also figures that were replaced later", False)
    panel.screenshot("rivals-changed")


def test_an_event_brings_its_period_and_a_period_ends_the_event(panel):
    with panel.redraws():
        panel.set("Event", option(panel, "Event", "Four-day war"))
    wait_until(lambda: chosen(panel, "Period") == "Between the wars", "old period", panel.page)
    assert "Four-day war" in str(panel.svg.get_attribute("aria-label"))  # it has two lines
    panel.screenshot("rivals-event")
    with panel.redraws():
        panel.set("Period", "Second war")
    wait_until(lambda: chosen(panel, "Event").startswith("None"), "old event", panel.page)
    assert "Four-day war" not in panel.text("title")


def test_a_question_without_comparable_answers_leaves_the_chart_and_says_why(panel):
    before = panel.drawing()
    panel.set("Period", "Several periods")
    wait_until(lambda: "run across periods" in panel.message(), "no word", panel.page)
    assert panel.drawing() == before
    assert "Traceback" not in panel.root.inner_text()


def test_a_mark_says_value_claimant_date_and_source(panel):
    said = panel.point_at(panel.marks()[0])
    assert "killed" in said and "Military Prosecutor" in said and "as of" in said
