"""Who speaks for whom follows from claimant and people, and is stored nowhere."""

import pandas as pd
import pytest

from tests.packages import change, small_package
from utils.data.dataset import load
from utils.data.speakers import NATION, PARTIES, SPEAKERS, marks, speaker, speakers, speaking_kinds


@pytest.mark.parametrize("side", ["armenian", "azerbaijani"])
def test_an_official_counts_the_own_people(side):
    assert speaker(side, side, speaks_for_side=True) == "own_side"


@pytest.mark.parametrize("side", ["armenian", "azerbaijani"])
def test_an_official_who_counts_both_counts_the_own_too(side):
    assert speaker("both", side, speaks_for_side=True) == "own_side"


@pytest.mark.parametrize(
    ("people", "side"), [("armenian", "azerbaijani"), ("azerbaijani", "armenian")]
)
def test_an_official_counts_the_people_of_the_other_side(people, side):
    assert speaker(people, side, speaks_for_side=True) == "other_side"


def test_fighters_said_to_come_from_syria_are_counted_on_the_azerbaijani_side():
    assert speaker("syrian_fighters", "azerbaijani", speaks_for_side=True) == "own_side"
    assert speaker("syrian_fighters", "armenian", speaks_for_side=True) == "other_side"


@pytest.mark.parametrize("people", ["russian", "other"])
@pytest.mark.parametrize("side", ["armenian", "azerbaijani"])
def test_both_sides_are_third_parties_to_anybody_else(people, side):
    assert speaker(people, side, speaks_for_side=True) == "third_party"


@pytest.mark.parametrize("people", ["armenian", "azerbaijani", "both", "syrian_fighters"])
def test_an_independent_voice_speaks_for_no_side(people):
    assert speaker(people, "armenian", speaks_for_side=False) == "third_party"
    assert speaker(people, "azerbaijani", speaks_for_side=False) == "third_party"


@pytest.mark.parametrize("state", ["russian", "soviet", "turkish", "other", "none"])
@pytest.mark.parametrize("people", ["armenian", "azerbaijani", "russian"])
def test_another_state_is_a_third_party(people, state):
    assert speaker(people, state, speaks_for_side=True) == "third_party"


def test_each_claim_has_its_speaker_in_the_order_of_the_claims(tmp_path):
    folder = small_package(tmp_path)
    dataset = load(folder)
    assert speakers(dataset.claims, dataset) == ["own_side", "third_party"]
    assert speakers(dataset.claims[::-1], dataset) == ["third_party", "own_side"]


def test_a_claim_about_the_other_side_changes_its_speaker(tmp_path):
    folder = small_package(tmp_path)
    change(folder, "claims.csv", 2, side="armenian")
    dataset = load(folder)
    assert speakers(dataset.claims, dataset) == ["other_side", "third_party"]


def test_officials_and_state_outlets_speak_and_independent_voices_do_not():
    speaking = speaking_kinds(load())
    assert {"president", "government", "military", "state_media"} <= speaking
    assert speaking.isdisjoint({"media", "ngo", "igo", "academic", "encyclopedia", "opposition"})


def test_every_shipped_claim_has_one_of_the_three_speakers():
    dataset = load()
    assert set(speakers(dataset.claims, dataset)) == set(SPEAKERS)


def test_a_third_party_of_one_of_the_two_nations_has_a_mark_of_its_own():
    dataset = load()
    sides = dataset.by_id("claimants")["side"].astype("str")
    of_a_nation = dataset.claims["claimant_id"].map(sides).isin(PARTIES)
    third = pd.Series(speakers(dataset.claims, dataset)) == "third_party"
    nation = pd.Series(marks(dataset.claims, dataset)) == NATION
    assert (nation == (third & of_a_nation.to_numpy())).all() and nation.any()
