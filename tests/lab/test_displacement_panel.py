"""The panel of displacement in JupyterLab, used as a reader uses it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils.views.displacement.view import Displacement\nDisplacement().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "displacement.ipynb", CODE))
    run_all(page)
    return Panel(page)


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    changes = {
        "Scale": "Logarithmic",
        "Names": "Armenian name first",
        "2020": False,
        "Both sides together": False,
        "Own side": False,
        "Also figures that were replaced later": True,
        "Figures": "September 2023, day by day",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    panel.screenshot("displacement-changed")


def test_what_means_nothing_for_the_picture_cannot_be_chosen(panel):
    with panel.redraws():
        panel.set("Figures", "September 2023, day by day")
    assert not panel.control("Own side").is_enabled() and panel.control("Scale").is_enabled()
    with panel.redraws():
        panel.set("Figures", "Whole waves of flight")
    assert panel.control("Own side").is_enabled()


def test_returns_have_cards_of_their_own(panel):
    with panel.redraws():
        panel.set("Figures", "Returns, and who is still away")
    mark = panel.marks()[0]
    assert mark.startswith("measure-")
    assert "Measure" in panel.click(mark) and panel.links()
    panel.screenshot("displacement-card")


def test_counts_across_periods_are_refused_beside_others(panel):
    panel.set("Several periods", True)
    wait_until(lambda: "'multiple' alone" in panel.message(), "no word", panel.page)
    assert panel.message().endswith("The chart is as it was.")


def test_save_writes_the_picture_with_its_data(panel, lab):
    panel.press("Save")
    folder = lab.folder / "exports"
    wait_until(lambda: "Saved in" in panel.message(), "not saved", panel.page)
    assert {path.suffix for path in folder.iterdir()} >= {".png", ".svg", ".pdf", ".csv", ".txt"}


def test_a_way_tells_all_claims_on_it(panel):
    with panel.redraws():
        panel.set("Figures", "From where to where")
    said = panel.point_at(panel.marks()[0])
    assert "→" in said and " by " in said
    panel.screenshot("displacement-flows")
