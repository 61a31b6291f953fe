"""JupyterLab opens, runs a notebook and shows a widget of ours and of others."""

import json

import pytest

from tests.lab.lab import ROOT, open_notebook, output, run_all, save, write_notebook

pytestmark = pytest.mark.lab

SLIDER = """
import ipywidgets, utils
slider = ipywidgets.IntSlider(value=3, max=9, description="Years")
words = ipywidgets.Label("3 years")
slider.observe(lambda change: setattr(words, "value", f"{change.new} years"), "value")
ipywidgets.VBox([slider, words])
"""


def test_a_notebook_opens_runs_and_shows_a_widget_that_answers(page, lab):
    open_notebook(page, lab, write_notebook(lab, "widget.ipynb", "1 + 1", SLIDER))
    run_all(page)
    assert output(page, 0).inner_text().strip() == "2"
    output(page, 1).get_by_text("3 years").wait_for()
    output(page, 1).locator(".noUi-handle").press("ArrowRight")
    output(page, 1).get_by_text("4 years").wait_for()


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("notebooks/*.ipynb")))
def test_each_notebook_runs_without_an_error(page, lab, name):
    open_notebook(page, lab, name)
    run_all(page)
    page.locator(".kx-frame").first.scroll_into_view_if_needed()
    page.locator(".kx-frame svg").first.wait_for()
    assert page.locator(".kx-fault").count() == 0


def test_run_all_tells_of_an_error_in_a_cell(page, lab):
    open_notebook(page, lab, write_notebook(lab, "broken.ipynb", "1 / 0", "2"))
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        run_all(page)


def test_what_is_saved_goes_into_the_copy(page, lab):
    name = write_notebook(lab, "saved.ipynb", "6 * 7")
    open_notebook(page, lab, name)
    run_all(page)
    save(page)
    saved = json.loads((lab.folder / name).read_text(encoding="utf-8"))
    assert saved["cells"][0]["outputs"][0]["data"]["text/plain"] == ["42"]
