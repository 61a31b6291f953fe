"""A text whose statements were found and judged, and may be put right by its reader."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

import pandas as pd

from utils.article import corrections, reader
from utils.article.days.dateline import day_in_name, day_of
from utils.article.days.undated import day_told
from utils.article.known.record import record
from utils.article.statement import Statement
from utils.article.text.languages import checked
from utils.article.verdicts.compare import WORDS
from utils.data.dataset import Dataset, load
from utils.data.dates import parse_day, spell
from utils.errors import ExplorerError

COLUMNS = [field.name for field in fields(Statement)]
EXAMPLE = Path(__file__).parent / "example.txt"
DATINGS = {
    "reader": "",
    "text": "Read as a report of {day}, the day that the text itself bears; another can be given.",
    "events": (
        "No day was given and the text bears none; what it tells fits {day}, so it was read as a "
        "report of that day. Give another where that is wrong."
    ),
    "name": "Read as a report of {day}, the day in the name of the file; another can be given.",
    "nobody": (
        "No day was given and the text bears none, so weekdays and “yesterday” mean nothing, "
        "running totals are not set beside those of the day, and there is no map of the day: fewer "
        "statements are found. Give the day of the report."
    ),
}
NUMBERS = ["number", "low", "high"]


@dataclass(frozen=True, eq=False)
class JudgedText:
    """A text with the statements that were found in it.

    ``statements`` is a frame with one row for each statement: ``start`` and ``end`` are its place
    in ``text``; ``number``, ``low``, ``high`` and ``qualifier`` the figure as it stands there;
    ``outcome``, ``side`` and ``category`` what it counts, in the words of ``claims.csv``;
    ``event_id``, ``phase_id`` and ``place_id`` what it is about; ``claimant_id`` who says it;
    ``verdict`` one of confirmed, within_range, differs, no_data; ``claim_ids`` the rows that it
    was compared with; ``why`` one sentence; ``reader`` whether the reader rejected or corrected
    it. ``kind`` is count, measure or event. ``dated_by`` is who says the day of it:
    reader, text, name (of the file), events (that it tells) or nobody.
    """

    text: str
    date: dt.date | None
    language: str
    found: tuple[Statement, ...]
    dataset: Dataset
    dated_by: str = "reader"

    @classmethod
    def read(
        cls,
        text: str,
        date: str | dt.date | None = None,
        language: str | None = None,
        dataset: Dataset | None = None,
    ) -> Self:
        """Find the statements of a text and lay each beside the published figures.

        ``date`` is the day of the report (``YYYY-MM-DD``): "yesterday" and running totals need
        it; without it, the day that the text bears counts, or the one that its statements fit
        (``dating`` says so). ``language`` is
        en, ru, fr, it, hy or az; without it, it is detected. Raises ``ExplorerError`` for
        something that is no text, no day or no known language.
        """
        if not isinstance(text, str):
            raise ExplorerError(f"A report must be text, not {type(text).__name__}.")
        given, chosen, data = _day(date), checked(language, text), dataset or load()
        day = given or day_of(text, chosen)
        found = tuple(reader.read(text, data, day, chosen))
        if day:
            return cls(text, day, chosen, found, data, "reader" if given else "text")
        day = day_told(text, chosen, found, data)
        if day:
            found = tuple(reader.read(text, data, day, chosen))
        return cls(text, day, chosen, found, data, "events" if day else "nobody")

    @classmethod
    def open(
        cls, path: str | Path, date: str | dt.date | None = None, language: str | None = None
    ) -> Self:
        """Read the report in a text or HTML file; see ``read`` and ``named``."""
        path = Path(path)
        return cls.named(text_of(path), path.name, date, language)

    @classmethod
    def named(
        cls,
        text: str,
        name: str,
        date: str | dt.date | None = None,
        language: str | None = None,
        dataset: Dataset | None = None,
    ) -> Self:
        """Read the text of a file with this name, whose day counts where there is no other."""
        read = cls.read(text, date, language, dataset)
        surer = read.dated_by in ("reader", "text")
        day = None if surer else day_in_name(name)
        if day is None:
            return read
        return replace(cls.read(text, day, language, dataset), dated_by="name")

    @classmethod
    def example(cls) -> Self:
        """A report of 3 August 2022 in this project's own words."""
        return cls.open(EXAMPLE, "2022-08-03", "en")

    @property
    def statements(self) -> pd.DataFrame:
        """One row for each statement, in the order of the text."""
        table = pd.DataFrame(reader.as_rows(list(self.found)), columns=COLUMNS)
        table[NUMBERS] = table[NUMBERS].astype("Float64")
        return table

    @property
    def sentence(self) -> str:
        """How many statements were found, by verdict."""
        verdicts = [s.verdict for s in self.found]
        counted = [f"{verdicts.count(v)} {word.lower()}" for v, word in WORDS.items()]
        many = "statement" if len(verdicts) == 1 else "statements"
        return f"{len(verdicts)} {many}: {', '.join(counted)}."

    @property
    def dating(self) -> str:
        """Where the day of the report comes from, or what is lost without one; empty if given."""
        return DATINGS[self.dated_by].format(day=spell(self.date) if self.date else "")

    def reject(self, statement_id: str) -> Self:
        """The same report with one match marked as wrong."""
        return self._with(statement_id, corrections.rejected)

    def correct(self, statement_id: str, **values: Any) -> Self:
        """The same report with one statement read otherwise, and judged anew.

        ``values`` are number, outcome, side, category, event_id, phase_id, claimant_id.
        """
        known = record(self.dataset)
        return self._with(
            statement_id, lambda s: corrections.corrected(s, known, self.date, values)
        )

    def restore(self, statement_id: str) -> Self:
        """The same report with one statement as it was first read."""
        read = reader.read(self.text, self.dataset, self.date, self.language)
        first = {s.statement_id: s for s in read}
        return self._with(statement_id, lambda s: first[s.statement_id])

    def _with(self, statement_id: str, change: Callable[[Statement], Statement]) -> Self:
        if statement_id not in {s.statement_id for s in self.found}:
            raise ExplorerError(f"{statement_id!r} is not a statement of this report.")
        changed = [change(s) if s.statement_id == statement_id else s for s in self.found]
        return replace(self, found=tuple(changed))


def text_of(path: Path) -> str:
    """The text of a file, in UTF-8 or in UTF-16 with its mark; other bytes become signs of doubt.

    Raises ``ExplorerError`` when the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise ExplorerError(f"{path} cannot be read: {fault.strerror or fault}.") from None
    coding = "utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    return data.decode(coding, "replace")


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
