"""What all panels share: a frozen view, its chart, and the four things a reader can do with it."""

from __future__ import annotations

import functools
import html
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as widgets
from ipywidgets.widgets.widget import Widget
from ipywidgets.widgets.widget_bool import CheckboxStyle
from ipywidgets.widgets.widget_description import DescriptionStyle

from utils.chart import Chart
from utils.errors import ExplorerError
from utils.export import html_figure
from utils.figure_widget import FigureWidget
from utils.language import LANGUAGES
from utils.look import DEFAULT, Look
from utils.page_tables import table_html
from utils.panels.ahead import Ahead
from utils.panels.saving import Saving
from utils.period import Period
from utils.views.stretch import Stretch
from utils.views.view import View

WIDTH = {"width": "100%", "max_width": "800px"}


class Panel(widgets.VBox):
    """Controls that edit a frozen view, its chart, its rows, and buttons to take them away.

    The status line says what the chart shows, and what became of the reader's last step.

    A choice that makes no sense leaves the chart as it is, says why in one sentence, and goes back
    to what the chart shows. The page never moves: the rows lie over the chart, in the same place.
    """

    period: Period | None = None
    resetting = False
    resets: tuple[Callable[[], None], ...] = ()
    steps: tuple[tuple[str, Callable[[Any], list]], ...] = ()
    last = ""

    def __init__(self, view: View, controls: list[widgets.Widget], height: int, **traits: Any):
        self.view = view
        self.figure = FigureWidget(view.chart(), height=height, **traits)
        self.table = widgets.HTML(layout={"display": "none"})
        self.table.add_class("kx-rows")
        stage = widgets.Box([self.figure, self.table], layout={"display": "block"})
        stage.add_class("kx-stage")
        self.message = widgets.HTML(layout={"height": "40px", "overflow": "auto"})
        self.message.add_class("kx-message")
        self._write(self.figure.chart.sentence)
        super().__init__(
            [*controls, self._buttons(), self.saving, self.message, stage],
            layout=WIDTH,
        )
        self.add_class("kx-panel")
        in_order(self)
        self.ahead = Ahead(self._one_step_away)
        self.figure.observe(self._themed, "theme")
        self.figure.on_msg(lambda *_: self.ahead.begin())

    def change(self, **fields: Any) -> None:
        """Put other values into fields of the view and show its chart."""
        if not self.resetting:
            self.ahead.stop()
            self.attempt(lambda: self._change(fields))
            self.last = next(iter(fields))
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
            self.attempt(lambda: self._follow(days))

    def _follow(self, days: Stretch) -> str:
        said = self._show(self.view.at(days))
        self.reset()
        return said

    def reset(self) -> None:
        """Put every control back to the view that the chart shows."""
        self.resetting = True
        try:
            for put_back in self.resets:
                put_back()
        finally:
            self.resetting = False

    def attempt(self, act: Callable[[], str], kept: str = "The chart is as it was.") -> None:
        """Do something and say its sentence; a failure is a sentence too, never a traceback."""
        try:
            self.say(act())
        except ExplorerError as fault:
            self.reset()
            self.say(f"{fault} {kept}", wrong=True)
        except Exception as fault:  # whatever it is, the reader must not be left without a word
            logging.getLogger(__name__).exception("A panel failed")
            self.reset()
            reason = f"{type(fault).__name__}: {fault}".rstrip(".")
            self.say(f"That did not work ({reason}). {kept}", wrong=True)

    def say(self, sentence: str, wrong: bool = False) -> None:
        """Show one sentence above the chart; screen readers speak it."""
        self._write(f"⚠ {sentence}" if wrong else sentence)
        self.figure.notice = sentence

    def _write(self, sentence: str) -> None:
        self.message.value = sentence_html(sentence)

    @property
    def chart(self) -> Chart:
        """The chart of the view as it is now, the same that an export of it holds."""
        return self.view.chart(look=Look(language=self.figure.language))

    def _change(self, fields: dict[str, Any]) -> str:
        before = self.view.stretch
        said = self._show(replace(self.view, **fields))
        if self.period and self.view.stretch not in (before, None):
            self.period.choose(*map(str, self.view.stretch))
        return said

    def _show(self, view: View) -> str:
        chart = view.chart(look=self.figure.look)
        self.view = view
        self.show_chart(chart)
        self._fill_table()
        return chart.sentence

    def _themed(self, _: Any) -> None:
        """Draw the same view for another theme of the page; nothing is said of that."""
        try:
            self.show_chart(self.view.chart(look=self.figure.look))
        except Exception:  # the picture stays as it is, which is true too
            logging.getLogger(__name__).exception("A picture could not be drawn in another theme")

    def _one_step_away(self) -> Iterator[Callable[[], object]]:
        """Draw what one more step of the reader would show, on the last control first."""
        view, look = self.view, self.figure.look
        for field, values in sorted(self.steps, key=lambda step: step[0] != self.last):
            for value in values(getattr(view, field)):
                yield partial(_draw, view, {field: value}, look)

    def show_chart(self, chart: Chart) -> None:
        """Put another chart in the place of the one on the page."""
        self.figure.show(chart)

    # ---- controls, each for one field of the view

    def choice(
        self, field: str, label: str, options: Mapping[str, str], view: View
    ) -> widgets.Dropdown:
        """A dropdown for a field that holds one word; ``options`` are words and their labels."""
        chooser = dropdown(label, options, getattr(view, field))
        chooser.observe(lambda change: self.change(**{field: change.new}), "value")
        self.remember(lambda: setattr(chooser, "value", getattr(self.view, field)))
        self.steps += ((field, lambda now: [word for word in options if word != now]),)
        return chooser

    def choices(self, field: str, label: str, options: Mapping[str, str], view: View) -> Checks:
        """Tick boxes for a field that holds several words."""
        chosen = getattr(view, field)
        boxes = Checks(label, options, chosen, lambda values: self.change(**{field: values}))
        self.remember(lambda: boxes.show(getattr(self.view, field)))
        self.steps += ((field, lambda now: toggled(options, now)),)
        return boxes

    def switch(self, field: str, label: str, view: View) -> widgets.Checkbox:
        """A tick box for a field that is true or false."""
        box = checkbox(label, getattr(view, field))
        box.observe(lambda change: self.change(**{field: change.new}), "value")
        self.remember(lambda: setattr(box, "value", getattr(self.view, field)))
        self.steps += ((field, lambda now: [not now]),)
        return box

    def remember(self, put_back: Callable[[], None]) -> None:
        """Keep what puts a control back to the view, for when a choice is refused."""
        self.resets = (*self.resets, put_back)

    # ---- data, save, copy

    def _buttons(self) -> widgets.Box:
        self.data_button = self._button("Data", "Show the rows behind the chart", self._toggle)
        self.copy_button = self._button("Copy view", "Copy the code of this chart", self._copy)
        self.add_button = self._button("Add to report", "Keep this chart for one", self._add)
        self.saving = Saving(lambda: self.attempt(self._save, "Nothing was saved."))
        buttons = [self.data_button, self.copy_button, self.add_button]
        return widgets.Box(
            [*buttons, self._languages()], layout=shared(widgets.Layout, flex_flow="row wrap")
        )

    def _languages(self) -> widgets.Dropdown:
        """The language of the chart and of what is saved; the panel itself speaks English."""
        self.language = widgets.Dropdown(
            options=[(name, code) for code, name in LANGUAGES.items()],
            description="Language",
            layout={"width": "212px"},
            style={"description_width": "76px"},
        )
        self.language.observe(lambda change: self._speak(change.new), "value")
        self.remember(lambda: setattr(self.language, "value", self.figure.language))
        return self.language

    def _speak(self, language: str) -> None:
        if not self.resetting:
            self.attempt(lambda: self._spoken(language))

    def _spoken(self, language: str) -> str:
        chart = self.view.chart(look=replace(self.figure.look, language=language))
        self.figure.language = language
        self.show_chart(chart)
        self._fill_table()
        return chart.sentence

    def _button(self, label: str, hint: str, act: Callable[[], str]) -> widgets.Button:
        button = widgets.Button(description=label, tooltip=hint, layout={"width": "110px"})
        button.on_click(lambda _: self.attempt(act))
        return button

    def _toggle(self) -> str:
        showing = self.table.layout.display is None
        self.table.layout.display = "none" if showing else None
        self.figure.layout.visibility = None if showing else "hidden"
        self.data_button.description = "Data" if showing else "Chart"
        self._fill_table()
        rows = f"{len(self.chart.rows)} rows behind the chart, all columns."
        return self.chart.sentence if showing else rows

    def _fill_table(self) -> None:
        shown = self.table.layout.display is None
        self.table.value = table_html(self.chart.rows) if shown else ""

    def _save(self) -> str:
        return self.saving.save(self.view, self.figure.language)

    def _add(self) -> str:
        from utils.report.shelf import add  # reports are not needed to show a chart

        return add(self.view, self.saving.path)

    def _copy(self) -> str:
        code, look = self.view.to_code(), Look(language=self.figure.language)
        if look != DEFAULT:
            code = f"{code.removesuffix('()')}(look={look.to_text()})"
        self.figure.send({"copy": code})
        return f"Copied: {code}"

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The live panel, with a true picture beside it for a page without a kernel."""
        bundle = super()._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle or {}
        return {**data, "text/html": html_figure(self.chart)}


def _draw(view: View, fields: dict[str, Any], look: Look) -> str:
    return replace(view, **fields).chart(look=look).svg()


def toggled(options: Iterable[str], chosen: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What is chosen after one tick more or less, for each of the options."""
    return [tuple(o for o in options if (o in chosen) != (o == one)) for one in options]


def sentence_html(sentence: str) -> str:
    """One sentence for the place where a panel says something; all of it is text."""
    return f"<div>{html.escape(sentence)}</div>"


def dropdown(label: str, options: Mapping[str, str], value: str) -> widgets.Dropdown:
    """A labelled choice of one; ``options`` are values and the words for them."""
    pairs = [(words, key) for key, words in options.items()]
    return widgets.Dropdown(
        options=pairs,
        value=value,
        description=label,
        layout=shared(widgets.Layout, width="380px"),
        style=shared(DescriptionStyle, description_width="104px"),
    )


class Checks(widgets.HBox):
    """A labelled choice of several; ``changed`` is called with the chosen values."""

    def __init__(
        self, label: str, options: Mapping[str, str], chosen: tuple[str, ...],
        changed: Callable[[tuple[str, ...]], None],
    ):  # fmt: skip
        self.changed = changed
        self.boxes = {key: checkbox(words, key in chosen) for key, words in options.items()}
        for box in self.boxes.values():
            box.observe(self._tell, "value")
        head = widgets.Label(label, layout={"width": "104px", "height": "24px", "flex": "0 0 auto"})
        boxes = widgets.Box(
            list(self.boxes.values()), layout=shared(widgets.Layout, flex_flow="row wrap")
        )
        super().__init__([head, boxes])
        self.add_class("kx-checks")

    def show(self, chosen: tuple[str, ...]) -> None:
        """Tick these boxes and no others."""
        for key, box in self.boxes.items():
            box.value = key in chosen

    def _tell(self, change: Any) -> None:
        self.changed(tuple(key for key, box in self.boxes.items() if box.value))


def checkbox(label: str, value: bool) -> widgets.Checkbox:
    """One labelled tick box, as wide as its words."""
    layout = shared(widgets.Layout, width="auto", margin="0 12px 0 0")
    style = shared(CheckboxStyle)
    return widgets.Checkbox(value, description=label, indent=False, layout=layout, style=style)


def in_order(widget: Widget) -> None:
    """Let what a reader does in a panel be answered in the order in which it was done.

    From 7.4 on, ipykernel may answer one control in one thread and the next in another: Save then
    overtakes the date that was set before. All messages go where the page sends them, which is one
    thread for all; other kernels do so by themselves.
    """
    if hasattr(widget.comm, "_reply_subshell_for"):
        widget.comm._reply_subshell_for = lambda data, shell: shell
    for part in getattr(widget, "children", ()):
        in_order(part)


@functools.cache
def shared(kind: type[Widget], **traits: str) -> Any:
    """A layout or a style that all controls of one kind have in common.

    Each of its own would be a third of a panel's models, which a page with many panels waits for.
    """
    return kind(**traits)
