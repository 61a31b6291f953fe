"""The panel of ``Rivals``, and what it shares with that of ``Tolls``: the choice of a question."""

from __future__ import annotations

from typing import Any

from utils.data.dataset import load
from utils.panels.casualties import HEIGHT, REPLACED, outcomes
from utils.panels.controls import Control, choice
from utils.panels.panel import Panel
from utils.views.casualties.view import SCALES, phase_names
from utils.views.claims.words import PEOPLE
from utils.views.rivals.question import QUESTIONS, WHOLE_PERIOD, counted_events
from utils.views.rivals.view import Rivals
from utils.views.tolls.view import Tolls


class RivalsPanel(Panel):
    """Controls for every field of ``Rivals``, and its chart."""

    def __init__(self, view: Rivals):
        super().__init__(view, HEIGHT, [question(view), [REPLACED]])


def question(view: Rivals | Tolls) -> list[Control]:
    """Controls for one question: what happened, to whom, in which period or event."""
    return [
        choice("outcome", "What happened", outcomes()),
        choice("category", "To whom", QUESTIONS),
        choice("phase", "Period", phase_names(), write=_ask_period),
        choice("side", "People of", PEOPLE),
        choice("event", "Event", _events(view.event)),
        choice("scale", "Scale", SCALES),
    ]


def _ask_period(_: Any, phase: str) -> dict[str, str]:
    """A period ends the question about an event; an event brings its own period along."""
    return {"phase": phase, "event": WHOLE_PERIOD}


def _events(chosen: str) -> dict[str, str]:
    """The events to choose from, with the one that a view asks about already."""
    events = {WHOLE_PERIOD: "None: the whole period", **counted_events()}
    if chosen not in events:
        titles = load().events.set_index("event_id")["title"]
        events[chosen] = titles[chosen]
    return events
