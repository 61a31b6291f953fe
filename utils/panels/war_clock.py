"""The panel of ``WarClock``: choose wars, a clock, people and who speaks."""

from __future__ import annotations

from utils.data.speakers import SPEAKERS
from utils.language import Phrases, message
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
            choice("outcome", message("What happened"), Phrases(clock_outcomes())),
            choice("side", message("People of"), PEOPLE),
            choice("category", message("To whom"), QUESTIONS),
            choice("clock", message("Clock"), CLOCKS),
            choice("measure", message("Figures"), MEASURES),
            choice("scale", message("Scale"), SCALES),
        ]
        names = Phrases({war: row.called for war, row in WARS.items()})
        wars = [checks("wars", message("Wars"), names)]
        voices = [checks("speakers", message("Who speaks"), SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [choosers, wars, voices])
