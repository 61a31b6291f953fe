"""Incidents: rival claims stay side by side, and a month without a record is no zero."""

import re

import pytest

from tests import packages
from tests.drawn import collisions, outside, written
from utils import Look, ViewError, load
from utils.export.bundle import svg_text
from utils.views.incidents.plot import cells_of, unit_of
from utils.views.incidents.view import Incidents, most_killed
from utils.views.timeline.axis import Calendar, span
from utils.views.timeline.kinds import INCIDENTS

APRIL, SEPTEMBER = "d-2016-04-four-day-war", "d-2022-09-two-day-war"


@pytest.fixture(scope="module")
def chart():
    return Incidents().chart()


def test_it_lists_the_incidents_between_the_wars(chart):
    events = load().events
    wanted = events[
        events["kind"].isin(INCIDENTS)
        & (events["date_start"] <= "2020-09-26")
        & (events["date_end"] >= "1994-05-12")
    ]
    assert set(chart.rows["event_id"]) == set(wanted["event_id"])


def test_an_incident_without_a_figure_stays_with_an_empty_claim():
    rows = Incidents(start="2020-11-11", end="").rows()
    bare = rows[rows["claim_id"].isna()]
    assert len(bare) and bare["event_id"].is_unique


def test_the_figures_are_current_claims_on_the_outcome(chart):
    drawn = chart.rows[chart.rows["claim_id"].notna()]
    claims = load().claims.set_index("claim_id").loc[drawn["claim_id"]]
    assert set(claims["status"]) == {"current"} and set(claims["outcome"]) == {"killed"}
    assert drawn["claim_id"].is_unique and "part" not in set(claims["scope"])


def test_each_side_s_own_count_and_the_other_s_claim_stay_side_by_side(chart):
    april = chart.rows[(chart.rows["event_id"] == APRIL) & (chart.rows["side"] == "azerbaijani")]
    assert {"own_side", "other_side"} <= set(april["speaker"])
    bar = f"range-{APRIL}-azerbaijani-military"
    assert f'id="{bar}"' in svg_text(chart)


def _claims(folder, *rows):
    for number, cells in enumerate(rows):
        same = {"claim_id": f"k{number}", "event_id": "e1", "phase_id": "second_war"}
        same |= {"outcome": "killed", "status": "current", "as_of": "2020-10-03"}
        packages.add(folder, "claims.csv", 2, **(same | cells))


def test_a_running_total_of_the_first_day_is_no_rival_of_one_for_all_days(tmp_path):
    folder = packages.small_package(tmp_path)
    packages.change(
        folder, "events.csv", 2, kind="clash", date_start="2020-10-01", date_end="2020-10-03"
    )
    _claims(
        folder,
        {"scope": "cumulative", "best": "5", "date_start": "2020-10-01", "date_end": "2020-10-01"},
        {"scope": "cumulative", "best": "9", "date_start": "2020-10-01", "date_end": "2020-10-03"},
        {"scope": "event", "best": "12", "claimant_id": "scholar"},
        {
            "scope": "cumulative", "best": "7", "claimant_id": "scholar",
            "date_start": "2020-10-01", "date_end": "2020-10-03",
        },
    )  # fmt: skip
    view = Incidents(start="2020-09-27", end="2020-11-10")
    assert sorted(view.rows(load(folder))["best"].dropna()) == [9, 12]
    assert view.left_out(load(folder))["running"] == 2


def test_a_running_total_that_tells_nobody_apart_yields_to_one_of_both_together(tmp_path):
    folder = packages.small_package(tmp_path)
    packages.change(
        folder, "events.csv", 2, kind="clash", date_start="2020-10-01", date_end="2020-10-01"
    )
    days = {"scope": "cumulative", "date_start": "2020-10-01", "date_end": "2020-10-01"}
    _claims(
        folder,
        days | {"best": "5", "category": "unspecified"},
        days | {"best": "9", "category": "combined", "as_of": "2020-10-04"},
    )
    view = Incidents(start="2020-09-27", end="2020-11-10")
    assert list(view.rows(load(folder))["best"].dropna()) == [9]


def test_the_incident_with_the_highest_claims_is_named_on_both_sides(chart):
    words = [text.words for text in written(chart.figure)]
    assert words.count("Four-day war (April 2016)") == 4  # two sides, both together, the list


def test_severity_asks_what_anybody_counts():
    rows = Incidents(end="", least=100).rows()
    highest = most_killed(load())
    assert APRIL in set(rows["event_id"])
    assert all(highest[event] >= 100 for event in rows["event_id"])


@pytest.mark.parametrize("name", ["Tavush", "Տավուշ", "Тавуш"])
def test_a_place_is_found_by_its_name_in_any_language(name):
    assert "d-2012-06-border" in set(Incidents(place=name).rows()["event_id"])


def test_every_month_of_a_span_is_counted_once_and_an_empty_one_is_hatched():
    view = Incidents(start="2021-01-15", end="2022-12-31")
    days = Calendar(*span(view.start, view.end), 0, 500)
    cells = cells_of(view.rows(), days)
    assert unit_of(days) == "month" and len(cells) == 24
    assert sum(len(cell.titles) for cell in cells) == view.rows()["event_id"].nunique()
    assert any(not cell.titles for cell in cells)
    assert "That is not zero" in view.chart().caption


def test_long_spans_are_counted_by_year():
    days = Calendar(*span("1994-05-12", "2020-09-26"), 0, 500)
    assert [cell.name for cell in cells_of(Incidents().rows(), days)] == [
        str(year) for year in range(1994, 2021)
    ]


def test_every_claim_incident_and_count_has_a_mark_and_a_card(chart):
    svg = svg_text(chart)
    assert f"event-{APRIL}" in chart.cards
    assert all(f'id="{gid}' in svg for gid in chart.cards)
    drawn = chart.rows["claim_id"].dropna()
    assert all(f"claim-{claim}" in chart.cards for claim in drawn)


@pytest.mark.parametrize(
    "view",
    [
        Incidents(),
        Incidents(start="2020-11-11", end=""),
        Incidents(start="2022-08-01", end="2022-10-31", outcome="wounded"),
        Incidents(end="", least=10, names="armenian_first"),
    ],
    ids=["between the wars", "after 2020", "wounded", "many killed"],
)
def test_no_text_of_the_picture_lies_on_another_or_beyond_the_page(view):
    figure = view.chart().figure
    texts = written(figure)
    assert len(texts) > 20 and not outside(figure, texts)
    assert not list(collisions(texts))


def test_what_is_not_drawn_and_not_known_is_said(chart):
    assert "Not drawn: running totals" in chart.caption
    assert "Not found. Between the wars: " in chart.caption


def test_nothing_recorded_is_said_and_not_drawn_as_zero():
    chart = Incidents(start="1998-01-01", end="1999-12-31").chart()
    assert chart.rows.empty and "No incident is recorded" in chart.alt_text
    assert "No such figure in the data" in svg_text(chart)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"place": "Atlantis"}, "No place of the data is called 'Atlantis'"),
        ({"outcome": "casualties"}, "not a known outcome"),
        ({"kinds": ("legal",)}, "not a known kinds"),
        ({"least": -1}, "must be 0 or more"),
        ({"least": True}, "must be 0 or more"),
        ({"start": "2021-01-01"}, "lies after the last"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why) as refusal:
        Incidents(**fields)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("show", ["months", "map"])
def test_a_square_picture_has_no_list_of_one_or_two_incidents(show):
    chart = Incidents(show=show).chart(look=Look(size="social"))
    assert not any(gid.startswith("event-") for gid in chart.cards)
    assert "The incidents" not in svg_text(chart)


@pytest.mark.parametrize("size", ["screen", "a4_column", "a4_full", "slide"])
def test_the_list_prints_the_figure_by_which_it_chose_an_incident_and_both_own_voices(size):
    chart = Incidents(start="2020-11-11", end="2023-12-31", show="map").chart(look=Look(size=size))
    words = " ".join(text.words for text in written(chart.figure))
    listed = [gid.removeprefix("event-") for gid in chart.cards if gid.startswith("event-")]
    assert listed
    known = chart.rows[chart.rows["claim_id"].notna() & chart.rows["event_id"].isin(listed)]
    for event, rows in known.groupby("event_id"):
        highest = rows.loc[rows[["low", "best", "high"]].max(axis=1).idxmax(), "figure"]
        assert re.search(rf"(?<![\d,]){re.escape(highest)}\b", words), event
        if event == SEPTEMBER:
            assert "at least 224 in all" in words and "79 (Ministry of Defence" in words
