"""The panel of ``Incidents``: days, place, kinds, severity and what happened to people."""

from __future__ import annotations

from utils.data.names import ORDERS
from utils.language import Phrases, message
from utils.panels.controls import checks, choice, number, text
from utils.panels.days import stretch
from utils.panels.panel import Panel
from utils.views.incidents.view import OUTCOMES, SHOWS, Incidents
from utils.views.timeline.kinds import INCIDENTS, kinds_in, lane_headings, lanes_of

HEIGHT = 860
"""Height of the chart on the page in pixels; a longer list scrolls inside."""


class IncidentsPanel(Panel):
    """Controls for every field of ``Incidents``, and its chart."""

    def __init__(self, view: Incidents):
        choosers = [
            choice("outcome", message("What happened"), OUTCOMES),
            choice("show", message("Picture"), SHOWS),
            choice("names", message("Order of names"), ORDERS),
        ]
        limits = [
            text("place", message("Place"), message("a name in any language")),
            number("least", message("Killed, by any claim, at least"), 0, 100_000),
        ]
        names = {lane: lane_headings()[lane] for lane in lanes_of(INCIDENTS)}
        kinds = checks(
            "kinds",
            message("Kinds"),
            Phrases({**names, "ground": "Places captured"}),
            lambda view: lanes_of(view.kinds),
            lambda _, lanes: {"kinds": tuple(k for k in kinds_in(lanes) if k in INCIDENTS)},
        )
        super().__init__(view, HEIGHT, [*stretch(), choosers, limits, [kinds]])
