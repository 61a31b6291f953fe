"""Rows as plain tuples."""

import pytest

from utils import load
from utils.data.records import records

TABLES = ("claims", "events", "sources", "control", "phases")


@pytest.mark.parametrize("table", TABLES)
def test_records_hold_what_the_frame_holds(table):
    frame = getattr(load(), table)
    for row, expected in zip(records(frame), frame.itertuples(), strict=True):
        assert row._fields == expected._fields
        assert list(map(str, row)) == list(map(str, expected))


def test_records_of_no_rows_are_none():
    assert records(load().claims.head(0)) == []


def test_a_row_is_found_by_its_id():
    data = load()
    first = data.sources.iloc[0]
    assert data.row("sources", first["source_id"]).title == first["title"]
    with pytest.raises(KeyError):
        data.row("sources", "no-such-source")
