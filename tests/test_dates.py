"""Partial dates: what they can mean and how they are written in words."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.data.dates import bounds, is_partial_date, parse_day, spell, spell_span

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ("2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2021-02", dt.date(2021, 2, 1), dt.date(2021, 2, 28)),
        ("1991-12", dt.date(1991, 12, 1), dt.date(1991, 12, 31)),
        ("2020-10-03", dt.date(2020, 10, 3), dt.date(2020, 10, 3)),
    ],
)
def test_a_partial_date_means_its_first_to_its_last_day(text, first, last):
    assert bounds(text) == (first, last)


@settings(deadline=None, max_examples=60)
@given(DAYS)
def test_a_day_lies_inside_its_month_inside_its_year(day):
    year_first, year_last = bounds(f"{day:%Y}")
    month_first, month_last = bounds(f"{day:%Y-%m}")
    assert year_first <= month_first <= day <= month_last <= year_last
    assert bounds(day.isoformat()) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-1",
        "2020-13",
        "2020-10-3",
        "2021-02-29",
        "2020-10-32",
        "3.10.2020",
        "Oct 2020",
    ],
)
def test_what_the_calendar_does_not_have_is_no_partial_date(text):
    assert not is_partial_date(text)
    with pytest.raises(ValueError):
        bounds(text)


@settings(deadline=None, max_examples=60)
@given(DAYS)
def test_a_day_is_read_as_it_is_written(day):
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize("text", ["2020", "2020-10", "20201003", "2020-10-03T00:00", "03.10.2020"])
def test_only_a_whole_day_is_a_day(text):
    with pytest.raises(ValueError):
        parse_day(text)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2020", "2020"),
        ("2020-10", "October 2020"),
        ("2020-10-03", "3 October 2020"),
        (dt.date(1994, 5, 12), "12 May 1994"),
    ],
)
def test_a_date_is_spelled_as_far_as_it_is_known(date, words):
    assert spell(date) == words


def test_a_date_can_be_spelled_short():
    assert spell("2020-10-03", short=True) == "3 Oct 2020"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-10-03", "2020-10-03", "3 October 2020"),
        ("2020-10-03", "2020-10-09", "3 – 9 October 2020"),
        ("2020-09-27", "2020-11-10", "27 September – 10 November 2020"),
        ("1988-02-20", "1994-05-12", "20 February 1988 – 12 May 1994"),
        ("2019-10-03", "2020-10-03", "3 October 2019 – 3 October 2020"),
    ],
)
def test_a_span_names_each_part_once(start, end, words):
    assert spell_span(parse_day(start), parse_day(end)) == words
