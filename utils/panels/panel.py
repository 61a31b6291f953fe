"""What all panels share: a frozen view, its chart, and the four things a reader can do with it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import traitlets

from utils.charts.look import DEFAULT, Look
from utils.charts.shown import Shown, showing
from utils.data.dataset import load
from utils.export.page_tables import table_html
from utils.language import LANGUAGES, message, plural, say, speaking
from utils.later import loading
from utils.panels import saving
from utils.panels.ahead import Ahead
from utils.panels.board import Board, Lines
from utils.panels.controls import Control, button, choice
from utils.panels.figure_widget import FigureWidget, FittedWidget
from utils.panels.period import Period
from utils.panels.saving import Saving
from utils.views.base import View
from utils.views.stretch import Stretch

if TYPE_CHECKING:
    from utils.charts.chart import Chart

log = logging.getLogger(__name__)


class Panel(FittedWidget, Board, FigureWidget):
    """Controls that edit a frozen view, its chart, its rows, and buttons to take them away.

    ``message`` says what the chart shows, and what became of the reader's last step. The page
    tells ``{"near": true}``, too, when a reader first comes to the panel. It never moves: the
    rows lie over the chart, in the same place.
    """

    shape = traitlets.Unicode("panel").tag(sync=True)
    table = traitlets.Unicode().tag(sync=True)

    kept = "The chart is as it was."
    period: Period | None = None
    last = ""

    def __init__(self, view: View, height: int, lines: Lines, **traits: Any):
        self.saving, shown = Saving(), showing(view)
        more = [_buttons(), saving.controls()]
        said = shown.sentence
        super().__init__(view, lines, shown, more=more, height=height, message=said, **traits)
        self.ahead = Ahead(self._one_step_away)
        self.observe(self._fitted, ["theme", "fit"])

    def change(self, **fields: Any) -> None:
        """Put other values into fields of the view and show its chart."""
        self.ahead.stop()
        self.attempt(lambda: self._change(fields))
        self.ahead.begin()

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

    def _answer(self, message: dict[str, Any]) -> None:
        super()._answer(message)
        if "near" in message:
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

    def _values(self) -> dict[str, Any]:
        with speaking(self.language):
            data = say("Chart") if self.table else say("Data")
        own = {"language": self.language, "data": data}
        return {**super()._values(), **asdict(self.saving), **own}

    # ---- the chart

    @property
    def chart(self) -> Chart:
        """The chart of the view as it is now, the same that an export of it holds."""
        return self.view.chart(look=Look(language=self.language))

    def static(self) -> str:
        """The same chart as a picture, whatever the theme of the page."""
        return showing(self.view, Look(language=self.language)).html

    def _change(self, fields: dict[str, Any]) -> str:
        before = self.view.stretch
        said = self._show(replace(self.view, **fields))
        if self.period and self.view.stretch not in (before, None):
            self.period.choose(*map(str, self.view.stretch))
        return said

    def _show(self, view: View) -> str:
        shown = showing(view, self.look)
        self.view = view
        self.show(shown)
        return shown.sentence

    def show(self, shown: Shown) -> None:
        """Put another chart, and its rows where they are shown, in the place of this one."""
        super().show(shown)
        if self.table:
            self.table = table_html(self.chart.rows)

    def _fitted(self, _: Any) -> None:
        """Draw the same view for another theme or width of the page; nothing is said of that."""
        try:
            self.show(showing(self.view, self.look))
        except Exception:  # the picture stays as it is, which is true too
            log.exception("A picture could not be drawn in another theme or width")

    def _one_step_away(self) -> Iterator[Callable[[], object]]:
        """Draw what one more step of the reader would show, on the last control first.

        Before that, load what drawing needs: a first picture that was kept has not.
        """
        yield from loading()
        yield load
        view, look = self.view, self.look
        for control in sorted(self.asking.values(), key=lambda each: each.name != self.last):
            for value in () if control.name in view.idle else control.near(view):
                yield partial(_draw, view, control, value, look)

    # ---- data, save, copy, add, language

    def _toggle(self) -> str:
        if self.table:
            self.table = ""
            return self.drawn.sentence
        self.table = table_html(self.chart.rows)
        with speaking(self.language):
            return plural(
                "{count} row behind the chart, all columns.",
                "{count} rows behind the chart, all columns.",
                len(self.chart.rows),
            )

    def _speak(self, language: str) -> str:
        shown = showing(self.view, replace(self.look, language=language))
        self.speak(language)
        self.show(shown)
        return shown.sentence

    def _save(self) -> str:
        return self.saving.save(self.view, self.language)

    def _add(self) -> str:
        from utils.report.shelf import add  # reports are not needed to show a chart

        with speaking(self.language):
            return add(self.view, self.saving.path)

    def _copy(self) -> str:
        code, look = self.view.to_code(), Look(language=self.language)
        if look != DEFAULT:
            code = f"{code.removesuffix('()')}(look={look.to_text()})"
        self.send({"copy": code})
        with speaking(self.language):
            return say("Copied: {code}", code=code)


def _buttons() -> list[Control]:
    """The buttons of every panel, and the language that it and its chart speak."""
    return [
        button("data", message("Data"), hint=message("Show the rows behind the chart")),
        button("copy", message("Copy view"), hint=message("Copy the code of this chart")),
        button("add", message("Add to report"), hint=message("Keep this chart for one")),
        choice("language", message("Language"), LANGUAGES, narrow=True),
    ]


def _draw(view: View, control: Control, value: Any, look: Look) -> None:
    showing(replace(view, **control.write(view, value)), look)
