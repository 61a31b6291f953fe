"""What a statement is about, and what is carried from sentence to sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from utils.article.known.rows import Event


@dataclass(frozen=True)
class Setting:
    """What a statement is about, as far as it is known."""

    event: Event | None = None
    phase_id: str | None = None
    place_id: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    whole: bool = False
    """True when a period as a whole is meant, not some days in it."""
    stated: bool = False
    """True when the sentence itself, or the one before, gives the date."""


@dataclass
class Context:
    """What is carried from sentence to sentence of a paragraph."""

    day: dt.date | None
    setting: Setting = field(default_factory=Setting)
    war: str | None = None
    spoken_of: list[Event] = field(default_factory=list)
    """The events of the report so far, the last one last: they are meant before others."""
    town: str | None = None
    """The town, village or district that was named last."""
    mines: bool = False
    """Whether the report told of mines before."""
    paragraph: int = -1

    def speak_of(self, event: Event) -> None:
        """Keep an event as the last one that was spoken of."""
        if event in self.spoken_of:
            self.spoken_of.remove(event)
        self.spoken_of.append(event)
