"""Odd input that a careless reader of files would let through, or fall over."""

import contextlib

import pytest

from tests.packages import LAYER, change, small_package, write_layer
from utils.data.checks import read_checked
from utils.data.dataset import load
from utils.data.dates import is_partial_date, parse_day
from utils.data.geometry import FILE, read_layer
from utils.errors import ExplorerError, PackageError


@pytest.fixture
def folder(tmp_path):
    return small_package(tmp_path)


def told(folder):
    with pytest.raises(PackageError) as caught:
        read_checked(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_column_that_stands_twice_is_told(folder):
    header = (folder / "gaps.csv").read_text(encoding="utf-8").strip()
    (folder / "gaps.csv").write_text(f"{header},what\n", encoding="utf-8")
    assert told(folder) == ["gaps.csv, row 1, column what: the column stands twice"]


def test_a_file_with_a_byte_order_mark_and_nothing_else_is_told(folder):
    (folder / "gaps.csv").write_bytes(b"\xef\xbb\xbf")
    assert "gaps.csv: the file is empty; it needs at least its header row" in told(folder)


@pytest.mark.parametrize("text", ["2020-00", "2020-10-00", "２０２０", "2020\n"])
def test_a_zero_or_a_foreign_digit_is_no_partial_date(text):
    assert not is_partial_date(text)


def test_a_day_counted_by_weeks_is_no_day():
    with pytest.raises(ValueError):
        parse_day("2020-W40-6")


def test_a_count_too_large_to_keep_is_told(folder):
    change(folder, "claims.csv", 2, best="9" * 20)
    (problem,) = told(folder)
    assert problem.startswith(f"claims.csv, row 2, column best: '{'9' * 20}' must be at most")


def test_what_must_be_unique_is_unique(folder):
    change(folder, "claimants.csv", 3, name="Ministry")
    assert told(folder) == [
        "claimants.csv, row 3, column name: 'Ministry' must be unique; row 2 has it too"
    ]


def test_a_cell_that_cannot_be_read_hides_no_fault_of_another_row(folder):
    change(folder, "claims.csv", 2, best="many")
    change(folder, "claims.csv", 3, low="3000")
    assert len(told(folder)) == 2


def test_an_interval_that_covers_two_later_ones_is_told_for_both(folder):
    change(folder, "control.csv", 2, date_end="2021-01-01")
    assert len(told(folder)) == 2


@pytest.mark.parametrize(
    "broken",
    [
        {**LAYER, "objects": []},
        {
            **LAYER,
            "objects": {
                **LAYER["objects"],
                "districts": {
                    "geometries": [
                        {"type": "Polygon", "id": "a", "arcs": [[4, 3, 1, 2]], "properties": None}
                    ]
                },
            },
        },
    ],
)
def test_a_layer_of_another_shape_is_told_in_one_sentence(tmp_path, broken):
    write_layer(tmp_path, broken)
    with pytest.raises(ExplorerError):
        read_layer(tmp_path)


def test_a_layer_that_is_a_folder_is_told(tmp_path):
    (tmp_path / FILE).mkdir(parents=True)
    with pytest.raises(ExplorerError):
        read_layer(tmp_path)


def test_an_edited_table_beside_the_map_is_read_anew(folder):
    load(folder)
    (folder / "geo/published_areas.csv").unlink()
    with pytest.raises(PackageError):
        load(folder)


def test_an_attribute_cannot_be_deleted(folder):
    dataset = load(folder)
    with pytest.raises(AttributeError, match="frozen"):
        del dataset.folder


def test_the_array_under_a_column_of_counts_is_the_readers_own(folder):
    dataset = load(folder)
    with contextlib.suppress(ValueError):
        dataset.claims["best"].array[0] = 0
    assert dataset.claims["best"].iloc[0] == 2000
