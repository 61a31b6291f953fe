"""The panel of ``Displacement``: choose a list, periods, people and who speaks."""

from __future__ import annotations

from utils.names import ORDERS
from utils.panels.casualties import HEIGHT, REPLACED
from utils.panels.controls import checks, choice
from utils.panels.panel import Panel
from utils.speakers import SPEAKERS
from utils.views.casualties import SCALES
from utils.views.claims import PEOPLE
from utils.views.displacement import PERIODS, SHOWS, Displacement

SIDES = ("armenian", "azerbaijani", "both")


class DisplacementPanel(Panel):
    """Controls for every field of ``Displacement``, and its chart."""

    def __init__(self, view: Displacement):
        choosers = [
            choice("show", "Figures", SHOWS),
            choice("scale", "Scale", SCALES),
            choice("names", "Names", ORDERS),
        ]
        periods = [checks("periods", "Periods", PERIODS)]
        sides = [checks("sides", "People of", {side: PEOPLE[side] for side in SIDES})]
        voices = [checks("speakers", "Who speaks", SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [choosers, periods, sides, voices])
