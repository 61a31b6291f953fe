"""Rivals: one question, every published answer by who states it, and the spread in a sentence."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.drawn import written
from utils import Look, View, ViewError, load
from utils.data.records import records
from utils.export.bundle import svg_bytes, svg_text
from utils.language import speaking
from utils.panels.rivals import Events
from utils.views.rivals.question import VOICES
from utils.views.rivals.view import Rivals
from utils.views.rivals.words import spread

FOUR_DAYS = "d-2016-04-four-day-war"


@pytest.fixture(scope="module")
def chart():
    return Rivals(side="armenian").chart()


def figures(*rows):
    """Rows as the spread reads them: figure, low, best, high, claimant, and what differs."""
    usual = {"as_of": "2020-12", "status": "current", "voice": "own_side", "answer": "whole"}
    usual["part"] = ""
    columns = ["figure", "low", "best", "high", "claimant"]
    made = [{**usual, **dict(zip(columns, row[:5], strict=True)), **row[5]} for row in rows]
    return pd.DataFrame(made).assign(claim_id=range(len(made)))


ONE = ("100", None, 100, None, "One", {})
OTHER = ("about 250", None, 250, None, "Other", {})


def test_every_figure_for_the_whole_period_is_listed(chart):
    claims = load().claims
    wanted = claims[
        (claims["outcome"] == "killed")
        & (claims["phase_id"] == "second_war")
        & (claims["side"] == "armenian")
        & (claims["category"] == "military")
        & (claims["scope"] == "phase_total")
        & (claims["status"] != "withdrawn")
    ]
    whole = chart.rows[chart.rows["answer"] == "whole"]
    assert sorted(whole["claim_id"]) == sorted(wanted["claim_id"])


def test_who_gave_running_totals_only_is_listed_apart_once_with_the_last(chart):
    so_far = chart.rows[chart.rows["answer"] == "so_far"]
    whole = chart.rows[chart.rows["answer"] == "whole"]
    assert so_far["claimant_id"].is_unique
    assert not set(so_far["claimant_id"]) & set(whole["claimant_id"])
    assert chart.rows["answer"].is_monotonic_decreasing


def test_those_who_speak_stand_in_order_scholars_apart_and_encyclopedias_last():
    rows = Rivals(phase="first_war", outcome="displaced", category="civilian").rows()
    order = rows.loc[rows["answer"] == "whole", "voice"].map(list(VOICES).index)
    assert order.is_monotonic_increasing
    assert rows["voice"].iloc[order.index[-1]] == "encyclopedia"


def test_scholars_are_told_from_other_third_parties():
    kinds = load().claimants.set_index("claimant_id")["kind"].astype("str")
    rows = Rivals(side="azerbaijani").rows()
    scholars = rows[rows["claimant_id"].map(kinds) == "academic"]
    assert set(scholars["voice"]) == {"academic"}


def test_the_spread_names_lowest_highest_and_how_many_times_but_no_average():
    said = spread(records(figures(OTHER, ONE, ("175", None, 175, None, "Third", {}))))
    assert "run from 100 by One (December 2020) to about 250 by Other (December 2020)" in said
    assert "2.5 times the lowest" in said
    assert "175" not in said


def test_the_spread_leaves_out_what_was_replaced_and_running_totals():
    replaced = ("900", None, 900, None, "Old", {"status": "superseded"})
    running = ("5", None, 5, None, "Early", {"answer": "so_far"})
    assert spread(records(figures(ONE, replaced, running))).startswith(
        "The only current figure is 100"
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((("0", None, 0, None, "Nobody", {}), ONE), "the lowest is zero"),
        ((ONE, ONE), "All 2 current figures name the same number, 100"),
        ((ONE, ("101", None, 101, None, "Other", {})), "1.01 times the lowest"),
        ((("50–80", 50, None, 80, "One", {}), ONE), "from 50–80 by One"),
        ((ONE, OTHER[:5] + ({"voice": "encyclopedia"},)), "encyclopedias apart, is 100 by One"),
    ],
)
def test_the_spread_is_right_for_few_equal_and_odd_figures(rows, words):
    assert words in spread(records(figures(*rows)))


def test_a_side_that_gave_running_totals_only_is_named_in_the_subtitle():
    chart = Rivals(side="azerbaijani").chart()
    assert "The other side gave running totals only" in chart.subtitle
    assert "other_side" in set(chart.rows["voice"])


def test_silence_of_a_side_is_hatched_and_said():
    chart = Rivals(side="armenian", category="civilian").chart()
    assert "No such figure in the data" in svg_text(chart)
    assert "Other side: no figure for it in the data." in chart.alt_text


def test_an_event_is_a_question_too_with_counts_given_after_it():
    view = Rivals(event=FOUR_DAYS, phase="second_war")
    assert view.phase == "interwar"
    whole = view.rows()[lambda rows: rows["answer"] == "whole"]
    assert {"event", "cumulative"} >= set(whole["scope"].astype("str"))
    counted_later = whole[whole["scope"] == "cumulative"]
    assert len(counted_later) and (counted_later["as_of"] >= "2016-04-05").all()


def test_replaced_figures_can_be_left_out_and_are_then_counted():
    view = Rivals(superseded=False)
    assert set(view.rows()["status"]) == {"current"}
    assert "replaced by a later figure" in "\n".join(view.chart().notes)


def test_every_row_has_a_mark_a_card_and_a_source(chart):
    svg = svg_text(chart)
    for row in chart.rows.itertuples():
        assert f'id="claim-{row.claim_id}' in svg and f"claim-{row.claim_id}" in chart.cards
    assert list(chart.sources["source_id"]) == list(dict.fromkeys(chart.rows["source_id"]))


def test_zero_has_no_place_on_a_logarithmic_scale():
    view = Rivals(scale="log")
    rows = view.rows()
    assert view.drawn_scale(rows) == "log"
    assert view.drawn_scale(rows.assign(best=0)) == "linear"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"outcome": "casualties"}, "counts killed and wounded people together"),
        ({"outcome": ("killed", "wounded")}, "One chart answers one question"),
        ({"category": "all"}, "soldiers and figures on civilians are not rivals"),
        ({"phase": "multiple"}, "begin and end on different days"),
        ({"event": "no-such-event"}, "'no-such-event' is not a known event"),
        ({"side": "nobody"}, "'nobody' is not a known side"),
    ],
)
def test_a_question_without_comparable_answers_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why) as refusal:
        Rivals(**fields)
    assert str(refusal.value).endswith(".")


def test_it_travels_as_text_and_draws_the_same_picture():
    view = Rivals(event=FOUR_DAYS, scale="log")
    assert View.from_text(view.to_text()) == view
    assert View.from_text(view.to_code().removesuffix(".chart()")) == view
    once, again = (svg_bytes(view.draw(load())) for _ in range(2))
    assert once == again


def test_events_are_offered_oldest_first_with_their_month_in_the_language():
    whole, *titles = Events("").values()
    assert whole == "None: the whole period"
    assert any(title.startswith("Apr 2016: Four-day war") for title in titles)
    assert [title[4:8] for title in titles] == sorted(title[4:8] for title in titles)
    with speaking("ru"):
        said = Events("")["d-2016-04-four-day-war"]
    assert said.startswith("апр. 2016") and "[en]" not in said


def test_a_heading_gives_the_years_of_a_period_once():
    second, first = (Rivals(phase=war).heading(load()) for war in ("second_war", "first_war"))
    assert second == "Second Nagorno-Karabakh war, 27 September – 10 November 2020"
    assert first == "First Nagorno-Karabakh war, 20 February 1988 – 12 May 1994"


def test_a_figure_of_one_cause_says_so_in_lines_cards_and_running_text():
    chart = Rivals(phase="post_2020", side="azerbaijani", category="civilian").chart()
    mines = chart.rows[chart.rows["cause"] == "mines"]
    assert len(mines) and set(mines["part"]) == {"mines and ordnance only"}
    assert "Government of Azerbaijan: mines and" in svg_text(chart)
    assert "(mines and ordnance only, 19 September 2023)" in chart.subtitle
    for claim in mines["claim_id"]:
        assert "Mines and ordnance only." in chart.cards[f"claim-{claim}"].lines


def test_a_rival_that_counts_other_days_than_the_period_says_so():
    chart = Rivals(phase="first_war", side="armenian").chart()
    assert "count begins 1991" in " ".join(text.words for text in written(chart.figure))


def test_a_title_is_a_phrase_that_can_be_read_aloud():
    assert Rivals(side="armenian").chart().title == (
        "Rival counts of soldiers killed among Armenians in the second war"
    )
    both = replace(Rivals(), side="both", category="total").chart()
    assert both.title == "Rival counts of people killed on both sides together in the second war"


def test_a_list_that_may_be_cut_does_not_call_itself_every_figure():
    assert "Every figure in the data" in Rivals().chart().subtitle
    assert "Every figure" not in Rivals().chart(look=Look(size="social")).subtitle
