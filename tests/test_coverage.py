"""Every question that is asked first is answered, or listed as a gap, for every speaker."""

import pandas as pd

from utils.data.coverage import coverage, listed_gaps, speaker_shares, whole

CELL = ["phase_id", "side", "outcome", "category", "speaker"]


def cells(rows: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(rows[CELL].itertuples(index=False, name=None))


def test_every_period_and_side_is_asked_seven_questions_of_three_speakers(data):
    periods = len(data.phases) - 1  # 'multiple' is none
    assert len(coverage(data)) == periods * 2 * 7 * 3


def test_what_nobody_answers_is_listed_as_a_gap(data):
    rows = coverage(data)
    assert sorted(cells(rows[rows["figures"] == 0]) - listed_gaps(data)) == []


def test_a_gap_that_has_been_filled_leaves_the_list(data):
    rows = coverage(data)
    assert sorted(listed_gaps(data) & cells(rows[rows["figures"] > 0])) == []


def test_a_text_without_a_speaker_of_its_own_answers_nothing(data):
    kinds = data.claimants.set_index("claimant_id")["kind"]
    assert "encyclopedia" not in set(whole(data)["claimant_id"].map(kinds))


def test_only_whole_periods_answer(data):
    rows = whole(data)
    assert set(rows["scope"]) <= {"phase_total", "cumulative"}
    assert rows.loc[rows["scope"] == "cumulative", "event_id"].isna().all()
    assert set(rows["status"]) == {"current"}


def test_shares_of_who_speaks_make_up_each_period(data):
    shares = speaker_shares(data)
    assert (shares[["own_side", "other_side", "third_party"]].sum(axis=1).round(9) == 1).all()
    assert shares["claims"].sum() == (data.claims["status"] == "current").sum()


def test_no_war_is_told_by_one_kind_of_speaker_alone(data):
    wars = speaker_shares(data).loc[["first_war", "second_war", "offensive_2023"]]
    assert (wars[["own_side", "third_party"]] > 0.05).all().all()
