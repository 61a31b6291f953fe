"""Panels that stay in a saved notebook when it is saved again without their kernel.

JupyterLab saves the state of those widgets only that a kernel answers: a save after a restart, or
in a notebook that was opened to be read, would leave the error "model not found" in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


def keep_panels(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Before a notebook is saved: take along what the file has of widgets that it still shows.

    It is the server's ``pre_save_hook``. Nothing is taken where all that are shown are in the
    state already, so a run of all cells lets go of what was kept. Of a widget that was never saved
    the picture stays that stands beside it in its output.
    """
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    if STATE not in notebook["metadata"].get("widgets", {}):
        return
    if lost := shown(notebook) - set(state(notebook)):
        _take(notebook, lost, Path(contents_manager.root_dir, path.strip("/")))
    for data in _views(notebook):
        if data[VIEW].get("model_id") not in state(notebook) and "text/html" in data:
            del data[VIEW]


def _take(notebook: dict[str, Any], lost: set[str], file: Path) -> None:
    """Take from a file what is lost, and all that is used by what is shown there."""
    if not file.is_file():
        return
    before = json.loads(file.read_text(encoding="utf-8"))
    old, others = state(before), shown(before) - lost
    if lost & set(old):
        kept = {each: saved for each, saved in old.items() if each not in others}
        whole = {"state": {**kept, **state(notebook)}, "version_major": 2, "version_minor": 0}
        notebook["metadata"]["widgets"][STATE] = whole


def shown(notebook: dict[str, Any]) -> set[str]:
    """The ids of the widgets that the outputs of a notebook show."""
    return {data[VIEW]["model_id"] for data in _views(notebook) if data[VIEW].get("model_id")}


def state(notebook: dict[str, Any]) -> dict[str, Any]:
    """The widgets whose state a notebook holds, by id; what is not shown is used by what is."""
    return notebook["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})


def _views(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The outputs that show a widget, each in all its forms."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    yield from [data for output in outputs if VIEW in (data := output.get("data", {}))]
