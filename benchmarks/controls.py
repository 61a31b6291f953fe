"""The controls of a panel, found by walking its widgets, and what a reader can do with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import ipywidgets as widgets

MOST = 6
"""Options tried of one dropdown: the first and the last ones of a long list are like the others."""


def walk(widget: Any) -> Iterator[Any]:
    """A widget and all that are inside it, in reading order."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def steps(panel: Any) -> list[tuple[str, Callable[[], None]]]:
    """Every change a reader can make with a dropdown or a tick box, each with its way back.

    A list of (label of the control, act).
    """
    acts: list[tuple[str, Callable[[], None]]] = []
    for control in walk(panel):
        if isinstance(control, widgets.Dropdown):
            values = [value for _, value in control.options if value != control.value][:MOST]
            acts += [(control.description, _setting(control, v)) for v in [*values, control.value]]
        elif isinstance(control, widgets.Checkbox):
            acts += [
                (control.description, _setting(control, value))
                for value in (not control.value, control.value)
            ]
    return acts


def _setting(control: Any, value: Any) -> Callable[[], None]:
    def act() -> None:
        control.value = value

    return act
