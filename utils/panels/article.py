"""The panel of a report: text and cards, corrections by the reader, and what surrounds its day."""

from __future__ import annotations

import datetime as dt
import html
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from utils.article.article import Article
from utils.article.compare import WORDS
from utils.article.statements import Statement
from utils.article.surroundings import surroundings
from utils.article_text import ArticleText
from utils.errors import ExplorerError
from utils.figure_widget import FigureWidget
from utils.panels.saving import EXPORTS

FIELD = {"layout": {"width": "390px"}, "style": {"description_width": "104px"}}
NOTHING = "(none)"
HEIGHTS = {"The map of the day": 780}
USUAL_HEIGHT = 430
EPOCH = dt.date(1970, 1, 1)


class ArticlePanel(widgets.VBox):
    """A report on the page.

    A statement is chosen in the text or in the list below it; its match can be rejected, or its
    reading corrected, and is then judged anew. ``article`` is the report as corrected so far.
    """

    def __init__(self, article: Article):
        self.article = article
        self.text = ArticleText(article, selected=_first(article))
        self.chooser = widgets.Dropdown(description="Statement", **FIELD)
        self.fields = Fields(article)
        self.message = widgets.HTML(layout={"height": "40px", "overflow": "auto"})
        self.message.add_class("kx-message")
        self.folder = widgets.Text(EXPORTS, description="Folder", layout={"width": "250px"})
        super().__init__(
            [self.text, self._corrections(), self.message, *_around(article)],
            layout={"width": "100%", "max_width": "800px"},
        )
        self.add_class("kx-panel")
        self._list()
        self._fill(self.text.selected)
        self.text.observe(lambda change: self._fill(change.new), "selected")
        self.chooser.observe(lambda change: self._select(change.new), "value")
        self.say(article.sentence)

    def say(self, sentence: str, wrong: bool = False) -> None:
        """Show one sentence; screen readers speak it."""
        text = f"⚠ {sentence}" if wrong else sentence
        self.message.value = f'<div role="status">{html.escape(text)}</div>'

    def attempt(self, act: Callable[[], str]) -> None:
        """Do something and say its sentence; a failure is a sentence too, never a traceback."""
        try:
            self.say(act())
        except ExplorerError as fault:
            self.say(str(fault), wrong=True)
        except Exception as fault:  # whatever it is, the reader must not be left without a word
            logging.getLogger(__name__).exception("The panel of a report failed")
            self.say(f"That did not work ({type(fault).__name__}: {fault}).", wrong=True)

    # ---- controls

    def _corrections(self) -> widgets.VBox:
        buttons = [
            self._button("Judge anew", "Judge the statement with these values", self._correct),
            self._button("Reject match", "Mark that this match is wrong", self._reject),
            self._button("As it was read", "Undo what you changed here", self._restore),
            self._button("Save", "Write the corrected list as HTML, CSV and Word", self._save),
        ]
        return widgets.VBox([self.chooser, self.fields, widgets.HBox([*buttons, self.folder])])

    def _button(self, label: str, hint: str, act: Callable[[], str]) -> widgets.Button:
        button = widgets.Button(description=label, tooltip=hint, layout={"width": "122px"})
        button.on_click(lambda _: self.attempt(act))
        return button

    def _list(self) -> None:
        options = [(NOTHING, "")] + [(_label(s), s.statement_id) for s in self.article.found]
        selected = self.text.selected
        self.chooser.options = options
        self.chooser.value = selected

    def _select(self, statement_id: str | None) -> None:
        if statement_id is not None and statement_id != self.text.selected:
            self.text.selected = statement_id

    def _fill(self, statement_id: str) -> None:
        if self.chooser.value != statement_id:
            self.chooser.value = statement_id
        self.fields.show(self._chosen())

    def _chosen(self) -> Statement | None:
        found = self.article.found
        return next((s for s in found if s.statement_id == self.text.selected), None)

    # ---- what the buttons do

    def _correct(self) -> str:
        chosen = self._must()
        self._show(self.article.correct(chosen.statement_id, **self.fields.values(chosen)))
        now = self._must()
        return f"{now.statement_id} judged anew: {WORDS[now.verdict].lower()}. {now.why}"

    def _reject(self) -> str:
        chosen = self._must()
        self._show(self.article.reject(chosen.statement_id))
        return f"{chosen.statement_id} is marked as a wrong match; the list keeps it so."

    def _restore(self) -> str:
        chosen = self._must()
        self._show(self.article.restore(chosen.statement_id))
        return f"{chosen.statement_id} is as it was read."

    def _save(self) -> str:
        paths = self.article.save(Path(self.folder.value.strip() or EXPORTS))
        names = ", ".join(path.name for path in paths)
        return f"Saved in {paths[0].parent.resolve()}: {names}."

    def _must(self) -> Statement:
        chosen = self._chosen()
        if chosen is None:
            raise ExplorerError("Choose a statement first, in the text or in the list.")
        return chosen

    def _show(self, article: Article) -> None:
        self.article = article
        self.text.show(article)
        self._list()
        self.fields.show(self._chosen())

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The live panel, with the same in plain HTML for a page without a kernel."""
        from utils.article.report import body_html

        bundle = super()._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle or {}
        return {**data, "text/html": body_html(self.article)}


class Fields(widgets.VBox):
    """The reading of one statement as controls: figure, outcome, side, category, event, period."""

    def __init__(self, article: Article):
        dataset = article.dataset
        self.number = widgets.Text(description="Figure", **FIELD)
        self.outcome = _choice("What happened", dataset.labels("claims", "outcome"))
        self.side = _choice("Whose people", dataset.labels("claims", "side"))
        self.category = _choice("Which people", dataset.labels("claims", "category"))
        events = dataset.events
        titles = dict(zip(events["event_id"], _titles(events), strict=True))
        self.event_id = _choice("Event", titles)
        phases = dataset.phases
        self.phase_id = _choice(
            "Period", dict(zip(phases["phase_id"], phases["name"], strict=True))
        )
        rows = [
            [self.number, self.outcome],
            [self.side, self.category],
            [self.event_id, self.phase_id],
        ]
        super().__init__([widgets.HBox(row) for row in rows])

    def show(self, statement: Statement | None) -> None:
        """Show how a statement was read."""
        best = statement.number if statement else None
        self.number.value = "" if best is None else f"{best:g}" if best < 1e6 else f"{best:.0f}"
        for name in ("outcome", "side", "category", "event_id", "phase_id"):
            control = getattr(self, name)
            value = getattr(statement, name) if statement else None
            known = [key for _, key in control.options]
            control.value = value if value in known else ""

    def values(self, statement: Statement) -> dict[str, Any]:
        """What the controls say now; ``ExplorerError`` for a figure that is none."""
        names = ("outcome", "side", "category", "event_id", "phase_id")
        values = {name: getattr(self, name).value or None for name in names}
        return values | {"number": self._figure(statement)}

    def _figure(self, statement: Statement) -> float | None:
        text = self.number.value.strip().replace(",", "").replace(" ", "")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise ExplorerError(f"{self.number.value!r} is not a number.") from None
        if not 0 <= value < 1e9:
            raise ExplorerError(f"{self.number.value!r} is not a number of people.")
        return value


def _choice(label: str, options: Mapping[str, str]) -> widgets.Dropdown:
    pairs = [(NOTHING, ""), *((words, key) for key, words in options.items())]
    return widgets.Dropdown(options=pairs, value="", description=label, **FIELD)


def _titles(events: Any) -> list[str]:
    days = events["date_start"].dt.strftime("%Y-%m-%d").fillna("")
    return [f"{day}  {title}" for day, title in zip(days, events["title"], strict=True)]


def _label(statement: Statement) -> str:
    words = " ".join(statement.text.split())
    words = words if len(words) <= 48 else f"{words[:46]}…"
    return f"{statement.statement_id} · {words}"


def _first(article: Article) -> str:
    return article.found[0].statement_id if article.found else ""


def _around(article: Article) -> list[widgets.Widget]:
    """The map of the day, the time line around it, and what came before, as live figures."""
    found: list[widgets.Widget] = []
    for heading, chart in surroundings(article).items():
        found.append(widgets.HTML(f"<h3>{html.escape(heading)}</h3>"))
        moments = getattr(chart.view, "days", ()) if chart.timeline else ()
        days = [(day - EPOCH).days for day in moments]
        found.append(FigureWidget(chart, height=HEIGHTS.get(heading, USUAL_HEIGHT), days=days))
    return found or [widgets.HTML("<p>Without a date no map of the day can be drawn.</p>")]
