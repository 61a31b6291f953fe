"""Draws ``WarClock``: the clock on the left, later and undated figures in columns on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from utils.charts import style
from utils.charts.chart import Card, Chart, brief_line, source_line, sources_of
from utils.charts.sheet import MARGIN, Sheet, Words, flow
from utils.data.dataset import Dataset
from utils.data.figures import number
from utils.data.records import records
from utils.errors import ViewError
from utils.language import say
from utils.views.claims.list import MARKERS, gid
from utils.views.claims.words import card, speaking
from utils.views.tolls.key import draw_mark
from utils.views.war_clock import words as war_clock_words
from utils.views.war_clock.marks import STROKES, Scale, nothing
from utils.views.war_clock.plot import draw_clock, draw_edge, y_limits
from utils.views.war_clock.wars import WARS, span

if TYPE_CHECKING:
    from utils.views.war_clock.view import WarClock

KEY, KEY_LINE, HEAD, HEIGHT, TICKS = 31.0, 11.0, 28.0, 250.0, 32.0
"""Heights in points: the key in two rows, a row more, the headings, the axes, their numbers."""
FLAT, FLATTER = 190.0, 150.0
"""Height of the axes where the page has little room, and in a column of text, in points."""
AXIS, BETWEEN = 34.0, 10.0
"""Widths in points: the numbers left of the axes, the gap between clock and columns."""
COLUMN, WIDEST, LEAST = 46.0, 140.0, 92.0
"""Widths in points: a war's column beside a clock, the most it may have alone, all at least."""
EMPTY = 40.0
FLATTEST = 20
"""A linear scale shows no war whose highest figure is so many times lower than the highest."""


def draw(view: WarClock, dataset: Dataset) -> Chart:
    """Draw the wars on one clock and say in words what stands beside what."""
    rows = view.rows(dataset)
    _none_flat(view, rows)
    sources = sources_of(list(rows["source_id"]), dataset)
    care = war_clock_words.warnings(view, rows, dataset)
    notes = war_clock_words.notes(view, rows, care, dataset)
    words = Words(
        title=war_clock_words.title(view, dataset),
        subtitle=war_clock_words.subtitle(view, rows),
        notes=notes,
        sources=source_line(sources, dataset.version),
        brief=brief_line(sources, dataset.version),
        reading=notes[:2],
    )
    with style.context():
        sheet = Sheet(words, _height(rows))
        _plot(sheet, view, rows, dataset)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=war_clock_words.sentence(view, rows, dataset),
        details=war_clock_words.details(view, rows, care, dataset),
        data_version=dataset.version,
        cards={gid(row): _card(row, dataset) for row in records(rows)},
    )


def _none_flat(view: WarClock, rows: pd.DataFrame) -> None:
    """Refuse a linear scale on which all figures of a war would lie on zero."""
    if view.scale != "linear" or rows.empty:
        return
    scale = Scale(view.measure, view.side, view.scale)
    tops: dict[str, float] = {}
    for row in records(rows):
        tops[row.war] = max(tops.get(row.war, 0.0), scale.ends(row)[1])
    flat = [WARS[war].short for war, top in tops.items() if FLATTEST * top < max(tops.values())]
    if flat:
        raise ViewError(
            f"On a linear scale the figures of {', '.join(flat)} would lie near zero beside the "
            "highest. Choose the logarithmic scale, or fewer wars."
        )


def _height(rows: pd.DataFrame) -> float:
    """What the plot needs, in points: on a narrow page the columns stand below the clock."""
    if rows.empty:
        return EMPTY
    blocks = rows["place"].nunique() if style.NARROW else 1
    return _key_height(rows) + blocks * (HEAD + _axes_height() + TICKS)


def _axes_height() -> float:
    little = FLATTER if style.NARROW else FLAT
    return little if style.THIN else HEIGHT


def _plot(sheet: Sheet, view: WarClock, rows: pd.DataFrame, dataset: Dataset) -> None:
    """Clock and columns side by side; columns alone where no figure has a day on the clock."""
    if rows.empty:
        nothing(sheet, sheet.plot_top)
        return
    scale = Scale(view.measure, view.side, view.drawn_scale(rows))
    _key(sheet, rows, scale)
    on_clock, at_edge = (rows[rows["place"] == place] for place in ("clock", "edge"))
    wars = list(view.wars) if on_clock.empty else list(dict.fromkeys(at_edge["war"]))
    room = sheet.width - 2 * MARGIN - AXIS
    column = min(WIDEST, room / max(len(wars), 1)) if on_clock.empty else COLUMN
    columns = max(column * len(wars), LEAST if wars else 0.0)
    below = style.NARROW and not on_clock.empty
    columns = room if below else columns
    clock = 0.0 if on_clock.empty else room if below else room - columns - BETWEEN * bool(wars)
    top, left = sheet.plot_top + _key_height(rows), MARGIN + AXIS
    limits = y_limits(rows, scale)
    if clock:
        box = left, top + HEAD, clock, _axes_height()
        draw_clock(sheet, box, view, on_clock, scale, limits)
        left, top = (
            (left, top + HEAD + _axes_height() + TICKS) if below else (left + clock + BETWEEN, top)
        )
    if wars:
        box = left, top + HEAD, columns, _axes_height()
        lengths = {war: span(war, dataset).length for war in wars}
        draw_edge(sheet, box, lengths, at_edge, scale, limits, numbered=below or not clock)


def _spoken(rows: pd.DataFrame) -> list[tuple[str, Any]]:
    """Who speaks by which marker, and what pale marks are; only what occurs."""
    there = set(rows["mark"])
    found = [(speaking(v, rows), MARKERS[v]) for v in MARKERS if v in there]
    pale = (rows["status"] == "superseded").any()
    return [*found, (say("Pale: replaced later"), "")] if pale else found


def _places(rows: pd.DataFrame) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Where in the key speakers and wars stand: row and left edge, wars in rows of their own."""
    room = style.WIDTH - 2 * MARGIN
    widths = [(12 if mark else 0) + style.text_width(w, style.SMALL) for w, mark in _spoken(rows)]
    voices = flow(widths, room)
    wars = dict.fromkeys(rows["war"])
    names = [27 + style.text_width(WARS[war].short, style.SMALL) for war in wars]
    first = voices[-1][0] + 1 if voices else 0
    return voices, [(first + row, x) for row, x in flow(names, room, 14.0)]


def _key_height(rows: pd.DataFrame) -> float:
    last = max(row for places in _places(rows) for row, _ in places)
    return KEY + (last - 1) * KEY_LINE


def _key(sheet: Sheet, rows: pd.DataFrame, scale: Scale) -> None:
    """Say above the plot who speaks by which shape, and how each war is drawn."""
    voices, wars = _places(rows)
    for (words, marker), (row, x) in zip(_spoken(rows), voices, strict=True):
        left, baseline = MARGIN + x, sheet.plot_top + 9 + row * KEY_LINE
        if marker:
            draw_mark(sheet, left + 4, baseline - 2.6, marker, style.THIRD)
        left += 12 if marker else 0
        sheet.text(left, baseline, words, style.SMALL, color=style.QUIET)
    for war, (row, x) in zip(dict.fromkeys(rows["war"]), wars, strict=True):
        left, y = MARGIN + x, sheet.plot_top + 9 + row * KEY_LINE
        _sample(sheet, left, y, war, scale)
        sheet.text(left + 27, y + 2.6, WARS[war].short, style.SMALL, color=style.QUIET)


def _sample(sheet: Sheet, x: float, y: float, war: str, scale: Scale) -> None:
    """A piece of a war's line with a mark, as they look on the clock."""
    line = Line2D(
        [x / sheet.width, (x + 22) / sheet.width], [1 - y / sheet.height] * 2, linewidth=1.4,
        linestyle=STROKES[war], color=scale.colour(war), transform=sheet.figure.transFigure,
    )  # fmt: skip
    sheet.figure.add_artist(line)
    draw_mark(sheet, x + 11, y, "o", to_hex(scale.colour(war)))


def _card(row: Any, dataset: Dataset) -> Card:
    """The claim's own card, with its place on the clock and its figure per day counted."""
    plain = card(row, dataset)
    name = WARS[row.war].name
    when = say("no day given")
    if not pd.isna(row.day):
        days = say("days {first} to {last}", first=row.day, last=row.last_day)
        if row.day == row.last_day:
            days = say("day {number}", number=row.day)
        when = say("{days} of a clock on which it had {all}", days=days, all=row.war_days)
    per_day = say(
        "{number} per day over the {days} days it counts",
        number=number(row.rate),
        days=row.days_counted,
    )
    if row.days_counted == 1:
        per_day = say("counts one day")
    line = say("{head}: {text}.", head=name, text=f"{when}; {per_day}")
    return replace(plain, lines=(line, *plain.lines))
