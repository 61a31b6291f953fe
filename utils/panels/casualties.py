"""The panel of ``Casualties``: choose an outcome, periods, people and who speaks."""

from __future__ import annotations

from utils.data.dataset import vocabulary
from utils.data.speakers import SPEAKERS
from utils.language import Phrases, message
from utils.panels.controls import checks, choice, switch
from utils.panels.panel import Panel
from utils.views.casualties.view import (
    CATEGORIES,
    MIXED,
    SCALES,
    SCOPES,
    Casualties,
    phase_names,
)
from utils.views.claims.words import PEOPLE

HEIGHT = 640
"""Height of the chart on the page in pixels; a longer list scrolls inside."""
REPLACED = switch("superseded", message("Also figures that were replaced later"))
"""The same tick box in every panel of claims."""


class CasualtiesPanel(Panel):
    """Controls for every field of ``Casualties``, and its chart."""

    def __init__(self, view: Casualties):
        choosers = [
            choice("outcome", message("What happened"), outcomes()),
            choice("category", message("To whom"), CATEGORIES),
            choice("scope", message("Figures"), SCOPES),
            choice("scale", message("Scale"), SCALES),
        ]
        phases = [checks("phases", message("Periods"), Phrases(phase_names()))]
        sides = [checks("sides", message("People of"), PEOPLE)]
        voices = [checks("speakers", message("Who speaks"), SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [choosers, phases, sides, voices])


def outcomes() -> Phrases:
    """What happened to people, without the outcomes that mix two."""
    words = vocabulary("claims", "outcome")
    return Phrases({outcome: words[outcome] for outcome in words if outcome not in MIXED})
