"""The panel of ``Displacement``: choose a list, periods, people and who speaks."""

from __future__ import annotations

import ipywidgets as widgets

from utils.names import ORDERS
from utils.panels.panel import Panel
from utils.speakers import SPEAKERS
from utils.views.casualties import SCALES
from utils.views.claims import PEOPLE
from utils.views.displacement import PERIODS, SHOWS, Displacement

HEIGHT = 640
"""Height of the chart on the page in pixels; a longer list scrolls inside."""
SIDES = ("armenian", "azerbaijani", "both")


class DisplacementPanel(Panel):
    """Controls for every field of ``Displacement``, and its chart."""

    def __init__(self, view: Displacement):
        people = {side: PEOPLE[side] for side in SIDES}
        self.shown = self.choice("show", "Figures", SHOWS, view)
        self.scale = self.choice("scale", "Scale", SCALES, view)
        self.names = self.choice("names", "Names", ORDERS, view)
        self.periods = self.choices("periods", "Periods", PERIODS, view)
        self.sides = self.choices("sides", "People of", people, view)
        self.speakers = self.choices("speakers", "Who speaks", SPEAKERS, view)
        self.superseded = self.switch("superseded", "Also figures that were replaced later", view)
        choosers = widgets.Box(
            [self.shown, self.scale, self.names], layout={"flex_flow": "row wrap"}
        )
        voices = widgets.HBox([self.speakers, self.superseded])
        super().__init__(view, [choosers, self.periods, self.sides, voices], HEIGHT)
