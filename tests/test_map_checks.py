"""Where the map layer and the tables do not fit together, each fault is named."""

import copy

import pytest

from tests.packages import LAYER, add, change, drop, small_package, write_layer
from utils.dataset import load
from utils.geometry import FILE
from utils.map_checks import map_problems

GAP = "does not cover 20 February 1988 to today without a gap"


@pytest.fixture
def folder(tmp_path):
    return small_package(tmp_path)


def told(folder) -> list[str]:
    return map_problems(load(folder))


def test_a_layer_that_fits_its_tables_has_no_problem(folder):
    assert told(folder) == []


def test_a_unit_that_is_listed_but_not_drawn_is_named(folder):
    add(folder, "units.csv", 2, unit_id="north")
    add(folder, "control.csv", 4, control_id="n", unit_id="north", date_start="1988-02-20")
    assert told(folder) == [f"units.csv: unit 'north' is not in {FILE}"]


def test_a_unit_that_is_drawn_but_not_listed_is_named(folder):
    layer = copy.deepcopy(LAYER)
    layer["objects"]["units"]["geometries"].append(
        {"type": "Polygon", "id": "north", "properties": {}, "arcs": [[5, 6, 7, ~1, ~3]]}
    )
    write_layer(folder, layer)
    assert told(folder) == [f"{FILE}: unit 'north' is not in units.csv"]


@pytest.mark.parametrize("area", ["94.2", "95.3", "9475"])
def test_an_area_that_differs_from_the_drawn_one_is_named(folder, area):
    change(folder, "units.csv", 2, area_km2=area)
    (problem,) = told(folder)
    assert problem.startswith(f"units.csv, column area_km2: {float(area)} ")
    assert problem.endswith(f"unit 'west' has 94.7 km² in {FILE}")


def test_a_missing_area_is_named(folder):
    change(folder, "units.csv", 2, area_km2="")
    (problem,) = told(folder)
    assert "unit 'west' has 94.7 km²" in problem


@pytest.mark.parametrize("area", ["94.3", "95.2"])
def test_an_area_may_be_rounded(folder, area):
    change(folder, "units.csv", 2, area_km2=area)
    assert told(folder) == []


def test_a_gap_between_two_holders_is_named(folder):
    change(folder, "control.csv", 3, date_start="1992-05-10")
    assert told(folder) == [f"control.csv: unit 'west' {GAP}"]


def test_a_history_that_begins_too_late_is_named(folder):
    change(folder, "control.csv", 5, date_start="1988-02-21")
    assert told(folder) == [f"control.csv: unit 'east' {GAP}"]


def test_a_history_that_ends_before_today_is_named(folder):
    change(folder, "control.csv", 4, date_end="2023-09-20")
    assert told(folder) == [f"control.csv: unit 'west' {GAP}"]


def test_a_unit_without_any_holder_is_named(folder):
    drop(folder, "control.csv", 6)
    drop(folder, "control.csv", 5)
    assert told(folder) == ["control.csv: unit 'east' has no interval"]


def test_all_faults_are_told_at_once(folder):
    change(folder, "units.csv", 2, area_km2="50")
    change(folder, "control.csv", 3, date_start="1992-05-10")
    assert len(told(folder)) == 2


def test_the_shipped_layer_fits_the_shipped_tables():
    assert map_problems(load()) == []
