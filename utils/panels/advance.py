"""The panel of ``Advance``: a span of days, whose forces, the order of names."""

from __future__ import annotations

from utils.data.names import ORDERS
from utils.language import message
from utils.panels.controls import choice
from utils.panels.days import span
from utils.panels.moments import MomentPanel
from utils.views.advance.view import SIDES, Advance

HEIGHT = 760
SPANS = {
    "2020-09-27 2020-12-01": message("Autumn 2020"),
    "1992-01-01 1992-12-31": message("1992"),
    "1993-01-01 1993-12-31": message("1993"),
    "1993-12-01 1994-05-12": message("Winter 1993-94"),
}
"""Spans that readers ask for, first and last day."""


class AdvancePanel(MomentPanel):
    """Controls for every field of ``Advance``, and its chart; the map's day moves in it."""

    moments = ("day",)

    def __init__(self, view: Advance):
        choosers = [
            choice("by", message("Taken by"), SIDES),
            choice("names", message("Names"), ORDERS),
        ]
        super().__init__(view, HEIGHT, [choosers, span(SPANS, day="")])
