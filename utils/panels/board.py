"""A panel as one widget: declared controls that edit a frozen view, one answer for each act."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import traitlets

from utils.errors import ExplorerError
from utils.language import speaking
from utils.panels.controls import Control
from utils.panels.figure_widget import PageWidget
from utils.panels.inbox import STEP, Inbox
from utils.panels.script_words import script_words

log = logging.getLogger(__name__)
Lines = list[list[Control]]


class Board(PageWidget):
    """Controls in lines, a status line, and whatever a panel puts below.

    One widget: the script draws the controls from ``controls``, lines of specs, and shows
    ``values``, one for each by its name; those that are ``idle`` mean nothing for what is shown
    and are disabled. It tells ``{"control": name, "value": value}`` for what
    a reader chose or pressed; ``heard`` is the ``id`` of the last that was answered, ``message``
    says what became of it. A choice that makes no sense changes nothing, says why in one sentence,
    and goes back to what the view has.

    ``view`` is frozen: what all controls show. ``lines`` are controls that read and write it,
    ``more`` those that the panel itself answers.
    """

    controls: traitlets.List[Any] = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    idle: traitlets.List[Any] = traitlets.List().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)

    kept = "Nothing was changed."
    """What is said after a refusal, in English as the refusal."""

    def __init__(
        self, view: Any, lines: Lines, *shown: Any, more: Lines | None = None, **traits: Any
    ):
        every = [*lines, *(more or [])]
        self.view, self.inbox = view, Inbox()
        self.asking = {control.name: control for line in lines for control in line}
        self.lines = every
        self.labels = {control.label: control.name for line in every for control in line}
        super().__init__(
            *shown,
            controls=self._specs(),
            values=self._values(),
            idle=self._idle(),
            _dom_classes=("kx-panel",),
            **traits,
        )

    def speak(self, language: str) -> None:
        """Say what stands on and beside all controls in another language."""
        self.language = language
        self.controls, self.words = self._specs(), script_words(language)

    def _specs(self) -> list[list[dict[str, Any]]]:
        with speaking(self.language):
            return [[control.spec for control in line] for line in self.lines]

    def choose(self, control: str, value: Any = None) -> None:
        """Choose a value, or press a button, as a reader does.

        ``control`` is a name, or a label in English.
        """
        self.hear({"control": self.labels.get(control, control), "value": value})

    def hear(self, message: dict[str, Any]) -> None:
        """Take what the page tells, one step after the other, and answer each once."""
        with STEP:
            for each in self.inbox.take(message):
                with self.hold_sync():
                    self._answer(each)

    def _answer(self, message: dict[str, Any]) -> None:
        super().hear(message)
        self.heard = message.get("id", self.heard)
        if "control" in message:
            self._act(message["control"], message.get("value"))

    def _act(self, name: str, value: Any) -> None:
        self.attempt(lambda: self._ask(name, value))

    def _ask(self, name: str, value: Any) -> str:
        fields = self.asking[name].write(self.view, value)
        return self._change(fields) if fields else self.message

    def _change(self, fields: dict[str, Any]) -> str:
        """Put other values into fields of the view, show it, and say what became of it."""
        self.view = replace(self.view, **fields)
        return self.message

    def attempt(self, act: Callable[[], str], kept: str = "") -> None:
        """Do something and say its sentence; a failure is a sentence too, never a traceback."""
        kept = kept or self.kept
        with STEP, self.hold_sync():
            try:
                self.message = act()
            except ExplorerError as fault:
                self.message = f"⚠ {fault} {kept}"
            except Exception as fault:  # whatever it is, the reader must not be left without a word
                log.exception("A panel failed")
                reason = f"{type(fault).__name__}: {fault}".rstrip(".")
                self.message = f"⚠ That did not work ({reason}). {kept}"
            self.values, self.idle = self._values(), self._idle()

    def _values(self) -> dict[str, Any]:
        """What every control shows now."""
        return {name: control.read(self.view) for name, control in self.asking.items()}

    def _idle(self) -> list[str]:
        return [name for name in getattr(self.view, "idle", ()) if name in self.asking]
