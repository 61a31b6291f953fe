"""Reading CSV files as they are: every fault that stops a table from being a table, named."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from utils.data.schema import Table

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Problem:
    """One fault: file, row as a spreadsheet counts it, column, the value, the rule."""

    file: str
    rule: str
    row: int | None = None
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        place = [self.file]
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        shown = f" {_shorten(self.value)!r}" if self.value else ""
        return f"{', '.join(place)}:{shown} {self.rule}"


@dataclass(frozen=True)
class Columns:
    """A table as text: one list per column, all of one length, in the file's order."""

    table: Table
    cells: dict[str, list[str]]

    def __len__(self) -> int:
        return len(next(iter(self.cells.values()), []))

    def problem(self, position: int, column: str, rule: str) -> Problem:
        """A fault in the cell at a position (0 is the first row below the header)."""
        return Problem(self.table.path, rule, position + 2, column, self.cells[column][position])


def read_columns(folder: Path, table: Table) -> tuple[Columns | None, list[Problem]]:
    """Read one table; ``None`` instead of columns when it cannot be read as a table at all."""
    try:
        raw = (folder / table.path).read_bytes()
    except FileNotFoundError:
        return None, [Problem(table.path, "the file is missing")]
    except OSError as fault:
        return None, [Problem(table.path, f"the file cannot be read ({fault.strerror})")]
    text, problems = _decode(raw, table)
    if text is None:
        return None, problems
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        return None, [*problems, Problem(table.path, f"is not well-formed CSV ({fault})")]
    return _split(records, table, problems)


def _decode(raw: bytes, table: Table) -> tuple[str | None, list[Problem]]:
    problems = []
    if raw.startswith(BYTE_ORDER_MARK):
        problems.append(Problem(table.path, "starts with a byte-order mark; save as plain UTF-8"))
        raw = raw.removeprefix(BYTE_ORDER_MARK)
    if not raw.strip():
        rule = "the file is empty; it needs at least its header row"
        return None, [*problems, Problem(table.path, rule)]
    try:
        return raw.decode("utf-8"), problems
    except UnicodeDecodeError as fault:
        row = raw[: fault.start].count(b"\n") + 1
        rule = f"is not UTF-8 (byte 0x{raw[fault.start]:02x})"
        return None, [*problems, Problem(table.path, rule, row)]


def _split(
    records: list[list[str]], table: Table, problems: list[Problem]
) -> tuple[Columns | None, list[Problem]]:
    header, rows = records[0], records[1:]
    if header != table.columns:
        return None, [*problems, *_header_problems(header, table)]
    good = [row for row in rows if len(row) == len(header)]
    problems = [*problems, *_width_problems(rows, len(header), table)]
    if len(good) < len(rows):
        return None, problems
    columns = zip(*good, strict=True) if good else ([] for _ in header)
    return Columns(table, dict(zip(header, map(list, columns), strict=True))), problems


def _header_problems(header: list[str], table: Table) -> Iterator[Problem]:
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        yield Problem(table.path, "columns must be separated by commas", 1, value=header[0])
        return
    for name in table.columns:
        if name not in header:
            yield Problem(table.path, "the column is missing", 1, name)
    for name in header:
        if name not in table.columns:
            yield Problem(table.path, "the column is not in the schema", 1, value=name)
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem(table.path, "the column stands twice", 1, name)
    if sorted(header) == sorted(table.columns):
        yield Problem(table.path, f"columns must stand in the order {', '.join(table.columns)}", 1)


def _width_problems(rows: list[list[str]], width: int, table: Table) -> Iterator[Problem]:
    for position, row in enumerate(rows):
        if len(row) != width:
            rule = f"has {len(row)} cells where the header has {width}; look for a stray delimiter"
            yield Problem(table.path, rule, position + 2)


def _shorten(value: str, width: int = 60) -> str:
    return value if len(value) <= width else f"{value[: width - 1]}…"
