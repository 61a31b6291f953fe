"""What the script in the browser needs to move a map through time without the kernel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data import areas, control
from utils.data.dataset import Dataset
from utils.data.dates import DAY_ONE, months_and_pattern, number_of
from utils.data.geometry import Layer
from utils.data.names import read_names
from utils.data.records import records
from utils.language import current, message, remembered, say, separators
from utils.views.territory import words as territory_words
from utils.views.territory.changes import changes_in_words
from utils.views.territory.list import HEADING, MORE, NOTHING, change_text
from utils.views.territory.points import Point, card, read_points

if TYPE_CHECKING:
    from utils.views.territory.view import Territory

KEY_DAYS = (
    ("1988-02-20", message("Vote of the regional soviet")),
    ("1992-05-09", message("Shusha / Shushi captured")),
    ("1992-07-05", message("After the Azerbaijani summer offensive")),
    ("1993-04-03", message("Kalbajar / Karvachar captured")),
    ("1994-05-12", message("Ceasefire of 1994")),
    ("2016-04-06", message("After the four days of April 2016")),
    ("2020-09-26", message("Before the war of 2020")),
    ("2020-10-20", message("Three weeks into the war of 2020")),
    ("2020-11-10", message("Ceasefire of 2020")),
    ("2020-12-01", message("After the last handover")),
    ("2022-08-26", message("The Lachin road moves")),
    ("2023-09-18", message("Before the offensive of 2023")),
    ("2023-10-01", message("After the offensive of 2023")),
)
"""Days that readers ask for, with a name for each."""


def timeline(
    view: Territory,
    dataset: Dataset,
    layer: Layer,
    pictures: list[dict[str, Any]],
    states: list[str],
    room: int,
) -> dict[str, Any]:
    """All intervals of all units as plain data; days are counted from 1 January 1970.

    The keys: ``dates`` (a label for each), ``pictures`` (name, and which dates it shows),
    ``states`` (what a picture tells apart), ``units`` (name, area, spans by start), ``edges``
    (number and the two units), ``points`` (first day, day of the end, card), ``changes`` (day,
    lines), ``room`` (lines in the list), ``keys`` (day, name), ``first`` and ``last`` day, which
    side a holder belongs to, and fixed words.
    """
    names = unit_names(dataset, view.names)
    everything = control.changes_between(dataset.control, DAY_ONE, dataset.package.created)
    changes = changes_in_words(everything, names)
    return {
        **ground_through_time(dataset, layer, view.names),
        "dates": [say("First day"), say("Second day")][: len(view.days)],
        "pictures": pictures,
        "first": number_of(DAY_ONE),
        "last": number_of(dataset.package.created),
        "keys": key_days(dataset, view.names, DAY_ONE, dataset.package.created),
        "title": territory_words.TITLES[view.show],
        "in_order": view.show == "change",
        "none": say(NOTHING),
        "more": say(MORE),
        "heading": say(HEADING),
        "room": room,
        "states": states,
        "changes": [[number_of(change.day), change_text(change)] for change in changes],
    }


@remembered
def ground_through_time(dataset: Dataset, layer: Layer, order: str) -> Mapping[str, Any]:
    """The part of it that any map needs: units, edges, points, sides and sources."""
    return {
        "words": {
            "area": say("{area} km²"),
            "share": say("{number}%"),
            "on": say("On {date}: {held}"),
            "outside": say("The data covers {first} to {last}."),
            "source": say("Source: {publisher}"),
        },
        "calendar": months_and_pattern(),
        "separators": list(separators(current())),
        "sides": control.SIDE_OF,
        "edge_sides": {state: _edge_side(state) for state in areas.states(dataset)},
        "units": _units(dataset, unit_names(dataset, order)),
        "edges": [[edge.number, *edge.units] for edge in layer.edges],
        "sources": _sources(dataset),
        "points": [_point(point, dataset) for point in read_points(dataset, order)],
    }


def key_days(dataset: Dataset, order: str, first: dt.date, last: dt.date) -> list[list[Any]]:
    """The days that readers ask for inside a span, each with its name."""
    names = read_names(dataset)
    days = ((dt.date.fromisoformat(day), text) for day, text in KEY_DAYS)
    return [
        [number_of(day), names.local(say(text), order)]
        for day, text in days
        if first <= day <= last
    ]


def unit_names(dataset: Dataset, order: str) -> dict[str, str]:
    """The units' names in the reader's order, by id."""
    names = read_names(dataset)
    units = dataset.by_id("units")["name"]
    return {str(unit): names.unit(name, order) for unit, name in units.items()}


def _edge_side(state: str) -> str:
    return territory_words.EDGE_SIDE.get(state, state)


def _units(dataset: Dataset, names: dict[str, str]) -> dict[str, Any]:
    areas_km2 = dataset.by_id("units")["area_km2"]
    table = dataset.control.assign(unsure=control.unsure(dataset.control))
    return {
        unit: {
            "name": names[unit],
            "area": float(areas_km2[unit]),
            "spans": [_span(row) for row in records(rows)],
        }
        for unit, rows in control.intervals_of(table).items()
    }


def _point(point: Point, dataset: Dataset) -> dict[str, Any]:
    end = point.row.date_end
    return {
        "id": point.row.mark_id,
        "from": number_of(point.row.date.date()),
        "to": None if pd.isna(end) else number_of(end.date()),
        "card": card(point, dataset).as_dict(),
    }


def _span(row: Any) -> dict[str, Any]:
    note = "" if pd.isna(row.note) else str(row.note)
    return {
        "day": number_of(row.date_start.date()),
        "state": row.controller,
        "how": row.how,
        "unsure": bool(row.unsure),
        "text": territory_words.span_text(row),
        "short": territory_words.span_line(row),
        "note": note,
        "source": row.source_id,
    }


def _sources(dataset: Dataset) -> dict[str, list[str]]:
    used = dataset.sources[dataset.sources["source_id"].isin(dataset.control["source_id"])]
    return {
        source: [publisher, url if isinstance(url, str) else ""]
        for source, publisher, url in zip(
            used["source_id"], used["publisher"], used["url"], strict=True
        )
    }
