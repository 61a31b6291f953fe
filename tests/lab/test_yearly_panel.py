"""The panel of years in JupyterLab, used as a reader uses it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab


@pytest.fixture
def panel(page, lab):
    open_notebook(
        page, lab, write_notebook(lab, "years.ipynb", "from utils import *\nYearly().panel()")
    )
    run_all(page)
    return Panel(page, "kx-panel")


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    changes = {
        "Scale": "Linear",
        "People of": "Armenians",
        "To whom": "Military",
        "What happened": "Wounded",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    with panel.redraws():
        panel.set("Last year", 2019)
    assert "1988–2019" in panel.text("title")
    panel.screenshot("yearly-changed")


def test_a_mark_says_value_claimant_year_and_source(panel):
    mark = next(each for each in panel.marks() if each == "claim-n-c581")
    said = panel.point_at(mark)
    assert "7,646 (7,548–9,077) killed" in said and "Counts the year 2020." in said
    panel.click(mark)
    assert panel.links()
    panel.screenshot("yearly-card")


def test_years_that_run_backwards_are_refused_in_a_sentence(panel):
    panel.set("Last year", 1988)
    panel.set("First year", 1999)
    wait_until(lambda: "1999 and 1988 are not" in panel.message(), "no refusal", panel.page)
    assert panel.message().startswith("⚠")
