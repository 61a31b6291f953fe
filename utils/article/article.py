"""A news report, read: its statements beside what is published, and the doors it leaves by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from utils.article.judged import JudgedText
from utils.article.pages import report


class Article(JudgedText):
    """A report in the news: the text, what was found in it, and what can be done with that."""

    def save(
        self, folder: str | Path, name: str = "report", *, replace: bool = False
    ) -> list[Path]:
        """Write the report in context as HTML, CSV and, with python-docx, as a Word file."""
        return report.save(self, folder, name, replace=replace)

    def panel(self) -> Any:
        """The report on the page: its text, a card for each statement, map and time line."""
        from utils.panels.article import ArticlePanel  # files are written without a notebook

        return ArticlePanel(self)
