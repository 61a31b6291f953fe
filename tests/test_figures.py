"""Figures in words: as they were published, with range and qualifier."""

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from utils.data.figures import extent, number, point, wording

NONE = pd.NA
COUNTS = st.integers(0, 10**7)
MAYBE = st.one_of(st.just(NONE), COUNTS)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (999, "999"), (30_000, "30,000"), (1_234_567.0, "1,234,567"), (482.7, "482.7")],
)
def test_a_number_has_commas_and_a_decimal_only_where_needed(value, words):
    assert number(value) == words


@pytest.mark.parametrize(
    ("low", "best", "high", "qualifier", "words"),
    [
        (NONE, 3_825, NONE, "exact", "3,825"),
        (NONE, 11_000, NONE, "about", "about 11,000"),
        (3_000, NONE, NONE, "at_least", "at least 3,000"),
        (3_000, 3_000, NONE, "at_least", "at least 3,000"),
        (NONE, NONE, 6_000, "up_to", "up to 6,000"),
        (5_856, NONE, 6_000, "range", "5,856–6,000"),
        (5_856, 5_900, 6_000, "range", "5,900 (5,856–6,000)"),
        (20, NONE, 20, "exact", "20"),
        (NONE, 0, NONE, "exact", "0"),
    ],
)
def test_a_figure_is_worded_as_published(low, best, high, qualifier, words):
    assert wording(low, best, high, qualifier) == words


@settings(deadline=None, max_examples=60)
@given(MAYBE, MAYBE, MAYBE)
def test_the_extent_holds_every_number_that_is_named(low, best, high):
    named = [value for value in (low, best, high) if not pd.isna(value)]
    assume(named)
    lowest, highest = extent(low, best, high)
    assert {lowest, highest} <= set(named)
    assert all(lowest <= value <= highest for value in named)


def test_a_single_mark_stands_on_the_best_figure():
    assert point(5, 7, 20) == 7
    assert point(NONE, 7, NONE) == 7


def test_a_single_mark_stands_on_the_only_end_that_is_given():
    assert point(3_000, NONE, NONE) == point(NONE, NONE, 3_000) == 3_000


@settings(deadline=None, max_examples=60)
@given(COUNTS, COUNTS)
def test_a_range_has_no_middle_of_its_own(low, high):
    assume(low != high)
    assert point(low, NONE, high) is None
