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
MOST, MOST_IN_A_FRAME, MOST_ALONE = 30, 18, 36
"""Lines in a column, at most: of two, of two in a frame, of one."""
WIDE_MAP = 262.0
"""Width of a map beside which the list stands, in points."""
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
    columns[-1] = [*columns[-1][: _most() - 1], say(MORE).format(left)]
    return _briefly(len(BRIEFLY) - 1), columns


def _briefly(level: int) -> str:
    return f" {say(BRIEFLY[level])}" if BRIEFLY[level] else ""


def columns_of(changes: list[Change]) -> tuple[list[list[str]], int]:
    """The lines of the columns, of about one length, and the number of changes without room."""
    texts = [change_text(change) for change in changes] or [[say(NOTHING)]]
    share = min(_most(), -(-sum(map(len, texts)) // count()))
    columns: list[list[str]] = [[] for _ in range(count())]
    for done, text in enumerate(texts):
        first = not columns[-1] and _fits(columns[0], text, share)
        here = columns[0] if first else columns[-1]
        if len(here) + len(text) > _most():
            return columns, len(texts) - done
        here += text
    return columns, 0


def _fits(column: list[str], text: list[str], share: int) -> bool:
    """A column may run a little over its share, if not over the most."""
    return len(column) < share and len(column) + len(text) <= _most()


def count() -> int:
    """Two columns below the maps, or one on a narrow page and beside the maps on a wide one."""
    return 1 if style.NARROW or style.WIDE else 2


def _most() -> int:
    if count() == 1:
        return MOST_ALONE
    return MOST if style.page().height is None else MOST_IN_A_FRAME


def height(columns: list[list[str]]) -> float:
    """What the list needs with its heading, in points."""
    return (max(map(len, columns)) + (2 if count() == 2 else 3)) * LINE


def draw_changes(
    sheet: Sheet, left: float, top: float, days: Sequence[dt.date], said: str,
    columns: list[list[str]],
) -> None:  # fmt: skip
    """Write heading and lines; each line has an id, so that the script can write another."""
    head = style.wrap(heading(days, said), len(columns) * column_width(), style.BODY, "bold")
    for number, line in enumerate(head):
        name = {"gid": "changes-head"} if number == 0 else {}
        sheet.text(left, top + 8 + number * LINE, line, style.BODY, weight="bold", **name)
    top += (len(head) - 1) * LINE
    rows = max(map(len, columns))
    for slot in range(len(columns) * rows):
        column, row = divmod(slot, rows)
        line = columns[column][row] if row < len(columns[column]) else " "
        x = left + column * (column_width() + GUTTER)
        sheet.text(x, top + 10 + (row + 1) * LINE, line, style.SMALL, gid=f"change-{slot}")


def column_width() -> float:
    """Width of a column of changes, in points."""
    inner = style.WIDTH - 2 * MARGIN
    if style.WIDE:
        return inner - 2 * (WIDE_MAP + GUTTER)
    return (inner - (count() - 1) * GUTTER) / count()


def heading(days: Sequence[dt.date], said: str = "") -> str:
    """What the list is about: ``What changed between 12 May 1994 and 1 December 2020``."""
    one, other = sorted(days)
    return say(HEADING).format(spell(one), spell(other)) + said


def change_text(change: Change) -> list[str]:
    """One change, broken to the width of a column; later lines are indented."""
    first, *rest = style.wrap(f"{change.when}  {change.text}", column_width() - 8, style.SMALL)
    return [first, *(f"\u2003{line}" for line in rest)]
