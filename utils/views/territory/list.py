"""The list of what changed between two days, in a picture: two columns of lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from utils.charts import style
from utils.charts.sheet import MARGIN, Sheet
from utils.data.dates import spell
from utils.language import message, say
from utils.views.territory.changes import Change

GUTTER = 14.0
LINE = 9.6
LEAST, MOST, MOST_ALONE = 1, 30, 36
"""Lines in a column: of two at least and at most, of one at most."""
AROUND = 2 * LINE + 12
"""What the list takes besides its lines: its heading, and room above and below, in points."""
WIDE_MAP = 262.0
"""Width of a map beside which the list stands, in points."""
NOTHING = message("Nothing that the data records.")
MORE = message("… and {0} more: see the table of rows")
ALL = message("Changes: {0}; see the table of rows")
HEADING = message("What changed between {0} and {1}")
BRIEFLY = (
    "",
    message("(without steps to contested or divided)"),
    message("(by month, without steps to contested or divided)"),
    message("(by year, without steps to contested or divided)"),
    message("(by year and district, without steps to contested or divided)"),
)
"""What is said of a list that had to be shortened, by level of ``territory_changes.levels``."""


def fitted(levels: Sequence[list[Change]], room: float) -> tuple[str, list[list[str]]]:
    """The first level that has room, as two columns of lines, and what is said of it.

    ``room`` is what the page has below the maps, in points; without room for a line there is no
    list. No change is broken across the columns. If even the last level has no room, its last line
    says how many changes are left out.
    """
    if style.THIN and room < AROUND + LINE:
        return "", []
    most = _most(room)
    for level, changes in enumerate(levels):
        columns, left = _columns(changes, most)
        if not left:
            return _briefly(level), _lines(columns)
    last = columns[-1]
    while last and sum(map(len, last)) >= most:
        last.pop()
        left += 1
    if not any(columns):
        return "", [[say(ALL).format(len(levels[0]))], *([] for _ in columns[1:])]
    return _briefly(len(BRIEFLY) - 1), _lines([*columns[:-1], [*last, [say(MORE).format(left)]]])


def _briefly(level: int) -> str:
    return f" {say(BRIEFLY[level])}" if BRIEFLY[level] else ""


def _columns(changes: list[Change], most: int) -> tuple[list[list[list[str]]], int]:
    """The changes of each column, in lines, and how many changes have no room.

    Columns are of about one length; the first may run a little over its share, not over the most.
    """
    texts = [change_text(change) for change in changes] or [[say(NOTHING)]]
    share = min(most, -(-sum(map(len, texts)) // count()))
    columns: list[list[list[str]]] = [[] for _ in range(count())]
    for done, text in enumerate(texts):
        first = sum(map(len, columns[0]))
        fits = not columns[-1] and first < share and first + len(text) <= most
        here = columns[0] if fits else columns[-1]
        if sum(map(len, here)) + len(text) > most:
            return columns, len(texts) - done
        here.append(text)
    return columns, 0


def _lines(columns: list[list[list[str]]]) -> list[list[str]]:
    return [[line for change in column for line in change] for column in columns]


def count() -> int:
    """Two columns below the maps, or one on a narrow page and beside the maps on a wide one."""
    return 1 if style.NARROW or style.WIDE else 2


def _most(room: float) -> int:
    """How many lines a column may have."""
    if count() == 1 and not style.THIN:
        return MOST_ALONE
    around = AROUND + (LINE if count() == 1 else 0.0)
    return max(LEAST, int(min(MOST, (room - around) / LINE)))


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
