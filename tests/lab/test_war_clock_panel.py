"""The panel of the war clock in JupyterLab, used as a reader uses it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils.views.war_clock.view import WarClock\nWarClock().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "clock.ipynb", CODE))
    run_all(page)
    return Panel(page)


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    changes = {
        "Clock": "Share of the duration",
        "Figures": "People per day counted",
        "Scale": "Linear",
        "People of": "Azerbaijanis",
        "To whom": "Civilians",
        "War of 1988–1994": True,
        "War of 2020": False,
        "Own side": False,
        "What happened": "Wounded",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    panel.screenshot("war-clock-changed")


def test_a_mark_tells_its_day_on_the_clock(panel):
    said = panel.point_at(panel.marks()[0])
    assert "killed" in said and "of a clock" in said
    panel.click(panel.marks()[0])
    assert panel.links()
    panel.screenshot("war-clock-card")


def test_no_war_at_all_is_refused_in_a_sentence(panel):
    for label in ("Fighting of April 2016", "War of 2020", "Fighting of September 2022"):
        with panel.redraws():
            panel.set(label, False)
    panel.set("Operation of September 2023", False)
    wait_until(lambda: "at least one of the wars" in panel.message(), "no word", panel.page)
    assert panel.message().endswith("The chart is as it was.")


def test_save_writes_the_picture_with_its_data(panel, lab):
    panel.press("Save")
    folder = lab.folder / "exports"
    wait_until(lambda: "Saved in" in panel.message(), "not saved", panel.page)
    assert {path.suffix for path in folder.iterdir()} >= {".png", ".svg", ".pdf", ".csv", ".txt"}
