"""The panel of a report: the charts that were added to it, in order, and buttons to write it."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import traitlets

from utils.errors import ExplorerError
from utils.panels.board import Board, Lines
from utils.panels.controls import Control, area, button, checks, listing, text
from utils.panels.saving import EXPORTS
from utils.report.build import build
from utils.report.plan import Heading, Part, Prose, Report
from utils.report.shelf import LIST, put, take

KINDS = {"html": "Web page", "pdf": "PDF", "docx": "Word"}
"""The documents that can be written, in a reader's words."""
Fields = dict[str, Any]
"""Other values for fields of a ``Binder``."""


@dataclass(frozen=True)
class Binder:
    """A report as its file has it, and what its panel shows beside it.

    ``at`` is the part that is chosen, counted from 0; ``words`` are those to be added; ``kinds``
    the documents to write.
    """

    folder: Path
    report: Report
    said: str
    at: int = 0
    words: str = ""
    kinds: tuple[str, ...] = tuple(KINDS)


class ReportPanel(Board):
    """Title and author, the list of parts, fields for own words, and a button for each deed.

    The list is a file beside the exports, the same that ``Add to report`` of every panel adds to,
    so it outlives the kernel; it is read anew before each deed. ``view`` is the ``Binder``.
    """

    shape = traitlets.Unicode("report").tag(sync=True)

    def __init__(self, folder: str | Path = EXPORTS):
        report = take(Path(folder))
        view = Binder(Path(folder), report, _counted(report, Path(folder)))
        super().__init__(view, _lines(), message=view.said)

    def _change(self, fields: Fields) -> str:
        super()._change(fields)
        return self.view.said

    def static(self) -> str:
        """The list in words."""
        return static_list(take(self.view.folder))


def _lines() -> Lines:
    return [
        [_named("title", "Title")],
        [_named("author", "Author")],
        [listing("parts", "Parts", _parts, lambda view: str(view.at), _choose, rows=8)],
        [
            _deed("up", "Up", lambda view: _move(view, -1)),
            _deed("down", "Down", lambda view: _move(view, 1)),
            _deed("remove", "Remove", _remove),
            _deed("again", "Read again", lambda view: {}),
        ],
        [area("words", "Words", "A heading, or a text in Markdown", rows=3)],
        [
            _deed("heading", "Add heading", lambda view: _add(view, Heading)),
            _deed("prose", "Add text", lambda view: _add(view, Prose)),
        ],
        [
            checks("kinds", "Write as", KINDS),
            button("write", "Write report", _write, doing="Writing …"),
        ],
    ]


# ---- what a control asks for; the report is always taken as it is on disk


def _named(name: str, label: str) -> Control:
    """A field of the report itself."""

    def write(view: Binder, value: Any) -> Fields:
        return _bound(view, {"report": replace(take(view.folder), **{name: value})})

    shown = text(name, label, wide=True)
    return replace(shown, read=lambda view: getattr(view.report, name), write=write)


def _deed(name: str, label: str, act: Callable[[Binder], Fields]) -> Control:
    """A button that does something to the report."""

    def write(view: Binder, _: Any) -> Fields:
        now = replace(view, report=take(view.folder))
        return _bound(now, act(now))

    return button(name, label, write)


def _bound(view: Binder, fields: Fields) -> Fields:
    """Write the report where it has changed, and say how long it is."""
    report = fields.get("report", view.report)
    if report is not view.report:
        put(report, view.folder)
    at = max(0, min(fields.get("at", view.at), len(report.parts) - 1))
    said = _counted(report, view.folder)
    return {**fields, "report": report, "at": at, "said": said}


def _choose(view: Binder, chosen: str) -> Fields:
    return {"at": int(chosen)} if chosen else {}


def _move(view: Binder, way: int) -> Fields:
    parts, to = list(view.report.parts), view.at + way
    if not 0 <= to < len(parts):
        return {}
    parts[view.at], parts[to] = parts[to], parts[view.at]
    return {"report": replace(view.report, parts=tuple(parts)), "at": to}


def _remove(view: Binder) -> Fields:
    parts = view.report.parts[: view.at] + view.report.parts[view.at + 1 :]
    return {"report": replace(view.report, parts=parts)}


def _add(view: Binder, kind: Callable[[str], Part]) -> Fields:
    words = view.words.strip()
    if not words:
        raise ExplorerError("Write the words first, in the field above.")
    parts = view.report.parts
    at = view.at + 1 if parts else 0
    parts = (*parts[:at], kind(words), *parts[at:])
    return {"report": replace(view.report, parts=parts), "at": at, "words": ""}


def _write(view: Binder, _: Any) -> Fields:
    paths = build(take(view.folder), view.folder, list(view.kinds))
    names = ", ".join(path.name for path in paths)
    return {"said": f"Written in {view.folder.resolve()}: {names}."}


# ---- the list in words


def _counted(report: Report, folder: Path) -> str:
    count = len(report.parts)
    return f"{count} {'part' if count == 1 else 'parts'}, in {folder / LIST}."


def _parts(view: Binder) -> list[tuple[str, str]]:
    return [(str(n), f"{n + 1}. {line(part)}") for n, part in enumerate(view.report.parts)]


def static_list(report: Report) -> str:
    """The report's parts as HTML, for a page without a kernel; all of it is text."""
    items = "".join(f"<li>{html.escape(line(part))}</li>" for part in report.parts)
    return f"<p>{html.escape(report.title)}</p><ol>{items}</ol>"


def line(part: Any) -> str:
    """A part of a report in one line."""
    if isinstance(part, Heading):
        return f"Heading: {part.text}"
    if isinstance(part, Prose):
        return f"Text: {part.markdown[:80]}"
    return f"Chart: {part.view.to_code().removesuffix('.chart()')}"
