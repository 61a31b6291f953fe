"""The panel of ``WarClock``: choose wars, a clock, people and who speaks."""

from __future__ import annotations

import ipywidgets as widgets

from utils.panels.panel import Panel
from utils.speakers import SPEAKERS
from utils.views.casualties import SCALES
from utils.views.claims import PEOPLE
from utils.views.rivals_question import QUESTIONS
from utils.views.war_clock import CLOCKS, MEASURES, WarClock, clock_outcomes
from utils.views.war_clock_wars import WARS

HEIGHT = 640
"""Height of the chart on the page in pixels; a longer list of sources scrolls inside."""


class WarClockPanel(Panel):
    """Controls for every field of ``WarClock``, and its chart."""

    def __init__(self, view: WarClock):
        names = {war: row.name for war, row in WARS.items()}
        self.outcome = self.choice("outcome", "What happened", clock_outcomes(), view)
        self.side = self.choice("side", "People of", PEOPLE, view)
        self.category = self.choice("category", "To whom", QUESTIONS, view)
        self.clock = self.choice("clock", "Clock", CLOCKS, view)
        self.measure = self.choice("measure", "Figures", MEASURES, view)
        self.scale = self.choice("scale", "Scale", SCALES, view)
        self.wars = self.choices("wars", "Wars", names, view)
        self.speakers = self.choices("speakers", "Who speaks", SPEAKERS, view)
        self.superseded = self.switch("superseded", "Also figures that were replaced later", view)
        voices = widgets.HBox([self.speakers, self.superseded])
        super().__init__(view, [self._choosers(), self.wars, voices], HEIGHT)

    def _choosers(self) -> widgets.Box:
        boxes = [self.outcome, self.side, self.category, self.clock, self.measure, self.scale]
        return widgets.Box(boxes, layout={"flex_flow": "row wrap"})
