"""Draws ``Territory``: maps, what each side held or gained, and what changed between two days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from utils import areas, control, style
from utils.chart import Chart, source_line, sources_of
from utils.dataset import Dataset
from utils.dates import spell
from utils.figures import number
from utils.geometry import ATTRIBUTION, Layer, read_layer
from utils.sheet import MARGIN, Sheet, Words
from utils.views import territory_list, territory_words
from utils.views.territory_changes import Change, levels
from utils.views.territory_map import States, draw_map, frame_of, place_labels, states_on
from utils.views.territory_points import Point, read_points
from utils.views.territory_time import timeline, unit_names

if TYPE_CHECKING:
    from utils.views.territory import Territory

GUTTER = 14.0
ALONE = 330.0
"""Width of a map that stands alone, in points; its table stands beside it."""
HEADING, TABLE_LINE, TALL_LINE = 17.0, 11.0, 20.0


@dataclass(frozen=True)
class Picture:
    """One map: its name in ids, its heading, which of the view's days it shows, and the units."""

    name: str
    heading: str
    dates: tuple[int, ...]
    states: States
    table: pd.DataFrame


def draw(view: Territory, dataset: Dataset) -> Chart:
    """Draw a view of territory and say in words what it shows."""
    rows = view.rows(dataset)
    layer = read_layer(dataset.folder)
    pictures = pictures_of(view, dataset)
    listed = levels(_changes_of(view, dataset), unit_names(dataset, view.names))
    said, columns = territory_list.fitted(listed)
    whole = territory_words.districts_of(unit_names(dataset, view.names))
    sources = sources_of(list(rows["source_id"]), dataset)
    seen = seen_points(view, dataset, pictures)
    words = Words(
        title=territory_words.title(view),
        subtitle=territory_words.subtitle(dataset),
        notes=territory_words.notes(view, rows, whole, seen),
        sources=f"{source_line(sources, dataset.version, numbered=False)} {ATTRIBUTION}",
    )
    with style.context():
        figure = _page(view, dataset, layer, words, pictures, said, columns)
    shown = [{"name": picture.name, "dates": picture.dates} for picture in pictures]
    return Chart.of(
        view,
        figure,
        words,
        rows=rows,
        sources=sources,
        sentence=territory_words.sentence(view, len(listed[0])),
        details=territory_words.details(view, dataset, _first(listed[0])),
        data_version=dataset.version,
        timeline=timeline(
            view,
            dataset,
            layer,
            shown,
            list(pictures[0].table["controller"]),
            2 * max(map(len, columns)),
        ),
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


def _half() -> float:
    """Width of a map that stands beside another, in points."""
    return (style.WIDTH - 2 * MARGIN - GUTTER) / 2


def _page(
    view: Territory, dataset: Dataset, layer: Layer, words: Words,
    pictures: list[Picture], said: str, columns: list[list[str]],
) -> Figure:  # fmt: skip
    alone = len(pictures) == 1
    listed = len(view.days) > 1
    width = ALONE if alone else _half()
    left, right, bottom, top = frame_of(layer)
    scale = width / (right - left)
    height = (top - bottom) * scale
    table_height = 0.0 if alone else (len(pictures[0].table) + 1) * TABLE_LINE
    list_height = territory_list.height(columns) + 12 if listed else 0.0
    sheet = Sheet(words, HEADING + height + table_height + list_height)
    points = read_points(dataset, view.names)
    labels = place_labels(dataset, layer, view.names, scale, points)
    names = unit_names(dataset, view.names)
    y = sheet.plot_top + HEADING
    for index, picture in enumerate(pictures):
        x = MARGIN + index * (width + GUTTER)
        axes = sheet.axes(x, y, width, height)
        shown = [view.days[date] for date in picture.dates]
        draw_map(
            axes, picture.name, picture.states, layer, labels, names,
            [(point, point.shown(shown)) for point in points], scale,
            fronts=len(shown) == 1, locator=index == 0,
        )  # fmt: skip
        sheet.text(x, y - 6, picture.heading, 10, weight="bold", gid=f"date-{picture.name}")
        if alone:
            _tall_table(sheet, x + width + GUTTER, y, picture)
        else:
            _table(sheet, x, y + height + 4, picture)
    if listed:
        below = y + height + table_height + 10
        territory_list.draw_changes(sheet, below, view.days, said, columns)
    return sheet.figure


# ---- who held how much: legend and table in one


def _table(sheet: Sheet, x: float, top: float, picture: Picture) -> None:
    right = x + _half()
    for line, (state, *held) in enumerate(picture.table.itertuples(index=False)):
        baseline = top + (line + 1) * TABLE_LINE - 2.5
        _swatch(sheet, x, baseline, picture.name, state)
        _figures(sheet, baseline, picture.name, state, held, (right - 36, right), "right")


def _tall_table(sheet: Sheet, x: float, top: float, picture: Picture) -> None:
    for line, (state, *held) in enumerate(picture.table.itertuples(index=False)):
        baseline = top + line * TALL_LINE + 8
        _swatch(sheet, x, baseline, picture.name, state)
        _figures(sheet, baseline + 9, picture.name, state, held, (x + 20, x + 68), "left")


def _figures(
    sheet: Sheet, baseline: float, name: str, state: str, held: list[float],
    places: tuple[float, float], align: str,
) -> None:  # fmt: skip
    for kind, text, x in zip(("area", "share"), figures_of(*held), places, strict=True):
        how = {"ha": align, "color": style.INK if align == "right" else style.QUIET}
        sheet.text(x, baseline, text, style.SMALL, gid=f"{kind}-{name}-{state}", **how)


def figures_of(area: float, share: float) -> tuple[str, str]:
    """An area and a share as the table writes them; a dash where there is none."""
    return (f"{number(round(area))} km²", f"{share:.1%}") if area else ("–", "–")


def _swatch(sheet: Sheet, x: float, baseline: float, name: str, state: str) -> None:
    ground = style.ground(state)
    box = Rectangle(
        (x / sheet.width, 1 - (baseline + 1) / sheet.height), 15 / sheet.width, 7.5 / sheet.height,
        facecolor=ground.face, edgecolor=ground.line, hatch=ground.hatch, linewidth=0.3,
        transform=sheet.figure.transFigure, gid=f"swatch-{name}-{state}",
    )  # fmt: skip
    sheet.figure.add_artist(box)
    sheet.text(x + 20, baseline, territory_words.STATES[state], style.SMALL)
