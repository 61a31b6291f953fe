"""Kernel side: how long each view takes to answer a changed control, drawn anew and remembered."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.controls import steps
from benchmarks.measure import ROOT, Result, apart, median, seconds

PART = "kernel"
Change = dict[str, Any]


def measure(quick: bool = False) -> list[Result]:
    """Milliseconds per changed control for every view, in a process of its own, and by parts."""
    times = 1 if quick else 5
    found = [
        Result(PART, f"{name}, {kind}", "explorer", value, "ms", len(changes))
        for name, changes in asked(quick).items()
        for kind, value in summed(changes).items()
    ]
    return found + [
        Result(PART, f"{name}, {what}", "explorer", value, "ms", times)
        for name, each in apart("benchmarks.views:parts", times)[0].items()
        for what, value in each.items()
    ]


def summed(changes: list[Change]) -> dict[str, float]:
    """The median drawn anew, the median remembered, and the slowest drawn anew, in milliseconds."""
    cold = [change["cold"] for change in changes]
    cached = median([change["cached"] for change in changes])
    return {"cold": median(cold), "cached": cached, "slowest": max(cold)}


def asked(quick: bool, folder: Path = ROOT) -> dict[str, list[Change]]:
    """For each view every change of a control, asked of the explorer in this folder."""
    return apart("benchmarks.views:answers", quick, folder=folder)[0]


def answers(quick: bool) -> dict[str, list[Change]]:
    """For each view every change: the question, the rows behind its chart, and milliseconds."""
    from utils import View

    return {name: _answers(View.registry[name](), quick) for name in sorted(View.registry)}


def parts(times: int) -> dict[str, dict[str, float]]:
    """Milliseconds for the rows, the figure, and the SVG with its cards of each view as it is."""
    from utils import View
    from utils.charts.shown import shown

    found = {}
    for name in sorted(View.registry):
        view, taken = View.registry[name](), []
        shown(view.chart())  # what is loaded once is loaded
        for _ in range(times):
            forget()
            rows = seconds(view.rows)
            figure = seconds(view.chart)
            chart = view.chart()
            taken.append((rows, figure - rows, seconds(partial(shown, chart))))
        names = ("part rows", "part figure and words", "part SVG and cards")
        found[name] = {
            what: 1000 * median(list(each))
            for what, each in zip(names, zip(*taken, strict=True), strict=True)
        }
    return found


def _answers(view, quick: bool) -> list[Change]:
    panel = view.panel()
    acts = [act for _, act in steps(panel)]
    acts = acts[:: max(1, len(acts) // 6)] if quick else acts
    changes: list[Change] = []
    for act in acts:
        forget()
        cold = 1000 * seconds(act)
        question = panel.view.to_text()
        changes.append({"question": question, "rows": len(panel.view.rows()), "cold": cold})
    for act in acts:
        act()
    for act, change in zip(acts, changes, strict=True):
        change["cached"] = 1000 * seconds(act)
    panel.close()
    return changes


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
