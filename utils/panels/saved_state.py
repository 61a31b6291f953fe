"""Panels that stay in a saved notebook when it is saved again without their kernel.

JupyterLab saves the state of those widgets only that a kernel answers: a save after a restart, or
in a notebook that was opened to be read, would leave the error "model not found" in their place.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


def keep_panels(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Before a notebook is saved: take along what the file has of widgets that it still shows.

    It is the server's ``pre_save_hook``. Nothing is taken where all that are shown are in the
    state already, so a run of all cells lets go of what was kept.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    lost = shown(notebook) - set(state(notebook))
    file = Path(contents_manager.root_dir, path.strip("/"))
    if not lost or not file.is_file():
        return
    before = json.loads(file.read_text(encoding="utf-8"))
    old, others = state(before), shown(before) - lost
    if not lost & set(old):
        return
    kept = {each: saved for each, saved in old.items() if each not in others}
    whole = {"state": {**kept, **state(notebook)}, "version_major": 2, "version_minor": 0}
    notebook["metadata"].setdefault("widgets", {})[STATE] = whole


def shown(notebook: dict[str, Any]) -> set[str]:
    """The ids of the widgets that the outputs of a notebook show."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    views = [output.get("data", {}).get(VIEW) for output in outputs]
    return {view["model_id"] for view in views if view and view.get("model_id")}


def state(notebook: dict[str, Any]) -> dict[str, Any]:
    """The widgets whose state a notebook holds, by id; what is not shown is used by what is."""
    return notebook["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})
