"""The panel of ``Timeline``: days, kinds and words to look for."""

from __future__ import annotations

from utils.data.names import ORDERS
from utils.language import Phrases, message
from utils.panels.controls import checks, choice, text
from utils.panels.days import stretch
from utils.panels.panel import Panel
from utils.views.timeline.kinds import kinds_in, lane_headings, lanes_of
from utils.views.timeline.view import Timeline

HEIGHT = 1060
"""All kinds of events, and notes that grow by a line or two."""


class TimelinePanel(Panel):
    """Periods, two date fields and buttons to zoom; kinds, a search and the order of names."""

    def __init__(self, view: Timeline):
        words = [
            text("search", message("Look for"), message("a place or a word, in any language")),
            choice("names", message("Order of names"), ORDERS),
        ]
        kinds = checks(
            "kinds",
            message("Kinds"),
            Phrases(lane_headings()),
            lambda view: lanes_of(view.kinds),
            lambda _, lanes: {"kinds": kinds_in(lanes)},
        )
        super().__init__(view, HEIGHT, [*stretch(), words, [kinds]])
