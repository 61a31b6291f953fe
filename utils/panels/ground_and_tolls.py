"""The panel of ``GroundAndTolls``: a line that moves through the days of a period."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from utils.names import ORDERS
from utils.panels.moments import MomentPanel
from utils.panels.timeline import period_names
from utils.views.casualties import SCALES
from utils.views.ground_and_tolls import GroundAndTolls
from utils.views.rivals_question import QUESTIONS
from utils.views.war_clock import clock_outcomes

HEIGHT = 1040


class GroundAndTollsPanel(MomentPanel):
    """Controls for every field of ``GroundAndTolls``; the line moves in the browser."""

    moments = ("date",)

    def __init__(self, view: GroundAndTolls):
        self.phase = self.choice("phase", "Period", period_names(), view)
        self.outcome = self.choice("outcome", "What happened", clock_outcomes(), view)
        self.category = self.choice("category", "To whom", QUESTIONS, view)
        self.scale = self.choice("scale", "Scale", SCALES, view)
        self.names = self.choice("names", "Names", ORDERS, view)
        boxes = [self.phase, self.outcome, self.category, self.scale, self.names]
        choosers = widgets.Box(boxes, layout={"flex_flow": "row wrap"})
        super().__init__(view, [choosers], HEIGHT)

    def _change(self, fields: dict[str, Any]) -> str:
        """Another period has days of its own: the line goes to its last."""
        if fields.get("phase", self.view.phase) != self.view.phase:  # type: ignore[attr-defined]
            fields = {**fields, "date": ""}
        return super()._change(fields)
