"""What comes before the first picture where nothing is kept, part by part."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from benchmarks.measure import seconds

LOADED = ("anywidget", "pandas", "matplotlib.figure", "utils")
"""What is loaded, in this order."""


def parts() -> dict[str, float]:
    """Milliseconds of each part, in a fresh process that has loaded nothing of it."""
    told = {f"import {name}": partial(import_module, name) for name in LOADED}
    told["read and check the data"] = lambda: import_module("utils").load()
    told["draw the map and write it"] = lambda: import_module("utils").Territory().panel()
    return {what: 1000 * seconds(act) for what, act in told.items()}
