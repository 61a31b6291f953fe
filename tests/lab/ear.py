"""What a screen reader gets of a panel: the browser's own tree, and what is spoken."""

from typing import Any

from playwright.sync_api import Locator

CONTROLS = {
    "button", "combobox", "checkbox", "textbox", "slider", "spinbutton", "Date", "application",
    "listbox", "DisclosureTriangle",
}  # fmt: skip
FIELDS = "button, select, input, textarea, summary, .kx-st[role]"

HEAR = """root => {
    window.heard = [];
    for (const spoken of root.querySelectorAll('[role=status], [aria-live], [role=alert]')) {
        new MutationObserver(() => window.heard.push(spoken.textContent))
            .observe(spoken, { childList: true, characterData: true, subtree: true });
    }
}"""


def tree(root: Locator) -> list[dict[str, Any]]:
    """The nodes of a panel in the browser's accessibility tree: role, name, focusable."""
    number = root.evaluate("e => [...document.querySelectorAll('.kx-panel')].indexOf(e)")
    browser = root.page.context.new_cdp_session(root.page)
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
