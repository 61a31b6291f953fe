"""The panel of ``Casualties``: choose an outcome, periods, people and who speaks."""

from __future__ import annotations

from utils.data.dataset import vocabulary
from utils.data.speakers import SPEAKERS
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
REPLACED = switch("superseded", "Also figures that were replaced later")
"""The same tick box in every panel of claims."""


class CasualtiesPanel(Panel):
    """Controls for every field of ``Casualties``, and its chart."""

    def __init__(self, view: Casualties):
        choosers = [
            choice("outcome", "What happened", outcomes()),
            choice("category", "To whom", CATEGORIES),
            choice("scope", "Figures", SCOPES),
            choice("scale", "Scale", SCALES),
        ]
        phases = [checks("phases", "Periods", phase_names())]
        sides = [checks("sides", "People of", PEOPLE)]
        voices = [checks("speakers", "Who speaks", SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [choosers, phases, sides, voices])


def outcomes() -> dict[str, str]:
    """What happened to people, without the outcomes that mix two."""
    return {k: v for k, v in vocabulary("claims", "outcome").items() if k not in MIXED}
