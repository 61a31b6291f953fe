"""The list of what changed between two days, in a picture: a fixed number of lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from utils import style
from utils.dates import spell
from utils.sheet import MARGIN, WIDTH, Sheet
from utils.views import territory_words
from utils.views.territory_words import Change

GUTTER = 14.0
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
"""Width of a column of changes, in points."""
LINE = 9.6
LINES = 18
ROOM = 2 * LINES
"""Lines in both columns; what does not fit is in the rows."""
HEIGHT = (LINES + 2) * LINE


def draw_changes(sheet: Sheet, top: float, days: Sequence[dt.date], changes: list[Change]) -> None:
    """A fixed number of lines in two columns, so that a chart's size never depends on them."""
    head, lines = change_list(days, changes)
    sheet.text(MARGIN, top + 8, head, style.BODY, weight="bold", gid="changes-head")
    for slot, line in enumerate(lines):
        column, row = divmod(slot, LINES)
        x = MARGIN + column * (COLUMN + GUTTER)
        baseline = top + 10 + (row + 1) * LINE
        sheet.text(x, baseline, line or " ", style.SMALL, gid=f"change-{slot}")


def change_list(days: Sequence[dt.date], changes: list[Change]) -> tuple[str, list[str]]:
    """The heading and the lines of the list of changes, as many as there is room for."""
    one, other = sorted(days)
    head = f"What changed between {spell(one)} and {spell(other)}"
    lines: list[str] = [] if changes else [territory_words.NO_CHANGE]
    for number_done, change in enumerate(changes):
        wrapped = change_text(*change)
        if len(lines) + len(wrapped) > ROOM - (number_done < len(changes) - 1):
            lines.append(territory_words.MORE.format(len(changes) - number_done))
            break
        lines += wrapped
    return head, lines + [""] * (ROOM - len(lines))


def change_text(day: dt.date, text: str) -> list[str]:
    """One change, broken to the width of a column; later lines are indented."""
    first, *rest = style.wrap(f"{spell(day, short=True)}  {text}", COLUMN - 8, style.SMALL)
    return [first, *(f"\u2003{line}" for line in rest)]
