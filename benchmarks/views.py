"""Kernel side: how long each view takes to answer a changed control, drawn anew and remembered."""

from __future__ import annotations

import gc
from pathlib import Path

from benchmarks.controls import steps
from benchmarks.measure import ROOT, Result, apart, median, seconds

PART = "kernel"


def measure(quick: bool = False, folder: Path = ROOT, part: str = PART) -> list[Result]:
    """Milliseconds per changed control for every view, in a process of its own."""
    answer, _ = apart("benchmarks.views:answers", quick, folder=folder)
    results = []
    for name, kinds in answer.items():
        for kind, times in kinds.items():
            value = max(times) if kind == "slowest" else median(times)
            results.append(Result(part, f"{name}, {kind}", "explorer", value, "ms", len(times)))
    return results


def answers(quick: bool) -> dict[str, dict[str, list[float]]]:
    """For each view: milliseconds of every change of a control, cold, cached, and the slowest."""
    from utils import View

    return {name: _answers(View.registry[name](), quick) for name in sorted(View.registry)}


def _answers(view, quick: bool) -> dict[str, list[float]]:
    panel = view.panel()
    changes = steps(panel)
    changes = changes[:: max(1, len(changes) // 6)] if quick else changes
    cold = []
    for _, act in changes:
        forget()
        cold.append(1000 * seconds(act))
    for _, act in changes:
        act()
    cached = [1000 * seconds(act) for _, act in changes]
    panel.close()
    return {"cold": cold, "cached": cached, "slowest": cold}


def forget() -> None:
    """Empty the memories of charts and of their SVG, as if nothing had been drawn yet."""
    from utils.charts import pictures, shown
    from utils.views import base as view

    for memory in (view._drawn, pictures.svg_text, shown._showing):
        memory.cache_clear()


def growth_of_memory(changes: int) -> dict[str, list[float]]:
    """Megabytes of this process after each tenth of so many changes, over all panels."""
    import psutil

    from utils import View

    me, taken = psutil.Process(), []
    panels = [View.registry[name]().panel() for name in sorted(View.registry)]
    acts = [act for panel in panels for _, act in steps(panel)]
    for number in range(changes):
        acts[number % len(acts)]()
        if (number + 1) % (changes // 10) == 0:
            gc.collect()
            taken.append(me.memory_info().rss / 1e6)
    return {"megabytes": taken, "figures": [float(_open_figures())]}


def _open_figures() -> int:
    """Figures that pyplot would keep for ever; none is made."""
    import sys

    pyplot = sys.modules.get("matplotlib.pyplot")
    return len(pyplot.get_fignums()) if pyplot else 0
