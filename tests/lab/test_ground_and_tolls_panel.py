"""Control and casualties under one line: moved in the browser, told by the kernel afterwards."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils import GroundAndTolls\nGroundAndTolls().panel()"
SLIDER = "Day of the line, slider"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "ground.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def place(panel, gid):
    return panel.mark(gid).bounding_box()["x"]


def test_the_line_moves_over_both_charts_with_the_map_and_the_counts(panel):
    panel.screenshot("ground-and-tolls")
    before = place(panel, "cursor-ground")
    panel.control(SLIDER).fill("18535")  # 30 September 2020, before the kernel has heard of it
    panel.settle()
    assert "30 September 2020" in panel.text("date-map")
    assert place(panel, "cursor-ground") < before
    assert abs(place(panel, "cursor-ground") - place(panel, "cursor-claims")) < 1
    early = panel.text("reading-armenian-own_side")
    wait_until(lambda: "30 September 2020" in panel.message(), "kernel", panel.page)
    panel.settle()
    assert panel.text("reading-armenian-own_side") == early
    assert "no count" not in early


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    changes = {
        "Period": "September 2023",
        "What happened": "Wounded",
        "To whom": "Military and civilians together, or not split",
        "Names": "Armenian name first",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    panel.screenshot("ground-and-tolls-2023")


def test_a_claim_tells_who_states_it(panel):
    said = panel.point_at(panel.marks()[-1])
    assert "Claim " in said
