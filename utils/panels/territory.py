"""The panel of ``Territory``: two dates that move in the browser, and the order of names."""

from __future__ import annotations

from dataclasses import replace

from utils.look import SCREEN
from utils.names import ORDERS
from utils.panels.controls import choice
from utils.panels.moments import MomentPanel
from utils.views.territory import SHOWS, Territory
from utils.views.territory_list import LINE

PIXELS_PER_POINT = 800 / SCREEN
USUAL_LINES = 20
"""Lines of changes that are seen without scrolling."""
ROOM = 40
"""Room in pixels below the chart, for a note that grows by a line or two."""


class TerritoryPanel(MomentPanel):
    """Maps with a slider, a date field and key dates for each day, and the chart around them."""

    moments = ("date", "compare")

    def __init__(self, view: Territory):
        short = replace(view, show="side_by_side", compare=view.date).chart()
        points = short.figure.get_size_inches()[1] * 72 + USUAL_LINES * LINE
        height = round(points * PIXELS_PER_POINT) + ROOM
        super().__init__(
            view, height, [[choice("show", "Map", SHOWS), choice("names", "Names", ORDERS)]]
        )
