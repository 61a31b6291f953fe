"""Advance: announced captures, each a claim of its side, on its day."""

import datetime as dt
import itertools

import pytest

from utils import Advance, Look, ViewError, load
from utils.data import areas
from utils.data.dates import day_of
from utils.export.bundle import svg_text
from utils.views.advance.plot import AHEAD


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


def test_the_map_beside_the_dots_is_that_of_its_day():
    chart = Advance(day="2020-10-22").chart()
    held = areas.held(load(), dt.date(2020, 10, 22)).set_index("controller")["area_km2"]
    svg = svg_text(chart)
    assert f"{areas.whole_km2(held['armenian']):,} km²" in svg and "22 October 2020" in svg
    assert Advance().map_day == dt.date(2020, 12, 1)


def test_counts_and_pale_dots_follow_the_day_of_the_map():
    view = Advance(day="2020-10-22")
    chart = view.chart()
    come = (chart.rows["date"] <= "2020-10-22").sum()
    places = chart.rows[chart.rows["date"] <= "2020-10-22"]["place_id"].nunique()
    counts = {text.get_gid(): text.get_text() for text in chart.figure.texts if text.get_gid()}
    assert counts["count-all"] == str(places) != str(come)
    pale = [line for line in chart.figure.axes[1].lines if line.get_alpha() == AHEAD]
    assert len(pale) == len(chart.rows) - come


def test_the_script_knows_the_day_of_every_dot():
    chart = Advance().chart()
    days = {mark: day_of(number).isoformat() for mark, number, *_ in chart.timeline["dots"]}
    told = dict(zip("capture-" + chart.rows["capture_id"], chart.rows["date"], strict=True))
    assert days == told


def test_a_place_with_rival_dates_is_counted_once(chart):
    places = chart.rows["place_id"].nunique()
    assert places < len(chart.rows)
    assert f"{places} places in" in chart.alt_text and f" of {places}" in svg_text(chart)
    assert len({place for *_, place in chart.timeline["dots"]}) == places


def test_a_place_handed_over_has_another_mark_and_word_than_one_taken(chart):
    ceded = set("capture-" + chart.rows[chart.rows["how"] == "ceded_by_agreement"]["capture_id"])
    dots = [line for line in chart.figure.axes[1].lines if str(line.get_gid()) in chart.cards]
    assert {line.get_gid() for line in dots if line.get_marker() == "^"} == ceded
    assert "or handed over" in chart.title and f"{len(ceded)} were handed over" in chart.alt_text
    taken = Advance(end="2020-11-08").chart()
    assert "handed over" not in f"{taken.title} {taken.alt_text}"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"start": "2020-12-01", "end": "2020-09-27"}, "lies before the first"),
        ({"start": "1992-01-01", "end": "1994-05-12"}, "Choose at most 400 days"),
        ({"start": "soon"}, "must be a day written YYYY-MM-DD"),
        ({"start": "1905-01-01", "end": "1905-02-01"}, "outside what the data covers"),
        ({"day": "2021-01-01"}, "lies outside the span"),
        ({"by": "soviet"}, "'soviet' is not a known side"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        Advance(**fields)


@pytest.mark.parametrize("language", ["en", "hy"])
def test_names_of_days_do_not_touch(language):
    view = Advance(by="armenian", start="1993-03-01", end="1993-11-30")
    figure = view.chart(look=Look(size="a4_full", language=language)).figure
    texts = [axes.texts for axes in figure.axes[1:]]  # the first is the map
    for labels in texts:
        days = [label for label in labels if any(letter.isalpha() for letter in label.get_text())]
        boxes = [label.get_window_extent() for label in days]
        assert all(one.x1 < other.x0 for one, other in itertools.pairwise(boxes))
