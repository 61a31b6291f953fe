"""A report on the reader's desk: what is open, what is typed beside it, and what becomes of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from utils.article.judged import JudgedText
from utils.article.pages import report
from utils.article.statement import Statement
from utils.article.text.sentences import plain
from utils.article.verdicts.compare import WORDS
from utils.errors import ExplorerError
from utils.panels.saving import EXPORTS

READING = ("outcome", "side", "category", "event_id", "phase_id", "claimant_id")
"""What a statement is about, in the words of the data; empty where it is about none."""
MOST = 100_000
"""Letters that are read on the page: some fifteen thousand words."""

Fields = dict[str, Any]
"""Other values for fields of a ``Desk``."""


@dataclass(frozen=True)
class Desk:
    """A report as corrected so far, and all that its panel shows beside it.

    ``chosen`` is the statement that is open; ``number`` and the fields of ``READING`` are its
    reading as typed, judged only on demand. ``text``, ``date`` and ``language`` are those of the
    report to read next; ``said`` is the last sentence.
    """

    article: JudgedText
    said: str
    chosen: str = ""
    number: str = ""
    outcome: str = ""
    side: str = ""
    category: str = ""
    event_id: str = ""
    phase_id: str = ""
    claimant_id: str = ""
    text: str = ""
    date: str = ""
    language: str = ""
    folder: str = EXPORTS


def laid(article: JudgedText) -> Fields:
    """A report that was just read, its first statement open."""
    first = article.found[0].statement_id if article.found else ""
    said = f"{article.sentence} {article.dating}".rstrip() if article.text.strip() else EMPTY
    return {"article": article, **opened(article, first), "said": said}


EMPTY = "Paste the words of a report, or open a file, and press Read."


def opened(article: JudgedText, chosen: str) -> Fields:
    """Another statement, with its reading; ``ExplorerError`` for one that is not there."""
    found = _found(article, chosen)
    if chosen and found is None:
        raise ExplorerError(f"{chosen!r} is not a statement of this report.")
    best = found.number if found else None
    number = "" if best is None else f"{best:g}" if best < 1e6 else f"{best:.0f}"
    reading = {name: getattr(found, name, None) or "" for name in READING}
    return {"chosen": chosen, "number": number, **reading, "said": spoken(found)}


def spoken(statement: Statement | None) -> str:
    """What is said of a statement when it is opened."""
    if statement is None:
        return "No statement is open."
    words = " ".join(statement.text.split())
    return f"{WORDS[statement.verdict]}: “{words}”. {statement.why}"


# ---- what the buttons do


def read(desk: Desk) -> Fields:
    """Read the text that was pasted."""
    if not desk.text.strip():
        raise ExplorerError("Paste the words of a report first, or open a file.")
    _check(desk.text, "This text")
    return laid(_anew(desk).read(desk.text, _day(desk), desk.language or None, _data(desk)))


def opened_file(desk: Desk, file: dict[str, str]) -> Fields:
    """Read the text of a file; it can then be changed and read again."""
    text, name = file["text"], file["name"]
    _check(text, name)
    article = _anew(desk).named(text, name, _day(desk), desk.language or None, _data(desk))
    if name.lower().endswith((".html", ".htm")):
        article = _without_markup(article)
    return {**laid(article), "text": article.text}


def judged(desk: Desk) -> Fields:
    """Judge the open statement as it is read now."""
    reading = {name: getattr(desk, name) or None for name in READING}
    article = desk.article.correct(_open(desk), number=_figure(desk.number), **reading)
    now = _found(article, desk.chosen)
    said = f"{desk.chosen} judged anew: {WORDS[now.verdict].lower()}. {now.why}" if now else ""
    return {**_after(desk, article), "said": said}


def rejected(desk: Desk) -> Fields:
    """Mark the match of the open statement as wrong."""
    said = f"{_open(desk)} is marked as a wrong match; the list keeps it so."
    return {**_after(desk, desk.article.reject(desk.chosen)), "said": said}


def restored(desk: Desk) -> Fields:
    """Put the open statement back to what was read at first."""
    said = f"{_open(desk)} is as it was read."
    return {**_after(desk, desk.article.restore(desk.chosen)), "said": said}


def saved(desk: Desk) -> Fields:
    """Write the list as corrected so far."""
    paths = report.save(desk.article, Path(desk.folder.strip() or EXPORTS))
    names = ", ".join(path.name for path in paths)
    return {"said": f"Saved in {paths[0].parent.resolve()}: {names}."}


def _without_markup(page: JudgedText) -> JudgedText:
    """The words of a web page, read as of the day that its markup or its name may bear."""
    words = re.sub(r"[^\S\n]+", " ", plain(page.text))
    words = re.sub(r"\s*\n\s*", "\n\n", words).strip()
    article = type(page).read(words, page.date, page.language, page.dataset)
    return replace(article, dated_by=page.dated_by)


def _after(desk: Desk, article: JudgedText) -> Fields:
    return {"article": article, **opened(article, desk.chosen)}


def _found(article: JudgedText, statement_id: str) -> Statement | None:
    return next((s for s in article.found if s.statement_id == statement_id), None)


def _open(desk: Desk) -> str:
    if _found(desk.article, desk.chosen) is None:
        raise ExplorerError("Open a statement first, in the text or in the list.")
    return desk.chosen


def _anew(desk: Desk) -> type[JudgedText]:
    return type(desk.article)


def _data(desk: Desk) -> Any:
    return desk.article.dataset


def _day(desk: Desk) -> dt.date | None:
    return dt.date.fromisoformat(desk.date) if desk.date else None


def _check(text: str, name: str) -> None:
    if len(text) > MOST:
        raise ExplorerError(
            f"{name} has more than {MOST:,} letters: read it in parts, or from a shell "
            "(python -m utils article FILE)."
        )


def _figure(typed: str) -> float | None:
    text = typed.strip().replace(",", "").replace(" ", "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        raise ExplorerError(f"{typed!r} is not a number.") from None
    if not 0 <= value < 1e9:
        raise ExplorerError(f"{typed!r} is not a number of people.")
    return value
