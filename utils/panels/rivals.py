"""The panel of ``Rivals``, and what it shares with that of ``Tolls``: the choice of a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from utils.data import titles
from utils.data.dataset import load
from utils.data.dates import spell
from utils.data.names import read_names
from utils.language import ENGLISH, Phrases, current, message, say
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
        choice("outcome", message("What happened"), outcomes()),
        choice("category", message("To whom"), QUESTIONS),
        choice("phase", message("Period"), Phrases(phase_names()), write=_ask_period),
        choice("side", message("People of"), PEOPLE),
        choice("event", message("Event"), Events(view.event)),
        choice("scale", message("Scale"), SCALES),
    ]


def _ask_period(_: Any, phase: str) -> dict[str, str]:
    """A period ends the question about an event; an event brings its own period along."""
    return {"phase": phase, "event": WHOLE_PERIOD}


class Events(Mapping[str, str]):
    """The events to choose from, with the one that a view asks about already: day and title.

    In English they are told as they were kept, without pandas.
    """

    def __init__(self, chosen: str):
        self.known = counted_events()
        if chosen and chosen not in self.known:
            event = load().row("events", chosen)
            self.known = {**self.known, chosen: [str(event.date_start)[:7], event.title]}

    def __getitem__(self, event: str) -> str:
        if event == WHOLE_PERIOD:
            return say("None: the whole period")
        day, title = self.known[event]
        told = title if current() == ENGLISH else titles.event(title, read_names(load()))
        return f"{spell(day, short=True)}: {told}"

    def __iter__(self) -> Iterator[str]:
        return iter((WHOLE_PERIOD, *self.known))

    def __len__(self) -> int:
        return 1 + len(self.known)
