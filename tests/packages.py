"""Small data packages for tests: the shipped schema, a few rows, a map of two squares.

The map lies at 46.5 to 46.7 degrees east, 40.0 to 40.1 north:

        beyond
        around              two neighbouring districts, context only
    west  |  east           two units of 94.75 km² each, together the district ``home``
"""

import csv
import json
from pathlib import Path
from typing import Any

from utils.data.geometry import FILE
from utils.data.schema import DATASETS, DESCRIPTOR, Field, Table, read_package

Row = dict[str, str]

ROWS: dict[str, list[Row]] = {
    "sources": [{"source_id": "s1", "publisher": "A newspaper"}, {"source_id": "s2"}],
    "claimants": [
        {"claimant_id": "az-mod", "name": "Ministry", "kind": "military", "side": "azerbaijani"},
        {"claimant_id": "scholar", "name": "Scholar", "kind": "academic", "side": "none"},
    ],
    "phases": [{"phase_id": "second_war", "date_start": "2020-09-27", "date_end": "2020-11-10"}],
    "events": [{"event_id": "e1", "phase_id": "second_war", "source_ids": "s1;s2"}],
    "claims": [
        {
            "claim_id": f"c{number}",
            "phase_id": "second_war",
            "side": "azerbaijani",
            "claimant_id": claimant,
            "source_id": "s1",
            "scope": "phase_total",
            "date_start": "2020-09-27",
            "best": "2000",
        }
        for number, claimant in enumerate(["az-mod", "scholar"], start=1)
    ],
    "units": [
        {"unit_id": "west", "name": "Home, west", "area_km2": "94.7"},
        {"unit_id": "east", "name": "Home, east", "area_km2": "94.8"},
    ],
    "control": [
        {
            "control_id": f"{unit}-{start}",
            "unit_id": unit,
            "date_start": start,
            "date_end": end,
            "controller": controller,
            "source_id": "s1",
        }
        for unit, start, end, controller in [
            ("west", "1988-02-20", "1992-05-09", "soviet"),
            ("west", "1992-05-09", "2020-11-08", "armenian"),
            ("west", "2020-11-08", "", "azerbaijani"),
            ("east", "1988-02-20", "1991-08-30", "soviet"),
            ("east", "1991-08-30", "", "azerbaijani"),
        ]
    ],
    "measures": [
        {"measure_id": "m1", "value": "12.5", "claimant_id": "scholar", "source_id": "s1"}
    ],
    "places": [
        {"place_id": "p1", "name_en_az": "Shusha", "name_en_hy": "Shushi", "unit_id": "west"},
        {"place_id": "p2", "name_en_az": "Lachin district", "name_en_hy": "Berdzor district"},
        {"place_id": "p3", "name_en_az": "Hadrut", "name_en_hy": "Hadrut"},
    ],
}

LAYER: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [46.5, 40.0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0]],
        [[0, 10], [0, -10], [10, 0]],
        [[20, 10], [-10, 0]],
        [[10, 0], [10, 0], [0, 10]],
        [[20, 10], [0, 10]],
        [[20, 20], [-20, 0]],
        [[0, 20], [0, -10]],
        [[0, 20], [0, 10], [20, 0], [0, -10]],
    ],
    "objects": {
        "units": {
            "geometries": [
                {"type": "Polygon", "id": "west", "properties": {}, "arcs": [[0, 1, 2]]},
                {"type": "Polygon", "id": "east", "properties": {}, "arcs": [[4, 3, ~0]]},
            ]
        },
        "districts": {
            "geometries": [
                {"type": "Polygon", "id": "home", "properties": {}, "arcs": [[4, 3, 1, 2]]},
                {
                    "type": "Polygon",
                    "id": "around",
                    "properties": {"context": True},
                    "arcs": [[5, 6, 7, ~1, ~3]],
                },
                {
                    "type": "Polygon",
                    "id": "beyond",
                    "properties": {"context": True},
                    "arcs": [[~6, ~8]],
                },
            ]
        },
        "rivers": {"geometries": [{"type": "LineString", "arcs": [0]}]},
    },
}


def small_package(folder: Path) -> Path:
    """Write a sound package with the shipped schema, a few rows and the map; return the folder."""
    (folder / DESCRIPTOR).write_bytes((DATASETS / DESCRIPTOR).read_bytes())
    for table in read_package(folder).tables.values():
        rows = [_filled(row, table) for row in ROWS.get(table.name, [])]
        _write(folder / table.path, table.columns, rows)
    write_layer(folder, LAYER)
    return folder


def write_layer(folder: Path, layer: object) -> None:
    """Write the map layer of a package, as JSON unless it is text already."""
    path = folder / FILE
    path.parent.mkdir(exist_ok=True)
    text = layer if isinstance(layer, str) else json.dumps(layer)
    path.write_text(text, encoding="utf-8")


def change(folder: Path, file: str, row: int, **cells: str) -> None:
    """Write over cells of one row, counted as a spreadsheet does: the header is row 1."""
    columns, rows = _read(folder / file)
    rows[row - 2].update(cells)
    _write(folder / file, columns, rows)


def add(folder: Path, file: str, like: int, **cells: str) -> None:
    """Add a row at the end: a copy of another row with some cells changed."""
    columns, rows = _read(folder / file)
    _write(folder / file, columns, [*rows, {**rows[like - 2], **cells}])


def drop(folder: Path, file: str, row: int) -> None:
    """Take one row away."""
    columns, rows = _read(folder / file)
    _write(folder / file, columns, [*rows[: row - 2], *rows[row - 1 :]])


def replace(folder: Path, file: str, old: bytes, new: bytes) -> None:
    """Exchange the first occurrence of some bytes, which must be there."""
    raw = (folder / file).read_bytes()
    assert old in raw
    (folder / file).write_bytes(raw.replace(old, new, 1))


def _read(path: Path) -> tuple[list[str], list[Row]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or []), list(reader)


def _write(path: Path, columns: list[str], rows: list[Row]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _filled(row: Row, table: Table) -> Row:
    return {field.name: row.get(field.name, _filling(field)) for field in table.fields}


def _filling(field: Field) -> str:
    if not field.required:
        return ""
    usual = {"integer": "1", "number": "1.5", "date": "2020-10-03", "boolean": "true"}
    return field.values[0] if field.values else usual.get(field.type, "words")
