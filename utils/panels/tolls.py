"""The panel of ``Tolls``: choose a question and follow its count through time."""

from __future__ import annotations

from utils.panels.casualties import HEIGHT
from utils.panels.panel import Panel
from utils.panels.rivals import question
from utils.views.tolls.view import Tolls


class TollsPanel(Panel):
    """Controls for every field of ``Tolls``, and its chart."""

    def __init__(self, view: Tolls):
        super().__init__(view, HEIGHT, [question(view)])
