"""Every panel by ear and by keyboard: names in the browser's own tree, order, words spoken once."""

import itertools
from typing import Any

import pytest

from tests.lab.lab import Lab, open_notebook, run_all, wait_until
from tests.lab.panel import Panel
from tests.lab.panels import PANELS, write_panels
from utils import View

pytestmark = pytest.mark.lab

CONTROLS = {
    "button", "combobox", "checkbox", "textbox", "slider", "spinbutton", "Date", "application",
}  # fmt: skip
PICTURES = {"image", "img"}
FIELDS = "button, select, input"

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

HEAR = """root => {
    window.heard = [];
    for (const spoken of root.querySelectorAll('[role=status], [aria-live], [role=alert]')) {
        new MutationObserver(() => window.heard.push(spoken.textContent))
            .observe(spoken, { childList: true, characterData: true, subtree: true });
    }
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


def tree(panel: Panel) -> list[dict[str, Any]]:
    """The nodes of a panel in the browser's accessibility tree: role, name, focusable."""
    number = panel.root.evaluate("e => [...document.querySelectorAll('.kx-panel')].indexOf(e)")
    browser = panel.page.context.new_cdp_session(panel.page)
    found = browser.send(
        "Runtime.evaluate",
        {"expression": f"document.querySelectorAll('.kx-panel')[{number}]"},
    )
    nodes = browser.send("Accessibility.queryAXTree", {"objectId": found["result"]["objectId"]})
    browser.detach()
    return nodes["nodes"]


def name(node: dict[str, Any]) -> str:
    return node.get("name", {}).get("value", "").strip()


def role(node: dict[str, Any]) -> str:
    return node.get("role", {}).get("value", "")


def controls(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The controls, but not the parts that the browser itself puts into a date field."""
    dates = {node["nodeId"] for node in nodes if role(node) == "Date"}
    for node in nodes:  # parents come before their children
        if node.get("parentId") in dates:
            dates.add(node["nodeId"])
    own = [n for n in nodes if not n["ignored"] and n.get("parentId") not in dates]
    return [node for node in own if role(node) in CONTROLS]


def test_no_view_is_left_out():
    assert {view.partition("(")[0] for view in PANELS.values()} == set(View.registry)


def test_the_browser_knows_every_control_by_name(panel):
    nodes = controls(tree(panel))
    assert [node for node in nodes if not name(node)] == []
    fields = panel.root.locator(FIELDS).locator("visible=true").count()
    assert len(nodes) == fields + 1  # and the picture, whose marks are walked


def test_the_browser_knows_the_picture_by_its_title(panel):
    nodes = [node for node in tree(panel) if not node["ignored"]]
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
