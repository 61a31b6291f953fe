"""The tolls panel in JupyterLab, used as a reader uses it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils.views.tolls.view import Tolls\nTolls().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "tolls.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    events = panel.control("Event").locator("option", has_text="fuel depot")
    changes = {
        "People of": "Azerbaijanis",
        "Scale": "Logarithmic",
        "What happened": "Wounded",
        "To whom": "Civilians",
        "Event": events.first.text_content(),
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    with panel.redraws():
        panel.set("Period", "First war")
    panel.screenshot("tolls-changed")


def test_a_mark_in_the_curve_says_value_claimant_date_and_source(panel):
    said = panel.point_at(panel.marks()[5])
    assert "killed" in said and "as of" in said and "2020" in said
    panel.click(panel.marks()[5])
    assert panel.links()
    panel.screenshot("tolls-card")


def test_copy_view_gives_the_line_of_code(panel):
    panel.set("People of", "Azerbaijanis")
    panel.press("Copy view")
    code = "Tolls(side='azerbaijani').chart()"
    wait_until(lambda: "Copied" in panel.message(), "no code", panel.page)
    assert panel.message() == f"Copied: {code}"
