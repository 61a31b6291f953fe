"""Advance: announced captures, each a claim of its side, on its day."""

import pytest

from utils import Advance, ViewError, load
from utils.export import svg_text


@pytest.fixture(scope="module")
def chart():
    return Advance().chart()


def test_the_rows_are_the_dated_captures_of_the_span_by_one_side(chart):
    captures = load().captures
    wanted = captures[
        captures["date"].between("2020-09-27", "2020-12-01")
        & (captures["date"].str.len() == 10)
        & (captures["by"] == "azerbaijani")
    ]
    assert sorted(chart.rows["capture_id"]) == sorted(wanted["capture_id"])


def test_every_announced_place_has_a_mark_and_a_card(chart):
    svg = svg_text(chart)
    assert all(f'id="capture-{capture}"' in svg for capture in chart.rows["capture_id"])
    assert set(chart.cards) == {f"capture-{capture}" for capture in chart.rows["capture_id"]}


def test_a_denial_is_said_on_the_card(chart):
    denied = chart.rows[chart.rows["disputed_by"].notna()].iloc[0]
    assert any("Denied by" in line for line in chart.cards[f"capture-{denied.capture_id}"].lines)


def test_districts_carry_both_names_in_the_readers_order():
    assert "Fuzuli / Varanda" in svg_text(Advance(names="azerbaijani_first").chart())
    assert "Varanda / Fuzuli" in svg_text(Advance(names="armenian_first").chart())


def test_what_is_known_by_month_only_is_counted_not_drawn():
    view = Advance("1992-01-01", "1993-01-31", by="armenian")
    notes = "\n".join(view.chart().notes)
    assert f"Not drawn: {view.undated(load())} known by month or year only." in notes


def test_a_span_without_announcements_says_so():
    chart = Advance("2001-01-01", "2001-02-01").chart()
    assert chart.rows.empty and "No announcement with a day" in chart.alt_text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"start": "2020-12-01", "end": "2020-09-27"}, "lies before the first"),
        ({"start": "1992-01-01", "end": "1994-05-12"}, "Choose at most 400 days"),
        ({"start": "soon"}, "must be a day written YYYY-MM-DD"),
        ({"by": "soviet"}, "'soviet' is not a known side"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        Advance(**fields)
