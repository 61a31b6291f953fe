"""The panel of ``Territory``: two dates that move in the browser, and the order of names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from utils.chart import Chart
from utils.names import ORDERS
from utils.panels.panel import Panel
from utils.sheet import WIDTH
from utils.views.territory import SHOWS, Territory
from utils.views.territory_time import day_of, number_of
from utils.views.view import View

PIXELS_PER_POINT = 800 / WIDTH
ROOM = 40
"""Room in pixels below the chart, for a note that grows by a line or two."""


class TerritoryPanel(Panel):
    """Maps with a slider, a date field and key dates for each day, and the chart around them.

    The maps are recoloured in the browser. Only when a slider has come to rest does the kernel
    learn the dates and redraw title, notes and sources, so that the picture is what Save writes.
    """

    def __init__(self, view: Territory):
        self.shown = self.choice("show", "Map", SHOWS, view)
        self.names = self.choice("names", "Names", ORDERS, view)
        tallest = replace(view, show="side_by_side").chart().figure.get_size_inches()[1]
        height = round(tallest * 72 * PIXELS_PER_POINT) + ROOM
        choosers = widgets.HBox([self.shown, self.names])
        super().__init__(view, [choosers], height, days=_numbers(view))
        self.figure.observe(self._moved, "days")

    def show_chart(self, chart: Chart) -> None:
        """Put the chart and its days on the page in one message."""
        with self.figure.hold_sync():
            self.figure.days = _numbers(chart.view)
            super().show_chart(chart)

    def _moved(self, change: Any) -> None:
        if change.new != _numbers(self.view):
            fields = zip(("date", "compare"), change.new, strict=False)
            self.change(**{field: day_of(number).isoformat() for field, number in fields})


def _numbers(view: View) -> list[int]:
    return [number_of(day) for day in view.days]  # type: ignore[attr-defined]
