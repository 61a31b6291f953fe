"""The map of incidents: every incident is on a mark, or counted among those that are not."""

import itertools
import re

import pytest

from tests.drawn import collisions, outside, written
from utils import Look, load
from utils.export.bundle import svg_text
from utils.views.incidents.map import map_scale, name_spots, radius, spots_of, unplaced
from utils.views.incidents.view import Incidents

LATELY = {"start": "2020-09-27", "end": "", "show": "map"}


@pytest.fixture(scope="module")
def chart():
    return Incidents(**LATELY).chart()


def test_every_incident_is_on_a_mark_or_counted_as_not_on_the_map(chart):
    spots = spots_of(chart.rows)
    drawn = [event.event_id for spot in spots for event in spot.events]
    pointless, beyond = unplaced(chart.rows, spots)
    assert len(drawn) == len(set(drawn))
    assert len(drawn) + pointless + beyond == chart.rows["event_id"].nunique()
    assert f"{pointless} incidents without a published point are not on the map." in chart.alt_text


def test_a_mark_for_each_place_has_a_card_with_its_incidents(chart):
    marks = set(re.findall(r'id="(place-[\w-]+)"', svg_text(chart)))
    spots = {spot.gid: spot for spot in spots_of(chart.rows)}
    assert marks == set(spots) and marks <= set(chart.cards)
    for gid, spot in spots.items():
        assert len(chart.cards[gid].lines) == len(spot.events)
        assert chart.cards[gid].links


def test_the_middle_of_a_district_or_a_region_is_no_point(chart):
    on_map = {event.where_precision for spot in spots_of(chart.rows) for event in spot.events}
    assert on_map <= {"place", "near_place"}
    assert "place-jabrayil-district" not in chart.cards


def test_the_events_of_a_place_have_one_point():
    events = load().events
    known = events[events["where_precision"].isin(["place", "near_place"])]
    points = known.dropna(subset="latitude").groupby("place_id", observed=True)
    assert points[["latitude", "longitude"]].nunique().max().max() == 1


def test_the_area_of_a_mark_is_as_its_number_of_incidents_not_of_people(chart):
    spots = spots_of(chart.rows)
    assert radius(4, spots) == pytest.approx(2 * radius(1, spots))
    assert len(spots[0].events) == max(len(spot.events) for spot in spots)


def test_no_name_covers_another(chart):
    boxes = [name.box for name in name_spots(spots_of(chart.rows), map_scale()).values()]
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@pytest.mark.parametrize("size", ["screen", "a4_column", "slide", "social"])
@pytest.mark.parametrize("order", ["azerbaijani_first", "armenian_first"])
def test_it_fits_pages_of_every_shape(size, order):
    figure = Incidents(**LATELY, names=order).chart(look=Look(size=size)).figure
    texts = written(figure)
    assert outside(figure, texts) == []
    assert list(collisions(texts)) == []


def test_names_stand_in_the_readers_order_on_marks_and_cards():
    for order, name in (("azerbaijani_first", "Zod / Sotk"), ("armenian_first", "Sotk / Zod")):
        chart = Incidents(**LATELY, names=order).chart()
        assert chart.cards["place-sotk"].heading.startswith(name)
        assert f"{name} (6)" in svg_text(chart)


def test_the_days_between_the_wars_have_a_map_too():
    chart = Incidents(show="map").chart()
    assert "Alkhanli" in svg_text(chart)


def test_without_a_point_the_map_says_so():
    chart = Incidents(start="2010-01-01", end="2010-12-31", place="Tavush", show="map").chart()
    assert "No incident with a published point." in svg_text(chart)


def test_marks_without_room_for_a_name_are_named_in_a_note():
    chart = Incidents(**LATELY).chart(look=Look(size="a4_column"))
    assert "Marks without room for their names:" in chart.caption
