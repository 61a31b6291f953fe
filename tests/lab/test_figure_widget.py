"""The figure widget in a browser: marks say what they are, cards lead to sources."""

import pytest

from tests.lab.lab import open_notebook, run_all, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

FIGURE = """
import ipywidgets
from utils import Casualties
from utils.panels.figure_widget import FigureWidget
from utils.charts.shown import showing
figure = FigureWidget(showing(Casualties(outcome="killed")))
outcome = ipywidgets.Dropdown(options=["killed", "wounded"], description="Outcome")
outcome.observe(lambda new: figure.show(showing(Casualties(outcome=new.new))), "value")
board = ipywidgets.VBox([outcome, figure])
board.add_class("board")
board
"""


@pytest.fixture
def figure(page, lab):
    open_notebook(page, lab, write_notebook(lab, "figure.ipynb", FIGURE))
    run_all(page)
    return Panel(page, "board")


def test_another_chart_takes_the_place_of_the_first_and_nothing_moves(figure):
    assert "killed" in figure.text("title")
    with figure.redraws():
        figure.set("Outcome", "wounded")
    assert "wounded" in figure.text("title")
    figure.screenshot("figure")


def test_pointing_at_a_mark_opens_a_card_and_leaving_closes_it(figure, page):
    said = figure.point_at(figure.marks()[0])
    assert "As of" in said or "as of" in said
    page.mouse.move(2, 2)
    assert figure.card_text() == ""


def test_a_click_pins_a_card_with_a_link_to_its_source(figure, page):
    said = figure.click(figure.marks()[0])
    page.mouse.move(2, 2)
    assert figure.card_text() == said
    assert all(link.startswith("http") for link in figure.links())
    figure.press("Close the card")
    assert figure.card_text() == ""


def test_the_marks_are_walked_with_the_keyboard(figure, page):
    figure.keys("ArrowDown")
    first = figure.card_text()
    figure.keys("ArrowDown")
    assert first and figure.card_text() not in ("", first)
    figure.keys("Enter", "Escape")
    assert figure.card_text() == ""
