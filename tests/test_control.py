"""Half-open intervals: who held a unit on a day, and what changed between two days."""

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from utils.data.control import changes_between, intervals_of, on_day

HOLDERS = ["soviet", "azerbaijani", "armenian", "contested"]
DAYS = st.dates(dt.date(2020, 9, 1), dt.date(2020, 10, 31))  # few: they often coincide
ONE_DAY = dt.timedelta(days=1)
STEADY = settings(deadline=None, max_examples=60)

Interval = tuple[str, dt.date, dt.date | None, str]


@st.composite
def histories(draw: st.DrawFn) -> list[Interval]:
    """Intervals of some units: none overlap, some leave gaps, some last ones go on."""
    rows: list[Interval] = []
    for unit in ("aghdam", "lachin", "shusha")[: draw(st.integers(1, 3))]:
        cuts = sorted(draw(st.sets(DAYS, min_size=2, max_size=6)))
        ends = [*cuts[1:-1], draw(st.sampled_from([None, cuts[-1]]))]
        spans = zip(cuts[:-1], ends, strict=True)
        rows += [
            (unit, start, end, draw(st.sampled_from(HOLDERS)))
            for start, end in spans
            if draw(st.integers(0, 4))
        ]
    return draw(st.permutations(rows))


def table(rows: list[Interval]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["unit_id", "date_start", "date_end", "controller"])
    for column in ("date_start", "date_end"):
        frame[column] = pd.to_datetime(frame[column])
    return frame.assign(controller=pd.Categorical(frame["controller"], HOLDERS, ordered=True))


def holding(rows: list[Interval], day: dt.date, unit: str) -> list[Interval]:
    held = on_day(table(rows), day)
    return [rows[position] for position in held.index[held["unit_id"] == unit]]


@STEADY
@given(histories())
def test_an_interval_alone_holds_on_its_first_and_on_its_last_day(rows):
    for row in rows:
        unit, start, end, _ = row
        assert holding(rows, start, unit) == [row]
        last = end - ONE_DAY if end else dt.date(2100, 1, 1)
        assert holding(rows, last, unit) == [row]


@STEADY
@given(histories())
def test_on_the_day_it_ends_an_interval_holds_no_more(rows):
    for row in rows:
        unit, _, end, _ = row
        if end:
            assert row not in holding(rows, end, unit)


@STEADY
@given(histories(), DAYS)
def test_a_covered_day_has_exactly_one_holder_and_another_has_none(rows, day):
    for unit in {row[0] for row in rows}:
        covered = any(
            unit == other and start <= day and (end is None or day < end)
            for other, start, end, _ in rows
        )
        assert len(holding(rows, day, unit)) == covered


@STEADY
@given(histories(), DAYS, DAYS)
def test_changes_are_the_same_in_either_order_of_the_days(rows, one, other):
    control = table(rows)
    assert_frame_equal(changes_between(control, one, other), changes_between(control, other, one))


@STEADY
@given(histories(), st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_changes_of_two_parts_of_a_span_are_those_of_the_whole(rows, days):
    control = table(rows)
    first, middle, last = days
    parts = [changes_between(control, first, middle), changes_between(control, middle, last)]
    together = [row for part in parts for row in part.itertuples(index=False, name=None)]
    whole = list(changes_between(control, first, last).itertuples(index=False, name=None))
    assert list(map(str, together)) == list(map(str, whole))


@STEADY
@given(histories(), st.tuples(DAYS, DAYS).map(sorted))
def test_every_change_lies_after_the_first_day_and_not_after_the_last(rows, days):
    first, last = map(pd.Timestamp, days)
    changes = changes_between(table(rows), first, last)
    assert ((first < changes["date_start"]) & (changes["date_start"] <= last)).all()


@STEADY
@given(histories(), DAYS)
def test_between_a_day_and_itself_nothing_changes(rows, day):
    assert changes_between(table(rows), day, day).empty


@STEADY
@given(histories(), DAYS, DAYS)
def test_a_change_always_changes_the_holder(rows, one, other):
    changes = changes_between(table(rows), one, other)
    assert (changes["before"].astype("object") != changes["controller"].astype("object")).all()


def test_a_change_counts_on_the_last_day_and_not_on_the_first():
    control = table([("shusha", dt.date(2020, 11, 8), None, "azerbaijani")])
    before, on, after = (dt.date(2020, 11, day) for day in (7, 8, 9))
    assert len(changes_between(control, before, on)) == 1
    assert len(changes_between(control, on, after)) == 0


def test_a_change_says_who_held_the_unit_before():
    rows: list[Interval] = [
        ("shusha", dt.date(1992, 5, 9), dt.date(2020, 11, 8), "armenian"),
        ("aghdam", dt.date(1994, 5, 12), None, "contested"),
        ("shusha", dt.date(2020, 11, 8), None, "azerbaijani"),
    ]
    changes = changes_between(table(rows), dt.date(1990, 1, 1), dt.date(2021, 1, 1))
    assert changes["unit_id"].tolist() == ["shusha", "aghdam", "shusha"]
    assert changes["before"].isna().tolist() == [True, True, False]
    assert changes["before"].iloc[2] == "armenian"


def test_a_new_interval_of_the_same_holder_is_no_change():
    rows: list[Interval] = [
        ("shusha", dt.date(1992, 5, 9), dt.date(1994, 5, 12), "armenian"),
        ("shusha", dt.date(1994, 5, 12), None, "armenian"),
    ]
    assert changes_between(table(rows), dt.date(1993, 1, 1), dt.date(1995, 1, 1)).empty


@STEADY
@given(histories())
def test_the_intervals_of_a_unit_are_all_its_own_oldest_first(rows):
    found = intervals_of(table(rows))
    assert set(found) == {row[0] for row in rows}
    for unit, intervals in found.items():
        assert (intervals["unit_id"] == unit).all()
        assert intervals["date_start"].is_monotonic_increasing
    assert sum(map(len, found.values())) == len(rows)
