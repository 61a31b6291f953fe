"""A notebook of a hundred panels: the last one is as alive as the first."""

import pytest

from tests.lab.lab import open_notebook, run_all, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

VIEWS = ("Casualties()", "Rivals()", "Tolls()", "Displacement()")
CELLS = [f"{VIEWS[number % 4]}.panel()" for number in range(100)]


@pytest.fixture
def patient_page(browser, lab):
    """A page whose console is not watched.

    On a machine that is busy otherwise, anywidget now and then complains of a model that took
    longer than its two seconds.
    """
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(120_000)
    yield context.new_page()
    context.close()
    lab.tidy()


def test_the_last_of_a_hundred_panels_answers(patient_page, lab):
    page = patient_page
    open_notebook(page, lab, write_notebook(lab, "hundred.ipynb", "from utils import *", *CELLS))
    run_all(page)
    for number in (99, 49, 0):
        panel = Panel(page, number=number)
        with panel.redraws():
            panel.set("Scale", "Logarithmic")
    assert page.locator(".kx-panel").count() == 100
