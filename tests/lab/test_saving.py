"""Saving in JupyterLab: the size, theme and language chosen, in files or one zip, or a sentence."""

import zipfile

import pytest
from PIL import Image

from tests.lab.lab import open_notebook, run_all, wait_until
from tests.lab.panel import Panel
from tests.lab.panels import write_panels
from utils import Chart, Look

pytestmark = pytest.mark.lab

SIX = ("first_war", "interwar", "second_war", "post_2020", "offensive_2023", "aftermath")
"""More periods than a column can hold."""


@pytest.fixture(scope="module")
def panels(standing_page, lab):
    views = "HeldArea()", f"Casualties(phases={SIX})"
    open_notebook(standing_page, lab, write_panels(lab, "saving.ipynb", *views))
    run_all(standing_page)
    return [Panel(standing_page, number=number) for number in (0, 1)]


def test_a_chart_is_saved_for_a_column_in_armenian_as_one_zip(panels, lab, tmp_path):
    panel, folder = panels[0], lab.folder / "exports" / "column"
    panel.set("Folder", "exports/column")
    panel.set("Size", "A4 column, 88 mm")
    panel.set("As", "One zip")
    before = panel.drawing()
    panel.set("Language", "Հայերեն")
    wait_until(lambda: panel.drawing() != before, "same picture", panel.page)
    panel.press("Պահպանել")
    wait_until(lambda: panel.message().startswith("Պահպանված է"), "not saved", panel.page)
    panel.screenshot("saving-held-area")
    (packed,) = folder.iterdir()
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    (picture,) = tmp_path.glob("*.png")
    with Image.open(picture) as opened:
        assert opened.width / opened.info["dpi"][0] * 25.4 == pytest.approx(88, abs=0.2)
    assert Chart.from_picture(picture).look == Look(size="a4_column", language="hy")


def test_a_size_that_cannot_hold_the_chart_is_refused_and_nothing_is_written(panels, lab):
    panel, folder = panels[1], lab.folder / "exports" / "refused"
    panel.set("Folder", "exports/refused")
    panel.set("Size", "A4 column, 88 mm")
    panel.press("Save")
    wait_until(lambda: "Nothing was saved." in panel.message(), "no sentence", panel.page)
    assert "does not fit into A4 column, 88 mm" in panel.message()
    assert not folder.exists()
    panel.screenshot("saving-refused")
    panel.set("Size", "Screen, 190 mm")
    panel.set("Theme", "Print, grey")
    panel.press("Save")
    wait_until(lambda: panel.message().startswith("Saved in"), "not saved", panel.page)
    (picture,) = folder.glob("*.png")
    assert Chart.from_picture(picture).look == Look(theme="print")
