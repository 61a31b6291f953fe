"""The panel of ``Displacement``: choose a list, periods, people and who speaks."""

from __future__ import annotations

from utils.data.names import ORDERS
from utils.data.speakers import SPEAKERS
from utils.language import Phrases, message
from utils.panels.casualties import HEIGHT, REPLACED
from utils.panels.controls import checks, choice
from utils.panels.panel import Panel
from utils.views.casualties.view import SCALES
from utils.views.claims.words import PEOPLE
from utils.views.displacement.view import PERIODS, SHOWS, Displacement

SIDES = ("armenian", "azerbaijani", "both")


class DisplacementPanel(Panel):
    """Controls for every field of ``Displacement``, and its chart."""

    def __init__(self, view: Displacement):
        choosers = [
            choice("show", message("Figures"), SHOWS),
            choice("scale", message("Scale"), SCALES),
            choice("names", message("Names"), ORDERS),
        ]
        periods = [checks("periods", message("Periods"), PERIODS)]
        people = Phrases({side: PEOPLE.messages[side] for side in SIDES})
        sides = [checks("sides", message("People of"), people)]
        voices = [checks("speakers", message("Who speaks"), SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [choosers, periods, sides, voices])
