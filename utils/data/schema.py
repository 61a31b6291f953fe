"""The schema of the data package, read from ``datasets/datapackage.json`` and nowhere else."""

import datetime as dt
import functools
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from utils.errors import PackageError

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
DESCRIPTOR = "datapackage.json"
FILES = (".csv", ".topojson", DESCRIPTOR)
"""How the names of the files end that are the data."""


@dataclass(frozen=True)
class Category:
    """One word of a vocabulary: the ``value`` stored, the ``label`` read, what it means."""

    value: str
    label: str
    description: str = ""
    speaks_for_side: bool = False


@dataclass(frozen=True)
class Field:
    """One column: its type, its rules and the only documentation it has."""

    name: str
    type: str
    title: str = ""
    description: str = ""
    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: re.Pattern[str] | None = None
    categories: tuple[Category, ...] = ()
    separator: str = ""
    refers_to: tuple[str, str] | None = None

    @functools.cached_property
    def values(self) -> tuple[str, ...]:
        """The vocabulary in its own order; empty when any text is allowed."""
        return tuple(category.value for category in self.categories)

    @property
    def labels(self) -> dict[str, str]:
        """The words a reader sees for each value of the vocabulary."""
        return {category.value: category.label for category in self.categories}


@dataclass(frozen=True)
class Table:
    """One table: its columns and the rules that hold between them."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: str
    ordered: tuple[tuple[str, ...], ...] = ()
    required_any: tuple[tuple[str, ...], ...] = ()
    required_if: tuple[dict[str, Any], ...] = ()
    intervals: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.fields]

    def field(self, name: str) -> Field:
        """Return one column; ``KeyError`` when the table has none of that name."""
        for column in self.fields:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


@dataclass(frozen=True)
class Package:
    """The data package: title, version of the data, the day it stands for, and its tables."""

    title: str
    version: str
    created: dt.date
    covered_to: dt.date
    """The last day that was looked through: nothing published on later days was found."""
    tables: dict[str, Table]
    history: tuple[tuple[str, str, str], ...] = ()
    """Version, day and what changed, newest first."""

    def labels(self, table: str, column: str) -> dict[str, str]:
        """The reader's words for the vocabulary of one column."""
        return self.tables[table].field(column).labels


def read_package(folder: Path = DATASETS) -> Package:
    """Read the descriptor of a data package.

    Raises ``PackageError`` when the descriptor is missing or is not a Data Package.
    """
    path = Path(folder) / DESCRIPTOR
    try:
        return _parse(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise PackageError([f"{DESCRIPTOR}: the file is missing in {path.parent}"]) from None
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as fault:
        raise PackageError([f"{DESCRIPTOR}: not a readable Data Package ({fault!r})"]) from None


@functools.cache
def default_package() -> Package:
    """The schema of the package that ships with the explorer, read once."""
    return read_package()


def _parse(descriptor: dict[str, Any]) -> Package:
    tables = [_table(resource) for resource in descriptor["resources"] if "schema" in resource]
    return Package(
        title=descriptor["title"],
        version=descriptor["version"],
        created=dt.date.fromisoformat(descriptor["created"][:10]),
        covered_to=dt.date.fromisoformat(descriptor.get("covered_to", descriptor["created"])[:10]),
        tables={table.name: table for table in tables},
        history=tuple(
            (edition["version"], edition["date"], edition["changes"])
            for edition in descriptor.get("history", [])
        ),
    )


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    references = {
        key["fields"][0] if isinstance(key["fields"], list) else key["fields"]: key["reference"]
        for key in schema.get("foreignKeys", [])
    }
    key = schema["primaryKey"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        fields=tuple(_field(entry, references, resource["name"]) for entry in schema["fields"]),
        primary_key=key[0] if isinstance(key, list) else key,
        ordered=tuple(map(tuple, schema.get("ordered", []))),
        required_any=tuple(map(tuple, schema.get("requiredAny", []))),
        required_if=tuple(schema.get("requiredIf", [])),
        intervals=schema.get("intervals", {}),
    )


def _field(entry: dict[str, Any], references: dict[str, dict[str, Any]], table: str) -> Field:
    rules = entry.get("constraints", {})
    target = entry.get("itemsReference") or references.get(entry["name"])
    return Field(
        name=entry["name"],
        type=entry["type"],
        title=entry.get("title", entry["name"]),
        description=entry.get("description", ""),
        required=bool(rules.get("required")),
        unique=bool(rules.get("unique")),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
        pattern=re.compile(rules["pattern"]) if "pattern" in rules else None,
        categories=_categories(entry),
        separator=entry.get("separator", ""),
        refers_to=_target(target, table) if target else None,
    )


def _target(reference: dict[str, Any], table: str) -> tuple[str, str]:
    """The table and column referred to; without a resource, a table refers to itself."""
    column = reference.get("fields") or reference["field"]
    return reference.get("resource") or table, column[0] if isinstance(column, list) else column


def _categories(entry: dict[str, Any]) -> tuple[Category, ...]:
    listed = {item["value"]: item for item in entry.get("categories", [])}
    values = entry.get("constraints", {}).get("enum", list(listed))
    return tuple(
        Category(
            value=value,
            label=listed.get(value, {}).get("label", value.replace("_", " ").capitalize()),
            description=listed.get(value, {}).get("description", ""),
            speaks_for_side=bool(listed.get(value, {}).get("speaks_for_side")),
        )
        for value in values
    )
