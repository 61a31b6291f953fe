"""The rules of the schema, applied to tables as text: all faults at once, none with a traceback."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from utils.data.dates import is_partial_date, parse_day
from utils.data.reading import Columns, Problem, read_columns
from utils.data.schema import Field, Package, read_package
from utils.errors import PackageError

Unread = set[tuple[int | None, str]]
"""Row and column of cells that are told of already."""
LARGEST = 10**15
TRUTH = {"true": True, "false": False}
PARTIAL_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def read_checked(folder: Path) -> tuple[Package, dict[str, Columns]]:
    """Read a whole data package and check every rule.

    Raises ``PackageError`` with all problems; a package that is broken is never half returned.
    """
    package = read_package(folder)
    tables: dict[str, Columns] = {}
    problems: list[Problem] = []
    for table in package.tables.values():
        columns, faults = read_columns(Path(folder), table)
        problems += faults
        if columns is not None:
            tables[table.name] = columns
    problems += check_tables(tables)
    if problems:
        raise PackageError(problems)
    return package, tables


def check_tables(tables: dict[str, Columns]) -> list[Problem]:
    """Return every fault in tables that could be read."""
    problems: list[Problem] = []
    for columns in tables.values():
        broken = _bad_cells(columns)
        problems += broken
        unread = {(problem.row, problem.column) for problem in broken}
        problems += _repeated_values(columns)
        problems += _row_rules(columns, unread)
        problems += _unknown_ids(columns, tables)
    return problems


# ---- one cell


def _bad_cells(columns: Columns) -> list[Problem]:
    return [
        columns.problem(position, field.name, rule)
        for field in columns.table.fields
        for position, rule in _faults(field, columns.cells[field.name])
    ]


def _faults(field: Field, cells: list[str]) -> Iterator[tuple[int, str]]:
    """Judge each distinct value of a column once, then tell where the bad ones stand."""
    verdicts = {value: _fault(field, value) for value in _suspects(field, set(cells))}
    broken = {value: rule for value, rule in verdicts.items() if rule}
    if broken:
        yield from ((i, broken[value]) for i, value in enumerate(cells) if value in broken)


def _suspects(field: Field, values: set[str]) -> set[str]:
    """Values that a rule may forbid: words of a vocabulary are sound, and most plain text is."""
    if field.values:
        return values - set(field.values)
    if field.type == "string" and field.pattern is None:
        return {value for value in values if not value or value != value.strip()}
    return values


def _fault(field: Field, value: str) -> str:
    """Return the rule that a value breaks, or nothing."""
    if value == "":
        return "must not be empty" if field.required else ""
    if value != value.strip():
        return "must not begin or end with a space"
    if field.values and value not in field.values:
        return f"must be one of {', '.join(field.values)}"
    try:
        number = READERS[field.type](value)
    except (ValueError, KeyError):
        return f"must be {NAMES.get(field.type, field.type)}"
    if isinstance(number, float | int):
        return _out_of_range(field, number)
    return _bad_pattern(field, value)


def _out_of_range(field: Field, number: float) -> str:
    if field.minimum is not None and number < field.minimum:
        return f"must be at least {field.minimum}"
    maximum = LARGEST if field.maximum is None else field.maximum
    if number > maximum:
        return f"must be at most {maximum}"
    return ""


def _bad_pattern(field: Field, value: str) -> str:
    if field.pattern is None:
        return ""
    if field.pattern.pattern == PARTIAL_DATE_PATTERN:
        return "" if is_partial_date(value) else "must be a year, a month or a day, as 2020-10-03"
    return "" if field.pattern.search(value) else f"must match {field.pattern.pattern}"


def _whole(value: str) -> int:
    if not re.fullmatch(r"-?\d+", value, re.ASCII):
        raise ValueError(value)
    return int(value)


def _decimal(value: str) -> float:
    if not re.fullmatch(r"-?\d+(\.\d+)?", value, re.ASCII):
        raise ValueError(value)
    return float(value)


def _truth(value: str) -> str:
    if value not in TRUTH:
        raise ValueError(value)
    return value


READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": _whole,
    "number": _decimal,
    "date": parse_day,
    "boolean": _truth,
}
NAMES = {
    "integer": "a whole number",
    "number": "a number written as 12.5",
    "date": "a day written YYYY-MM-DD",
    "boolean": "true or false",
}


# ---- one row


def _row_rules(columns: Columns, unread: Unread) -> Iterator[Problem]:
    """Rules between columns; those with a cell that cannot be read are told of already."""
    table = columns.table
    for names in table.ordered:
        yield from _disordered(columns, names, unread)
    for names in table.required_any:
        for position in range(len(columns)):
            if not any(columns.cells[name][position] for name in names):
                yield columns.problem(position, names[0], f"one of {', '.join(names)} is needed")
    for rule in table.required_if:
        yield from _missing_where_needed(columns, rule["field"], rule["when"])
    if table.intervals and not {name for _, name in unread} & set(table.intervals.values()):
        yield from _interval_faults(columns, **table.intervals)


def _disordered(columns: Columns, names: tuple[str, ...], unread: Unread) -> Iterator[Problem]:
    kind = columns.table.field(names[0]).type
    key = str if kind == "date" else float
    for position, cells in enumerate(zip(*(columns.cells[name] for name in names), strict=True)):
        if unread.intersection((position + 2, name) for name in names):
            continue
        present = [(name, key(cell)) for name, cell in zip(names, cells, strict=True) if cell]
        for (name, value), (other, later) in itertools.pairwise(present):
            if value > later:  # type: ignore[operator]  # both are text or both are numbers
                verb = "after" if kind == "date" else "above"
                rule = f"is {verb} {other} ({columns.cells[other][position]})"
                yield columns.problem(position, name, rule)


def _missing_where_needed(columns: Columns, name: str, when: dict[str, str]) -> Iterator[Problem]:
    condition = " and ".join(f"{column} is {value}" for column, value in when.items())
    for position, cell in enumerate(columns.cells[name]):
        if cell == "" and all(columns.cells[c][position] == value for c, value in when.items()):
            yield columns.problem(position, name, f"must not be empty where {condition}")


def _interval_faults(columns: Columns, key: str, start: str, end: str) -> Iterator[Problem]:
    """Half-open intervals of one key must not overlap; an open one is the last."""
    cells = columns.cells
    rows = sorted(range(len(columns)), key=lambda i: (cells[key][i], cells[start][i]))
    for unit, group in itertools.groupby(rows, key=lambda i: cells[key][i]):
        longest, *later = group
        for following in later:
            until = cells[end][longest]
            if not until or until > cells[start][following]:
                what = f"overlaps row {longest + 2} of {unit!r}"
                yield columns.problem(following, start, f"{what}, which runs to {until or 'today'}")
            longest = max(longest, following, key=lambda i: cells[end][i] or "9999-99-99")


# ---- between tables


def _repeated_values(columns: Columns) -> Iterator[Problem]:
    key = columns.table.primary_key
    for name in (field.name for field in columns.table.fields if field.unique or field.name == key):
        first: dict[str, int] = {}
        for position, value in enumerate(columns.cells[name]):
            if value and value in first:
                what = "is a duplicate key" if name == key else "must be unique"
                rule = f"{what}; row {first[value] + 2} has it too"
                yield columns.problem(position, name, rule)
            first.setdefault(value, position)


def _unknown_ids(columns: Columns, tables: dict[str, Columns]) -> Iterator[Problem]:
    for field in columns.table.fields:
        if field.refers_to is None or field.refers_to[0] not in tables:
            continue
        other, column = field.refers_to
        known = set(tables[other].cells[column])
        for position, cell in enumerate(columns.cells[field.name]):
            for item in items(cell, field.separator):
                if item not in known:
                    names = f"names {item!r}, which " if item != cell else ""
                    rule = f"{names}is not a {column} of {tables[other].table.path}"
                    yield columns.problem(position, field.name, rule)


def items(cell: str, separator: str = ";") -> Iterable[str]:
    """The ids in one cell; a cell may hold none, one, or several with a separator."""
    if not cell:
        return ()
    return cell.split(separator) if separator else (cell,)
