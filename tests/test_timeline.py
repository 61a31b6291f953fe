"""Timeline: every event in its place, found in any language, no label on another."""

import datetime as dt
import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import packages
from tests.drawn import collisions, outside, written
from utils import Incidents, ViewError, load
from utils.data.dates import DAY_ONE, spell
from utils.data.records import records
from utils.export.bundle import svg_text
from utils.language import LANGUAGES, speaking
from utils.views.territory.view import last_day
from utils.views.timeline.axis import Calendar
from utils.views.timeline.chart import by_importance, counted_people
from utils.views.timeline.draw import eras
from utils.views.timeline.kinds import KINDS
from utils.views.timeline.place import Box, labels, levels
from utils.views.timeline.view import Timeline

days = st.dates(DAY_ONE, last_day())


@pytest.fixture(scope="module")
def chart():
    return Timeline(start="2020-09-27", end="2020-11-10").chart()


def test_all_events_of_the_data_are_on_the_timeline():
    assert sorted(Timeline().rows()["event_id"]) == sorted(load().events["event_id"])


def test_every_kind_of_event_has_a_lane():
    assert set(KINDS) == set(load().labels("events", "kind"))


@given(days, days, st.lists(st.sampled_from(KINDS), min_size=1, unique=True))
@settings(max_examples=15)
def test_the_rows_are_the_events_that_touch_the_days(one, other, kinds):
    start, end = sorted([one, other])
    events = load().events
    wanted = [
        event.event_id
        for event in events.itertuples()
        if event.kind in kinds
        and event.date_start.date() <= end
        and (pd.isna(event.date_end) or event.date_end.date() >= start)
    ]
    view = Timeline(start=start.isoformat(), end=end.isoformat(), kinds=tuple(kinds))
    assert sorted(view.rows()["event_id"]) == sorted(wanted)


@pytest.mark.parametrize("name", ["Shusha", "shushi", "Şuşa", "ŞUŞA", "Շուշի", "Шуша"])
def test_a_place_is_found_by_its_name_in_any_language(name):
    assert "1992-05-08-shusha" in set(Timeline(search=name).rows()["event_id"])


@pytest.mark.parametrize("name", ["Karvachar", "Kelbajar", "Քարվաճառ", "Кельбаджар", "Карвачар"])
def test_a_place_is_found_by_every_spelling_that_charts_have(name):
    assert "1993-03-27-kalbajar" in set(Timeline(search=name).rows()["event_id"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_event_is_found_by_its_title_in_any_language_whatever_the_chart_speaks(code):
    with speaking(code):
        title = Timeline(search="four day war").rows()["title"].iloc[0]
    assert "d-2016-04-four-day-war" in set(Timeline(search=title).rows()["event_id"])


def test_words_of_the_title_find_an_event_and_nonsense_finds_none():
    assert "d-2016-04-four-day-war" in set(Timeline(search="four day war").rows()["event_id"])
    empty = Timeline(search="xyzzy").chart()
    assert empty.rows.empty and "The timeline shows no events" in empty.alt_text


def test_every_event_has_a_mark_and_a_card_with_its_sources(chart):
    svg = svg_text(chart)
    for event in chart.rows.itertuples():
        assert f'id="event-{event.event_id}"' in svg
        card = chart.cards[f"event-{event.event_id}"]
        assert card.heading == event.title and card.links


def test_a_card_holds_the_figures_of_its_event():
    view = Timeline(start="2016-04-01", end="2016-04-05")
    words = "\n".join(view.chart().cards["event-d-2016-04-four-day-war"].lines)
    assert "Killed, Azerbaijanis: " in words and "Ministry of Defence" in words


def test_an_event_of_one_month_is_hollow_and_the_note_says_why():
    chart = Timeline(start="1988-03-01", end="1988-12-31").chart()
    assert "only the month or the year is known" in chart.caption
    assert "the days are not known" in "\n".join(chart.cards["event-1988-gugark"].lines)


def test_names_come_in_the_readers_order():
    titles = " ".join(Timeline(names="armenian_first").rows()["title"])
    assert "Shushi / Shusha" in titles and "Shusha / Shushi" not in titles


@pytest.mark.parametrize(
    "view",
    [Timeline(), Timeline("2020-09-27", "2020-11-10"), Timeline("2023-09-19", "2023-09-19")],
    ids=["decades", "weeks", "a day"],
)
def test_no_text_of_the_picture_lies_on_another_or_beyond_the_page(view):
    figure = view.chart().figure
    texts = written(figure)
    assert len(texts) > 10 and not outside(figure, texts)
    assert not list(collisions(texts))


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 60)), min_size=1, max_size=40))
def test_marks_of_one_time_are_stacked_and_never_cover_each_other(spans):
    spans = [(left, left + width + 4) for left, width in spans]
    chosen = levels(spans)
    for i, (left, right) in enumerate(spans):
        for j in range(i):
            apart = right <= spans[j][0] or spans[j][1] <= left
            assert chosen[i] != chosen[j] or apart


def test_the_first_in_order_gets_its_label_when_there_is_room_for_one():
    marks = [Box(50, 20, 55, 25), Box(56, 20, 61, 25)]
    placed = labels(
        marks, ["a rather long label", "another long label"], [1, 0], Box(0, 14, 130, 27)
    )
    assert list(placed) == [1]


@given(days, days)
def test_an_axis_names_days_in_order_and_inside(one, other):
    first, last = sorted([one, other])
    ticks = Calendar(first, last, 14, 512).ticks()
    xs = [tick.x for tick in ticks]
    assert xs == sorted(xs) and all(14 <= x <= 526 for x in xs)
    assert all(b - a > 20 for a, b in itertools.pairwise(xs[1:]))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"start": "1987-01-01"}, "outside what the data covers"),
        ({"start": "2020-01-01", "end": "2019-01-01"}, "lies after the last"),
        ({"end": "soon"}, "must be a day"),
        ({"kinds": ("party",)}, "not a known kinds"),
        ({"kinds": ()}, "Choose at least one"),
        ({"search": 7}, "must be text"),
        ({"names": "random"}, "not a known order of names"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why) as refusal:
        Timeline(**fields)
    assert str(refusal.value).endswith(".")


def test_an_event_without_an_end_is_still_going_on(tmp_path):
    folder = packages.small_package(tmp_path)
    packages.change(folder, "events.csv", 2, date_start="2020-10-03", date_end="")
    rows = Timeline(start="2026-01-01").rows(load(folder))
    assert list(rows["event_id"]) == ["e1"]
    assert rows["date_start"].iloc[0].date() == dt.date(2020, 10, 3)


def test_labels_of_strikes_go_to_the_losses_of_both_sides_by_turns():
    dataset = load()
    rows = Timeline(kinds=("bombing", "shelling")).rows(dataset).reset_index(drop=True)
    whose = counted_people(dataset)
    first = [whose[rows["event_id"][i]] for i in by_importance(records(rows), whose)[:6]]
    assert first.count("armenian") >= 2 and first.count("azerbaijani") >= 2


def test_the_title_ends_with_the_last_day_that_was_looked_through():
    package = load().package
    for view in (Timeline(), Timeline(end=package.created.isoformat()), Incidents(end="")):
        chart = view.chart()
        assert (
            spell(package.covered_to) in chart.title and spell(package.covered_to) in chart.sentence
        )
        assert spell(package.created) not in chart.title
    assert "9 November 2020" in Timeline(start="2020-09-27", end="2020-11-09").chart().title


def test_the_field_of_the_last_day_tells_what_the_title_tells():
    panel, last = Timeline().panel(), load().package.covered_to
    assert panel.values["last"] == last.isoformat() and panel.values["period"] == "all"
    assert [spec["max"] for line in panel.controls for spec in line if spec["name"] == "last"] == [
        last.isoformat()
    ]
    panel.choose("Last day", last.isoformat())
    assert panel.values["period"] == "all"


def test_no_event_lies_after_the_last_day_that_was_looked_through():
    data = load()
    assert data.events["date_start"].max().date() <= data.package.covered_to


def test_periods_have_the_days_that_they_have_in_the_charts_of_figures():
    dataset = load()
    days = Calendar(DAY_ONE, last_day(), 0.0, 600.0)
    drawn = {era.name: (era.first, era.last) for era in eras(dataset.phases, days)}
    assert drawn["First war"] == (dt.date(1988, 2, 20), dt.date(1994, 5, 12))
    assert "Prelude" not in drawn
