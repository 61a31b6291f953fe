"""The map layer: an equal-area plane in kilometres, and TopoJSON read with clear errors."""

import copy
import json

import numpy as np
import pytest

from tests.packages import LAYER, small_package, write_layer
from utils.data.geometry import FILE, OUTSIDE, Shape, bounds, project, read_layer
from utils.data.schema import DATASETS
from utils.errors import ExplorerError

# PROJ 9, +proj=laea +lat_0=40 +lon_0=46.5 +datum=WGS84 +units=km
ON_THE_PLANE = {
    (46.5, 40.0): (0.0, 0.0),
    (46.75, 39.82): (21.404328101, -19.956079069),
    (45.0, 38.9): (-130.117363689, -121.041609333),
    (48.0, 41.0): (126.201865934, 112.105053400),
    (46.5, 41.0): (0.0, 111.041784884),
}
CELL_KM2 = 94.748  # of 0.1 by 0.1 degrees at 40 degrees north, geodesic on WGS84


@pytest.fixture
def layer(tmp_path):
    return read_layer(small_package(tmp_path))


@pytest.mark.parametrize(("degrees", "kilometres"), ON_THE_PLANE.items())
def test_the_projection_agrees_with_proj_to_a_millimetre(degrees, kilometres):
    assert project(np.array([degrees]))[0] == pytest.approx(kilometres, abs=1e-6)


@pytest.mark.parametrize(("west", "south", "km2"), [(46.5, 40.0, 94.748), (45.0, 39.0, 96.102)])
def test_an_area_on_the_plane_is_the_area_on_the_ground(west, south, km2):
    assert square(west, south, 0.1).area == pytest.approx(km2, abs=0.01)


def test_a_hole_is_not_counted():
    outer, hole = square(46.5, 40.0, 0.1), square(46.52, 40.02, 0.02)
    ring = Shape("ring", ((outer.polygons[0][0], hole.polygons[0][0]),))
    assert ring.area == pytest.approx(outer.area - hole.area)


def test_two_polygons_of_one_shape_are_added():
    one, other = square(46.5, 40.0, 0.1), square(47.0, 40.5, 0.1)
    assert Shape("both", one.polygons + other.polygons).area == pytest.approx(one.area + other.area)


def test_bounds_hold_all_shapes():
    one, other = square(46.5, 40.0, 0.1), square(45.0, 38.9, 0.1)
    left, right, bottom, top = bounds([one, other])
    assert (left, bottom) < (-129, -120)
    assert right == pytest.approx(bounds([one])[1])
    assert top == pytest.approx(bounds([one])[3])


def test_units_are_read_as_closed_rings(layer):
    assert set(layer.shapes["units"]) == {"west", "east"}
    for shape in layer.shapes["units"].values():
        assert shape.area == pytest.approx(CELL_KM2, abs=0.01)
        (ring,) = shape.polygons[0]
        assert ring[0] == pytest.approx(ring[-1])


def test_lines_are_kept_apart_from_areas(layer):
    assert set(layer.lines) == {"rivers"}
    assert len(layer.lines["rivers"]) == 1


def test_an_edge_lies_between_two_units_or_a_unit_and_its_neighbourhood(layer):
    between = sorted(tuple(sorted(edge.units)) for edge in layer.edges)
    assert between == [("east", OUTSIDE), ("east", "west"), (OUTSIDE, "west")]


def test_districts_for_context_are_not_what_the_map_is_about(layer):
    assert layer.main == ("home",)
    assert layer.exclaves == frozenset()


def test_a_unit_outside_the_window_is_an_exclave(tmp_path):
    far = copy.deepcopy(LAYER)
    new_arc = len(far["arcs"])
    far["arcs"].append([[-100, 50], [10, 0], [0, 10], [-10, -10]])
    far["objects"]["units"]["geometries"].append(
        {"type": "MultiPolygon", "id": "far", "properties": {}, "arcs": [[[new_arc]]]}
    )
    write_layer(tmp_path, far)
    assert read_layer(tmp_path).exclaves == {"far"}


def test_an_unchanged_layer_is_read_once(tmp_path):
    write_layer(tmp_path, LAYER)
    assert read_layer(tmp_path) is read_layer(tmp_path)


def test_a_missing_layer_is_told_in_one_sentence(tmp_path):
    with pytest.raises(ExplorerError) as caught:
        read_layer(tmp_path)
    assert str(caught.value) == f"The map layer {FILE} is missing in {tmp_path}."


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<html>",
        "[]",
        "{}",
        json.dumps({**LAYER, "arcs": []}),
        json.dumps({**LAYER, "transform": None}),
        json.dumps({**LAYER, "arcs": [[["west"]]]}),
        json.dumps({**LAYER, "objects": {"districts": LAYER["objects"]["districts"]}}),
        json.dumps({**LAYER, "objects": {"units": LAYER["objects"]["units"]}}),
    ],
    ids=[
        "empty", "a page", "a list", "an object", "no arcs", "no transform", "words for numbers",
        "no units", "no districts",
    ],
)  # fmt: skip
def test_a_broken_layer_is_told_in_one_sentence(tmp_path, broken):
    write_layer(tmp_path, broken)
    with pytest.raises(ExplorerError) as caught:
        read_layer(tmp_path)
    assert str(caught.value) == f"{FILE} is not a TopoJSON layer with units and districts."


def test_the_shipped_units_fill_the_districts_they_belong_to():
    shapes = read_layer(DATASETS).shapes
    inside = [shapes["districts"][district] for district in read_layer(DATASETS).main]
    near = [unit for name, unit in shapes["units"].items() if name not in exclaves()]
    assert total(near) == pytest.approx(total(inside), rel=0.001)


def exclaves() -> frozenset[str]:
    return read_layer(DATASETS).exclaves


def total(shapes) -> float:
    return sum(shape.area for shape in shapes)


def square(west: float, south: float, size: float) -> Shape:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    ring = np.array([(west + x * size, south + y * size) for x, y in corners])
    return Shape("square", ((project(ring),),))
