"""The panel of a report: the charts that were added to it, in order, and buttons to write it."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from utils.errors import ExplorerError
from utils.panels.saving import EXPORTS
from utils.report.build import FORMATS, build
from utils.report.plan import Heading, Part, Prose, Report
from utils.report.shelf import LIST, put, take

LABEL = {"description_width": "70px"}


class ReportPanel(widgets.VBox):
    """Title and author, the list of parts, fields for own words, and a button for each deed.

    The list is a file beside the exports, the same that ``Add to report`` of every panel adds to,
    so it outlives the kernel; it is read anew before each deed.
    """

    def __init__(self, folder: str | Path = EXPORTS):
        self.folder = Path(folder)
        report = take(self.folder)
        self.title = widgets.Text(report.title, description="Title", style=LABEL)
        self.author = widgets.Text(report.author, description="Author", style=LABEL)
        for field in (self.title, self.author):
            field.layout.width = "98%"
            field.observe(lambda _: self._do(self._named), "value")
        self.list = widgets.Select(description="Parts", rows=8, style=LABEL)
        self.list.layout.width = "98%"
        self.words = widgets.Textarea(description="Words", rows=3, style=LABEL)
        self.words.layout.width = "98%"
        self.boxes = {kind: _checkbox(kind) for kind in FORMATS}
        self.message = widgets.HTML()
        self.message.add_class("kx-message")
        super().__init__([self.title, self.author, self.list, *self._rows(), self.message])
        self.add_class("kx-panel")
        self._fill(report)

    def _rows(self) -> list[widgets.Widget]:
        move = [
            self._button("Up", lambda report, at: self._move(report, at, -1)),
            self._button("Down", lambda report, at: self._move(report, at, 1)),
            self._button("Remove", self._remove),
            self._button("Read again", lambda report, at: (report, at)),
        ]
        add = [
            self._button("Add heading", lambda report, at: self._add(report, at, Heading)),
            self._button("Add text", lambda report, at: self._add(report, at, Prose)),
        ]
        write = widgets.Button(description="Write report", layout={"width": "120px"})
        write.on_click(lambda _: self._do(self._write))
        return [widgets.HBox(move), self.words, widgets.HBox(add),
                widgets.HBox([*self.boxes.values(), write])]  # fmt: skip

    def _button(
        self, label: str, act: Callable[[Report, int], tuple[Report, int]]
    ) -> widgets.Button:
        def change() -> str:
            report, at = act(take(self.folder), self.list.index or 0)
            put(report, self.folder)
            self._fill(report, at)
            return f"{len(report.parts)} parts, in {self.folder / LIST}."

        button = widgets.Button(description=label, layout={"width": "120px"})
        button.on_click(lambda _: self._do(change))
        return button

    def _do(self, act: Callable[[], str]) -> None:
        try:
            self._say(act())
        except ExplorerError as fault:
            self._say(f"⚠ {fault}")

    def _say(self, sentence: str) -> None:
        self.message.value = f"<div>{html.escape(sentence)}</div>"

    # ---- deeds; each takes the report as it is on disk

    def _named(self) -> str:
        report = replace(take(self.folder), title=self.title.value, author=self.author.value)
        put(report, self.folder)
        return ""

    def _move(self, report: Report, at: int, way: int) -> tuple[Report, int]:
        parts, to = list(report.parts), at + way
        if 0 <= to < len(parts):
            parts[at], parts[to] = parts[to], parts[at]
            at = to
        return replace(report, parts=tuple(parts)), at

    def _remove(self, report: Report, at: int) -> tuple[Report, int]:
        parts = report.parts[:at] + report.parts[at + 1 :]
        return replace(report, parts=parts), max(0, min(at, len(parts) - 1))

    def _add(self, report: Report, at: int, kind: Callable[[str], Part]) -> tuple[Report, int]:
        words = self.words.value.strip()
        if not words:
            raise ExplorerError("Write the words first, in the field above.")
        self.words.value = ""
        at = at + 1 if report.parts else 0
        return replace(report, parts=(*report.parts[:at], kind(words), *report.parts[at:])), at

    def _write(self) -> str:
        chosen = [kind for kind, box in self.boxes.items() if box.value]
        paths = build(take(self.folder), self.folder, chosen)
        return f"Written in {self.folder.resolve()}: {', '.join(path.name for path in paths)}."

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The live panel, with its list in words beside it for a page without a kernel."""
        bundle = super()._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle or {}
        return {**data, "text/html": static_list(take(self.folder))}

    def _fill(self, report: Report, at: int = 0) -> None:
        self.list.options = [(f"{n}. {line(part)}", n) for n, part in enumerate(report.parts, 1)]
        if report.parts:
            self.list.index = min(at, len(report.parts) - 1)


def _checkbox(kind: str) -> widgets.Checkbox:
    layout = {"width": "auto", "margin": "0 12px 0 0"}
    return widgets.Checkbox(True, description=kind, indent=False, layout=layout)


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
