"""The panel of an article: text and cards, corrections by the reader, what surrounds its day."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import traitlets

from utils.article.judged import JudgedText
from utils.article.pages.cards import SHAPES, cards, pieces
from utils.article.pages.report import body_html
from utils.article.pages.surroundings import day_of, places_named, surroundings
from utils.article.statement import Statement
from utils.article.verdicts.compare import WORDS
from utils.charts.look import DEFAULT
from utils.charts.shown import days_of, shown
from utils.data.dataset import Dataset
from utils.panels import desk
from utils.panels.board import Board, Lines
from utils.panels.controls import Control, area, button, choice, day, file, listing, text, to
from utils.panels.desk import Desk, spoken
from utils.panels.figure_widget import FittedWidget

log = logging.getLogger(__name__)
NOTHING = "(none)"
UNREAD = "No report has been read here."
FOLD = "Read a report of your own: paste it, or open a file"
LANGUAGES = {
    "": "Detected", "hy": "Armenian", "az": "Azerbaijani", "en": "English", "fr": "French",
    "it": "Italian", "ru": "Russian",
}  # fmt: skip
"""Languages of reports, with the one that is not given."""
ENDINGS = ".txt,.md,.html,.htm,text/plain,text/html"
HEIGHTS = {"The map of the day": 780}
USUAL_HEIGHT, IN_A_COLUMN = 430, 700


class ArticlePanel(FittedWidget, Board):
    """A report on the page: its statements are opened, put right and exported, others are read.

    The text comes to the script in ``pieces``, each with the statement that it belongs to, and
    ``cards`` holds what is known of each statement; ``figures`` are the pictures around its day.
    The first ``folded`` lines of controls stand in a fold above. Everything from the report and
    from the data is written as text, never as markup. ``view`` is the ``Desk``.
    """

    shape = traitlets.Unicode("article").tag(sync=True)
    pieces: traitlets.List[Any] = traitlets.List().tag(sync=True)
    cards: traitlets.List[Any] = traitlets.List().tag(sync=True)
    figures: traitlets.List[Any] = traitlets.List().tag(sync=True)
    fold = traitlets.Unicode(FOLD).tag(sync=True)
    folded = traitlets.Int().tag(sync=True)

    def __init__(self, article: JudgedText):
        view, reading = Desk(**desk.laid(article)), _reading()
        lines = [*reading, *_correcting(article.dataset)]
        super().__init__(view, lines, message=view.said, folded=len(reading), **_shown(article))
        self.around = _setting(article)
        self.figures = _figures(article, self)
        self.observe(self._fitted, ["theme", "fit"])

    @property
    def article(self) -> JudgedText:
        """The report as corrected so far."""
        return self.view.article

    def _change(self, fields: dict[str, Any]) -> str:
        article = fields.get("article", self.article)
        shown = _shown(article) if article is not self.article else {}
        around = _setting(article)
        if around != self.around:
            shown["figures"] = _figures(article, self)
        super()._change(fields)
        self.around = around
        for name, value in shown.items():
            setattr(self, name, value)
        return self.view.said

    def _fitted(self, _: Any) -> None:
        """Draw the same pictures for another theme or width of the page."""
        try:
            self.figures = _figures(self.article, self)
        except Exception:  # the pictures stay as they are, which is true too
            log.exception("Pictures could not be drawn in another theme or width")

    def static(self) -> str:
        """The same in plain HTML."""
        return body_html(self.article) if self.article.text else f"<p>{UNREAD}</p>"


# ---- what the script shows


def _shown(article: JudgedText) -> dict[str, Any]:
    said = {s.statement_id: spoken(s) for s in article.found}
    found = [{**card, "said": said[card["id"]]} for card in cards(article)]
    return {"pieces": pieces(article) if article.text else [], "cards": found}


def _setting(article: JudgedText) -> Any:
    """What the pictures around a report depend on."""
    return day_of(article), places_named(article)


def _figures(article: JudgedText, panel: Board) -> list[dict[str, Any]]:
    """The map of the day, the time line around it, and what came before, each with its heading."""
    usual = USUAL_HEIGHT if panel.look.size == DEFAULT.size else IN_A_COLUMN
    return [
        {
            "heading": heading,
            "height": HEIGHTS.get(heading, usual),
            "days": days_of(chart),
            **shown(chart).traits,
        }
        for heading, chart in surroundings(article, panel.look).items()
    ]


# ---- controls


def _reading() -> Lines:
    """A report of the reader's own: its words, its day and language, or a file."""
    return [
        [area("text", "Text", "Paste the words of a report here", rows=5)],
        [
            day("date", "Day", lambda view: view.date, to("date"), free=True),
            choice("language", "Language", LANGUAGES),
        ],
        [
            file("file", "Or a file", desk.opened_file, ENDINGS, 2 * desk.MOST),
            button(
                "read",
                "Read",
                lambda view, _: desk.read(view),
                "Find its statements",
                doing="Reading …",
            ),
        ],
    ]


def _correcting(dataset: Dataset) -> Lines:
    """The statement that is open, how it is read, and what can be done with it."""
    labels = {name: dataset.labels("claims", name) for name in ("outcome", "side", "category")}
    claimants = dataset.claimants.sort_values("name")
    return [
        [listing("statement", "Statement", lambda view: _listed(view.article.found),
                 lambda view: view.chosen, lambda view, chosen: desk.opened(view.article, chosen))],
        [text("number", "Figure"), _one("outcome", "What happened", labels["outcome"])],
        [_one("side", "Whose people", labels["side"]),
         _one("category", "Which people", labels["category"])],
        [_one("event_id", "Event", _titles(dataset)),
         _one("phase_id", "Period", _pairs(dataset.phases, "phase_id"))],
        [_one("claimant_id", "According to", _pairs(claimants, "claimant_id"))],
        [
            button("judge", "Judge anew", lambda view, _: desk.judged(view),
                   "Judge the statement with these values"),
            button("reject", "Reject match", lambda view, _: desk.rejected(view),
                   "Mark that this match is wrong"),
            button("restore", "As it was read", lambda view, _: desk.restored(view),
                   "Undo what you changed here"),
            button("save", "Save", lambda view, _: desk.saved(view),
                   "Write the corrected list as HTML, CSV and Word", doing="Saving …"),
            text("folder", "Folder", narrow=True),
        ],
    ]  # fmt: skip


def _one(name: str, label: str, options: Mapping[str, str]) -> Control:
    return choice(name, label, {"": NOTHING, **options})


def _pairs(table: Any, key: str) -> dict[str, str]:
    return dict(zip(table[key], table["name"], strict=True))


def _titles(dataset: Dataset) -> dict[str, str]:
    events = dataset.events
    days = events["date_start"].dt.strftime("%Y-%m-%d").fillna("")
    titles = [f"{day}  {title}" for day, title in zip(days, events["title"], strict=True)]
    return dict(zip(events["event_id"], titles, strict=True))


def _listed(found: Iterable[Statement]) -> list[tuple[str, str]]:
    listed = [(s.statement_id, _label(s)) for s in found]
    return listed or [("", NOTHING)]


def _label(statement: Statement) -> str:
    words = " ".join(statement.text.split())
    words = words if len(words) <= 70 else f"{words[:68]}…"
    verdict = f"{SHAPES[statement.verdict]} {WORDS[statement.verdict]}"
    state = f", {statement.reader}" if statement.reader else ""
    return f"{statement.statement_id} · {verdict}{state} · {words}"
