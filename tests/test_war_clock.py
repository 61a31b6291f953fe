"""War on one clock: the right claims on the right days, and a warning where they differ."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from tests.drawn import written
from utils import Look, View, ViewError, load
from utils.charts import style
from utils.export.bundle import svg_bytes, svg_text
from utils.views.casualties.view import SCALES
from utils.views.rivals.question import QUESTIONS
from utils.views.war_clock.marks import SHADES, Scale
from utils.views.war_clock.view import CLOCKS, MEASURES, WarClock
from utils.views.war_clock.wars import WARS, span

ALL = tuple(WARS)
views = st.builds(
    WarClock,
    outcome=st.sampled_from(["killed", "wounded", "missing", "captured", "disabled"]),
    side=st.sampled_from(["armenian", "azerbaijani", "both", "russian"]),
    category=st.sampled_from(sorted(QUESTIONS)),
    wars=st.lists(st.sampled_from(ALL), min_size=1, unique=True).map(tuple),
    clock=st.sampled_from(sorted(CLOCKS)),
    measure=st.sampled_from(sorted(MEASURES)),
    superseded=st.booleans(),
    scale=st.sampled_from(sorted(SCALES)),
)


@pytest.fixture(scope="module")
def chart():
    return WarClock().chart()


def test_the_days_of_a_war_are_those_of_its_events():
    days = {war: span(war, load()).days for war in WARS}
    assert days["second_war"] == 45  # 27 September to 10 November 2020, both counted
    assert days["april_2016"] == 5 and days["september_2023"] == 2
    assert span("first_war", load()).words == "20 February 1988 – 12 May 1994"


def test_every_war_names_events_that_are_in_the_data():
    events = set(load().events["event_id"])
    for war in WARS.values():
        assert {war.opened, war.closed} <= events and war.event in events | {""}


def test_running_totals_of_2020_are_those_of_the_table():
    rows = WarClock(wars=("second_war",)).rows()
    claims = load().claims
    wanted = claims[
        (claims["phase_id"] == "second_war")
        & claims["event_id"].isna()
        & (claims["outcome"] == "killed")
        & (claims["side"] == "armenian")
        & (claims["category"] == "military")
        & claims["scope"].isin(["cumulative", "phase_total"])
        & (claims["status"] == "current")
        & (claims["date_start"] == "2020-09-27")
    ]
    assert sorted(rows["claim_id"]) == sorted(wanted["claim_id"])


def test_a_bulletin_stands_on_its_day(chart):
    rows = chart.rows[chart.rows["war"] == "second_war"]
    row = rows[(rows["as_of"] == "2020-10-03") & (rows["place"] == "clock")].iloc[0]
    assert row["day"] == 7  # 27 September is day 1


def test_figures_without_a_day_stand_at_the_edge():
    rows = WarClock(wars=ALL, side="azerbaijani").rows()
    undated = rows[rows["as_of"].isna()]
    assert len(undated) and set(undated["place"]) == {"edge"}


def test_the_share_of_the_duration_ends_with_the_war():
    rows = WarClock(wars=ALL, clock="share").rows()
    on_clock = rows[rows["place"] == "clock"]
    assert (on_clock["last_day"] <= on_clock["war_days"]).all()
    assert WarClock(clock="share").time(45, 45) == 100


def test_a_rate_divides_by_the_days_that_the_claim_itself_counts():
    rows = WarClock(wars=("first_war",), category="civilian").rows()
    row = rows[rows["days_counted"] < rows["war_days"]].iloc[0]  # its count begins in 1991
    counted = (pd.Timestamp("1994-05-12") - row["date_start"]).days + 1
    assert row["days_counted"] == counted
    assert row["rate"] == pytest.approx(row["best"] / counted, abs=0.01)


def test_every_row_has_a_mark_and_a_card_that_tells_its_day(chart):
    svg = svg_text(chart)
    for claim in chart.rows["claim_id"]:
        assert f'id="claim-{claim}' in svg
        assert "clock" in chart.cards[f"claim-{claim}"].lines[0] or (
            "no day given" in chart.cards[f"claim-{claim}"].lines[0]
        )


@pytest.mark.parametrize(
    ("view", "warning"),
    [
        (WarClock(category="civilian"), "Scopes differ between the wars"),
        (
            WarClock(speakers=("own_side", "other_side")),
            "For 2023 there are only later or undated totals, so no line is drawn",
        ),
        (WarClock(wars=ALL, side="both", category="total"), "Categories differ"),
        (WarClock(wars=ALL, side="both", category="total"), "Totals for 1988–94 begin in 1988"),
        (WarClock(outcome="disabled"), "No such figure is in the data"),
    ],
)
def test_what_differs_is_said_in_the_notes_and_in_the_alt_text(view, warning):
    chart = view.chart()
    assert warning in chart.notes[0] and warning in chart.alt_text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"outcome": "casualties"}, "killed and wounded people together"),
        ({"category": "all"}, "not rivals of each other"),
        ({"side": ("armenian", "azerbaijani")}, "one side"),
        ({"wars": ()}, "Choose at least one of the wars"),
        ({"wars": ("interwar",)}, "'interwar' is not a known wars"),
        ({"clock": "week"}, "'week' is not a known clock"),
        ({"measure": "share"}, "'share' is not a known measure"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        WarClock(**fields)


@given(views)
@settings(max_examples=25)
def test_any_choice_draws_a_chart_that_names_its_sources(view):
    try:
        chart = view.draw(load())
    except ViewError as refusal:
        assert view.scale == "linear" and "logarithmic" in str(refusal)
        return
    assert set(chart.rows["source_id"]) == set(chart.sources["source_id"])
    assert View.from_text(view.to_text()) == view
    assert len(chart.rows) or "no published figures" in chart.alt_text


def test_equal_views_draw_equal_pictures():
    once, again = (svg_bytes(WarClock().draw(load())) for _ in range(2))
    assert once == again


def test_the_other_sides_figure_does_not_stand_without_the_own_sides_word_on_it():
    """Of September 2022 the Armenian side never split soldiers and civilians."""
    notes = " ".join(WarClock(side="armenian", category="military").chart().notes)
    assert "the own side’s figures that do not tell soldiers and civilians apart" in notes
    assert "2022: at least 224 by Investigative Committee of Armenia" in notes
    split = WarClock(side="armenian", category="total").chart().notes
    assert "The own side’s figures" not in " ".join(split)


def test_a_linear_scale_on_which_a_war_would_lie_on_zero_is_refused():
    with pytest.raises(ViewError, match="logarithmic"):
        WarClock(side="azerbaijani", scale="linear").chart()
    alone = WarClock(side="azerbaijani", scale="linear", wars=("second_war",)).chart()
    assert not alone.rows.empty


def test_each_war_can_be_seen_on_dark_ground():
    with style.using(Look(theme="dark")):
        ground, shades = luminance(to_rgb(style.GROUND)), Scale("total", "azerbaijani", "log")
        for war in SHADES:
            assert (luminance(shades.colour(war)) + 0.05) / (ground + 0.05) > 2.9, war


def luminance(colour):
    """How light a colour is, as contrast is measured (WCAG 2)."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_where_the_own_side_has_only_running_totals_its_final_ones_for_all_are_told():
    told = " ".join(WarClock().chart().notes)
    assert "2022: at least 224 by Investigative Committee of Armenia" in told


def test_the_title_of_a_rate_says_that_it_is_one():
    chart = WarClock(clock="share", measure="per_day").chart()
    words = [text.words for text in written(chart.figure)]
    assert "per day" in chart.title and "On the clock, people per day" in words
    plain = [text.words for text in written(WarClock().chart().figure)]
    assert "3,755" in plain  # the latest of the side itself, not an end of its column
