"""The panel of ``Territory``: two dates that move in the browser, and the order of names."""

from __future__ import annotations

from typing import Any

from utils.names import ORDERS
from utils.panels.panel import Panel
from utils.sheet import WIDTH
from utils.views.territory import Territory
from utils.views.territory_time import day_of, number_of

PIXELS_PER_POINT = 800 / WIDTH
ROOM = 40
"""Room in pixels below the chart, for a note that grows by a line or two."""


class TerritoryPanel(Panel):
    """Two maps with a slider, a date field and key dates each, and the chart around them.

    The maps are recoloured in the browser. Only when a slider has come to rest does the kernel
    learn the dates and redraw title, notes and sources, so that the picture is what Save writes.
    """

    def __init__(self, view: Territory):
        self.names = self.choice("names", "Order of names", ORDERS, view)
        height = view.chart().figure.get_size_inches()[1] * 72 * PIXELS_PER_POINT + ROOM
        days = [number_of(day) for day in view.days]
        super().__init__(view, [self.names], round(height), days=days)
        self.figure.observe(self._moved, "days")

    def _moved(self, change: Any) -> None:
        first, second = (day_of(number).isoformat() for number in change.new)
        self.change(date=first, compare=second)
