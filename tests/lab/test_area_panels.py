"""The panels of held areas and of announced captures in JupyterLab."""

import pytest

from tests.lab.lab import open_notebook, run_all, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = "from utils import Advance, HeldArea\nHeldArea().panel()"


@pytest.fixture
def panels(page, lab):
    open_notebook(page, lab, write_notebook(lab, "areas.ipynb", CODE, "Advance().panel()"))
    run_all(page)
    return Panel(page, "kx-panel"), Panel(page, "kx-panel", 1)


def test_spans_and_days_change_both_charts(panels):
    areas, advance = panels
    with areas.redraws():
        areas.set("Span", "Autumn 2020")
    assert "20 September 2020" in areas.text()
    with advance.redraws():
        advance.set("Last day", "2020-11-10")
    assert "10 November 2020" in advance.text()
    with advance.redraws():
        advance.set("Names", "Armenian name first")
    areas.screenshot("held-area")
    advance.screenshot("advance")


def test_a_dot_says_what_was_announced_by_whom(panels):
    _, advance = panels
    said = advance.point_at(advance.marks()[0])
    assert "Stated by" in said and "Capture" in said


def test_days_in_the_wrong_order_are_told_and_change_nothing(panels):
    _, advance = panels
    advance.set("Last day", "2020-01-01")
    assert "lies before the first" in advance.message()
    assert advance.stays(0.5)


def test_one_slider_moves_the_map_and_the_advance_without_the_kernel(panels, page):
    _, advance = panels
    sent = []
    page.on("websocket", lambda socket: sent.append(socket))
    last = advance.mark("count-all").text_content()
    advance.set("Day of the map, day", "2020-10-09")
    assert advance.text("date-map") == "9 October 2020"
    assert int(advance.text("count-all")) < int(last)
    line = advance.mark("cursor-lanes").get_attribute("transform")
    assert line and line.startswith("translate(-")
    assert sent == []
    page.wait_for_timeout(1500)
    assert int(advance.text("count-all")) < int(last)
    advance.screenshot("advance-day")


def test_a_short_span_plays_at_a_pace_at_which_it_is_seen(panels):
    _, advance = panels
    assert advance.control("Day of the map, pace").input_value() == "7"
    advance.set("Day of the map, day", "2020-09-27")
    first = int(advance.control("Day of the map, slider").input_value())
    advance.press("Day of the map, play")
    advance.page.wait_for_timeout(1000)
    advance.press("Day of the map, pause")
    assert 0 < int(advance.control("Day of the map, slider").input_value()) - first < 30
