"""Where the map layer and the tables do not fit together, each fault is named."""

import copy

import pytest

from tests.packages import LAYER, add, change, drop, small_package, write_layer
from utils.data.dataset import load
from utils.data.geometry import FILE
from utils.data.map_checks import map_problems
from utils.errors import PackageError

GAP = "does not cover 20 February 1988 to today without a gap"
NODE = {"node_id": "a", "latitude": "40.05", "longitude": "46.55", "unit_id": "west"}
SOURCE = {"name": "A", "place_id": "", "source_id": "s1", "note": ""}


@pytest.fixture
def folder(tmp_path):
    return small_package(tmp_path)


def told(folder) -> list[str]:
    return [str(problem) for problem in map_problems(load(folder))]


def with_node(folder, **cells):
    """Write the table of nodes anew, with one row."""
    row = {**NODE, **SOURCE, **cells}
    columns = [field.name for field in load(folder).package.tables["nodes"].fields]
    lines = [",".join(columns), ",".join(row[name] for name in columns)]
    (folder / "geo/nodes.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_layer_that_fits_its_tables_has_no_problem(folder):
    assert told(folder) == []


def test_a_unit_that_is_listed_but_not_drawn_is_named(folder):
    add(folder, "units.csv", 2, unit_id="north")
    add(folder, "control.csv", 4, control_id="n", unit_id="north", date_start="1988-02-20")
    assert told(folder) == [f"units.csv, row 4, column unit_id: 'north' is not in {FILE}"]


def test_a_unit_that_is_drawn_but_not_listed_is_named(folder):
    layer = copy.deepcopy(LAYER)
    layer["objects"]["units"]["geometries"].append(
        {"type": "Polygon", "id": "north", "properties": {}, "arcs": [[5, 6, 7, ~1, ~3]]}
    )
    write_layer(folder, layer)
    assert told(folder) == [f"{FILE}, column unit: 'north' is not in units.csv"]


@pytest.mark.parametrize("area", ["94.2", "95.3", "9475"])
def test_an_area_that_differs_from_the_drawn_one_is_named(folder, area):
    change(folder, "units.csv", 2, area_km2=area)
    rule = f"is not the 94.7 km² that 'west' has in {FILE}"
    assert told(folder) == [f"units.csv, row 2, column area_km2: '{float(area)}' {rule}"]


def test_a_missing_area_is_named(folder):
    change(folder, "units.csv", 2, area_km2="")
    (problem,) = told(folder)
    assert problem.startswith("units.csv, row 2, column area_km2: ")


@pytest.mark.parametrize("area", ["94.3", "95.2"])
def test_an_area_may_be_rounded(folder, area):
    change(folder, "units.csv", 2, area_km2=area)
    assert told(folder) == []


def test_a_gap_between_two_holders_is_named(folder):
    change(folder, "control.csv", 3, date_start="1992-05-10")
    assert told(folder) == [f"control.csv, column unit_id: 'west' {GAP}"]


def test_a_history_that_begins_too_late_is_named(folder):
    change(folder, "control.csv", 5, date_start="1988-02-21")
    assert told(folder) == [f"control.csv, column unit_id: 'east' {GAP}"]


def test_a_history_that_ends_before_today_is_named(folder):
    change(folder, "control.csv", 4, date_end="2023-09-20")
    assert told(folder) == [f"control.csv, column unit_id: 'west' {GAP}"]


def test_a_unit_without_any_holder_is_named(folder):
    drop(folder, "control.csv", 6)
    drop(folder, "control.csv", 5)
    assert told(folder) == ["control.csv, column unit_id: 'east' has no interval"]


@pytest.mark.parametrize(
    ("row", "column", "day"), [(2, "date_start", "1888-02-20"), (4, "date_start", "2920-11-08")]
)
def test_a_day_outside_the_range_is_named(folder, row, column, day):
    change(folder, "control.csv", row, **{column: day})
    if day > "2020":
        change(folder, "control.csv", row - 1, date_end=day)
    rule = "is not between 20 February 1988 and today"
    assert f"control.csv, row {row}, column {column}: '{day}' {rule}" in told(folder)


def test_a_node_in_its_unit_is_no_problem(folder):
    with_node(folder)
    assert told(folder) == []


def test_a_node_with_a_wrong_longitude_is_named(folder):
    with_node(folder, longitude="46.75")
    assert told(folder) == [
        "geo/nodes.csv, row 2, column longitude, latitude: '46.75, 40.05' 'a' lies 12.8 km outside "
        "unit 'west' as drawn, 2 km at most are allowed"
    ]


def test_a_node_far_from_its_settlement_is_named(folder):
    change(folder, "places.csv", 2, latitude="40.09", longitude="46.55")
    with_node(folder, place_id="p1")
    (problem,) = told(folder)
    assert problem.startswith("geo/nodes.csv, row 2, column longitude, latitude: '46.55, 40.05'")
    assert "lies 4.4 km from 'p1' in places.csv" in problem


@pytest.mark.parametrize(("longitude", "near"), [("46.6", True), ("46.9", False)])
def test_a_node_that_only_gives_a_line_its_course_lies_near_a_border(folder, longitude, near):
    with_node(folder, unit_id="", longitude=longitude)
    assert any("from any border between units" in line for line in told(folder)) is not near


def test_a_place_far_from_the_unit_that_it_names_is_told(folder):
    change(folder, "places.csv", 2, latitude="40.05", longitude="46.65")
    (problem,) = told(folder)
    assert problem.startswith("places.csv, row 2, column longitude, latitude: '46.65, 40.05' 'p1'")
    assert "outside unit 'west'" in problem


def test_an_unknown_unit_of_an_interval_is_named(folder):
    change(folder, "control.csv", 4, unit_id="nowhere")
    with pytest.raises(PackageError, match=r"control\.csv, row 4, column unit_id: 'nowhere'"):
        load(folder)


def test_all_faults_are_told_at_once(folder):
    change(folder, "units.csv", 2, area_km2="50")
    change(folder, "control.csv", 3, date_start="1992-05-10")
    assert len(told(folder)) == 2


def test_the_shipped_layer_fits_the_shipped_tables():
    assert map_problems(load()) == []
