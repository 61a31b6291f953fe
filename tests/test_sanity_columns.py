"""What a figure counts of its people stands in columns, not in the words of its note."""

import pandas as pd

from utils.data.checks import items

HARMED = {"killed", "wounded", "disabled", "killed_or_missing", "casualties"}
TOLD = {
    "mines": r"^(?:By|Killed by|Hurt by) (?:a )?mines?\b(?! or)|^Mine (?:deaths|injuries)",
    "fire": r"^(?:By|Killed by) (?:Armenian )?fire\b",
    "snipers": r"^By sniper(?:s| fire)\b(?! or)",
    "shelling": r"^By shelling\b(?!;)",
}
"""How a note begins that tells of one cause only."""
STILL_AWAY = (
    r"(?i)\b(?:then|still) (?:living |recorded |refugees |in refugee-like situation )?in\b(?! need)"
    r"|\b(?:then|still) displaced\b|born in displacement"
)
"""Words of notes on people displaced that were counted on a day after they had fled."""


def listed(rows: pd.DataFrame, *columns: str) -> list[str]:
    return [" ".join(map(str, row)) for row in rows[list(columns)].to_numpy()]


def test_only_people_who_came_to_harm_have_a_cause(claims):
    caused = claims[claims["cause"].notna()]
    assert len(caused) > 250
    assert listed(caused[~caused["outcome"].isin(HARMED)], "claim_id", "outcome", "cause") == []


def test_a_figure_of_one_cause_is_no_figure_for_a_whole_period(claims):
    whole = claims[claims["cause"].notna() & (claims["scope"] == "phase_total")]
    assert listed(whole, "claim_id", "cause") == []


def test_a_figure_for_a_whole_event_has_no_cause_of_its_own(claims):
    """The kind of the event says what happened."""
    whole = claims[claims["event_id"].notna() & (claims["scope"] == "event")]
    assert listed(whole[whole["cause"].notna()], "claim_id", "event_id", "cause") == []


def test_what_a_note_tells_of_one_cause_stands_in_its_column(claims):
    notes = claims["note"].fillna("")
    for cause, words in TOLD.items():
        told = claims[notes.str.contains(words)]
        assert len(told)
        assert listed(told[told["cause"] != cause], "claim_id", "cause", "note") == []


def test_days_left_out_have_a_first_and_a_last_and_are_not_all(claims):
    first, last = claims["without_start"], claims["without_end"]
    assert listed(claims[first.isna() != last.isna()], "claim_id") == []
    assert first.notna().sum() > 0
    every = (first == claims["date_start"]) & (last == claims["date_end"])
    assert listed(claims[every], "claim_id") == []


def test_the_counts_of_one_statement_have_one_hour(claims):
    """One page, one speaker, one day: where one number has its time, all have."""
    dated = claims[claims["as_of"].str.len() == len("2020-10-03")]
    hours = dated.groupby(["source_id", "claimant_id", "as_of"])["as_of_time"]
    some = hours.transform("count") > 0
    assert some.sum() > 15
    assert listed(dated[some & dated["as_of_time"].isna()], "claim_id", "source_id") == []


def test_who_counts_the_internally_displaced_tells_their_country(claims):
    inside = claims[(claims["claimant_id"] == "idmc") & (claims["outcome"] == "displaced")]
    assert len(inside) > 0
    assert listed(inside[inside["destination_ids"].isna()], "claim_id") == []


def test_a_count_of_those_still_away_is_no_total_of_a_flight(claims):
    """It leaves out those who moved on or came home, and may hold children born since."""
    displaced = claims[claims["outcome"] == "displaced"]
    away = displaced[displaced["note"].fillna("").str.contains(STILL_AWAY)]
    assert len(away) > 30
    assert listed(away[away["scope"] == "phase_total"], "claim_id", "note") == []


def test_a_single_blast_or_day_is_an_event(claims):
    """A part of a period is longer than a day, or cut out of the day as its note says."""
    days = (claims["date_end"] - claims["date_start"]).dt.days
    part = claims[(days == 0) & (claims["scope"] == "part") & claims["event_id"].isna()]
    cut = part["note"].fillna("").str.contains("up to midday")
    assert listed(part[~cut], "claim_id", "note") == []


def test_a_day_of_control_that_stands_in_is_called_a_month_or_year(data):
    control = data.control
    told = (
        control["note"].fillna("").str.contains(r"stands in|no day is told|[Tt]he day is that of")
    )
    assert told.sum() > 2
    wrong = control[told & (control["date_precision"] == "day")]
    assert listed(wrong, "control_id", "note") == []


def test_only_people_displaced_come_from_somewhere(claims):
    way = claims["origin_ids"].notna() | claims["destination_ids"].notna()
    assert way.sum() > 80
    assert listed(claims[way & (claims["outcome"] != "displaced")], "claim_id", "outcome") == []


def test_no_place_stands_twice_in_one_end_of_a_way(claims):
    for column in ("origin_ids", "destination_ids"):
        ends = [list(items(ids)) for ids in claims[column].dropna()]
        assert [places for places in ends if len(set(places)) < len(places)] == []


def test_a_measure_of_people_who_returned_or_are_away_says_whose_they_are(data):
    """All but residents of every kind and a number of people planned."""
    measures = data.measures
    people = (measures["topic"] == "displacement_and_return") & (measures["unit"] == "people")
    silent = measures[people & measures["side"].isna()]
    mixed = silent["about"].str.contains("workers and staff included|^target|^people settled")
    assert listed(silent[~mixed], "measure_id", "about") == []


def test_a_measure_of_things_has_no_side(data):
    things = data.measures["unit"].isin(["km2", "km", "percent", "settlements", "tonnes", "tanks"])
    assert listed(data.measures[things & data.measures["side"].notna()], "measure_id") == []
