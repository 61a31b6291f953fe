"""The controls of a panel, declared: what each is called, shows of a view and asks of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from utils.language import say

Read = Callable[[Any], Any]
Write = Callable[[Any, Any], dict[str, Any]]
SAID = ("hint", "doing")
"""What else of a control is said in words."""


@dataclass(frozen=True)
class Control:
    """One control: a choice, a list, tick boxes, a field, a file or a button, drawn by the script.

    ``read`` gives its value from a view, in terms of JSON; ``write`` the fields that a view is to
    have after a value was chosen, none where nothing is to change. ``more`` is what the script
    needs besides: ``hint``, ``min`` and ``max``, ``narrow`` for one as wide as its words, ``wide``
    for one as wide as the panel, ``doing`` for what is said at once of an act that takes a while.

    Label, hint and ``doing`` are messages; options whose words are messages too are ``Phrases``.
    """

    name: str
    kind: str
    label: str
    read: Read
    write: Write
    options: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """What the script draws it from, in the language of the moment."""
        options = {"options": [list(pair) for pair in self.options.items()]} if self.options else {}
        more = {key: say(v) if v and key in SAID else v for key, v in self.more.items()}
        return {"name": self.name, "kind": self.kind, "label": say(self.label), **options, **more}

    def near(self, view: Any) -> list[Any]:
        """The values that are one step of the reader away."""
        now = self.read(view)
        if self.kind == "choice":
            return [value for value in self.options if value != now]
        if self.kind == "checks":
            return [list(values) for values in toggled(self.options, tuple(now))]
        return [not now] if self.kind == "switch" else []


def choice(
    name: str, label: str, options: Mapping[str, str],
    read: Read | None = None, write: Write | None = None, **more: Any,
) -> Control:  # fmt: skip
    """One of several; ``options`` are values and the words for them."""
    return Control(name, "choice", label, read or of(name), write or to(name), options, more)


def checks(
    name: str, label: str, options: Mapping[str, str],
    read: Read | None = None, write: Write | None = None,
) -> Control:  # fmt: skip
    """Several of several; a view gets them as a tuple in the order of the options."""
    show, ask = read or of(name), write or to(name)
    return Control(
        name, "checks", label,
        lambda view: list(show(view)),
        lambda view, chosen: ask(view, tuple(value for value in options if value in chosen)),
        options,
    )  # fmt: skip


def switch(name: str, label: str) -> Control:
    """A tick box for a field that is true or false."""
    return Control(name, "switch", label, of(name), to(name))


def day(name: str, label: str, read: Read, write: Write, **more: Any) -> Control:
    """A field for a day, as text ``YYYY-MM-DD``; ``min`` and ``max`` are days."""
    limits = {key: v.isoformat() if isinstance(v, dt.date) else v for key, v in more.items()}
    return Control(name, "day", label, read, write, more=limits)


def text(name: str, label: str, hint: str = "", **more: Any) -> Control:
    """A field for words; it speaks when the reader has finished."""
    return Control(name, "text", label, of(name), to(name), more={"hint": hint, **more})


def number(name: str, label: str, least: int, most: int) -> Control:
    """A field for a whole number."""
    return Control(name, "number", label, of(name), to(name), more={"min": least, "max": most})


def area(name: str, label: str, hint: str = "", rows: int = 4) -> Control:
    """A field for many words; it speaks when the reader leaves it."""
    return Control(name, "area", label, of(name), to(name), more={"hint": hint, "rows": rows})


def listing(
    name: str, label: str, options: Callable[[Any], Iterable[tuple[str, str]]],
    read: Read, write: Write, rows: int = 1,
) -> Control:  # fmt: skip
    """One of several that change with the view; ``options`` are values and the words for them."""

    def show(view: Any) -> dict[str, Any]:
        return {"options": [list(pair) for pair in options(view)], "chosen": read(view)}

    return Control(name, "list", label, show, write, more={"rows": rows})


def file(name: str, label: str, write: Write, accept: str, most: int) -> Control:
    """A text file that the page reads; ``write`` gets ``{"name": ..., "text": ...}``.

    ``accept`` are the endings that are offered, ``most`` the largest size in bytes.
    """
    more = {"accept": accept, "most": most}
    return Control(name, "file", label, lambda _: None, write, more=more)


def button(
    name: str, label: str, write: Write | None = None, hint: str = "", **more: Any
) -> Control:
    """A button; ``write`` is for one that changes the view."""
    more = {"hint": hint, **more}
    return Control(name, "button", label, lambda _: None, write or nothing, more=more)


def of(name: str) -> Read:
    """Read one field of a view."""
    return lambda view: getattr(view, name)


def to(name: str) -> Write:
    """Put a value into one field of a view."""
    return lambda _, value: {name: value}


def nothing(_: Any, __: Any) -> dict[str, Any]:
    """Change nothing of a view."""
    return {}


def toggled(options: Iterable[str], chosen: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What is chosen after one tick more or less, for each of the options."""
    return [tuple(o for o in options if (o in chosen) != (o == one)) for one in options]
