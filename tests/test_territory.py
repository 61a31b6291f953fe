"""Territory: who held what on two days, and what changed between them."""

import datetime as dt
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils import Look, Territory, ViewError, load
from utils.data import areas, control
from utils.data.dates import DAY_ONE
from utils.export.bundle import svg_text
from utils.views.territory.changes import Change
from utils.views.territory.list import MOST, fitted
from utils.views.territory.time import KEY_DAYS
from utils.views.territory.view import last_day
from utils.views.territory.words import begun, span_text

days = st.dates(DAY_ONE, last_day())


@pytest.fixture(scope="module")
def chart():
    return Territory("1994-05-12", "2020-12-01").chart()


@given(days, days)
@settings(max_examples=40, deadline=None)
def test_the_rows_are_what_both_maps_show_and_what_began_between(one, other):
    rows = Territory(one.isoformat(), other.isoformat()).rows()
    for day, column in ((one, "first_map"), (other, "second_map")):
        shown = set(rows.loc[rows[column], "control_id"].dropna())
        assert shown == set(control.on_day(load().control, day)["control_id"])
    begun = control.changes_between(load().control, one, other)
    assert set(rows.loc[rows["between"], "control_id"].dropna()) == set(begun["control_id"])


def test_every_unit_is_drawn_on_both_maps(chart):
    svg = svg_text(chart)
    for unit in load().units["unit_id"]:
        assert f'id="unit-first-{unit}"' in svg and f'id="unit-second-{unit}"' in svg


def test_the_table_says_area_and_share_of_each_holder(chart):
    svg = svg_text(chart)
    for row in areas.held(load(), dt.date(1994, 5, 12)).itertuples():
        if row.area_km2:
            assert f"{areas.whole_km2(row.area_km2):,} km²" in svg and f"{row.share:.1%}" in svg


def test_the_ceasefire_lines_of_1994_and_2020_are_as_published(chart):
    words = chart.alt_text
    assert "On 12 May 1994" in words and "On 1 December 2020" in words
    held = areas.held(load(), dt.date(1994, 5, 12)).set_index("controller")["area_km2"]
    assert held["armenian"] == pytest.approx(11458, rel=0.03)


def test_a_change_says_what_how_and_when():
    lines = Territory("1992-05-01", "1992-05-30").chart()
    assert "9 May 1992" in svg_text(lines) and "captured" in svg_text(lines)


def test_the_same_day_twice_has_no_change():
    chart = Territory("1994-05-12", "1994-05-12").chart()
    assert not chart.rows["between"].any()
    assert "Nothing that the data records." in svg_text(chart)


@given(st.lists(st.text("ab ", min_size=3, max_size=200), max_size=60))
@settings(deadline=None)
def test_the_list_of_changes_never_outgrows_its_two_columns(texts):
    changes = [Change(dt.date(2020, 10, 4), "4 Oct 2020", text) for text in texts]
    _, columns = fitted([changes], room=math.inf)
    assert all(len(column) <= MOST for column in columns)


def test_a_long_list_is_told_by_month_or_year_rather_than_cut():
    chart = Territory("1988-02-20", "2026-11-24").chart()
    svg = svg_text(chart)
    assert "without steps to contested or divided" in svg
    assert "handed over by agreement" in svg and "more: see" not in svg


def test_a_day_that_is_not_known_is_told_as_a_month_or_year():
    control_table = load().control
    row = control_table[control_table["date_precision"] == "year"].iloc[0]
    assert len(begun(row.date_start, row.date_precision)) == 4
    assert "1 January 1990" not in span_text(row)


def test_no_front_is_drawn_within_soviet_azerbaijan():
    svg = svg_text(Territory("1988-02-20", show="one_day").chart())
    edges = re.findall(r'id="edge-first-\d+">\s*<path [^>]*style="([^"]*)"', svg)
    assert edges and all("stroke-opacity: 0" in style for style in edges)


def test_no_key_day_before_something_shows_contested_ground():
    for day, name in KEY_DAYS:
        if name.startswith("Before"):
            held = areas.held(load(), dt.date.fromisoformat(day)).set_index("controller")
            assert held.at["contested", "area_km2"] < 100, name


def test_one_map_tells_what_changed_hands_and_how():
    chart = Territory("2020-09-26", "2020-12-01", show="change").chart()
    svg = svg_text(chart)
    became = control.changed(load().control, *chart.view.days)
    assert became["aghdam-west"] == "azerbaijani-ceded_by_agreement"
    assert became["zangilan-east"] == "azerbaijani-captured"
    assert 'id="unit-change-aghdam-west"' in svg
    assert "To Azerbaijani control: by agreement" in svg


def test_one_day_can_stand_alone():
    chart = Territory("1993-04-10", show="one_day").chart()
    assert chart.title == "Who held what on 10 April 1993"
    assert not chart.rows["between"].any() and chart.rows["first_map"].all()


@given(days, days)
@settings(max_examples=40, deadline=None)
def test_what_became_of_ground_does_not_depend_on_the_order_of_the_days(one, other):
    table = load().control
    assert control.changed(table, one, other) == control.changed(table, other, one)


@given(days)
@settings(max_examples=20, deadline=None)
def test_nothing_changes_hands_within_a_day(day):
    became = set(control.changed(load().control, day, day).values())
    assert became <= {"same-armenian", "same-azerbaijani", "neither"}


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("1988-02-19", "outside what the data covers"),
        ("2100-01-01", "outside what the data covers"),
        ("yesterday", "must be a day written YYYY-MM-DD"),
        ("1994-5-12", "must be a day written YYYY-MM-DD"),
        (None, "must be a day written YYYY-MM-DD"),
    ],
)
def test_a_day_that_is_not_covered_is_refused_with_a_sentence(date, why):
    with pytest.raises(ViewError, match=why):
        Territory(date=date)


def test_the_reader_chooses_the_order_of_names():
    ours = {order: svg_text(Territory(names=order).chart()) for order in
            ("azerbaijani_first", "armenian_first", "alphabetical")}  # fmt: skip
    assert "Shusha /" in ours["azerbaijani_first"] and "Shushi /" in ours["armenian_first"]
    assert "Shusha /" in ours["alphabetical"]


def test_the_map_says_what_control_means_and_where_the_geometry_is_from(chart):
    assert "Control means" in "\n".join(chart.notes)
    assert "geoBoundaries" in chart.source_line and "CC BY-SA" in chart.source_line


def test_the_script_gets_every_interval_of_every_unit(chart):
    spans = sum(len(unit["spans"]) for unit in chart.timeline["units"].values())
    assert spans == len(load().control)
    starts = [span["day"] for span in chart.timeline["units"]["aghdam-west"]["spans"]]
    assert starts == sorted(starts)


def test_a_key_in_print_lists_only_what_is_on_the_map_and_one_that_moves_lists_all():
    view = Territory("2024-05-30", show="one_day")
    printed, moving = (svg_text(view.chart(look=Look(size=size))) for size in ("a4_full", "screen"))
    assert "Soviet authorities" in moving and "Soviet authorities" not in printed
    assert "Azerbaijani-held" in printed
