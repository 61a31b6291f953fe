"""The casualties panel in JupyterLab, used as a reader uses it."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils import Casualties\nCasualties().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "casualties.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    changes = {
        "What happened": "Wounded",
        "To whom": "Military",
        "Scale": "Logarithmic",
        "Between the wars": True,
        "First war": False,
        "Armenians": False,
        "Russians": True,
        "Other side": False,
        "Figures": "Running totals",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    panel.screenshot("casualties-changed")


def test_figures_replaced_later_come_on_demand(panel):
    before = panel.marks()
    with panel.redraws():
        panel.set("Also figures that were replaced later", True)
    assert len(panel.marks()) > len(before)


def test_a_choice_that_makes_no_sense_leaves_the_chart_and_says_why(panel):
    panel.set("Armenians", False)
    before = panel.drawing()
    panel.set("Azerbaijanis", False)
    wait_until(lambda: "Choose at least one of the sides" in panel.message(), "no word", panel.page)
    assert panel.drawing() != "" and panel.stays(0.5)
    assert before  # the drawing before the last choice
    assert "Traceback" not in panel.root.inner_text()


def test_a_mark_says_value_claimant_date_and_source(panel):
    said = panel.point_at(panel.marks()[0])
    assert "killed" in said
    assert "as of" in said or "as-of date not given" in said
    panel.click(panel.marks()[0])
    assert panel.card.is_visible()
    panel.screenshot("casualties-card")


def test_data_shows_the_rows_in_the_place_of_the_chart(panel):
    height = panel.box()["height"]
    panel.press("Data")
    table = panel.root.locator("table.kx-table")
    table.wait_for()
    assert table.locator("tbody tr").count() == len(panel.marks())
    assert panel.box()["height"] == height
    panel.press("Chart")
    table.wait_for(state="hidden")
    assert panel.svg.is_visible()


def test_save_writes_the_bundle_and_never_over_a_file(panel, lab):
    folder = lab.folder / "exports"
    panel.press("Save")
    wait_until(lambda: any(folder.glob("*-text.txt")), "not saved", panel.page)
    first = {path.name for path in folder.iterdir()}
    panel.press("Save")
    wait_until(lambda: any(folder.glob("*-2-text.txt")), "not saved again", panel.page)
    assert len(list(folder.iterdir())) == 2 * len(first)
    endings = {path.name.rsplit("second-war")[-1] for path in folder.iterdir()}
    assert {".png", ".svg", ".pdf", "-data.csv", "-sources.csv", "-text.txt"} <= endings
    wait_until(lambda: "Saved in" in panel.message(), "no word of the saving", panel.page)


def test_copy_view_gives_the_line_of_code(panel):
    panel.set("What happened", "Wounded")
    panel.press("Copy view")
    code = "Casualties(outcome='wounded').chart()"
    wait_until(lambda: "Copied" in panel.message(), "no code", panel.page)
    assert panel.message() == f"Copied: {code}"


def test_keys_that_jupyterlab_uses_for_cells_stay_in_the_panel(panel, page):
    panel.control("Armenians").focus()
    for key in ("m", "d", "d", "a", "b"):
        page.keyboard.press(key)
    assert page.locator(".jp-CodeCell").count() == 1 and panel.svg.is_visible()
    panel.control("What happened").focus()
    with panel.redraws():
        page.keyboard.press("ArrowDown")


def test_a_refused_choice_puts_the_control_back(panel):
    panel.set("Armenians", False)
    panel.set("Azerbaijanis", False)
    wait_until(lambda: "Choose at least one" in panel.message(), "no word", panel.page)
    wait_until(lambda: panel.control("Azerbaijanis").is_checked(), "not put back", panel.page)
    assert not panel.control("Armenians").is_checked()
