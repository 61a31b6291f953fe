"""The list of what changed between two days, in a picture: two columns of lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from utils import style
from utils.dates import spell
from utils.language import message, say
from utils.sheet import MARGIN, Sheet
from utils.views.territory_changes import Change

GUTTER = 14.0
LINE = 9.6
MOST = 28
"""Lines in a column, at most."""
NOTHING = message("Nothing that the data records.")
MORE = message("… and {0} more: see the table of rows")
HEADING = message("What changed between {0} and {1}")
BRIEFLY = (
    "",
    message("(without steps to contested or divided)"),
    message("(by month, without steps to contested or divided)"),
    message("(by year, without steps to contested or divided)"),
)
"""What is said of a list that had to be shortened, by level of ``territory_changes.levels``."""


def fitted(levels: Sequence[list[Change]]) -> tuple[str, list[list[str]]]:
    """The first level that has room, as two columns of lines, and what is said of it.

    No change is broken across the columns. If even the last level has no room, its last line
    says how many changes are left out.
    """
    for level, changes in enumerate(levels):
        columns, left = columns_of(changes)
        if not left:
            return _briefly(level), columns
    columns[1] = [*columns[1][: MOST - 1], say(MORE).format(left)]
    return _briefly(len(BRIEFLY) - 1), columns


def _briefly(level: int) -> str:
    return f" {say(BRIEFLY[level])}" if BRIEFLY[level] else ""


def columns_of(changes: list[Change]) -> tuple[list[list[str]], int]:
    """The lines of both columns, of about one length, and the number of changes without room."""
    texts = [change_text(change) for change in changes] or [[say(NOTHING)]]
    half = min(MOST, -(-sum(map(len, texts)) // 2))
    columns: list[list[str]] = [[], []]
    for done, text in enumerate(texts):
        here = columns[0] if not columns[1] and _fits(columns[0], text, half) else columns[1]
        if len(here) + len(text) > MOST:
            return columns, len(texts) - done
        here += text
    return columns, 0


def _fits(column: list[str], text: list[str], half: int) -> bool:
    """A column may run a little over its half, if not over the most."""
    return len(column) < half and len(column) + len(text) <= MOST


def height(columns: list[list[str]]) -> float:
    """What the list needs with its heading, in points."""
    return (max(map(len, columns)) + 2) * LINE


def draw_changes(
    sheet: Sheet, top: float, days: Sequence[dt.date], said: str, columns: list[list[str]]
) -> None:
    """Write heading and lines; each line has an id, so that the script can write another."""
    sheet.text(MARGIN, top + 8, heading(days, said), style.BODY, weight="bold", gid="changes-head")
    rows = max(map(len, columns))
    for slot in range(2 * rows):
        column, row = divmod(slot, rows)
        line = columns[column][row] if row < len(columns[column]) else " "
        x = MARGIN + column * (_column() + GUTTER)
        sheet.text(x, top + 10 + (row + 1) * LINE, line, style.SMALL, gid=f"change-{slot}")


def _column() -> float:
    """Width of a column of changes, in points."""
    return (style.WIDTH - 2 * MARGIN - GUTTER) / 2


def heading(days: Sequence[dt.date], said: str = "") -> str:
    """What the list is about: ``What changed between 12 May 1994 and 1 December 2020``."""
    one, other = sorted(days)
    return say(HEADING).format(spell(one), spell(other)) + said


def change_text(change: Change) -> list[str]:
    """One change, broken to the width of a column; later lines are indented."""
    first, *rest = style.wrap(f"{change.when}  {change.text}", _column() - 8, style.SMALL)
    return [first, *(f"\u2003{line}" for line in rest)]
