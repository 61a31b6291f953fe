"""The panel of ``Tolls``: choose a question and follow its count through time."""

from __future__ import annotations

from utils.panels.rivals import QuestionPanel
from utils.views.tolls import Tolls


class TollsPanel(QuestionPanel):
    """Controls for every field of ``Tolls``, and its chart."""

    def __init__(self, view: Tolls):
        super().__init__(view)
