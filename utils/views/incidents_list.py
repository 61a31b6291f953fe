"""The list of ``Incidents``: day, what and where, and who gives which figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from utils import style
from utils.dates import spell
from utils.figures import extent
from utils.language import message, say
from utils.records import records
from utils.sheet import MARGIN, Sheet
from utils.views.claims import FATES, PEOPLE
from utils.views.incidents_words import SIDES, figures_of
from utils.views.timeline_cards import days, where

MOST, IN_A_FRAME, WIDE = 18, 10, 6
"""So many incidents are listed, in a frame, on a slide; all of them are in the rows."""
LINE, GAP, HEAD = 9.0, 3.5, 18.0
"""Points: a line, the room below an incident, and the heading with that of the columns."""
DAY, NARROW_DAY = 52.0, 46.0
SHARES = (0.36, 0.32, 0.32)
"""Points for the day, and how the rest is shared by what and where, and each side's figures."""
SPACE = 8.0
SHOWN = 4
"""Most figures on one side's people that a line spells out."""


@dataclass(frozen=True)
class Entry:
    """An incident in the list: its id, and the wrapped lines of each column."""

    event_id: str
    cells: tuple[list[str], ...]

    @property
    def height(self) -> float:
        return max(len(cell) for cell in self.cells) * LINE + GAP


def columns() -> tuple[float, ...]:
    """Widths in points; in a column of text the figures stand below what they are about."""
    room = style.WIDTH - 2 * MARGIN
    if style.NARROW:
        return NARROW_DAY, room - NARROW_DAY
    return DAY, *((room - DAY) * share for share in SHARES)


def entries(rows: pd.DataFrame, sides: list[str]) -> list[Entry]:
    """The incidents with the highest claims, oldest first; those without figures come last."""
    groups: dict[str, list[Any]] = {}
    for row in records(rows):
        groups.setdefault(row.event_id, []).append(row)
    ranked = sorted(groups, key=lambda event: -_highest(groups[event]))[: _most()]
    return [_entry(event, groups[event], sides) for event in groups if event in ranked]


def _most() -> int:
    if style.WIDE:
        return WIDE
    return MOST if style.page().height is None else IN_A_FRAME


def list_height(listed: list[Entry], rows: pd.DataFrame) -> float:
    """Height of the list with its heading, in points."""
    heading = LINE * len(_heading(listed, rows)) + HEAD
    return heading + sum(entry.height for entry in listed) + LINE


def draw_list(
    sheet: Sheet, top: float, listed: list[Entry], rows: pd.DataFrame, outcome: str
) -> None:
    """Draw the list, and say how many incidents are not in it."""
    if not listed:
        return
    for number, line in enumerate(_heading(listed, rows)):
        sheet.text(MARGIN, top + 8 + number * LINE, line, style.BODY, weight="bold")
    y = top + LINE * (number + 1) + HEAD
    fate = message("{people} {killed}")
    sides = [say(fate, people=PEOPLE[side], killed=FATES[outcome]) for side in SIDES]
    heads = [say("Day"), say("What, and where"), *sides]
    xs = [MARGIN + sum(columns()[:i]) for i in range(len(columns()))]
    for x, head in zip(xs, heads, strict=False):
        sheet.text(x, y - 6, head, style.SMALL, color=style.QUIET, weight="bold")
    for entry in listed:
        sheet.rule(y - 1)
        for column, (x, lines) in enumerate(zip(xs, entry.cells, strict=True)):
            for number, line in enumerate(lines):
                quiet = {"color": style.QUIET} if column == 0 else {}
                mark = {"gid": f"event-{entry.event_id}"} if (column, number) == (1, 0) else {}
                sheet.text(x, y + 7.5 + number * LINE, line, style.SMALL, **quiet, **mark)
        y += entry.height


def _heading(listed: list[Entry], rows: pd.DataFrame) -> list[str]:
    """How many of the incidents are listed, broken to the page."""
    all_of_them, head = rows["event_id"].nunique(), say("The incidents (all)")
    if len(listed) < all_of_them:
        some = message(
            "The incidents ({some} of {all}: those with the highest claims; Data has all)"
        )
        head = say(some, some=len(listed), all=all_of_them)
    return style.wrap(head, style.WIDTH - 2 * MARGIN, style.BODY, "bold")


def _entry(event_id: str, rows: list[Any], sides: list[str]) -> Entry:
    event = rows[0]
    what = _wrapped(event.title, 1)
    place = where(event)
    if style.NARROW:
        figures = [
            f"{PEOPLE[side]}: {'; '.join(_some(figures_of(rows, side)))}"
            for side in sides
            if figures_of(rows, side)
        ]
        below = [line for text in filter(None, [place, *figures]) for line in _wrapped(text, 1)]
        return Entry(event_id, (_wrapped(_day(event), 0), [*what, *below]))
    said = [_sayings(figures_of(rows, side), 2 + i) for i, side in enumerate(SIDES)]
    others = [
        f"{PEOPLE[side]}: {'; '.join(figures_of(rows, side)[:SHOWN])}"
        for side in sides
        if side not in SIDES and figures_of(rows, side)
    ]
    spare = [line for text in filter(None, [place, *others]) for line in _wrapped(text, 1)]
    return Entry(event_id, (_wrapped(_day(event), 0), [*what, *spare], *said))


def _day(event: Any) -> str:
    if event.date_precision != "day":
        return days(event)
    return spell(event.date_start.date(), short=True)


def _sayings(figures: list[str], column: int) -> list[str]:
    if not figures:
        return [say("none for the whole incident")]
    return [line for text in _some(figures) for line in _wrapped(text, column)]


def _some(figures: list[str]) -> list[str]:
    more = [say("and {count} more", count=len(figures) - SHOWN)] if len(figures) > SHOWN else []
    return [*figures[:SHOWN], *more]


def _wrapped(text: str, column: int) -> list[str]:
    return style.wrap(text, columns()[column] - SPACE, style.SMALL)


def _highest(rows: list[Any]) -> float:
    known = [row for row in rows if isinstance(row.claim_id, str)]
    return max((extent(row.low, row.best, row.high)[1] for row in known), default=-1.0)
