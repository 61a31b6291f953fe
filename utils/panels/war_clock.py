"""The panel of ``WarClock``: choose wars, a clock, people and who speaks."""

from __future__ import annotations

from utils.data.speakers import SPEAKERS
from utils.panels.casualties import HEIGHT, REPLACED
from utils.panels.controls import checks, choice
from utils.panels.panel import Panel
from utils.views.casualties.view import SCALES
from utils.views.claims.words import PEOPLE
from utils.views.rivals.question import QUESTIONS
from utils.views.war_clock.view import CLOCKS, MEASURES, WarClock, clock_outcomes
from utils.views.war_clock.wars import WARS


class WarClockPanel(Panel):
    """Controls for every field of ``WarClock``, and its chart."""

    def __init__(self, view: WarClock):
        choosers = [
            choice("outcome", "What happened", clock_outcomes()),
            choice("side", "People of", PEOPLE),
            choice("category", "To whom", QUESTIONS),
            choice("clock", "Clock", CLOCKS),
            choice("measure", "Figures", MEASURES),
            choice("scale", "Scale", SCALES),
        ]
        wars = [checks("wars", "Wars", {war: row.name for war, row in WARS.items()})]
        voices = [checks("speakers", "Who speaks", SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [choosers, wars, voices])
