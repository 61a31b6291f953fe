"""The list of ``Incidents``: day, what and where, and who gives which figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from utils.charts import style
from utils.charts.sheet import MARGIN, Sheet
from utils.data.dates import spell
from utils.data.figures import extent
from utils.data.records import records
from utils.language import message, say
from utils.views.claims.words import FATES, PEOPLE
from utils.views.incidents.words import SIDES, figures_of
from utils.views.timeline.cards import days, where

MOST = 18
"""So many incidents are listed at most; all of them are in the rows."""
STACKED = 420.0
"""In a list narrower than so many points the figures stand below what they are about."""
LINE, GAP, HEAD = 9.0, 3.5, 18.0
"""Points: a line, the room below an incident, and the heading with that of the columns."""
DAY, NARROW_DAY = 52.0, 46.0
SHARES = (0.36, 0.32, 0.32)
"""Points for the day, and how the rest is shared by what and where, and each side's figures."""
SPACE = 8.0
SHOWN, FEW = 4, 2
"""Most figures on one side's people that a line spells out, and where there is little room."""


@dataclass(frozen=True)
class Room:
    """Where the list stands on the page: its left edge and its width, in points."""

    left: float
    width: float

    @property
    def stacked(self) -> bool:
        """Whether the figures have no columns of their own."""
        return self.width < STACKED

    @property
    def columns(self) -> tuple[float, ...]:
        """The widths of the columns."""
        if self.stacked:
            day = NARROW_DAY if style.NARROW else DAY
            return day, self.width - day
        return DAY, *((self.width - DAY) * share for share in SHARES)

    def wrapped(self, text: str, column: int) -> list[str]:
        """A text in lines that have room in a column."""
        return style.wrap(text, self.columns[column] - SPACE, style.SMALL)


@dataclass(frozen=True)
class Entry:
    """An incident in the list: its id, and the wrapped lines of each column."""

    event_id: str
    cells: tuple[list[str], ...]

    @property
    def height(self) -> float:
        return max(len(cell) for cell in self.cells) * LINE + GAP


def has_room() -> bool:
    """Whether the page can hold a list: in a square frame it would be one of a dozen incidents."""
    return style.WIDE or style.page().height is None


def below() -> Room:
    """The room of a list below the plot."""
    return Room(MARGIN, style.WIDTH - 2 * MARGIN)


def entries(rows: pd.DataFrame, sides: list[str], room: Room, limit: float) -> list[Entry]:
    """The incidents with the highest claims, oldest first; those without figures come last.

    There are as many as have room in ``limit`` points, and not more than ``MOST``.
    """
    groups: dict[str, list[Any]] = {}
    for row in records(rows):
        groups.setdefault(row.event_id, []).append(row)
    ranked = sorted(groups, key=lambda event: -_highest(groups[event]))[:MOST]
    made = {event: _entry(event, groups[event], sides, room) for event in ranked}
    while True:
        listed = [made[event] for event in groups if event in ranked]
        if len(listed) < 2 or list_height(listed, rows, room) <= limit:
            return listed
        ranked = ranked[:-1]


def list_height(listed: list[Entry], rows: pd.DataFrame, room: Room) -> float:
    """Height of the list with its heading, in points."""
    heading = LINE * len(_heading(listed, rows, room)) + HEAD
    return heading + sum(entry.height for entry in listed) + LINE


def draw_list(
    sheet: Sheet, room: Room, top: float, listed: list[Entry], rows: pd.DataFrame, outcome: str
) -> None:
    """Draw the list, and say how many incidents are not in it."""
    if not listed:
        return
    for number, line in enumerate(_heading(listed, rows, room)):
        sheet.text(room.left, top + 8 + number * LINE, line, style.BODY, weight="bold")
    y = top + LINE * (number + 1) + HEAD
    fate = message("{people} {killed}")
    sides = [say(fate, people=PEOPLE[side], killed=FATES[outcome]) for side in SIDES]
    heads = [say("Day"), say("What, and where"), *sides]
    xs = [room.left + sum(room.columns[:i]) for i in range(len(room.columns))]
    for x, head in zip(xs, heads, strict=False):
        sheet.text(x, y - 6, head, style.SMALL, color=style.QUIET, weight="bold")
    for entry in listed:
        sheet.rule(y - 1, room.left, room.left + room.width)
        for column, (x, lines) in enumerate(zip(xs, entry.cells, strict=True)):
            for number, line in enumerate(lines):
                quiet = {"color": style.QUIET} if column == 0 else {}
                mark = {"gid": f"event-{entry.event_id}"} if (column, number) == (1, 0) else {}
                sheet.text(x, y + 7.5 + number * LINE, line, style.SMALL, **quiet, **mark)
        y += entry.height


def _heading(listed: list[Entry], rows: pd.DataFrame, room: Room) -> list[str]:
    """How many of the incidents are listed, broken to the list's width."""
    all_of_them, head = rows["event_id"].nunique(), say("The incidents (all)")
    if len(listed) < all_of_them:
        some = message(
            "The incidents ({some} of {all}: those with the highest claims; the data has all)"
        )
        head = say(some, some=len(listed), all=all_of_them)
    return style.wrap(head, room.width, style.BODY, "bold")


def _entry(event_id: str, rows: list[Any], sides: list[str], room: Room) -> Entry:
    event = rows[0]
    what = room.wrapped(event.title, 1)
    place = where(event)
    if room.stacked:
        figures = _by_side(rows, sides, room)
        below = [line for text in filter(None, [place, *figures]) for line in room.wrapped(text, 1)]
        return Entry(event_id, (room.wrapped(_day(event), 0), [*what, *below]))
    said = [_sayings(figures_of(rows, side), 2 + i, room) for i, side in enumerate(SIDES)]
    others = _by_side(rows, [side for side in sides if side not in SIDES], room)
    spare = [line for text in filter(None, [place, *others]) for line in room.wrapped(text, 1)]
    return Entry(event_id, (room.wrapped(_day(event), 0), [*what, *spare], *said))


def _by_side(rows: list[Any], sides: list[str], room: Room) -> list[str]:
    """A text for each people on whom there are figures."""
    found = {side: figures_of(rows, side) for side in sides}
    return [
        say("{head}: {text}", head=PEOPLE[side], text="; ".join(_some(figures, room)))
        for side, figures in found.items()
        if figures
    ]


def _day(event: Any) -> str:
    if event.date_precision != "day":
        return days(event)
    return spell(event.date_start.date(), short=True)


def _sayings(figures: list[str], column: int, room: Room) -> list[str]:
    if not figures:
        return room.wrapped(say("no figure for the whole incident"), column)
    return [line for text in _some(figures, room) for line in room.wrapped(text, column)]


def _some(figures: list[str], room: Room) -> list[str]:
    most = FEW if style.THIN or room.stacked else SHOWN
    most = 1 if style.page().scant else most
    more = [say("and {count} more", count=len(figures) - most)] if len(figures) > most else []
    return [*figures[:most], *more]


def _highest(rows: list[Any]) -> float:
    known = [row for row in rows if isinstance(row.claim_id, str)]
    return max((extent(row.low, row.best, row.high)[1] for row in known), default=-1.0)
