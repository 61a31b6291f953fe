"""Rows as a table for a page."""

from __future__ import annotations

from typing import Any

from utils.later import pd


def table_html(rows: pd.DataFrame) -> str:
    """Rows as an HTML table that scrolls, with the keyboard too; everything in it is text."""
    cells = {name: [_cell(value) for value in rows[name]] for name in rows.columns}
    text = pd.DataFrame(cells, dtype="object")
    with pd.option_context("display.max_colwidth", None):
        table = text.to_html(index=False, escape=True, border=0, classes="kx-table")
    label = 'role="region" aria-label="Rows behind the chart" tabindex="0"'
    return f'<div class="kx-sheet" {label}>{table}</div>'


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
