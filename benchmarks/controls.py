"""The controls of a panel, and what a reader can do with each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from utils.panels.panel import Panel

MOST = 6
"""Options tried of one choice: the first and the last ones of a long list are like the others."""


def steps(panel: Panel) -> list[tuple[str, Callable[[], None]]]:
    """Every change a reader can make with a choice or tick boxes, each with its way back.

    A list of (label of the control, act).
    """
    acts: list[tuple[str, Callable[[], None]]] = []
    for name, control in panel.asking.items():
        near = control.near(panel.view)[:MOST]
        if near:
            ways = [*near, control.read(panel.view)]
            acts += [(control.label, partial(panel.choose, name, value)) for value in ways]
    return acts
