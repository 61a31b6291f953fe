"""Tolls: how a count moved, claimant by claimant, with its gaps left open."""

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from utils import View, ViewError, load
from utils.data.figures import spans
from utils.export.bundle import svg_bytes, svg_text
from utils.views.rivals.question import counted_events
from utils.views.rivals.view import Rivals
from utils.views.tolls.key import letters
from utils.views.tolls.place import Box, free_place
from utils.views.tolls.time import DAILY_GAP, When, Window, runs, ticks, when, windows
from utils.views.tolls.view import Tolls

DEPOT, EXODUS = "e-2023-09-25-fuel-depot", "e-2023-09-24-exodus"
WAR = pd.Timestamp("2020-09-27"), pd.Timestamp("2020-11-10")


@pytest.fixture(scope="module")
def chart():
    return Tolls().chart()


def test_it_follows_running_and_whole_totals_of_the_war_from_its_first_day(chart):
    rows = chart.rows
    assert set(rows["scope"].astype("str")) == {"cumulative", "phase_total"}
    assert set(rows["date_start"]) == {WAR[0]}
    assert rows["as_of"].notna().all() and "withdrawn" not in set(rows["status"])


def test_each_claimant_is_in_the_order_of_time(chart):
    for _, members in chart.rows.groupby("claimant_id"):
        days = [when(date).last for date in members["as_of"]]
        assert days == sorted(days)


def test_the_adversary_counts_beside_the_own_side():
    rows = Tolls(side="azerbaijani").rows()
    assert {"own_side", "other_side"} <= set(rows["voice"])


def test_an_event_can_be_followed_and_brings_its_period():
    view = Tolls(event=DEPOT, category="total")
    assert view.phase == "offensive_2023"
    claims = load().claims.set_index("claim_id")
    assert set(claims.loc[view.rows()["claim_id"], "event_id"]) == {DEPOT}


def test_what_has_no_date_is_told_and_not_drawn():
    view = Tolls(event="d-2022-09-two-day-war", category="total")
    undated = view.undated(load())
    assert len(undated) and not set(undated["claim_id"]) & set(view.rows()["claim_id"])
    assert f"Without a date, so not drawn: {undated.iloc[0]['figure']} by" in "\n".join(
        view.chart().notes
    )


def test_running_totals_that_begin_on_another_day_are_left_out_and_counted():
    view = Tolls(phase="multiple", side="azerbaijani", category="total")
    assert view.rows().loc[lambda r: r["scope"] == "cumulative", "date_start"].nunique() == 1
    assert view.left_out(load())["other_begin"] > 0


# ---- time


def days(*dates):
    return [when(date) for date in dates]


def test_no_line_runs_across_a_gap_or_to_a_day_that_is_not_known():
    dates = days("2020-10-01", "2020-10-02", "2020-10-20", "2020-10-21", "2020-11")
    assert runs(dates, DAILY_GAP) == [[0, 1], [2, 3]]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=30).map(sorted), st.integers(1, 40))
def test_lines_join_neighbours_within_the_gap_and_nothing_else(ordinals, gap):
    joined = [pair for run in runs([When(d, d) for d in ordinals], gap) for pair in pairs(run)]
    near = [pair for pair in pairs(range(len(ordinals))) if within(ordinals, pair, gap)]
    assert joined == near


def pairs(places):
    return list(itertools.pairwise(places))


def within(ordinals, pair, gap):
    return ordinals[pair[1]] - ordinals[pair[0]] <= gap


def test_a_short_war_with_late_revisions_is_drawn_in_two_parts():
    first, second = windows(["2020-09-27", "2020-11-18", "2021-08", "2025-11-27"], *WAR)
    assert (first.words, first.daily) == ("27 September – 18 November 2020", True)
    assert (second.words, second.daily) == ("1 August 2021 – 27 November 2025", False)


def test_counts_that_end_soon_or_run_for_years_are_drawn_in_one_part():
    assert len(windows(["2020-09-27", "2020-12-01"], *WAR)) == 1
    years = pd.Timestamp("1988-02-20"), pd.Timestamp("1994-05-12")
    assert len(windows(["1992", "2005-09-01", "2025"], *years)) == 1


def test_nothing_is_known_before_it_happened():
    day = pd.Timestamp("1992-02-25").toordinal()
    assert when("1992", day).first == day
    assert when("1991", day).first < when("1991", day).last + 1


@given(st.integers(700_000, 740_000), st.integers(1, 20_000))
def test_ticks_are_few_inside_the_axis_and_in_order(first, length):
    window = Window(first, first + length)
    places = [day for day, _ in ticks(window, first)]
    assert len(places) <= 13 and places == sorted(set(places))
    assert all(window.first <= place <= window.last for place in places)


# ---- the picture


def test_every_row_has_a_mark_and_a_card(chart):
    svg = svg_text(chart)
    for claim in chart.rows["claim_id"]:
        assert f'id="claim-{claim}"' in svg and f"claim-{claim}" in chart.cards


def test_each_claimant_has_a_letter_in_the_key_and_its_name(chart):
    texts = [text.get_text() for text in chart.figure.texts]
    for claimant, letter in letters(chart.rows["claimant_id"]).items():
        assert letter in texts
        name = chart.rows.loc[chart.rows["claimant_id"] == claimant, "claimant"].iloc[0]
        assert any(name.startswith(text) for text in texts if len(text) > 3)


def test_the_notes_say_how_long_a_gap_no_line_crosses(chart):
    assert f"never across more than {DAILY_GAP} days (in the second part 366)" in chart.notes[0]


def test_numbers_of_sources_are_drawn_together():
    assert spans([3, 1, 2, 7, 5, 5]) == "1–3, 5, 7"


ROOM = Box(0, 0, 200, 100)


@given(st.lists(st.tuples(st.floats(10, 190), st.floats(10, 90)), max_size=8))
def test_a_label_stays_in_its_room_and_off_the_others_where_there_is_space(spots):
    taken: list[Box] = []
    for spot in spots:
        free = free_place(spot, ["A about 1,000", "A"], 6.8, ROOM, taken, spots)
        if free is None:
            continue
        text, box = free
        assert box.shared(ROOM) == pytest.approx(box.width * box.height, rel=0.01)
        assert text in ("A about 1,000", "A")
        own = box.distance(*spot)
        others = [other for other in spots if math.dist(other, spot) > 1]
        assert all(box.distance(*other) >= min(own, 6) for other in others)
        taken.append(box)
    assert all(one.shared(other) == 0 for one, other in itertools.combinations(taken, 2))


def test_each_run_of_a_claimant_bears_its_letter(chart):
    """The curve of mid November 2020 is the health ministry's, not the Prime Minister's."""
    told = [text.get_text() for text in chart.figure.axes[0].texts]
    assert sum(each == "A" for each in told) >= 1 and sum(each == "E" for each in told) == 1


CROWDED = [
    Tolls(),
    Tolls(side="azerbaijani", category="civilian", outcome="wounded", scale="log"),
    Tolls(event=EXODUS, outcome="displaced", category="civilian"),
    Tolls(phase="first_war", side="azerbaijani", category="total", outcome="missing"),
    Rivals(side="armenian", category="civilian"),
    Rivals(phase="first_war", side="both", category="total", outcome="displaced"),
]


@pytest.mark.parametrize("view", CROWDED, ids=lambda view: view.title(load()))
def test_no_word_is_cut_off_or_hides_another(view):
    figure = view.draw(load()).figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    boxes = [text.get_window_extent(renderer) for text in words(figure)]
    right = figure.bbox.width
    assert all(box.x0 >= 0 and box.x1 <= right for box in boxes)
    for one, other in itertools.combinations(boxes, 2):
        wide = min(one.x1, other.x1) - max(one.x0, other.x0)
        high = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert wide <= 1 or high <= 3.5, "words hide each other"


def words(figure):
    """All texts of a figure that are drawn."""
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    return [text for text in texts if text.get_text()]


def test_an_empty_chart_says_so_and_what_else_is_known_of_the_event():
    chart = Tolls(event=DEPOT, side="azerbaijani").chart()
    assert chart.rows.empty and "No such figure in the data" in svg_text(chart)
    assert "Also in the data on this event: Armenians killed" in chart.alt_text


def test_the_exodus_is_told_from_the_first_hundreds_to_the_last_count():
    said = Tolls(event=EXODUS, outcome="displaced", category="civilian").chart().alt_text
    assert "24 September 2023" in said and "20 October 2023" in said
    assert "Other side: no figure in the data." in said


def test_it_travels_as_text_and_draws_the_same_picture():
    view = Tolls(event=DEPOT, category="total", scale="log")
    assert View.from_text(view.to_text()) == view
    assert View.from_text(view.to_code().removesuffix(".chart()")) == view
    once, again = (svg_bytes(view.draw(load())) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("event", list(counted_events())[::6])
def test_each_event_that_is_offered_has_a_question_with_several_figures(event):
    claims = load().claims
    mine = claims[claims["event_id"] == event]
    assert mine.groupby(["side", "outcome"], observed=True).size().max() >= 3


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"outcome": "killed_or_missing"}, "counts killed and missing people together"),
        ({"category": "all"}, "not rivals of each other"),
        ({"phase": "third_war"}, "'third_war' is not a known phase"),
        ({"scale": "square"}, "'square' is not a known scale"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        Tolls(**fields)


def test_no_heading_says_that_nobody_outside_speaks_where_a_scholar_does():
    view = Tolls()
    rows = view.rows()
    assert "academic" in set(rows["voice"])
    assert "third_party" not in view.silent(rows[rows["voice"] != "third_party"])
    nation = rows.assign(voice="nation")
    assert view.silent(nation) == ["own_side", "other_side", "third_party"]


def test_the_dead_of_one_district_are_not_drawn_as_those_of_the_war():
    claims = load().claims.set_index("claim_id")
    war = Tolls(phase="second_war", side="azerbaijani", category="total").rows()
    assert claims.loc["f-c147", "event_id"] == "b-tartar-bombardment"
    assert "f-c147" not in set(war["claim_id"])
    assert "f-c147" in set(
        Tolls(event="b-tartar-bombardment", side="azerbaijani", category="total").rows()["claim_id"]
    )
