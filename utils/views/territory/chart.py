"""Draws ``Territory``: maps, what each side held or gained, and what changed between two days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from utils.charts import style
from utils.charts.chart import Chart, brief_line, source_line, sources_of
from utils.charts.sheet import MARGIN, Sheet, Words, left_on_paper, room
from utils.data import areas, control
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.geometry import ATTRIBUTION, Layer, read_layer
from utils.language import say
from utils.views.territory import list as territory_list
from utils.views.territory import words as territory_words
from utils.views.territory.changes import Change, levels
from utils.views.territory.labels import place_labels
from utils.views.territory.legend import listed, tall_table, wide_height, wide_table
from utils.views.territory.map import States, draw_map, states_on
from utils.views.territory.outline import frame_of
from utils.views.territory.points import Point, read_points, type_size
from utils.views.territory.time import timeline, unit_names

if TYPE_CHECKING:
    from utils.views.territory.view import Territory

GUTTER = 14.0
ALONE, TABLE = 330.0, 178.0
"""Widths in points: a map that stands alone, at most, and the table beside it."""
HEADING = 17.0
LEAST_MAP, SMALL_MAP = 150.0, 36.0
"""The least width of a map in points, and the one below which it has few names and no corner, as
a multiple of the size of the names."""


@dataclass(frozen=True)
class Picture:
    """One map: its name in ids, its heading, which of the view's days it shows, and the units."""

    name: str
    heading: str
    dates: tuple[int, ...]
    states: States
    table: pd.DataFrame


@dataclass(frozen=True)
class Plan:
    """Where the maps stand, in points: the size of one, what it needs, what all of them need.

    ``share`` is the room that each map has in width, and its table fills.
    """

    share: float
    width: float
    height: float
    scale: float
    blocks: tuple[float, ...]
    maps: float
    beside: bool
    small: bool

    @classmethod
    def of(cls, layer: Layer, pictures: list[Picture], room: float) -> Plan:
        """The plan on the page; a map that stands alone has its table beside it.

        On a thin page maps are as small as the room demands, and not smaller than can be read.
        """
        alone = len(pictures) == 1
        beside = alone and not style.NARROW
        left, right, bottom, top = frame_of(layer)
        tall = (top - bottom) / (right - left)
        share = _map_width(alone)
        tables = [0.0 if beside else wide_height(picture.table, share) for picture in pictures]
        width = share
        if style.THIN:
            above = len(pictures) if style.NARROW else 1
            tabled = sum(tables) if style.NARROW else max(tables)
            width = min(share, max((room - tabled) / above - HEADING, LEAST_MAP * tall) / tall)
        blocks = tuple(HEADING + width * tall + table for table in tables)
        maps = sum(blocks) if style.NARROW else max(blocks)
        small = width < SMALL_MAP * type_size()
        scale = width / (right - left)
        return cls(share, width, width * tall, scale, blocks, maps, beside, small)


def draw(view: Territory, dataset: Dataset) -> Chart:
    """Draw a view of territory and say in words what it shows."""
    rows = view.rows(dataset)
    layer = read_layer(dataset.folder)
    pictures = pictures_of(view, dataset)
    changes = levels(_changes_of(view, dataset), unit_names(dataset, view.names))
    seen = seen_points(view, dataset, pictures)
    sources = sources_of(list(rows["source_id"]), dataset)
    words = _words(view, dataset, rows, sources, seen)
    shown = [replace(picture, table=listed(picture.table)) for picture in pictures]
    plan = Plan.of(layer, shown, room(words))
    if plan.small:
        words = replace(words, reading=(*words.reading, say(territory_words.ENCLAVES)))
        plan = Plan.of(layer, shown, room(words))
    said, columns = territory_list.fitted(changes, left_on_paper(words, plan.maps))
    with style.context():
        figure = _page(view, dataset, layer, words, shown, plan, said, columns)
    states = list(pictures[0].table["controller"])
    lines = 2 * max(map(len, columns), default=0)
    maps = [{"name": picture.name, "dates": [*picture.dates]} for picture in pictures]
    return Chart.of(
        view,
        figure,
        words,
        rows=rows,
        sources=sources,
        sentence=territory_words.sentence(view, len(changes[0])),
        details=territory_words.details(view, dataset, _first(changes[0])),
        data_version=dataset.version,
        timeline=timeline(view, dataset, layer, maps, states, lines),
    )


def _words(
    view: Territory, dataset: Dataset, rows: pd.DataFrame, sources: pd.DataFrame,
    seen: list[Point],
) -> Words:  # fmt: skip
    """What is written around the maps."""
    whole = territory_words.districts_of(unit_names(dataset, view.names))
    notes = territory_words.notes(view, rows, whole, seen)
    return Words(
        title=territory_words.title(view),
        subtitle=territory_words.subtitle(dataset),
        notes=notes,
        reading=(notes[0], *([say(territory_words.POINTS_BRIEFLY)] if seen else [])),
        sources=f"{source_line(sources, dataset.version, numbered=False)} {say(ATTRIBUTION)}",
        brief=brief_line(sources, dataset.version, credit=say(ATTRIBUTION)),
    )


def pictures_of(view: Territory, dataset: Dataset) -> list[Picture]:
    """The maps of a view."""
    if view.show != "change":
        days = enumerate(zip(("first", "second"), view.days, strict=False))
        return [
            Picture(name, spell(day), (i,), states_on(day, dataset), areas.held(dataset, day))
            for i, (name, day) in days
        ]
    became = control.changed(dataset.control, *view.days)
    states = {unit: (what, False) for unit, what in became.items()}
    table = areas.summed(dataset, became, possible_changes(dataset))
    return [Picture("change", " ", (0, 1), states, table)]


def seen_points(view: Territory, dataset: Dataset, pictures: list[Picture]) -> list[Point]:
    """The changes that a picture shows as points."""
    days = [[view.days[date] for date in picture.dates] for picture in pictures]
    points = read_points(dataset, view.names)
    return [point for point in points if any(map(point.shown, days))]


def possible_changes(dataset: Dataset) -> list[str]:
    """What can become of ground between any two days of the data, in the legend's order."""
    table = dataset.control
    possible = {
        f"{control.SIDE_OF[holder]}-{how}"
        for holder, how in zip(table["controller"], table["how"], strict=True)
        if holder in control.SIDE_OF
    }
    always = {"same-armenian", "same-azerbaijani", control.NEITHER}
    return [state for state in territory_words.CHANGED if state in possible | always]


def _changes_of(view: Territory, dataset: Dataset) -> pd.DataFrame:
    return control.changes_between(dataset.control, view.days[0], view.days[-1])


def _first(changes: list[Change]) -> str:
    return f"{changes[0].when}, {changes[0].text}" if changes else ""


def _map_width(alone: bool) -> float:
    """Width of a map in points: beside its table, beside another map, or the only thing there."""
    inner = style.WIDTH - 2 * MARGIN
    if style.NARROW:
        return inner
    if alone:
        return min(ALONE, inner - TABLE)
    return territory_list.WIDE_MAP if style.WIDE else min((inner - GUTTER) / 2, ALONE)


def _page(
    view: Territory, dataset: Dataset, layer: Layer, words: Words,
    pictures: list[Picture], plan: Plan, said: str, columns: list[list[str]],
) -> Figure:  # fmt: skip
    listed = territory_list.height(columns) + 12 if len(view.days) > 1 and columns else 0.0
    sheet = Sheet(words, max(plan.maps, listed) if style.WIDE else plan.maps + listed)
    points = read_points(dataset, view.names)
    standing = [p for p in points if not style.still() or any(p.shown([d]) for d in view.days)]
    labels = place_labels(dataset, layer, view.names, plan.scale, standing, plan.small)
    names = unit_names(dataset, view.names)
    x, y = MARGIN, sheet.plot_top + HEADING
    for picture, block in zip(pictures, plan.blocks, strict=True):
        axes = sheet.axes(x, y, plan.width, plan.height)
        shown = [view.days[date] for date in picture.dates]
        draw_map(
            axes, picture.name, picture.states, layer, labels, names,
            [(point, point.shown(shown)) for point in points], plan.scale,
            fronts=len(shown) == 1, locator=picture is pictures[0], small=plan.small,
        )  # fmt: skip
        sheet.text(x, y - 6, picture.heading, 10, weight="bold", gid=f"date-{picture.name}")
        if plan.beside:
            tall_table(sheet, x + plan.width + GUTTER, y, picture.name, picture.table)
        else:
            below = y + plan.height + 4
            wide_table(sheet, x, below, plan.share, picture.name, picture.table)
        x, y = (x, y + block) if style.NARROW else (x + _step(plan.share), y)
    if listed:
        place = _list_place(sheet, sheet.plot_top + plan.maps + 10)
        territory_list.draw_changes(sheet, *place, view.days, said, columns)
    return sheet.figure


def _step(width: float) -> float:
    """From the left edge of one map to that of the next: maps stand over the list's columns."""
    return width + GUTTER if style.WIDE else (style.WIDTH - 2 * MARGIN + GUTTER) / 2


def _list_place(sheet: Sheet, below: float) -> tuple[float, float]:
    """Where the list of changes begins: below the maps, or on a wide page beside them."""
    if style.WIDE:
        return sheet.width - MARGIN - territory_list.column_width(), sheet.plot_top
    return MARGIN, below
