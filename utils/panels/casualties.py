"""The panel of ``Casualties``: choose an outcome, periods, people and who speaks."""

from __future__ import annotations

import ipywidgets as widgets

from utils.dataset import vocabulary
from utils.panels.panel import Panel
from utils.speakers import SPEAKERS
from utils.views.casualties import (
    CATEGORIES,
    MIXED,
    SCALES,
    SCOPES,
    Casualties,
    phase_names,
)
from utils.views.claims import PEOPLE

HEIGHT = 640
"""Height of the chart on the page in pixels; a longer list scrolls inside."""


class CasualtiesPanel(Panel):
    """Controls for every field of ``Casualties``, and its chart."""

    def __init__(self, view: Casualties):
        outcomes = {k: v for k, v in vocabulary("claims", "outcome").items() if k not in MIXED}
        self.outcome = self.choice("outcome", "What happened", outcomes, view)
        self.category = self.choice("category", "To whom", CATEGORIES, view)
        self.scope = self.choice("scope", "Figures", SCOPES, view)
        self.scale = self.choice("scale", "Scale", SCALES, view)
        self.phases = self.choices("phases", "Periods", phase_names(), view)
        self.sides = self.choices("sides", "People of", PEOPLE, view)
        self.speakers = self.choices("speakers", "Who speaks", SPEAKERS, view)
        self.superseded = self.switch("superseded", "Also figures that were replaced later", view)
        wrapped = {"flex_flow": "row wrap"}
        voices = widgets.Box([self.speakers, self.superseded], layout=wrapped)
        super().__init__(view, [self._choosers(), self.phases, self.sides, voices], HEIGHT)

    def _choosers(self) -> widgets.Box:
        boxes = [self.outcome, self.category, self.scope, self.scale]
        return widgets.Box(boxes, layout={"flex_flow": "row wrap"})
