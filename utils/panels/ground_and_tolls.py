"""The panel of ``GroundAndTolls``: a line that moves through the days of a period."""

from __future__ import annotations

from typing import Any

from utils.data.names import ORDERS
from utils.language import Phrases, message
from utils.panels.controls import choice
from utils.panels.days import period_names
from utils.panels.moments import MomentPanel
from utils.views.casualties.view import SCALES
from utils.views.ground_and_tolls.view import GroundAndTolls
from utils.views.rivals.question import QUESTIONS
from utils.views.war_clock.view import clock_outcomes

HEIGHT = 1040


class GroundAndTollsPanel(MomentPanel):
    """Controls for every field of ``GroundAndTolls``; the line moves in the browser."""

    moments = ("date",)

    def __init__(self, view: GroundAndTolls):
        choosers = [
            choice("phase", message("Period"), Phrases(period_names()), write=_ask_period),
            choice("outcome", message("What happened"), Phrases(clock_outcomes())),
            choice("category", message("To whom"), QUESTIONS),
            choice("scale", message("Scale"), SCALES),
            choice("names", message("Names"), ORDERS),
        ]
        super().__init__(view, HEIGHT, [choosers])


def _ask_period(_: Any, phase: str) -> dict[str, str]:
    """Another period has days of its own: the line goes to its last."""
    return {"phase": phase, "date": ""}
