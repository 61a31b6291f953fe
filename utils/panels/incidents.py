"""The panel of ``Incidents``: days, place, kinds, severity and what happened to people."""

from __future__ import annotations

import ipywidgets as widgets

from utils.names import ORDERS
from utils.panels.panel import Checks, Panel
from utils.panels.timeline import Days, text_field
from utils.views.incidents import OUTCOMES, SHOWS, Incidents
from utils.views.timeline_kinds import INCIDENTS, kinds_in, lane_names, lanes_of

HEIGHT = 860
"""Height of the chart on the page in pixels; a longer list scrolls inside."""


class IncidentsPanel(Panel):
    """Controls for every field of ``Incidents``, and its chart."""

    def __init__(self, view: Incidents):
        self.days = Days(view, self.change)
        self.remember(lambda: self.days.show(*self.view.stretch))  # type: ignore[misc]
        self.outcome = self.choice("outcome", "What happened", OUTCOMES, view)
        self.picture = self.choice("show", "Picture", SHOWS, view)
        self.names = self.choice("names", "Order of names", ORDERS, view)
        self.place = text_field("Place", view.place, "a name in any language")
        self.place.observe(lambda change: self.change(place=change.new), "value")
        self.least = widgets.BoundedIntText(
            view.least,
            min=0,
            max=100_000,
            description="Killed, by any claim, at least",
            layout={"width": "300px"},
            style={"description_width": "190px"},
        )
        self.least.observe(lambda change: self.change(least=change.new), "value")
        labels = {lane: lane_names()[lane] for lane in lanes_of(INCIDENTS)}
        labels["ground"] = "Places captured"
        self.kinds = Checks("Kinds", labels, lanes_of(view.kinds), self._kinds)
        choosers = widgets.HBox([self.outcome, self.picture, self.names])
        limits = widgets.HBox([self.place, self.least])
        super().__init__(view, [self.days, choosers, limits, self.kinds], HEIGHT)

    def _kinds(self, lanes: tuple[str, ...]) -> None:
        self.change(kinds=tuple(kind for kind in kinds_in(lanes) if kind in INCIDENTS))
