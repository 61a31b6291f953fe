"""The panel of ``Casualties``: choose an outcome, periods, people and who speaks."""

from __future__ import annotations

import ipywidgets as widgets

from utils.dataset import vocabulary
from utils.panels.panel import Checks, Panel, checkbox, dropdown
from utils.speakers import SPEAKERS
from utils.views.casualties import (
    CATEGORIES,
    MIXED,
    SCALES,
    SCOPES,
    Casualties,
    phase_names,
)
from utils.views.casualties_words import PEOPLE

HEIGHT = 640
"""Height of the chart on the page in pixels; a longer list scrolls inside."""


class CasualtiesPanel(Panel):
    """Controls for every field of ``Casualties``, and its chart."""

    def __init__(self, view: Casualties):
        outcomes = {k: v for k, v in vocabulary("claims", "outcome").items() if k not in MIXED}
        self.outcome = self._choice("outcome", "What happened", outcomes, view)
        self.category = self._choice("category", "To whom", CATEGORIES, view)
        self.scope = self._choice("scope", "Figures", SCOPES, view)
        self.scale = self._choice("scale", "Scale", SCALES, view)
        self.phases = self._choices("phases", "Periods", phase_names(), view)
        self.sides = self._choices("sides", "People of", PEOPLE, view)
        self.speakers = self._choices("speakers", "Who speaks", SPEAKERS, view)
        self.superseded = checkbox("Also figures that were replaced later", view.superseded)
        self.superseded.observe(lambda change: self.change(superseded=change.new), "value")
        voices = widgets.HBox([self.speakers, self.superseded])
        super().__init__(view, [self._choosers(), self.phases, self.sides, voices], HEIGHT)

    def _choosers(self) -> widgets.Box:
        boxes = [self.outcome, self.category, self.scope, self.scale]
        return widgets.Box(boxes, layout={"flex_flow": "row wrap"})

    def _choice(
        self, field: str, label: str, options: dict[str, str], view: Casualties
    ) -> widgets.Dropdown:
        chooser = dropdown(label, options, getattr(view, field))
        chooser.observe(lambda change: self.change(**{field: change.new}), "value")
        return chooser

    def _choices(self, field: str, label: str, options: dict[str, str], view: Casualties) -> Checks:
        chosen = getattr(view, field)
        return Checks(label, options, chosen, lambda values: self.change(**{field: values}))
