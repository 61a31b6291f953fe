"""The panel of ``Timeline``: days, kinds and words to look for."""

from __future__ import annotations

from utils.look import SCREEN
from utils.names import ORDERS
from utils.panels.controls import checks, choice, text
from utils.panels.days import stretch
from utils.panels.panel import Panel
from utils.views.timeline import Timeline
from utils.views.timeline_kinds import kinds_in, lane_names, lanes_of

PIXELS_PER_POINT = 800 / SCREEN
ROOM = 60
"""Room in pixels below the chart, for notes that grow by a line or two."""


class TimelinePanel(Panel):
    """Periods, two date fields and buttons to zoom; kinds, a search and the order of names."""

    def __init__(self, view: Timeline):
        words = [
            text("search", "Look for", "a place or a word, in any language"),
            choice("names", "Order of names", ORDERS),
        ]
        kinds = checks(
            "kinds",
            "Kinds",
            lane_names(),
            lambda view: lanes_of(view.kinds),
            lambda _, lanes: {"kinds": kinds_in(lanes)},
        )
        tallest = Timeline().chart().figure.get_size_inches()[1] * 72
        height = round(tallest * PIXELS_PER_POINT) + ROOM
        super().__init__(view, height, [*stretch(), words, [kinds]])
