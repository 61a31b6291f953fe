"""The panel of ``Rivals``, and what it shares with that of ``Tolls``: the choice of a question."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from utils.dataset import load, vocabulary
from utils.panels.panel import Panel
from utils.views.casualties import MIXED, SCALES, phase_names
from utils.views.claims import PEOPLE
from utils.views.rivals import Rivals
from utils.views.rivals_question import QUESTIONS, WHOLE_PERIOD, counted_events
from utils.views.tolls import Tolls

HEIGHT = 640
"""Height of the chart on the page in pixels; a longer one scrolls inside."""


class QuestionPanel(Panel):
    """Controls for one question: what happened, to whom, in which period or event."""

    def __init__(self, view: Rivals | Tolls, *more: widgets.Widget):
        outcomes = {k: v for k, v in vocabulary("claims", "outcome").items() if k not in MIXED}
        self.outcome = self.choice("outcome", "What happened", outcomes, view)
        self.category = self.choice("category", "To whom", QUESTIONS, view)
        self.phase = self.choice("phase", "Period", phase_names(), view)
        self.side = self.choice("side", "People of", PEOPLE, view)
        self.event = self.choice("event", "Event", _events(view.event), view)
        self.scale = self.choice("scale", "Scale", SCALES, view)
        boxes = [self.outcome, self.category, self.phase, self.side, self.event, self.scale]
        choosers = widgets.Box(boxes, layout={"flex_flow": "row wrap"})
        super().__init__(view, [choosers, *more], HEIGHT)

    def _change(self, fields: dict[str, Any]) -> str:
        """A period ends the question about an event; an event brings its own period along."""
        if fields.get("phase", self.view.phase) != self.view.phase:  # type: ignore[attr-defined]
            fields = {**fields, "event": WHOLE_PERIOD}
        said = super()._change(fields)
        self.event.value = self.view.event  # type: ignore[attr-defined]
        self.phase.value = self.view.phase  # type: ignore[attr-defined]
        return said


class RivalsPanel(QuestionPanel):
    """Controls for every field of ``Rivals``, and its chart."""

    def __init__(self, view: Rivals):
        self.superseded = self.switch("superseded", "Also figures that were replaced later", view)
        super().__init__(view, self.superseded)


def _events(chosen: str) -> dict[str, str]:
    """The events to choose from, with the one that a view asks about already."""
    events = {WHOLE_PERIOD: "None: the whole period", **counted_events()}
    if chosen not in events:
        titles = load().events.set_index("event_id")["title"]
        events[chosen] = titles[chosen]
    return events
