"""A span of days as controls: spans by name, and a date field for each end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

FIELD = {"layout": {"width": "258px"}, "style": {"description_width": "76px"}}


class Span(widgets.Box):
    """Spans that readers ask for, and first and last day for all others.

    ``spans`` are words by ``"first last"``; ``changed`` is called with ``start`` and ``end`` as
    text once for each choice.
    """

    def __init__(
        self, spans: dict[str, str], start: str, end: str,
        changed: Callable[[dict[str, str]], None],
    ):  # fmt: skip
        self.changed = changed
        named = [("Other days", ""), *((words, span) for span, words in spans.items())]
        here = f"{start} {end}"
        value = here if here in spans else ""
        self.named = widgets.Dropdown(options=named, value=value, description="Span", **FIELD)
        self.first = _picker("First day", start)
        self.last = _picker("Last day", end)
        super().__init__([self.named, self.first, self.last], layout={"flex_flow": "row wrap"})
        self.named.observe(self._choose, "value")
        for picker in (self.first, self.last):
            picker.observe(self._tell, "value")

    def show(self, start: str, end: str) -> None:
        """Show these days."""
        self.first.value, self.last.value = map(dt.date.fromisoformat, (start, end))

    def _choose(self, change: Any) -> None:
        if change.new and change.new != self._chosen():
            self.first.unobserve(self._tell, "value")
            self.first.value, last = map(dt.date.fromisoformat, change.new.split())
            self.first.observe(self._tell, "value")
            if self.last.value == last:
                self._tell(change)
            self.last.value = last

    def _chosen(self) -> str:
        return f"{self.first.value} {self.last.value}"

    def _tell(self, change: Any) -> None:
        """Say the span; a name that no longer fits is taken off."""
        if self.first.value is None or self.last.value is None:
            return
        known = [value for _, value in self.named.options]
        self.named.value = self._chosen() if self._chosen() in known else ""
        start, end = self._chosen().split()
        self.changed({"start": start, "end": end})


def _picker(label: str, day: str) -> widgets.DatePicker:
    return widgets.DatePicker(value=dt.date.fromisoformat(day), description=label, **FIELD)
