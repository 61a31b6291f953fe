"""A news report, read: its statements beside what is published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

import pandas as pd

from utils.article import statements
from utils.article.languages import checked
from utils.dataset import Dataset, load
from utils.dates import parse_day
from utils.errors import ExplorerError

COLUMNS = [field.name for field in fields(statements.Statement)]
NUMBERS = ["number", "low", "high"]


@dataclass(frozen=True, eq=False)
class Article:
    """A text with the statements that were found in it.

    ``statements`` is a frame with one row for each statement: ``start`` and ``end`` are its place
    in ``text``; ``number``, ``low``, ``high`` and ``qualifier`` the figure as it stands there;
    ``outcome``, ``side`` and ``category`` what it counts, in the words of ``claims.csv``;
    ``event_id``, ``phase_id`` and ``place_id`` what it is about; ``claimant_id`` who says it;
    ``verdict`` one of confirmed, within_range, differs, no_data; ``claim_ids`` the rows that it
    was compared with; ``why`` one sentence. ``kind`` is count, measure or event.
    """

    text: str
    date: dt.date | None
    language: str
    statements: pd.DataFrame

    @classmethod
    def read(
        cls,
        text: str,
        date: str | dt.date | None = None,
        language: str | None = None,
        dataset: Dataset | None = None,
    ) -> Article:
        """Find the statements of a text and lay each beside the published figures.

        ``date`` is the day of the report (``YYYY-MM-DD``): "yesterday" and running totals need
        it. ``language`` is en, ru, fr, it, hy or az; without it, it is detected. Raises
        ``ExplorerError`` for something that is no text, no day or no known language.
        """
        if not isinstance(text, str):
            raise ExplorerError(f"A report must be text, not {type(text).__name__}.")
        day, chosen = _day(date), checked(language, text)
        found = statements.read(text, dataset or load(), day, chosen)
        return cls(text, day, chosen, frame(found))


def frame(found: list[statements.Statement]) -> pd.DataFrame:
    """Statements as a frame with the columns of ``Statement``."""
    table = pd.DataFrame(statements.as_rows(found), columns=COLUMNS)
    table[NUMBERS] = table[NUMBERS].astype("Float64")
    return table


def _day(date: str | dt.date | None) -> dt.date | None:
    if date is None or date == "":
        return None
    if isinstance(date, dt.datetime):
        return date.date()
    if isinstance(date, dt.date):
        return date
    try:
        return parse_day(str(date).strip())
    except ValueError:
        raise ExplorerError(f"{date!r} is not a day written YYYY-MM-DD.") from None
