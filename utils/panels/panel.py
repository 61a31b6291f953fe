"""What all panels share: a frozen view, its chart, and the four things a reader can do with it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import traitlets

from utils.chart import Chart
from utils.errors import ExplorerError
from utils.figure_widget import FigureWidget
from utils.language import LANGUAGES
from utils.look import DEFAULT, Look
from utils.page_tables import table_html
from utils.panels import saving
from utils.panels.ahead import Ahead
from utils.panels.controls import Control, button, choice
from utils.panels.inbox import STEP, Inbox
from utils.panels.saving import Saving
from utils.period import Period
from utils.views.stretch import Stretch
from utils.views.view import View

log = logging.getLogger(__name__)


class Panel(FigureWidget):
    """Controls that edit a frozen view, its chart, its rows, and buttons to take them away.

    One widget: the script draws the controls from ``controls``, lines of specs, and shows
    ``values``, one for each by its name. It tells ``{"control": name, "value": value}`` for what
    a reader chose or pressed, and ``{"near": true}`` when a reader first comes to the panel;
    ``heard`` is the last that was answered.

    ``message`` says what the chart shows, and what became of the reader's last step. A choice that
    makes no sense leaves the chart as it is, says why in one sentence, and goes back to what the
    chart shows. The page never moves: the rows lie over the chart, in the same place.
    """

    controls: traitlets.List[Any] = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    table = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)

    period: Period | None = None
    last = ""

    def __init__(self, view: View, height: int, lines: list[list[Control]], **traits: Any):
        self.view, self.saving, self.inbox = view, Saving(), Inbox()
        self.asking = {control.name: control for line in lines for control in line}
        chart = view.chart()
        lines = [*lines, _buttons(), saving.controls()]
        super().__init__(
            chart,
            height=height,
            controls=[[control.spec for control in line] for line in lines],
            values=self._values(),
            message=chart.sentence,
            _dom_classes=("kx-panel",),
            **traits,
        )
        self.labels = {control.label: control.name for line in lines for control in line}
        self.ahead = Ahead(self._one_step_away)
        self.observe(self._themed, "theme")

    def change(self, **fields: Any) -> None:
        """Put other values into fields of the view and show its chart."""
        self.ahead.stop()
        self.attempt(lambda: self._change(fields))
        self.ahead.begin()

    def choose(self, control: str, value: Any = None) -> None:
        """Choose a value, or press a button, as a reader does; ``control`` is a name or a label."""
        self.hear({"control": self.labels.get(control, control), "value": value})

    def follow(self, period: Period) -> Panel:
        """Share days with other panels: go where the period goes, and take it along.

        Days that the view cannot be asked about leave it as it is, with a sentence that says why.
        """
        self.period = period
        self._went(period.days)
        period.observe(lambda change: self._went(change.new), "days")
        return self

    def _went(self, days: Stretch) -> None:
        if days != self.view.stretch:
            self.attempt(lambda: self._show(self.view.at(days)))

    # ---- what the page tells

    def hear(self, message: dict[str, Any]) -> None:
        """Take what the page tells, one step after the other, and answer each once."""
        with STEP:
            for each in self.inbox.take(message):
                self._answer(each)

    def _answer(self, message: dict[str, Any]) -> None:
        with self.hold_sync():
            super().hear(message)
            if "control" in message:
                self.heard = message.get("id", "")
                self._act(message["control"], message.get("value"))
            elif "near" in message:
                self.ahead.begin()

    def _act(self, name: str, value: Any) -> None:
        deeds: dict[str, Callable[[], str]] = {
            "data": self._toggle,
            "copy": self._copy,
            "add": self._add,
            "language": lambda: self._speak(value),
        }
        if name in deeds:
            self.attempt(deeds[name])
        elif name == "save":
            self.attempt(self._save, "Nothing was saved.")
        elif name in asdict(self.saving):
            self.saving = replace(self.saving, **{name: value})
            self.values = self._values()
        else:
            self.last = name
            self.ahead.stop()
            self.attempt(lambda: self._ask(name, value))
            self.ahead.begin()

    def _ask(self, name: str, value: Any) -> str:
        fields = self.asking[name].write(self.view, value)
        return self._change(fields) if fields else self.message

    def attempt(self, act: Callable[[], str], kept: str = "The chart is as it was.") -> None:
        """Do something and say its sentence; a failure is a sentence too, never a traceback."""
        with STEP, self.hold_sync():
            try:
                self.message = act()
            except ExplorerError as fault:
                self.message = f"⚠ {fault} {kept}"
            except Exception as fault:  # whatever it is, the reader must not be left without a word
                log.exception("A panel failed")
                reason = f"{type(fault).__name__}: {fault}".rstrip(".")
                self.message = f"⚠ That did not work ({reason}). {kept}"
            self.values = self._values()

    def _values(self) -> dict[str, Any]:
        """What every control shows now."""
        asked = {name: control.read(self.view) for name, control in self.asking.items()}
        data = "Chart" if self.table else "Data"
        return {**asked, **asdict(self.saving), "language": self.language, "data": data}

    # ---- the chart

    @property
    def chart(self) -> Chart:
        """The chart of the view as it is now, the same that an export of it holds."""
        return self.view.chart(look=Look(language=self.language))

    def _change(self, fields: dict[str, Any]) -> str:
        before = self.view.stretch
        said = self._show(replace(self.view, **fields))
        if self.period and self.view.stretch not in (before, None):
            self.period.choose(*map(str, self.view.stretch))
        return said

    def _show(self, view: View) -> str:
        chart = view.chart(look=self.look)
        self.view = view
        self.show(chart)
        return chart.sentence

    def show(self, chart: Chart) -> None:
        """Put another chart, and its rows where they are shown, in the place of this one."""
        super().show(chart)
        if self.table:
            self.table = table_html(self.chart.rows)

    def _themed(self, _: Any) -> None:
        """Draw the same view for another theme of the page; nothing is said of that."""
        try:
            self.show(self.view.chart(look=self.look))
        except Exception:  # the picture stays as it is, which is true too
            log.exception("A picture could not be drawn in another theme")

    def _one_step_away(self) -> Iterator[Callable[[], object]]:
        """Draw what one more step of the reader would show, on the last control first."""
        view, look = self.view, self.look
        for control in sorted(self.asking.values(), key=lambda each: each.name != self.last):
            for value in control.near(view):
                yield partial(_draw, view, control, value, look)

    # ---- data, save, copy, add, language

    def _toggle(self) -> str:
        if self.table:
            self.table = ""
            return self.chart.sentence
        self.table = table_html(self.chart.rows)
        return f"{len(self.chart.rows)} rows behind the chart, all columns."

    def _speak(self, language: str) -> str:
        chart = self.view.chart(look=replace(self.look, language=language))
        self.language = language
        self.show(chart)
        return chart.sentence

    def _save(self) -> str:
        return self.saving.save(self.view, self.language)

    def _add(self) -> str:
        from utils.report.shelf import add  # reports are not needed to show a chart

        return add(self.view, self.saving.path)

    def _copy(self) -> str:
        code, look = self.view.to_code(), Look(language=self.language)
        if look != DEFAULT:
            code = f"{code.removesuffix('()')}(look={look.to_text()})"
        self.send({"copy": code})
        return f"Copied: {code}"


def _buttons() -> list[Control]:
    """The buttons of every panel, and the language of its chart; the panel speaks English."""
    return [
        button("data", "Data", hint="Show the rows behind the chart"),
        button("copy", "Copy view", hint="Copy the code of this chart"),
        button("add", "Add to report", hint="Keep this chart for one"),
        choice("language", "Language", LANGUAGES, narrow=True),
    ]


def _draw(view: View, control: Control, value: Any, look: Look) -> str:
    return replace(view, **control.write(view, value)).chart(look=look).svg()
