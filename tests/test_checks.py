"""A package with a fault is never read; every fault is told with its place, value and rule."""

import shutil

import pytest

from tests.packages import add, change, drop, replace, small_package
from utils.data.checks import items, read_checked
from utils.data.schema import DATASETS
from utils.errors import PackageError

QUALIFIERS = "exact, at_least, about, up_to, range"


@pytest.fixture
def folder(tmp_path):
    return small_package(tmp_path)


def told(folder) -> list[str]:
    with pytest.raises(PackageError) as caught:
        read_checked(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_package_is_read_with_all_its_tables(folder):
    package, tables = read_checked(folder)
    assert set(tables) == set(package.tables)
    assert len(tables["claims"]) == 2


BROKEN_CELLS = {
    "a word for a count": (
        {"best": "many"},
        "column best: 'many' must be a whole number",
    ),
    "a fraction for a count": (
        {"best": "12.5"},
        "column best: '12.5' must be a whole number",
    ),
    "a count with a comma": (
        {"best": "2,000"},
        "column best: '2,000' must be a whole number",
    ),
    "a negative count": (
        {"best": "-1"},
        "column best: '-1' must be at least 0",
    ),
    "a day in another order": (
        {"date_start": "27.09.2020"},
        "column date_start: '27.09.2020' must be a day written YYYY-MM-DD",
    ),
    "a day the calendar does not have": (
        {"date_start": "2021-02-29"},
        "column date_start: '2021-02-29' must be a day written YYYY-MM-DD",
    ),
    "a bad partial date": (
        {"as_of": "2020-13"},
        "column as_of: '2020-13' must be a year, a month or a day, as 2020-10-03",
    ),
    "a word outside its vocabulary": (
        {"qualifier": "roughly"},
        f"column qualifier: 'roughly' must be one of {QUALIFIERS}",
    ),
    "an unknown id": (
        {"claimant_id": "nobody"},
        "column claimant_id: 'nobody' is not a claimant_id of claimants.csv",
    ),
    "an id with a letter that ids do not have": (
        {"claim_id": "c 1"},
        r"column claim_id: 'c 1' must match ^[A-Za-z0-9][A-Za-z0-9_.\-]*$",
    ),
    "a space at the end": (
        {"note": "as reported "},
        "column note: 'as reported ' must not begin or end with a space",
    ),
    "a required cell that is empty": (
        {"source_id": ""},
        "column source_id: must not be empty",
    ),
    "a lowest above the best figure": (
        {"low": "2001", "best": "2000"},
        "column low: '2001' is above best (2000)",
    ),
    "a lowest above the highest figure": (
        {"low": "30", "best": "", "high": "20"},
        "column low: '30' is above high (20)",
    ),
    "a best above the highest figure": (
        {"best": "30", "high": "20"},
        "column best: '30' is above high (20)",
    ),
    "an end before the start": (
        {"date_start": "2020-10-03", "date_end": "2020-10-02"},
        "column date_start: '2020-10-03' is after date_end (2020-10-02)",
    ),
    "no figure at all": (
        {"best": ""},
        "column low: one of low, best, high is needed",
    ),
    "a running total without its day": (
        {"scope": "cumulative", "as_of": ""},
        "column as_of: must not be empty where scope is cumulative",
    ),
}


@pytest.mark.parametrize(("cells", "fault"), BROKEN_CELLS.values(), ids=BROKEN_CELLS)
def test_a_broken_claim_is_told_with_row_column_value_and_rule(folder, cells, fault):
    change(folder, "claims.csv", 2, **cells)
    assert told(folder) == [f"claims.csv, row 2, {fault}"]


def test_a_problem_can_be_taken_apart(folder):
    change(folder, "claims.csv", 3, best="many")
    with pytest.raises(PackageError) as caught:
        read_checked(folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("claims.csv", 3, "best")
    assert (problem.value, problem.rule) == ("many", "must be a whole number")


@pytest.mark.parametrize(
    ("file", "column", "value", "rule"),
    [
        ("units.csv", "area_km2", "1e3", "must be a number written as 12.5"),
        ("units.csv", "area_km2", "-5", "must be at least 0"),
        ("units.csv", "former_nkao", "yes", "must be true or false"),
        ("places.csv", "latitude", "91", "must be at most 90"),
    ],
)
def test_a_number_or_a_truth_of_the_wrong_kind_is_told(folder, file, column, value, rule):
    change(folder, file, 2, **{column: value})
    assert told(folder) == [f"{file}, row 2, column {column}: '{value}' {rule}"]


def test_a_long_value_is_cut_in_the_message(folder):
    change(folder, "claims.csv", 2, best="9" * 59 + "x" * 100)
    assert told(folder) == [f"claims.csv, row 2, column best: '{'9' * 59}…' must be a whole number"]


def test_an_unknown_id_among_several_is_named(folder):
    change(folder, "events.csv", 2, source_ids="s1;s9")
    fault = "'s1;s9' names 's9', which is not a source_id of sources.csv"
    assert told(folder) == [f"events.csv, row 2, column source_ids: {fault}"]


def test_a_list_of_ids_with_a_stroke_too_many_is_told(folder):
    change(folder, "events.csv", 2, source_ids="s1;")
    fault = "'s1;' names '', which is not a source_id of sources.csv"
    assert told(folder) == [f"events.csv, row 2, column source_ids: {fault}"]


def test_a_duplicate_key_names_the_row_that_has_it_first(folder):
    change(folder, "claims.csv", 3, claim_id="c1")
    fault = "'c1' is a duplicate key; row 2 has it too"
    assert told(folder) == [f"claims.csv, row 3, column claim_id: {fault}"]


def test_overlapping_control_of_one_unit_names_both_rows(folder):
    change(folder, "control.csv", 2, date_end="1993-01-01")
    fault = "'1992-05-09' overlaps row 2 of 'west', which runs to 1993-01-01"
    assert told(folder) == [f"control.csv, row 3, column date_start: {fault}"]


def test_an_overlap_is_found_in_whatever_order_the_rows_stand(folder):
    drop(folder, "control.csv", 2)
    first = {"control_id": "first", "date_start": "1988-02-20", "date_end": "1993-01-01"}
    add(folder, "control.csv", 2, **first)
    fault = "'1992-05-09' overlaps row 6 of 'west', which runs to 1993-01-01"
    assert told(folder) == [f"control.csv, row 2, column date_start: {fault}"]


def test_an_open_interval_before_a_later_one_is_told(folder):
    change(folder, "control.csv", 3, date_end="")
    fault = "'2020-11-08' overlaps row 3 of 'west', which runs to today"
    assert told(folder) == [f"control.csv, row 4, column date_start: {fault}"]


def test_a_missing_file_is_told(folder):
    (folder / "gaps.csv").unlink()
    assert told(folder) == ["gaps.csv: the file is missing"]


def test_a_missing_table_is_told_once_and_not_for_each_id_that_points_to_it(folder):
    (folder / "sources.csv").unlink()
    assert told(folder) == ["sources.csv: the file is missing"]


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n"])
def test_an_empty_file_is_told(folder, content):
    (folder / "gaps.csv").write_bytes(content)
    assert told(folder) == ["gaps.csv: the file is empty; it needs at least its header row"]


def test_a_file_that_is_not_utf_8_is_told_with_the_row(folder):
    replace(folder, "units.csv", b"Home, east", "Ağdərə".encode("cp1254", "replace"))
    assert told(folder) == ["units.csv, row 3: is not UTF-8 (byte 0xf0)"]


def test_a_byte_order_mark_is_told(folder):
    raw = (folder / "units.csv").read_bytes()
    (folder / "units.csv").write_bytes(b"\xef\xbb\xbf" + raw)
    assert told(folder) == ["units.csv: starts with a byte-order mark; save as plain UTF-8"]


@pytest.mark.parametrize("mark", [b";", b"\t"], ids=["semicolon", "tab"])
def test_another_delimiter_than_the_comma_is_told(folder, mark):
    raw = (folder / "phases.csv").read_bytes()
    (folder / "phases.csv").write_bytes(raw.replace(b",", mark))
    (problem,) = told(folder)
    assert problem.startswith("phases.csv, row 1: 'phase_id")
    assert problem.endswith("columns must be separated by commas")


def test_a_stray_comma_is_told_with_its_row(folder):
    replace(folder, "claimants.csv", b"Scholar", b"Scholar, and others")
    fault = "has 5 cells where the header has 4; look for a stray delimiter"
    assert told(folder) == [f"claimants.csv, row 3: {fault}"]


def test_a_row_with_a_cell_too_few_is_told(folder):
    replace(folder, "claimants.csv", b"Scholar,", b"Scholar ")
    fault = "has 3 cells where the header has 4; look for a stray delimiter"
    assert told(folder) == [f"claimants.csv, row 3: {fault}"]


def test_a_quotation_that_does_not_end_is_told(folder):
    replace(folder, "claimants.csv", b"Scholar", b'"Scholar')
    (problem,) = told(folder)
    assert problem.startswith("claimants.csv: is not well-formed CSV")


def test_an_unknown_column_is_told(folder):
    (folder / "gaps.csv").write_text(f"{header(folder, 'gaps.csv')},mood\n", encoding="utf-8")
    assert told(folder) == ["gaps.csv, row 1: 'mood' the column is not in the schema"]


def test_a_missing_column_is_told(folder):
    columns = header(folder, "gaps.csv").split(",")
    (folder / "gaps.csv").write_text(",".join(columns[:-1]) + "\n", encoding="utf-8")
    assert told(folder) == [f"gaps.csv, row 1, column {columns[-1]}: the column is missing"]


def test_columns_in_another_order_are_told(folder):
    columns = header(folder, "gaps.csv").split(",")
    (folder / "gaps.csv").write_text(",".join(reversed(columns)) + "\n", encoding="utf-8")
    rule = f"columns must stand in the order {', '.join(columns)}"
    assert told(folder) == [f"gaps.csv, row 1: {rule}"]


def test_a_cell_over_two_lines_counts_as_one_row(folder):
    change(folder, "claims.csv", 2, note="first line\nsecond line")
    change(folder, "claims.csv", 3, best="many")
    assert told(folder) == ["claims.csv, row 3, column best: 'many' must be a whole number"]


def test_ten_faults_in_several_files_are_all_told_at_once(folder):
    change(folder, "claims.csv", 2, best="many", side="nobody's", claimant_id="nobody")
    change(folder, "claims.csv", 3, claim_id="c1", date_end="2020-01-01")
    change(folder, "control.csv", 3, date_end="")
    change(folder, "events.csv", 2, source_ids="s1;s9", title="")
    change(folder, "units.csv", 2, area_km2="large")
    (folder / "gaps.csv").unlink()
    problems = told(folder)
    files = sorted(problem.partition(".csv")[0] for problem in problems)
    assert files == ["claims"] * 5 + ["control"] + ["events"] * 2 + ["gaps", "units"]


def test_the_message_counts_the_faults_and_lists_them(folder):
    change(folder, "claims.csv", 2, best="many", claimant_id="nobody")
    with pytest.raises(PackageError) as caught:
        read_checked(folder)
    first, *rest = str(caught.value).splitlines()
    assert first == "The data package has 2 problems:"
    assert rest == [f"  {problem}" for problem in caught.value.problems]


def test_a_copy_of_the_shipped_package_is_sound_and_one_wrong_id_is_found_in_it(tmp_path):
    copy = shutil.copytree(DATASETS, tmp_path / "copy")
    change(copy, "claims.csv", 2, source_id="not-a-source")
    fault = "'not-a-source' is not a source_id of sources.csv"
    assert told(copy) == [f"claims.csv, row 2, column source_id: {fault}"]


@pytest.mark.parametrize(
    ("cell", "separator", "ids"),
    [("", ";", []), ("a", ";", ["a"]), ("a;b", ";", ["a", "b"]), ("a;b", "", ["a;b"])],
)
def test_a_cell_holds_no_id_one_or_several(cell, separator, ids):
    assert list(items(cell, separator)) == ids


def header(folder, file: str) -> str:
    return (folder / file).read_text(encoding="utf-8").splitlines()[0]
