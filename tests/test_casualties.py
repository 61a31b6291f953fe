"""Casualties: every published figure on a line of its own, and nothing mixed that must not be."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawn import written
from utils import Casualties, ViewError, load
from utils.export.bundle import svg_text
from utils.views.sentence_words import period_heading

OUTCOMES = ["killed", "wounded", "missing", "captured"]
PHASES = ["first_war", "interwar", "second_war", "post_2020", "offensive_2023"]


@pytest.fixture(scope="module")
def chart():
    return Casualties().chart()


def test_it_compares_the_dead_of_the_first_and_the_second_war(chart):
    assert set(chart.rows["phase_id"]) == {"first_war", "second_war"}
    assert set(chart.rows["side"]) == {"armenian", "azerbaijani"}
    assert set(chart.rows["outcome"]) == {"killed"}


@given(st.sampled_from(OUTCOMES), st.lists(st.sampled_from(PHASES), min_size=1, unique=True))
@settings(max_examples=20, deadline=None)
def test_the_rows_are_the_claims_that_the_view_asks_for(outcome, phases):
    view = Casualties(outcome=outcome, phases=tuple(phases), superseded=True)
    claims = load().claims
    wanted = claims[
        (claims["outcome"] == outcome)
        & claims["phase_id"].isin(phases)
        & claims["side"].isin(view.sides)
        & (claims["scope"] == "phase_total")
        & (claims["status"] != "withdrawn")
    ]
    assert sorted(view.rows()["claim_id"]) == sorted(wanted["claim_id"])


def test_every_row_has_a_mark_with_its_id_and_a_card(chart):
    svg = svg_text(chart)
    for claim in chart.rows["claim_id"]:
        assert f'id="claim-{claim}' in svg
        assert f"claim-{claim}" in chart.cards


def test_a_card_says_value_claimant_date_and_source(chart):
    row = chart.rows[chart.rows["as_of"].notna()].iloc[0]
    card = chart.cards[f"claim-{row.claim_id}"]
    words = "\n".join([card.heading, *card.lines])
    assert row.figure in words and row.claimant in words
    assert "as of" in words and row.publisher in words


def test_superseded_figures_come_only_on_demand():
    plain, full = Casualties(), Casualties(superseded=True)
    assert set(plain.rows()["status"]) == {"current"}
    assert "superseded" in set(full.rows()["status"])


def test_who_speaks_can_be_chosen():
    rows = Casualties(speakers=("own_side",), phases=("second_war",)).rows()
    assert set(rows["speaker"]) == {"own_side"}


def test_categories_are_told_apart():
    assert set(Casualties(category="civilian").rows()["category"]) == {"civilian"}


def test_what_is_not_drawn_is_said(chart):
    assert "Not drawn:" in "\n".join(chart.notes)


def test_what_was_not_found_is_said(chart):
    assert "Not found. First war:" in "\n".join(chart.notes)


def test_a_side_without_a_figure_is_shown_as_unknown_not_as_zero():
    view = Casualties(outcome="disabled", phases=("prelude",), sides=("armenian",))
    chart = view.chart()
    assert chart.rows.empty
    assert "No such figure in the data" in svg_text(chart)
    assert "no such figure in the data" in chart.alt_text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"outcome": "killed_or_missing"}, "killed and missing people together"),
        ({"outcome": "casualties"}, "killed and wounded people together"),
        ({"outcome": ("killed", "wounded")}, "Different outcomes are not drawn on one scale"),
        ({"scope": ("phase_total", "cumulative")}, "Figures of different scope"),
        ({"phases": ("second_war", "multiple")}, "run across periods overlap"),
        ({"phases": ()}, "Choose at least one of the phases"),
        ({"phases": ("third_war",)}, "'third_war' is not a known phases"),
        ({"outcome": "sunk"}, "'sunk' is not a known outcome"),
        ({"scale": "square"}, "'square' is not a known scale"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why.replace("(", r"\(")):
        Casualties(**fields)


def test_partial_figures_are_counted_where_none_is_drawn():
    view = Casualties(outcome="excess_deaths", phases=("second_war",), sides=("armenian",))
    assert view.rows().empty
    parts = view.for_parts(load(), "second_war", "armenian")
    assert f"No figure for the whole; {parts} for a part, not drawn" in svg_text(view.chart())


def test_the_alt_text_names_lowest_and_highest_of_each_group(chart):
    rows = chart.rows
    group = rows[(rows["phase_id"] == "first_war") & (rows["side"] == "azerbaijani")]
    group = group[group["group"] == "total"]
    ends = group[["low", "best", "high"]].astype("Float64")
    highest = group.loc[ends.max(axis=1).idxmax()]
    assert f"{len(group)} figures" in chart.alt_text
    assert highest.figure in chart.alt_text


def test_encyclopedias_never_stand_before_others_of_their_group(chart):
    kinds = chart.rows["source_id"].map(load().sources.set_index("source_id")["kind"].astype("str"))
    for _, group in chart.rows.assign(last=kinds == "encyclopedia").groupby(
        ["phase_id", "side", "group"], observed=True
    ):
        assert group["last"].is_monotonic_increasing


def test_the_sources_are_those_of_the_rows_in_order(chart):
    assert list(chart.sources["source_id"]) == list(dict.fromkeys(chart.rows["source_id"]))
    assert all(name in chart.source_line for name in chart.sources["publisher"])


def test_rows_have_ids_and_sources():
    rows = Casualties(outcome="missing").rows()
    assert rows["claim_id"].is_unique and rows["source_id"].notna().all()
    assert isinstance(rows, pd.DataFrame)


def test_a_side_that_gave_no_such_figure_is_named_with_what_it_published_instead():
    chart = Casualties(outcome="missing", phases=("second_war",), category="military").chart()
    words = " ".join(text.words for text in written(chart.figure))
    untold = "Azerbaijanis, own side: only soldiers and civilians not told apart"
    assert f"{untold}, 6, 10 Mar 2025" in words
    assert "Armenians, other side: no such figure in the data" in words
    assert untold in chart.alt_text


def test_running_totals_stand_for_a_side_that_never_closed_its_count():
    said = Casualties().chart().alt_text
    assert (
        "Azerbaijanis, other side: running totals only, the last 7,510 military, 7 Nov 2020" in said
    )
    assert "5,000, Feb 1994" not in said  # counted from December 1993 on


def test_voices_that_were_not_asked_for_are_not_said_to_be_silent():
    chart = Casualties(phases=("offensive_2023",), speakers=("third_party",)).chart()
    assert "own side: " not in chart.alt_text


def test_what_only_an_encyclopedia_tells_has_a_shape_of_its_own_and_stands_last_in_its_group():
    chart = Casualties(outcome="wounded", phases=("first_war",)).chart()
    words = " ".join(text.words for text in written(chart.figure))
    assert "Encyclopedias, sources of last resort" in words
    for _, group in Casualties().rows().groupby(["phase_id", "side", "group"], observed=True):
        assert (group["source_kind"] == "encyclopedia").is_monotonic_increasing
    apart = Casualties(phases=("offensive_2023",)).chart()
    assert "Encyclopedias" not in svg_text(apart)


def test_where_people_are_asked_for_together_the_counts_of_soldiers_and_civilians_apart_are_told():
    chart = Casualties(phases=("second_war", "offensive_2023"), category="total").chart()
    told = "Azerbaijanis, own side: only apart: 2,908 military, 23 Jul 2022; 93 civilians, "
    assert told in chart.alt_text and "own side: running totals only" not in chart.alt_text
    assert "soldiers" not in " ".join(chart.notes).partition("Not found")[2]


def test_a_figure_of_other_days_than_its_period_says_so():
    chart = Casualties(phases=("first_war", "offensive_2023")).chart()
    words = " ".join(text.words for text in written(chart.figure))
    assert "count begins 1991" in words
    assert "population, 2023: counts 19 – 20 September 2023" in words
    assert "Count begins 1991." in chart.cards["claim-f-c003"].lines


def test_a_period_and_a_part_of_it_are_not_drawn_beside_each_other():
    with pytest.raises(ViewError, match="The prelude is a part of the period of the first war"):
        Casualties(phases=("prelude", "first_war"))
    days = dt.date(1990, 1, 1), dt.date(1990, 12, 31)
    assert Casualties().at(days).phases == ("first_war",)


def test_nothing_of_one_of_the_two_nations_stands_under_words_of_neither_side():
    chart = Casualties(phases=("second_war",), category="military").chart()
    words = " ".join(text.words for text in written(chart.figure))
    assert "Media, scholars and groups of one of the two nations" in words
    assert "neither side" not in words  # the Caspian institute and AzVision are Azerbaijani


@pytest.mark.parametrize(
    ("phase", "heading"),
    [
        ("first_war", "First Nagorno-Karabakh war, 20 February 1988 – 12 May 1994"),
        ("aftermath", "After the flight of 2023, since 5 October 2023"),
    ],
)
def test_a_heading_drops_years_that_its_days_repeat_and_no_others(phase, heading):
    row = load().by_id("phases").loc[phase]
    assert period_heading(row["name"], row["date_start"], row["date_end"]) == heading
