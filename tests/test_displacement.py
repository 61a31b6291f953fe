"""Displacement: each list holds its own kind of figure, and nothing is added."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils import Look, View, ViewError, load
from utils.data.names import ORDERS
from utils.export.bundle import svg_bytes, svg_text
from utils.language import speaking
from utils.views.casualties.view import SCALES
from utils.views.displacement.flows import flows
from utils.views.displacement.rows import EXODUS, RETURNS, route
from utils.views.displacement.view import PERIODS, SHOWS, Displacement

PERIOD = sorted(set(PERIODS) - {"multiple"})
views = st.builds(
    Displacement,
    show=st.sampled_from(sorted(SHOWS)),
    periods=st.lists(st.sampled_from(PERIOD), min_size=1, unique=True).map(tuple),
    sides=st.lists(
        st.sampled_from(["armenian", "azerbaijani", "both", "other"]), min_size=1, unique=True
    ).map(tuple),
    superseded=st.booleans(),
    scale=st.sampled_from(sorted(SCALES)),
    names=st.sampled_from(sorted(ORDERS)),
)
LISTS = ("waves", "places", "running", "parts")


def test_each_claim_on_the_displaced_stands_in_exactly_one_list():
    every = {"superseded": True, "sides": ("armenian", "azerbaijani", "both")}
    ids = [
        claim
        for show in LISTS
        for periods in (tuple(PERIOD), ("multiple",))
        for claim in Displacement(show=show, periods=periods, **every).rows()["claim_id"]
    ]
    claims = load().claims
    wanted = claims[(claims["outcome"] == "displaced") & (claims["status"] != "withdrawn")]
    assert sorted(ids) == sorted(wanted["claim_id"])


def test_whole_waves_are_totals_or_flights_that_are_events():
    rows = Displacement().rows()
    events = rows[rows["scope"] == "event"]
    assert set(rows["scope"]) == {"phase_total", "event"}
    assert set(events["kind"]) == {"displacement"}


def test_the_flight_from_a_town_is_no_wave():
    rows = Displacement(show="places").rows()
    assert "displacement" not in set(rows["kind"]) and set(rows["scope"]) == {"event"}


def test_the_exodus_grows_day_by_day():
    rows = Displacement(show="exodus").rows()
    running = rows[(rows["scope"] == "cumulative") & (rows["status"] == "current")]
    counts = running[running["claimant_id"] == "am-government"]
    assert counts["best"].is_monotonic_increasing and len(counts) >= 10
    start = load().events.set_index("event_id").at[EXODUS, "date_start"]
    assert (rows["date_start"] >= start).all()


def test_an_hour_is_that_of_its_column():
    rows = Displacement(show="exodus").rows()
    timed = rows[rows["hour"].notna()]
    times = load().claims.set_index("claim_id")["as_of_time"]
    assert len(timed) > 10
    assert timed.set_index("claim_id").at["e-c109", "hour"] == 17 and times["e-c109"] == "17:00"


def test_the_way_is_told_by_columns_in_the_readers_order_and_language():
    rows = Displacement(show="running").rows().set_index("claim_id")
    ways = rows[["origin", "destination"]].apply(tuple, axis=1)
    assert ways["b-c417"] == ("Artsakh / Garabagh", "Armenia")
    assert ways["b-c416"] == ("Artsakh / Garabagh", "Artsakh / Garabagh and Armenia")
    assert ways["e-c001"] == ("", "")  # stranded by a closed road: nobody fled
    with speaking("ru"):
        assert "Азербайджан" in set(Displacement().rows()["origin"])


def test_a_line_says_from_where_to_where_as_far_as_that_is_told():
    assert route("Azerbaijan", "Armenia") == "from Azerbaijan to Armenia"
    assert route("Armenia", "Armenia") == "inside Armenia"
    assert [route("Azerbaijan", ""), route("", "Armenia")] == [
        "from Azerbaijan",
        "to Armenia",
    ]
    assert route("", "") == ""
    assert "Amnesty International: from Azerbaijan" in svg_text(Displacement().chart())


def test_a_line_does_not_repeat_the_place_that_the_event_above_it_names():
    rows = Displacement(show="places").rows()
    origins = rows["claim_id"].map(load().by_id("claims")["origin_ids"])
    for captured in ("shusha-shushi", "aghdam-district"):  # Aghdam was, and so was its district
        assert set(rows.loc[origins == captured, "route"]) == {""}
    abroad = rows["event_id"] == "d-2016-04-four-day-war"
    assert "to Armenia" in rows.loc[abroad, "route"].iloc[0]
    running = Displacement(show="running").rows().set_index("claim_id")
    assert running.at["a-c259", "route"] == "to Iran"


def test_returns_are_measures_with_their_own_marks_and_cards():
    chart = Displacement(show="returns").chart()
    assert set(chart.rows["table"]) == {"measure"}
    svg = svg_text(chart)
    for measure in chart.rows["claim_id"]:
        assert f'id="measure-{measure}' in svg and f"measure-{measure}" in chart.cards


def test_measures_on_people_of_no_one_side_are_counted_but_not_drawn():
    measures = load().measures
    people = measures[(measures["topic"] == RETURNS) & (measures["unit"] == "people")]
    drawn = Displacement(show="returns").rows()
    assert set(drawn["side"]) == {"armenian", "azerbaijani"}
    assert len(drawn) == people["side"].notna().sum() < len(people)


def test_overlap_is_said_and_nothing_is_added():
    for show in SHOWS:
        assert "overlap" in Displacement(show=show).chart().notes[0]


def test_names_stand_in_the_readers_order():
    azerbaijani, armenian = (
        Displacement(show="places", names=f"{side}_first").chart().alt_text
        for side in ("azerbaijani", "armenian")
    )
    assert "Fuzuli / Varanda" in azerbaijani and "Varanda / Fuzuli" in armenian


def test_a_period_without_a_figure_says_so():
    chart = Displacement(show="parts", periods=("post_2020",)).chart()
    assert chart.rows.empty
    assert "No such figure in the data" in svg_text(chart)
    assert "No figure in the data: After 2020" in chart.alt_text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"periods": ("first_war", "multiple")}, "Choose the period 'multiple' alone"),
        ({"periods": ()}, "Choose at least one of the periods"),
        ({"show": "rivers"}, "'rivers' is not a known show"),
        ({"scale": "square"}, "'square' is not a known scale"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        Displacement(**fields)


@given(views)
@settings(max_examples=25)
def test_any_choice_draws_a_chart_that_names_its_sources(view):
    chart = view.draw(load())
    assert set(chart.rows["source_id"]) == set(chart.sources["source_id"])
    marks = flows(chart.rows) if view.show == "flows" else chart.rows
    assert len(chart.cards) == len(marks)
    assert View.from_text(view.to_text()) == view


@pytest.mark.parametrize("show", ["waves", "exodus", "returns"])
def test_equal_views_draw_equal_pictures(show):
    once, again = (svg_bytes(Displacement(show=show).draw(load())) for _ in range(2))
    assert once == again


def test_a_copied_view_of_the_exodus_says_nothing_that_means_nothing():
    view = Displacement(show="exodus", sides=("azerbaijani",), speakers=("own_side",))
    assert view.to_code() == "Displacement(show='exodus').chart()"
    assert view.chart() is Displacement(show="exodus").chart()


def test_a_narrow_page_lists_later_counts_of_the_exodus_below_the_scale():
    chart = Displacement(show="exodus").chart(look=Look(size="a4_column"))
    later = chart.rows.loc[chart.rows["scope"] == "phase_total", "figure"]
    assert len(chart.figure.axes) == 1
    assert set(later) <= {text.get_text() for text in chart.figure.texts}


def test_a_count_of_the_exodus_stands_at_the_height_of_its_mark():
    axes = Displacement(show="exodus").chart().figure.axes[0]
    heights = {text.get_text(): text.get_position()[1] for text in axes.texts}
    assert heights["at least 1,050"] < 0.15 < heights["28,120"] < 0.35


def test_flows_say_from_where_to_where_and_how_far_claims_lie_apart():
    chart = Displacement(show="flows").chart()
    cards = {card.heading: card for card in chart.cards.values()}
    card = cards["Azerbaijanis: Kalbajar / Karvachar → not told"]
    assert len(card.lines) == 3 and any("53,340" in line for line in card.lines)
    assert "53,340–60,000 (3 claims)" in svg_text(chart)
    assert any(heading.endswith("→ Armenia") for heading in cards)


def test_every_claim_on_a_way_is_a_wave_or_a_place_and_none_is_summed():
    flows = Displacement(show="flows").rows()
    listed = pd.concat([Displacement(show=show).rows() for show in ("waves", "places")])
    assert set(flows["claim_id"]) <= set(listed["claim_id"])
    assert flows["claim_id"].is_unique
    assert ((flows["origin"] != "") | (flows["destination"] != "")).all()


def test_the_key_says_that_one_of_the_sides_speaks_where_both_are_counted_together():
    mixed = "Own side speaks; on both sides together, one of the two"
    assert mixed in svg_text(Displacement().chart())
    assert mixed not in svg_text(Displacement(sides=("armenian",)).chart())
