"""Draws ``Territory``: two maps, what each side held on each, and what changed between them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import Rectangle

from utils import areas, control, style
from utils.chart import Chart, source_line, sources_of
from utils.dataset import Dataset
from utils.dates import spell
from utils.figures import number
from utils.geometry import ATTRIBUTION, Layer, read_layer
from utils.sheet import MARGIN, WIDTH, Sheet, Words
from utils.views import territory_words
from utils.views.territory_map import draw_map, frame_of, place_labels, states_on
from utils.views.territory_time import timeline, unit_names
from utils.views.territory_words import Change

if TYPE_CHECKING:
    from utils.views.territory import Territory

MAPS = ("first", "second")
GUTTER = 14.0
MAP_WIDTH = (WIDTH - 2 * MARGIN - GUTTER) / 2
DATE_LINE, TABLE_LINE, CHANGE_LINE = 17.0, 11.0, 9.6
CHANGE_ROWS = 18
ROOM = 2 * CHANGE_ROWS
"""Lines in the two columns of changes; what does not fit is in the rows."""


def draw(view: Territory, dataset: Dataset) -> Chart:
    """Draw a view of territory and say in words what it shows."""
    rows = view.rows(dataset)
    layer = read_layer(dataset.folder)
    changes = changes_of(view, dataset)
    whole = territory_words.districts_of(unit_names(dataset, view.names))
    sources = sources_of(list(rows["source_id"]), dataset)
    words = Words(
        title=territory_words.title(view),
        subtitle=territory_words.subtitle(dataset),
        notes=territory_words.notes(rows, whole),
        sources=f"{source_line(sources, dataset.version, numbered=False)} {ATTRIBUTION}",
    )
    with style.context():
        figure = _page(view, dataset, layer, words, changes)
    return Chart(
        view=view,
        figure=figure,
        rows=rows,
        sources=sources,
        title=words.title,
        subtitle=words.subtitle,
        notes=words.notes,
        source_line=words.sources,
        alt_text=territory_words.alt_text(view, dataset, changes),
        data_version=dataset.version,
        timeline=timeline(view, dataset, layer),
    )


def changes_of(view: Territory, dataset: Dataset) -> list[Change]:
    """What changed between the two days, in words."""
    names = unit_names(dataset, view.names)
    between = control.changes_between(dataset.control, *view.days)
    return territory_words.change_lines(between, names, territory_words.districts_of(names))


def _page(view: Territory, dataset: Dataset, layer: Layer, words: Words, changes: list[Any]) -> Any:
    left, right, bottom, top = frame_of(layer)
    scale = MAP_WIDTH / (right - left)
    map_height = (top - bottom) * scale
    table = areas.states(dataset)
    table_height = (len(table) + 1) * TABLE_LINE
    list_height = (CHANGE_ROWS + 2) * CHANGE_LINE
    sheet = Sheet(words, DATE_LINE + map_height + table_height + list_height + 12)
    labels = place_labels(dataset, layer, view.names, scale)
    names = unit_names(dataset, view.names)
    for index, (name, day) in enumerate(zip(MAPS, view.days, strict=True)):
        x = MARGIN + index * (MAP_WIDTH + GUTTER)
        y = sheet.plot_top + DATE_LINE
        sheet.text(x, y - 6, spell(day), 10, weight="bold", gid=f"date-{name}")
        axes = sheet.axes(x, y, MAP_WIDTH, map_height)
        draw_map(axes, name, states_on(day, dataset), layer, labels, names)
        _table(sheet, x, y + map_height + 4, name, areas.held(dataset, day))
    list_top = sheet.plot_top + DATE_LINE + map_height + table_height + 10
    _changes(sheet, list_top, view, changes)
    return sheet.figure


# ---- who held how much: legend and table in one


def _table(sheet: Sheet, x: float, top: float, name: str, table: pd.DataFrame) -> None:
    right = x + MAP_WIDTH
    for line, (state, *held) in enumerate(table.itertuples(index=False)):
        baseline = top + (line + 1) * TABLE_LINE - 2.5
        _swatch(sheet, x, baseline, state, f"swatch-{name}-{state}")
        sheet.text(x + 20, baseline, territory_words.HELD[state], style.SMALL)
        area, share = figures_of(*held)
        how = {"ha": "right", "color": style.INK}
        sheet.text(right - 36, baseline, area, style.SMALL, gid=f"area-{name}-{state}", **how)
        sheet.text(right, baseline, share, style.SMALL, gid=f"share-{name}-{state}", **how)


def figures_of(area: float, share: float) -> tuple[str, str]:
    """An area and a share as the table writes them; a dash where nothing was held."""
    return (f"{number(round(area))} km²", f"{share:.1%}") if area else ("–", "–")


def _swatch(sheet: Sheet, x: float, baseline: float, state: str, gid: str) -> None:
    ground = style.GROUNDS[state]
    box = Rectangle(
        (x / sheet.width, 1 - (baseline + 1) / sheet.height), 15 / sheet.width, 7.5 / sheet.height,
        facecolor=ground.face, edgecolor=ground.line, hatch=ground.hatch, linewidth=0.3,
        transform=sheet.figure.transFigure, gid=gid,
    )  # fmt: skip
    sheet.figure.add_artist(box)


# ---- what changed


def _changes(sheet: Sheet, top: float, view: Territory, changes: list[Any]) -> None:
    """A fixed number of lines in two columns, so that a chart's size never depends on them."""
    head, lines = change_list(view.days, changes)
    sheet.text(MARGIN, top + 8, head, style.BODY, weight="bold", gid="changes-head")
    for slot, line in enumerate(lines):
        column, row = divmod(slot, CHANGE_ROWS)
        x = MARGIN + column * (MAP_WIDTH + GUTTER)
        baseline = top + 10 + (row + 1) * CHANGE_LINE
        sheet.text(x, baseline, line or " ", style.SMALL, gid=f"change-{slot}")


def change_list(days: tuple[dt.date, dt.date], changes: list[Change]) -> tuple[str, list[str]]:
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
    first, *rest = style.wrap(f"{spell(day, short=True)}  {text}", MAP_WIDTH - 8, style.SMALL)
    return [first, *(f"\u2003{line}" for line in rest)]
