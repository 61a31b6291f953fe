"""Panels whose chart moves through time in the browser."""

from __future__ import annotations

from typing import Any, ClassVar

from utils.charts.shown import Shown
from utils.data.dates import day_of, number_of
from utils.panels.controls import Control
from utils.panels.panel import Panel
from utils.views.base import View


class MomentPanel(Panel):
    """A panel with days that the script moves.

    The picture changes in the browser. Only when a slider has come to rest does the kernel learn
    the days and redraw what is written around it, so that the picture is what Save writes.
    ``moments`` are the view's fields for its days, in the order of its property of that name.
    """

    moments: ClassVar[tuple[str, ...]]

    def __init__(self, view: View, height: int, lines: list[list[Control]]):
        super().__init__(view, height, lines, days=_numbers(view))
        self.observe(self._moved, "days")

    def show(self, shown: Shown) -> None:
        """Put the chart and its days on the page in one message."""
        with self.hold_sync():
            self.days = _numbers(self.view)
            super().show(shown)

    def _moved(self, change: Any) -> None:
        if change.new != _numbers(self.view):
            fields = zip(self.moments, change.new, strict=False)
            self.change(**{field: day_of(number).isoformat() for field, number in fields})


def _numbers(view: View) -> list[int]:
    return [number_of(day) for day in view.moments]  # type: ignore[attr-defined]
