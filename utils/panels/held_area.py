"""The panel of ``HeldArea``: first and last day."""

from __future__ import annotations

from utils.language import message
from utils.panels.days import span
from utils.panels.panel import Panel
from utils.views.held_area.view import HeldArea

HEIGHT = 680
SPANS = {
    "1991-09-02 2024-01-01": message("1991 to 2023"),
    "1991-09-02 1994-12-31": message("First war"),
    "2020-09-20 2020-12-10": message("Autumn 2020"),
    "2020-11-10 2023-10-10": message("November 2020 to October 2023"),
}
"""Spans that readers ask for, first and last day."""


class HeldAreaPanel(Panel):
    """Controls for both days, and the chart."""

    def __init__(self, view: HeldArea):
        super().__init__(view, HEIGHT, [span(SPANS)])
