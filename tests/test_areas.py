"""Areas held are sums over units; together they are the whole ground, on any day."""

import datetime as dt
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packages import small_package
from utils.data.areas import (
    FAR_APART,
    accuracy_words,
    against_published,
    held,
    states,
    whole_km2,
)
from utils.data.dataset import load
from utils.data.dates import DAY_ONE

COVERED = st.dates(DAY_ONE, dt.date(2026, 11, 24))


@settings(deadline=None, max_examples=60)
@given(COVERED)
def test_the_areas_of_all_holders_are_the_area_of_all_units(day):
    dataset = load()
    assert held(dataset, day)["area_km2"].sum() == pytest.approx(dataset.units["area_km2"].sum())


@settings(deadline=None, max_examples=60)
@given(COVERED)
def test_the_shares_of_all_holders_are_one(day):
    shares = held(load(), day)["share"]
    assert shares.sum() == pytest.approx(1)
    assert shares.min() >= 0


@pytest.fixture
def dataset(tmp_path):
    return load(small_package(tmp_path))


@pytest.mark.parametrize(
    ("day", "soviet", "azerbaijani", "armenian"),
    [
        (dt.date(1988, 2, 20), 189.5, 0, 0),
        (dt.date(1991, 8, 29), 189.5, 0, 0),
        (dt.date(1991, 8, 30), 94.7, 94.8, 0),
        (dt.date(2020, 11, 7), 0, 94.8, 94.7),
        (dt.date(2020, 11, 8), 0, 189.5, 0),
    ],
)
def test_ground_counts_for_its_holder_from_the_first_day(
    dataset, day, soviet, azerbaijani, armenian
):
    areas = held(dataset, day).set_index("controller")["area_km2"]
    expected = {"soviet": soviet, "azerbaijani": azerbaijani, "armenian": armenian}
    assert areas.to_dict() == pytest.approx(expected)


def test_holders_stand_in_the_order_of_the_vocabulary(dataset):
    order = list(dataset.labels("control", "controller"))
    assert states(dataset) == sorted(states(dataset), key=order.index)


def test_a_holder_that_never_occurs_is_not_listed(dataset):
    assert "divided" not in states(dataset)
    assert "divided" not in set(held(dataset, DAY_ONE)["controller"])


@pytest.mark.parametrize(
    ("value", "goal_is", "goal", "end"),
    [
        (0.98, "at_least", 0.97, "the goal was at least 0.970: reached."),
        (0.96, "at_least", 0.97, "the goal was at least 0.970: missed."),
        (0.96, "at_most", 0.97, "the goal was at most 0.970: reached."),
        (0.98, "at_most", 0.97, "the goal was at most 0.970: missed."),
        (0.98, None, float("nan"), "Overlap: 0.980."),
    ],
)
def test_a_goal_that_the_line_missed_is_called_missed(value, goal_is, goal, end):
    row = {"what": "Overlap", "value": value, "unit": "share", "goal_is": goal_is, "goal": goal}
    row["note"] = "The polygon is coarse"
    (sentence,) = accuracy_words(SimpleNamespace(accuracy=pd.DataFrame([row])))
    assert sentence.endswith(f"{end}\n    The polygon is coarse.")


@pytest.mark.parametrize(
    ("area", "whole"), [(11496.5, 11497), (11496.499999999996, 11497), (3897.5, 3898), (0.04, 0)]
)
def test_an_area_is_rounded_halves_up_whatever_adding_up_has_left(area, whole):
    assert whole_km2(area) == whole


def test_a_published_area_that_the_map_does_not_meet_says_why():
    table = against_published(load())
    far = table[table["difference"].abs() > FAR_APART]
    assert list(far.loc[far["note"].isna(), "what"]) == []
