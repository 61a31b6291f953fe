"""The build of the map layer refuses what cannot be right, and cuts land by simple rules."""

import csv
import sys

import pytest
import shapely

from utils.data.geometry import read_layer
from utils.data.schema import DATASETS

pytest.importorskip("pyproj")
sys.path.insert(0, str(DATASETS / "geo"))
basics = pytest.importorskip("basics")
borders = pytest.importorskip("borders")
units = pytest.importorskip("units")
topology = pytest.importorskip("topology")

HEADER = "node_id,name,latitude,longitude,unit_id,place_id,source_id,note"
REGISTER = {"west": {"district_id": "one-district"}, "east": {"district_id": "one-district"}}


def nodes_file(tmp_path, *rows):
    path = tmp_path / "nodes.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def node(name, unit_id, x, y):
    return units.Node(name, name, unit_id, "one-district", shapely.Point(x, y))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["a,A,40,46.5,west,,s,", "a,A,40,46.5,west,,s,"], "node a stands twice"),
        (["a,A,40,46.5,nowhere,,s,"], "node a: unknown unit nowhere"),
        (["a,A,40,46.5,west,,,"], "node a has no source"),
    ],
)
def test_a_node_that_cannot_be_right_stops_the_build(tmp_path, rows, sentence):
    with pytest.raises(basics.BuildError, match=sentence):
        units.read_nodes(nodes_file(tmp_path, *rows), REGISTER)


def test_a_node_far_from_its_settlement_is_named_with_the_distance(tmp_path):
    path = nodes_file(tmp_path, "a,A,40,46.5,west,town,s,")
    places = {"town": {"latitude": "40", "longitude": "46.6"}}
    (sentence,) = units.nodes_off_place(units.read_rows(path), places)
    assert sentence == "node a lies 8.5 km from town in places.csv"


def test_a_node_far_outside_its_district_stops_the_build():
    districts = {"one-district": shapely.box(0, 0, 10_000, 10_000)}
    with pytest.raises(basics.BuildError, match=r"node a lies 5\.0 km outside one-district"):
        units.settlements_moved(districts, [node("a", "west", 15_000, 5_000)])


def test_a_settlement_just_outside_is_given_back_to_its_district():
    districts = {
        "one-district": shapely.box(0, 0, 10_000, 10_000),
        "two-district": shapely.box(10_000, 0, 20_000, 10_000),
    }
    moved = units.settlements_moved(districts, [node("a", "west", 10_500, 5_000)])
    assert moved["one-district"].contains(shapely.Point(10_500, 5_000))
    assert sum(shape.area for shape in moved.values()) == pytest.approx(2e8)


def test_land_beside_a_border_goes_with_the_settlement_that_is_near():
    districts = {
        "one-district": shapely.box(0, 0, 10_000, 10_000),
        "two-district": shapely.box(10_000, 0, 20_000, 10_000),
    }
    other = units.Node("b", "b", "far", "two-district", shapely.Point(11_500, 5_000))
    moved = units.settlements_moved(districts, [node("a", "west", 9_500, 5_000), other])
    assert moved["one-district"].contains(shapely.Point(10_400, 5_000))
    assert moved["two-district"].contains(shapely.Point(10_600, 5_000))
    assert not moved["one-district"].contains(shapely.Point(10_400, 9_000))


def test_a_border_loses_fine_bends_and_the_outside_stays():
    bent = [(10_000, 0), (10_000, 4_900), (10_300, 5_000), (10_000, 5_100), (10_000, 10_000)]
    left, right = [(0, 10_000), (0, 0)], [(20_000, 10_000), (20_000, 0)]
    parts = {"one": shapely.Polygon(left + bent), "two": shapely.Polygon(right + bent)}
    straight = borders.straightened(parts)
    assert straight["one"].equals(shapely.box(0, 0, 10_000, 10_000))
    assert sum(shape.area for shape in straight.values()) == pytest.approx(2e8)


def lines_file(folder, rule):
    """A table of lines with one step, in the columns from the nodes to the latitude."""
    path = folder / "lines.csv"
    path.write_text(
        f"line_id,step,node_a,node_b,share,metres,longitude,latitude,note\nfront,1,{rule},\n",
        encoding="utf-8",
    )
    return path


def test_a_line_that_names_no_node_stops_the_build(tmp_path):
    with pytest.raises(basics.BuildError, match="line front, step 1: unknown node x"):
        units.read_lines(lines_file(tmp_path, "x,,,,,"), {})


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("a,b,half,,,", "line front, step 1: share 'half' is not a number"),
        ("a,b,,far,,", "line front, step 1: metres 'far' is not a number"),
        (",,,,47.1,north", "line front, step 1: latitude 'north' is not a number"),
    ],
)
def test_a_rule_without_a_number_stops_the_build_with_a_sentence(tmp_path, rule, said):
    there = {"a": node("a", "west", 0, 0), "b": node("b", "east", 1000, 0)}
    with pytest.raises(basics.BuildError, match=said):
        units.read_lines(lines_file(tmp_path, rule), there)


def test_a_node_without_a_number_stops_the_build_with_a_sentence(tmp_path):
    path = tmp_path / "nodes.csv"
    path.write_text(
        "node_id,name,latitude,longitude,unit_id,place_id,source_id,note\na,A,forty,47,,,x,\n",
        encoding="utf-8",
    )
    with pytest.raises(basics.BuildError, match="node a: latitude 'forty' is not a number"):
        units.read_nodes(path, {})


def test_land_goes_to_the_nearest_settlement_and_nothing_is_lost():
    districts = {"one-district": shapely.box(0, 0, 20_000, 10_000)}
    there = {"a": node("a", "west", 5_000, 5_000), "b": node("b", "east", 15_000, 5_000)}
    cut = units.cut_units(districts, there, {})
    assert {key: shape.area for key, shape in cut.items()} == pytest.approx(
        {"west": 1e8, "east": 1e8}
    )


def test_a_border_between_two_shapes_is_written_once():
    layer = topology.Topology((0, 0, 1, 1))
    left, right = shapely.box(0, 0, 0.5, 1), shapely.box(0.5, 0, 1, 1)
    layer.add("units", [("left", {}, left), ("right", {}, right)])
    document = layer.document()
    used = [
        {~arc if arc < 0 else arc for ring in geometry["arcs"] for arc in ring}
        for geometry in document["objects"]["units"]["geometries"]
    ]
    assert len(document["arcs"]) == 3
    assert len(used[0] & used[1]) == 1


def test_every_node_has_a_source_and_every_line_is_made_of_nodes():
    with (DATASETS / "geo/nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["node_id"]: row for row in csv.DictReader(file)}
    assert all(row["source_id"] for row in nodes.values())
    with (DATASETS / "geo/lines.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["node_a"] for row in rows if row["node_a"]} <= set(nodes)
    assert sum(bool(row["longitude"]) for row in rows) <= 5


def test_the_drawn_line_of_contact_is_the_one_that_its_rules_give():
    """A node or a rule that was changed without a new build is seen here."""
    register = {row["unit_id"]: row for row in units.read_rows(DATASETS / "units.csv")}
    nodes = units.read_nodes(DATASETS / "geo/nodes.csv", register)
    line = units.read_lines(DATASETS / "geo/lines.csv", nodes)["line-of-contact-1994"]
    drawn = shapely.MultiLineString([edge.line * 1000 for edge in read_layer(DATASETS).edges])
    ends = 3, -2  # beyond the districts
    off = [drawn.distance(shapely.Point(vertex)) for vertex in line.coords[slice(*ends)]]
    assert len(off) > 14 and max(off) < 100
