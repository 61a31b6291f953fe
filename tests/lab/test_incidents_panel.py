"""The incidents panel in JupyterLab: days, place, severity, and cards of claims."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils.views.incidents.view import Incidents\nIncidents().panel()"


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "incidents.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def test_every_control_changes_the_picture_and_nothing_moves(panel):
    panel.screenshot("incidents")
    changes = {
        "What happened": "Wounded",
        "Period": "After 2020",
        "Order of names": "Armenian name first",
        "Shelling and air strikes": False,
        "Killed, by any claim, at least": "1",
        "Place": "Лачин",
    }
    for label, value in changes.items():
        with panel.redraws():
            panel.set(label, value)
    assert panel.shown(changes) == changes
    panel.screenshot("incidents-place")


def test_an_unknown_place_leaves_the_chart_and_says_so(panel):
    panel.set("Place", "Atlantis")
    wait_until(lambda: "No place of the data" in panel.message(), "no word", panel.page)
    assert panel.stays(0.5)


def test_a_mark_tells_the_claim_and_save_writes_the_rows(panel, lab):
    claim = next(mark for mark in panel.marks() if mark.startswith("claim-"))
    assert "as of" in panel.point_at(claim) or "as-of" in panel.card_text()
    panel.press("Save")
    folder = lab.folder / "exports"
    wait_until(lambda: any(folder.glob("incidents-*-data.csv")), "not saved", panel.page)


def test_a_mark_on_the_map_tells_the_place_and_its_incidents(panel):
    with panel.redraws():
        panel.set("Picture", "On a map, and a list")
    panel.screenshot("incidents-map")
    place = next(mark for mark in panel.marks() if mark.startswith("place-"))
    card = panel.point_at(place)
    assert "incident" in card and "20" in card
