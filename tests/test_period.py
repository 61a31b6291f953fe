"""One time cursor: days chosen in one panel go to the panels that share them, and to no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils import Casualties, Displacement, Period, Rivals, Territory, Timeline, View, ViewError
from utils.data.dates import DAY_ONE
from utils.views.stretch import everything, meant, phase_days, the_one

WAR = phase_days()["second_war"]


def shared(period, *views):
    return [view.panel(period) for view in views]


def test_a_war_chosen_in_the_timeline_sets_the_casualties_and_the_map():
    timeline, casualties, map_ = shared(Period(), Timeline(), Casualties(), Territory())
    timeline.choose("Period", "second_war")
    assert casualties.view.phases == ("second_war",)
    assert map_.view.days == WAR == map_.view.stretch
    assert casualties.values["phases"] == ["second_war"]


def test_periods_ticked_under_casualties_move_the_timeline_and_its_controls():
    timeline, casualties = shared(Period("second_war"), Timeline(), Casualties())
    casualties.choose("Periods", ["second_war", "offensive_2023"])
    assert timeline.view.stretch == (WAR[0], phase_days()["offensive_2023"][1])
    assert (timeline.values["first"], timeline.values["last"]) == tuple(
        day.isoformat() for day in timeline.view.stretch
    )
    assert casualties.view.phases == ("second_war", "offensive_2023")


def test_code_moves_the_panels_too():
    period = Period("second_war")
    (map_,) = shared(period, Territory())
    period.choose("1993-07-01", "1993-11-01")
    assert (map_.view.date, map_.view.compare) == ("1993-07-01", "1993-11-01")


def test_a_panel_that_cannot_follow_stays_and_says_why():
    period = Period("second_war")
    displaced, timeline = shared(period, Displacement(), Timeline())
    period.choose("aftermath")
    assert displaced.view.periods == ("second_war",)
    assert "No period with figures on flight" in displaced.message
    assert "The chart is as it was." in displaced.message
    assert timeline.view.stretch == phase_days()["aftermath"]


def test_another_choice_in_a_panel_that_stayed_moves_nobody():
    period = Period("second_war")
    displaced, timeline = shared(period, Displacement(), Timeline())
    period.choose("aftermath")
    displaced.choose("Scale", "log")
    assert period.name == "aftermath" and timeline.view.stretch == period.days


def test_a_refused_choice_leaves_the_days_and_all_panels_as_they_are():
    period = Period("second_war")
    timeline, casualties = shared(period, Timeline(), Casualties())
    casualties.choose("Periods", [])
    assert "Choose at least one" in casualties.message
    timeline.choose("Last day", "2020-01-01")
    assert period.days == WAR and timeline.view.stretch == WAR
    assert casualties.view.phases == ("second_war",)


def test_panels_without_the_period_stay_by_themselves():
    alone = Timeline().panel()
    (together,) = shared(Period("second_war"), Timeline())
    together.choose("Period", "first_war")
    assert alone.view == Timeline()


def test_a_choice_reaches_each_panel_once(monkeypatch):
    period, changes = Period("second_war"), []
    timeline, *_ = shared(period, Timeline(), Casualties(), Rivals())
    period.observe(lambda change: changes.append(change.new), "days")
    timeline.choose("Period", "first_war")
    assert changes == [phase_days()["first_war"]]


@pytest.mark.parametrize("days", [("2020-13-01", "2020-11-10"), ("2020-11-10", "2020-09-27")])
def test_days_that_make_no_sense_are_refused_and_change_nothing(days):
    period = Period("second_war")
    with pytest.raises(ViewError):
        period.choose(*days)
    with pytest.raises(ViewError, match="is no period with days"):
        period.choose("third_war")
    assert period.days == WAR and repr(period) == "Period('2020-09-27', '2020-11-10')"


day = st.dates(DAY_ONE, everything()[1])
stretches = st.tuples(day, day).map(lambda days: tuple(sorted(days)))


@settings(max_examples=40)
@given(stretches, st.sampled_from(sorted(View.registry)))
def test_a_view_at_other_days_is_a_view_or_one_sentence(stretch, name):
    try:
        view = View.registry[name]().at(stretch)
    except ViewError as refusal:
        assert str(refusal).endswith(".")
    else:
        assert type(view).__name__ == name
        assert view.stretch[0] <= stretch[1] and stretch[0] <= view.stretch[1]


@given(stretches)
def test_the_periods_that_days_mean_touch_them_and_are_found_again(stretch):
    named = phase_days()
    for name in meant(stretch, named):
        assert named[name][0] <= stretch[1] and stretch[0] <= named[name][1]
        assert meant(named[name], named) == (name,) and the_one(named[name], named) == name
