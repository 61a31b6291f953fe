"""Control and casualties under one line: what stood on a day, and what was counted up to it."""

import datetime as dt

import pytest

from utils import GroundAndTolls, Look, Period, Tolls, ViewError, load
from utils.data.control import on_day
from utils.data.dates import number_of
from utils.export.bundle import svg_text
from utils.views.ground_and_tolls.words import last_by, lists_of

WAR = GroundAndTolls()


@pytest.fixture(scope="module")
def chart():
    return WAR.draw(load())


def test_the_ground_of_each_day_adds_up_to_the_whole_map():
    ground = WAR.rows()[lambda rows: rows["kind"] == "ground"]
    sums = ground.groupby("date")["area_km2"].sum()
    assert sums.round(3).nunique() == 1
    assert sums.iloc[0] == pytest.approx(load().units["area_km2"].sum())


def test_the_claims_are_those_of_tolls_up_to_the_last_day_shown():
    claims = WAR.rows()[lambda rows: rows["kind"] == "claim"]
    own = Tolls(side="armenian").rows()
    own = own[own["as_of"].str[:10].le("2020-12-10") & own["as_of"].str.len().eq(10)]
    assert set(own["claim_id"]) <= set(claims.loc[claims["side"] == "armenian", "claim_id"])
    assert claims["date"].max() <= "2020-12-10"


def test_the_last_count_of_a_day_is_no_later_than_the_day():
    claims = WAR.rows()[lambda rows: rows["kind"] == "claim"]
    own = lists_of(WAR, claims, load())["armenian", "own_side"]
    assert last_by(own, WAR.days[0])[1].as_of == "2020-09-27"
    assert last_by(own, WAR.day)[1].as_of <= "2020-11-10"


def test_a_count_that_does_not_tell_soldiers_from_civilians_is_said_where_there_is_no_other():
    chart = GroundAndTolls(phase="offensive_2023").draw(load())
    assert "not split from civilians: 213" in svg_text(chart)
    assert "Armenians, own side: not split from civilians: 213 by" in chart.alt_text


def test_a_count_with_civilians_of_weeks_ago_is_not_the_last_of_a_day():
    claims = WAR.rows()[lambda rows: rows["kind"] == "claim"]
    own = lists_of(WAR, claims, load())["azerbaijani", "own_side"]
    assert last_by(own, dt.date(2020, 9, 30))[1].as_of == "2020-09-28"
    assert last_by(own, WAR.day) is None


def test_a_count_of_more_than_a_month_ago_says_so_beside_the_map():
    claims = WAR.rows()[lambda rows: rows["kind"] == "claim"]
    others = lists_of(WAR, claims, load())["armenian", "third_party"]
    assert last_by(others, dt.date(2020, 11, 3))[0] == "207"
    assert last_by(others, dt.date(2020, 11, 4))[0] == "over a month old: 207"


def test_what_the_script_writes_for_a_day_is_what_the_chart_of_that_day_says(chart):
    other = GroundAndTolls(date="2020-10-20").draw(load())
    lists = {each["id"]: each["steps"] for each in chart.timeline["readings"]}
    day = number_of(GroundAndTolls(date="2020-10-20").day)
    said = [words for steps in lists.values() for words in [_at(steps, day)] if words]
    assert said and all(words in svg_text(other) for words in said)


def _at(steps, day):
    return [words for start, words in steps if start <= day][-1].replace("&", "&amp;")


def test_the_sources_of_the_ground_stand_with_those_of_the_claims(chart):
    held = on_day(load().control, WAR.day)["source_id"]
    claims = chart.rows.loc[chart.rows["kind"] == "claim", "source_id"]
    assert {*held, *claims} <= set(chart.sources["source_id"])


def test_a_period_without_a_count_says_so():
    empty = GroundAndTolls(phase="first_war", category="police").draw(load())
    assert "No count up to one of these days is in the data" in svg_text(empty)
    assert "no published figures" in empty.sentence


def test_a_day_outside_the_period_is_refused():
    with pytest.raises(ViewError, match="1 January 2019 lies outside the days shown"):
        GroundAndTolls(date="2019-01-01")
    with pytest.raises(ViewError, match="not a known period with days"):
        GroundAndTolls(phase="multiple")


def test_it_follows_a_shared_period_and_sets_it():
    period = Period("second_war")
    panel = WAR.panel(period)
    period.choose("2020-10-01", "2020-10-20")
    assert panel.view == GroundAndTolls(date="2020-10-20")
    panel.choose("Period", "offensive_2023")
    assert period.name == "offensive_2023" and panel.view.date == ""


@pytest.mark.parametrize("size", ["screen", "a4_full", "a4_column", "social"])
def test_nobodys_name_is_cut_and_every_hatch_has_its_key(size):
    chart = GroundAndTolls(date="2020-11-10").chart(look=Look(size=size))
    texts = [text.get_text() for text in chart.figure.texts]
    assert "Contested between the sides" in texts
    said = " ".join(texts)
    assert "Defence Army of Nagorno-Karabakh / Artsakh (de facto)" in said
    assert not any("…" in text for text in texts)


def test_marks_of_the_two_sides_do_not_hide_each_other():
    """An agency gave the same number for both sides on the same day."""
    chart = GroundAndTolls(phase="offensive_2023").draw(load())
    same = chart.rows[(chart.rows["claimant_id"] == "afp") & (chart.rows["best"] == 200)]
    lines = {line.get_gid(): line for axes in chart.figure.axes for line in axes.lines}
    left, right = (lines[f"claim-{claim}"].get_xdata()[0] for claim in same["claim_id"])
    assert left < right


def test_land_that_is_held_beyond_the_map_is_accounted_for():
    notes = " ".join(GroundAndTolls(phase="offensive_2023").draw(load()).notes)
    assert "Areas count the former enclaves, which lie outside this map." in notes
