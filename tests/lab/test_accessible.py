"""Every panel by ear and by keyboard: names in the browser's own tree, order, words spoken once."""

import itertools
from typing import Any

import pytest

from tests.lab.ear import FIELDS, HEAR, controls, name, role, tree
from tests.lab.lab import Lab, open_notebook, run_all, wait_until
from tests.lab.panel import Panel
from tests.lab.panels import PANELS, write_panels
from utils import View

pytestmark = pytest.mark.lab

PICTURES = {"image", "img"}

STOP = """() => {
    const stop = document.activeElement, panel = stop.closest('.kx-panel');
    if (!panel) return null;
    window.panel ??= panel;
    if (panel !== window.panel) return null;
    const { top, bottom, left } = stop.getBoundingClientRect();
    const group = stop.closest('fieldset');
    return { top, bottom, left, is: [...panel.querySelectorAll('*')].indexOf(stop),
        group: group ? [...panel.querySelectorAll('fieldset')].indexOf(group) : -1,
        seen: getComputedStyle(stop).outlineStyle !== 'none' };
}"""


@pytest.fixture(scope="module")
def panels(standing_page, lab: Lab) -> dict[str, Panel]:
    open_notebook(standing_page, lab, write_panels(lab, "all.ipynb"))
    run_all(standing_page)
    return {name: Panel(standing_page, number=number) for number, name in enumerate(PANELS)}


@pytest.fixture(params=PANELS)
def panel(request, panels) -> Panel:
    chosen = panels[request.param]
    chosen.root.scroll_into_view_if_needed()
    chosen.settle()
    return chosen


def test_no_view_is_left_out():
    assert {view.partition("(")[0] for view in PANELS.values()} == set(View.registry)


def test_the_browser_knows_every_control_by_name(panel):
    nodes = controls(tree(panel.root))
    assert [node for node in nodes if not name(node)] == []
    fields = panel.root.locator(FIELDS).locator("visible=true").count()
    assert len(nodes) == fields + 1  # and the picture, whose marks are walked


def test_the_browser_knows_the_picture_by_its_title(panel):
    nodes = [node for node in tree(panel.root) if not node["ignored"]]
    named = [name(node) for node in nodes if role(node) in PICTURES]
    title = " ".join(panel.text("title").split())
    assert len(named) == 1 and title.startswith(named[0][:40])


def test_tab_goes_through_the_panel_in_reading_order_and_is_seen(panel):
    panel.page.evaluate("window.panel = undefined")
    panel.root.locator(FIELDS).first.focus()
    stops: list[dict[str, Any]] = []
    while stop := panel.page.evaluate(STOP):
        if not stops or stop["is"] != stops[-1]["is"]:
            stops.append(stop)
        panel.page.keyboard.press("Tab")
    for before, stop in itertools.pairwise(stops):
        assert stop["is"] > before["is"]
        assert stop["bottom"] > before["top"] or stop["group"] != before["group"]
    assert [stop["is"] for stop in stops[1:] if not stop["seen"]] == []
    assert len(stops) > 4


def test_a_change_of_the_picture_is_spoken_once_in_its_sentence(panel):
    panel.root.evaluate(HEAR)
    chooser = panel.root.locator("select").first
    other = chooser.evaluate("field => (field.selectedIndex + 1) % field.length")
    with panel.redraws():
        chooser.select_option(index=other)
    wait_until(lambda: panel.message() != "", "no sentence", panel.page)
    panel.page.wait_for_timeout(600)
    assert panel.page.evaluate("window.heard") == [panel.message()]
