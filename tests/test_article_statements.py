"""Statements of a report: what is counted, whose people, who says so, when and where."""

import pandas as pd
import pytest

from utils import ExplorerError
from utils.article import Article


def statements(text, date=None, language=None):
    return Article.read(text, date, language).statements


def only(text, date=None, language=None):
    found = statements(text, date, language)
    counts = found[found["kind"] == "count"]
    assert len(counts) == 1, counts[["text", "number", "outcome"]]
    return counts.iloc[0]


@pytest.mark.parametrize(
    ("text", "number", "outcome", "side"),
    [
        ("Azerbaijani troops killed two soldiers.", 2, "killed", "armenian"),
        ("Two Armenian soldiers were killed.", 2, "killed", "armenian"),
        ("Armenia lost two men.", 2, "killed", "armenian"),
        ("The deaths of two Azerbaijani fighters were confirmed.", 2, "killed", "azerbaijani"),
        ("The shelling left two Armenian villagers dead.", 2, "killed", "armenian"),
        ("The war of 2020 claimed 6,500 lives.", 6500, "killed", "both"),
        ("Azerbaijan's death toll rose to 200.", 200, "killed", "azerbaijani"),
        ("Two Azerbaijani servicemen died of wounds.", 2, "killed", "azerbaijani"),
        ("Azerbaijan accused Armenia of killing three villagers.", 3, "killed", "azerbaijani"),
        ("Armenian losses stood at 550 soldiers.", 550, "killed", "armenian"),
        ("Six Armenian soldiers sustained wounds.", 6, "wounded", "armenian"),
        ("Thirty Armenian servicemen are missing.", 30, "missing", "armenian"),
    ],
)
def test_voices_of_a_sentence_are_read(text, number, outcome, side):
    found = only(text, "2020-12-20")
    assert (found["number"], found["outcome"], found["side"]) == (number, outcome, side)


@pytest.mark.parametrize(
    ("words", "number", "qualifier"),
    [
        ("some 2,000", 2000, "about"),
        ("more than 6,500", 6500, "at_least"),
        ("nearly 3,000", 3000, "about"),
        ("a dozen", 12, "exact"),
        ("6.5 thousand", 6500, "exact"),
        ("6 500", 6500, "exact"),
        ("6.500", 6500, "exact"),
        ("two hundred and twenty-three", 223, "exact"),
        ("up to 70", 70, "up_to"),
        ("six and a half thousand", 6500, "exact"),
        ("half a million", 500000, "exact"),
    ],
)
def test_numbers_are_read_in_every_spelling(words, number, qualifier):
    found = only(f"In the 2020 war {words} soldiers were killed.", "2021-05-01", "en")
    assert (found["number"], found["qualifier"]) == (number, qualifier)


@pytest.mark.parametrize(
    "words", ["between 20,000 and 30,000", "20-30 thousand", "20,000 to 30,000", "20,000–30,000"]
)
def test_a_range_has_two_ends_and_no_middle(words):
    found = only(f"In the first Karabakh war {words} people died.")
    assert (found["low"], found["high"], found["qualifier"]) == (20000, 30000, "range")
    assert pd.isna(found["number"])


def test_dozens_are_found_but_not_compared():
    found = only("Dozens of Armenian soldiers were killed in the 2020 war.", "2021-01-01")
    assert pd.isna(found["number"])
    assert found["verdict"] == "no_data"


def test_two_sides_share_a_verb():
    found = statements("49 Armenian and 50 Azerbaijani soldiers were killed.", "2022-09-13")
    assert found[["number", "side", "category"]].values.tolist() == [
        [49, "armenian", "military"],
        [50, "azerbaijani", "military"],
    ]


def test_the_one_who_counts_is_not_the_one_who_is_counted():
    found = only("Baku said Armenia lost 5,000 troops in the 44-day war.", "2020-12-03")
    assert found["claimant_id"] == "az-official-unspecified"
    assert found["side"] == "armenian"


def test_who_speaks_is_carried_over_to_the_next_sentence():
    text = (
        "Armenia's defence ministry issued a statement on the fighting. Two soldiers died, it said."
    )
    assert only(text, "2022-09-13")["claimant_id"] == "am-mod"


def test_yesterday_and_weekdays_count_from_the_report():
    yesterday = only("Two Armenian soldiers were killed yesterday near Lachin.", "2022-08-04")
    weekday = only("Two Armenian soldiers were killed near Lachin on Wednesday.", "2022-08-05")
    assert yesterday["event_id"] == weekday["event_id"] == "d-2022-08-03-revenge"


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("the 44-day war", "phase_id", "second_war"),
        ("the first Karabakh war", "phase_id", "first_war"),
        ("the four-day war of April 2016", "event_id", "d-2016-04-four-day-war"),
        ("the two-day clashes of September 2022", "event_id", "d-2022-09-two-day-war"),
    ],
)
def test_wars_are_known_by_their_names(name, field, value):
    assert only(f"In {name} 100 Armenian soldiers were killed.", "2024-01-01")[field] == value


@pytest.mark.parametrize(
    "text",
    [
        "Armenia reported 1,234 new coronavirus cases and 14 deaths on Monday.",
        "In Ukraine, shelling killed 21 people in Kherson.",
        "The stadium in Baku holds 69,000 people.",
        "He was born in 1988 and has two sons.",
        "The economy grew by 12 percent.",
    ],
)
def test_other_matters_are_left_alone(text):
    assert statements(text, "2023-05-02").empty


def test_a_span_points_at_the_words_of_the_text():
    text = "Fighting went on. <b>Two Armenian soldiers</b> were killed &amp; six wounded."
    found = Article.read(text, "2022-08-03").statements
    assert [text[a:b] for a, b in zip(found["start"], found["end"], strict=True)] == list(
        found["text"]
    )
    assert found["number"].tolist() == [2, 6]


def test_what_is_no_text_is_refused_in_one_sentence():
    with pytest.raises(ExplorerError, match="must be text"):
        Article.read(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(ExplorerError, match="YYYY-MM-DD"):
        Article.read("text", date="3 August")
    with pytest.raises(ExplorerError, match="known: az, en"):
        Article.read("text", language="xx")


@pytest.mark.parametrize(
    ("text", "day", "claimant"),
    [
        ("The Soviet news agency Tass has said that 31 people were killed in Sumgait.",
         "1988-03-05", "tass"),
        ("Authorities in Baku, who keep their losses secret, said nine civilians were killed.",
         "2020-09-29", "az-official-unspecified"),
        ("The region's human rights ombudsman said 200 people were killed.",
         "2023-09-20", "nk-ombudsman"),
        ("The United Nations humanitarian office counted 30 soldiers killed.",
         "2016-04-04", "un-ocha"),
        ("Azerbaijani prosecutors and the interior ministry said two people were killed by a mine.",
         "2021-06-05", "az-prosecutor-and-interior"),
        ("Armenia's health ministry is silent. The ministry in Baku said 192 soldiers were killed.",
         "2023-09-27", "az-health"),
    ],
)  # fmt: skip
def test_who_speaks_is_read_from_the_words_around_a_body(text, day, claimant):
    assert only(text, day)["claimant_id"] == claimant


def test_an_office_without_a_country_is_the_one_that_published_the_figure():
    found = only(
        "Yerevan denied having fired on Ganja. According to the prosecutor general, "
        "60 civilians have died since 27 September.", "2020-10-17",
    )  # fmt: skip
    assert found["claimant_id"] == "az-prosecutor"
