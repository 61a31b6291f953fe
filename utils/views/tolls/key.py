"""The key below a ``Tolls`` chart: each claimant with its letter, figures and sources."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from utils.charts import style
from utils.charts.sheet import MARGIN, Sheet
from utils.data.dates import spell
from utils.data.figures import spans
from utils.data.records import gathered
from utils.language import message, plural, say
from utils.views.claims.marks import HALF, MARKERS, filled
from utils.views.claims.words import named
from utils.views.rivals.question import Question, silent, voices_on

COLUMN_GAP, LETTER, INDENT = 18.0, 8.0, 27.0
"""Widths in points: between the columns, to a letter's left edge, to a claimant's name."""
NAME, DETAIL, AFTER, HEAD, BAND = 9.6, 8.6, 4.0, 17.0, 15.0
"""Heights in points: a line of a name and of details, a gap, a heading, a hatched band."""
LEAST_COLUMN = 240.0
"""A page has a column of the key for each so many points of its width, but two at least."""
NONE = message("No such figure in the data")


@dataclass(frozen=True)
class Entry:
    """A claimant in the key, with a heading if it is the first of its voice; or a silent voice."""

    voice: str
    heading: str
    letter: str
    marker: Any
    name: tuple[str, ...]
    details: tuple[str, ...]

    @property
    def height(self) -> float:
        head = HEAD if self.heading else 0.0
        if not self.letter:
            return head + BAND
        after = AFTER / 2 if style.THIN else AFTER
        return head + NAME * len(self.name) + DETAIL * len(self.details) + after


def letters(claimants: Iterable[str]) -> dict[str, str]:
    """A letter for each claimant in their order: A to Z, then AA, AB and so on."""
    names = itertools.chain(
        string.ascii_uppercase,
        map("".join, itertools.product(string.ascii_uppercase, repeat=2)),
    )
    return dict(zip(dict.fromkeys(claimants), names, strict=False))


def entries(rows: list[Any], sources: pd.DataFrame, view: Question, width: float) -> list[Entry]:
    """The key of these rows for columns of one width, who speaks for the counted side first."""
    named, spoken = letters(row.claimant_id for row in rows), gathered(rows, "voice")
    mute = silent(view.side, spoken)
    numbers = dict(zip(sources["source_id"], sources["number"], strict=True))
    found = []
    for voice, label in voices_on(view.side).items():
        if voice in mute:
            found.append(Entry(label, label, "", "", (), ()))
        heading = label
        for claimant, figures in gathered(spoken.get(voice, []), "claimant_id").items():
            used = [numbers[row.source_id] for row in figures]
            found.append(_entry(label, heading, named[claimant], figures, used, width))
            heading = ""
    return found


def _entry(
    voice: str, heading: str, letter: str, figures: list[Any], used: list[int], width: float
) -> Entry:
    first, last = figures[0], figures[-1]
    room = width - INDENT
    cited, who = sources_said(used), named(first)
    if style.THIN:
        name = style.wrap("; ".join(filter(None, [who, cited])), room, style.SMALL)
        return Entry(voice, heading, letter, MARKERS[first.mark], (), tuple(name))
    details = f"{first.figure}, {spell(first.as_of, short=True)}"
    if len(figures) > 1:
        count = plural("{count} figure", "{count} figures", len(figures))
        details += f" … {last.figure}, {spell(last.as_of, short=True)}; {count}"
    return Entry(
        voice,
        heading,
        letter,
        MARKERS[first.mark],
        tuple(style.wrap(who, room, style.BODY)),
        tuple(style.wrap("; ".join(filter(None, [details, cited])), room, style.SMALL)),
    )


def sources_said(numbers: list[int]) -> str:
    """Sources by their numbers: ``source 4``, ``sources 1, 3–5``.

    Nothing on a brief page, which has no list of sources with numbers.
    """
    if style.BRIEF:
        return ""
    noun = message("source {numbers}") if len(set(numbers)) == 1 else message("sources {numbers}")
    return say(noun, numbers=spans(numbers))


def columns(key: list[Entry], count: int | None = None) -> list[list[Entry]]:
    """The key in columns of nearly equal height, in reading order; as many as the page has."""
    count = count or _count()
    if count == 1:
        return [key]
    heights = list(itertools.accumulate((entry.height for entry in key), initial=0.0))
    rest = count - 1
    cut = min(range(len(heights)), key=lambda i: max(heights[i], (heights[-1] - heights[i]) / rest))
    first, other = key[:cut], key[cut:]
    if other and not other[0].heading:
        again = say("{voice}, continued", voice=other[0].voice)
        other = [replace(other[0], heading=again), *other[1:]]
    return [first, *columns(other, rest)]


def _count() -> int:
    """How many columns of the key the page has room for."""
    return 1 if style.NARROW else min(4, max(2, int(style.WIDTH / LEAST_COLUMN)))


def column_width(sheet_width: float) -> float:
    """Width of one column on a sheet, in points."""
    return (sheet_width - 2 * MARGIN - (_count() - 1) * COLUMN_GAP) / _count()


def height(key: list[Entry]) -> float:
    """Height of the key in its columns, in points."""
    return max(sum(entry.height for entry in column) for column in columns(key))


def draw_key(sheet: Sheet, key: list[Entry], top: float, side: str) -> None:
    """Write the key on a sheet, ``top`` points below its upper edge."""
    width = column_width(sheet.width)
    for number, column in enumerate(columns(key)):
        left, y = MARGIN + number * (width + COLUMN_GAP), top
        for entry in column:
            _draw_entry(sheet, entry, left, y, side)
            y += entry.height


def _draw_entry(sheet: Sheet, entry: Entry, left: float, y: float, side: str) -> None:
    if entry.heading:
        draw_voice(sheet, entry.heading, left, y, side)
        y += HEAD
    if not entry.letter:
        draw_none(sheet, left, y, column_width(sheet.width))
        return
    sheet.text(left + LETTER, y + 8, entry.letter, weight="bold")
    draw_mark(sheet, left + INDENT - 6, y + 5.4, entry.marker, style.side_colour(side))
    for number, line in enumerate(entry.name):
        sheet.text(left + INDENT, y + 8 + number * NAME, line)
    y += NAME * len(entry.name)
    for number, line in enumerate(entry.details):
        where = left + INDENT, y + 7 + number * DETAIL
        sheet.text(*where, line, style.SMALL, color=style.QUIET)


def draw_voice(sheet: Sheet, heading: str, left: float, top: float, side: str) -> None:
    """Write who speaks as a heading, ``HEAD`` points high, with the colour of whom they count."""
    _rectangle(sheet, left, top + 3, 3, 10, facecolor=style.side_colour(side), linewidth=0)
    sheet.text(left + 8, top + 11.5, heading, weight="bold", color=style.QUIET)


def draw_none(sheet: Sheet, left: float, top: float, width: float) -> None:
    """Say that a voice is silent, and hatch the rest of a line ``width`` points long."""
    sheet.text(left + 8, top + 8, say(NONE), color=style.QUIET)
    aside = 14 + style.text_width(say(NONE), style.BODY)
    _rectangle(
        sheet, left + aside, top + 1.5, width - aside, 8,
        facecolor="none", edgecolor=style.UNKNOWN, hatch="////", linewidth=0,
    )  # fmt: skip


def draw_mark(
    sheet: Sheet, x: float, y: float, marker: Any, colour: Any, gid: str | None = None
) -> None:
    """Draw one mark on the sheet, in points from the top left corner; a claim's bears its gid."""
    mark = Line2D(
        [x / sheet.width], [1 - y / sheet.height], marker=marker, markersize=4.6, color=colour,
        markeredgewidth=0.8 * (marker is HALF), linestyle="none",
        transform=sheet.figure.transFigure, **filled(marker, colour),
        gid=gid,
    )  # fmt: skip
    sheet.figure.add_artist(mark)


def _rectangle(sheet: Sheet, x: float, y: float, width: float, height: float, **how: Any) -> None:
    box = Rectangle(
        (x / sheet.width, 1 - (y + height) / sheet.height), width / sheet.width,
        height / sheet.height, transform=sheet.figure.transFigure, **how,
    )  # fmt: skip
    sheet.figure.add_artist(box)
