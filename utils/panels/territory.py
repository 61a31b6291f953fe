"""The panel of ``Territory``: two dates that move in the browser, and the order of names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from utils.chart import Chart
from utils.look import SCREEN
from utils.names import ORDERS
from utils.panels.panel import Panel
from utils.views.territory import SHOWS, Territory
from utils.views.territory_list import LINE
from utils.views.territory_time import day_of, number_of
from utils.views.view import View

PIXELS_PER_POINT = 800 / SCREEN
USUAL_LINES = 20
"""Lines of changes that are seen without scrolling."""
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
        short = replace(view, show="side_by_side", compare=view.date).chart()
        points = short.figure.get_size_inches()[1] * 72 + USUAL_LINES * LINE
        height = round(points * PIXELS_PER_POINT) + ROOM
        choosers = widgets.Box([self.shown, self.names], layout={"flex_flow": "row wrap"})
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
