"""The panel of ``Territory``: two dates that move in the browser, and the order of names."""

from __future__ import annotations

from utils.data.names import ORDERS
from utils.language import message
from utils.panels.controls import choice
from utils.panels.moments import MomentPanel
from utils.views.territory.view import SHOWS, Territory

HEIGHT = 1280
"""Two maps, what is written around them, and about twenty lines of changes."""


class TerritoryPanel(MomentPanel):
    """Maps with a slider, a date field and key dates for each day, and the chart around them."""

    moments = ("date", "compare")

    def __init__(self, view: Territory):
        choosers = [
            choice("show", message("Map"), SHOWS),
            choice("names", message("Names"), ORDERS),
        ]
        super().__init__(view, HEIGHT, [choosers])
