"""Rows as tables that other programs open: CSV, and XLSX where its package is installed."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import importlib.util
import io
from collections.abc import Mapping

import pandas as pd

from utils.data.schema import read_package

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NO_XLSX = "No XLSX was written: it needs one more package (pip install xlsxwriter)."
MADE = dt.datetime(2020, 1, 1)
"""A date for every workbook, so that equal tables are equal files."""
WIDEST = 60
"""The widest column of a workbook, in letters."""


def csv_bytes(rows: pd.DataFrame, headers: Mapping[str, str] | None = None) -> bytes:
    """Rows as CSV that no spreadsheet takes for a formula, under plain headers if given."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([(headers or {}).get(name, name) for name in rows.columns])
    writer.writerows(_cells(rows))
    return stream.getvalue().encode()


def can_write_xlsx() -> bool:
    """Whether the package that writes XLSX is installed."""
    return importlib.util.find_spec("xlsxwriter") is not None


def xlsx_bytes(sheets: Mapping[str, pd.DataFrame], headers: Mapping[str, str]) -> bytes:
    """A workbook with a sheet for each frame; no cell of it is a formula or a link."""
    import xlsxwriter

    stream = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(stream, plain) as book:
        book.set_properties({"created": MADE})
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            titles = [headers.get(column, column) for column in rows.columns]
            sheet.write_row(0, 0, titles, bold)
            cells = list(_cells(rows))
            for number, row in enumerate(cells, 1):
                sheet.write_row(number, 0, row)
            for number, column in enumerate(zip(titles, *cells, strict=True)):
                longest = max(len(str(cell)) for cell in column)
                sheet.set_column(number, number, min(longest + 2, WIDEST))
            sheet.freeze_panes(1, 0)
    return stream.getvalue()


def _cells(rows: pd.DataFrame) -> list[list[object]]:
    return [[defuse(cell) for cell in row] for row in rows.itertuples(index=False)]


def defuse(cell: object) -> object:
    """A cell as text; one that a spreadsheet would run gets an apostrophe in front."""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return "" if pd.isna(cell) else cell  # type: ignore[call-overload]


@functools.cache
def headers() -> Mapping[str, str]:
    """A plain header for each column: its title in ``datapackage.json``, or its name in words."""
    tables = read_package().tables.values()
    columns = [column for table in tables for column in table.fields if column.title]
    return _Headers({column.name: column.title for column in reversed(columns)})


class _Headers(dict[str, str]):
    """Titles by column; a column that the schema does not know is called by its own words."""

    def get(self, name: str, default: object = None) -> str:
        return self[name]

    def __missing__(self, name: str) -> str:
        words = str(name).replace("_", " ")
        return words[:1].upper() + words[1:]
