"""A report on the page: its text with statements that can be opened, each with its card."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from utils.article.article import Article
from utils.article.cards import cards, pieces
from utils.webfonts import font_css

HERE = Path(__file__).resolve().parent


class ArticleText(anywidget.AnyWidget):
    """The text on the left, the card of the chosen statement on the right.

    ``selected`` is the id of the statement whose card is open; the script and the kernel both set
    it. Everything from the report and from the data is written as text, never as markup.
    """

    _esm = HERE / "article_text.js"
    _css = (HERE / "article_text.css").read_text(encoding="utf-8") + font_css()

    pieces: traitlets.List = traitlets.List().tag(sync=True)
    cards: traitlets.List = traitlets.List().tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)

    def __init__(self, article: Article, **traits: Any):
        super().__init__(**_shown(article), **traits)

    def show(self, article: Article) -> None:
        """Show another reading in the place of this one."""
        with self.hold_sync():
            for name, value in _shown(article).items():
                setattr(self, name, value)


def _shown(article: Article) -> dict[str, Any]:
    return {"pieces": pieces(article), "cards": cards(article)}
