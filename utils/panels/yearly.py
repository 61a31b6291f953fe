"""The panel of ``Yearly``: choose whom figures count, and the years."""

from __future__ import annotations

from utils.data.speakers import SPEAKERS
from utils.language import message
from utils.panels.casualties import HEIGHT, REPLACED, outcomes
from utils.panels.controls import checks, choice, number
from utils.panels.panel import Panel
from utils.views.casualties.view import SCALES
from utils.views.claims.words import PEOPLE
from utils.views.rivals.question import QUESTIONS
from utils.views.yearly.view import Yearly, years


class YearlyPanel(Panel):
    """Controls for every field of ``Yearly``, and its chart."""

    def __init__(self, view: Yearly):
        question = [
            choice("outcome", message("What happened"), outcomes()),
            choice("category", message("To whom"), QUESTIONS),
            choice("side", message("People of"), PEOPLE),
            choice("scale", message("Scale"), SCALES),
        ]
        span = [
            number("start", message("First year"), *years()),
            number("end", message("Last year"), *years()),
        ]
        voices = [checks("speakers", message("Who speaks"), SPEAKERS), REPLACED]
        super().__init__(view, HEIGHT, [question, span, voices])
