"""What a report leaves open, and an editor fills in: what is counted, by whom, in which war."""

import pytest

from utils.article import Article
from utils.article.pages.surroundings import map_of_the_day, places_named


def counts(text, day, language="en"):
    return [s for s in Article.read(text, day, language).found if s.kind == "count"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many fled? Some 90,000 Armenians and 40,000 Azerbaijanis.", [90_000, 40_000]),
        ("THE MISSING. 23 men, according to Tuesday's bulletin.", [23]),
        ("The road from Baku to Ganja is long. 23 men sat in a bus.", []),
    ],
)
def test_a_question_or_a_heading_says_what_is_counted_below_it(text, wanted):
    assert [s.number for s in counts(text, "2020-12-15")] == wanted


def test_figures_of_the_weeks_after_a_war_are_of_that_war():
    text = "Azerbaijan's defence ministry says 2,783 of its soldiers were killed."
    (found,) = counts(text, "2020-12-15")
    assert (found.phase_id, found.verdict) == ("second_war", "confirmed")


def test_casualties_that_were_not_reported_are_no_count():
    text = "Shots were fired near Berkarot on 3 August 2022. No casualties were reported."
    assert counts(text, "2022-08-04") == []


def test_officials_speak_for_the_place_with_which_their_sentence_opens():
    text = (
        "Armenian officials said two soldiers were killed on 3 August. In Baku, officials said "
        "one soldier was killed."
    )
    assert [s.claimant_id[:2] for s in counts(text, "2022-08-04")] == ["am", "az"]


def test_why_says_where_a_speaker_is_named():
    text = (
        "Amnesty International reported on the 2020 war. At least 2,908 Azerbaijani soldiers were "
        "killed, it said."
    )
    (found,) = counts(text, "2021-02-01")
    assert "Amnesty International, whom an earlier sentence names," in found.why


def test_a_major_general_is_no_month():
    text = "Азербайджан: погибли 11 военных, в том числе генерал-майор и полковник."
    (found,) = counts(text, "2020-07-15", "ru")
    assert found.event_id == "d-2020-07-tovuz"


def test_some_of_those_who_were_counted_are_no_rival_of_their_number():
    text = "A rocket killed 13 people in Ganja on 17 October 2020, two of them women."
    first, second = counts(text, "2020-10-17")
    assert (first.number, second.number, second.verdict) == (13, 2, "no_data")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Selon Erevan, 3 825 soldats ont été tués en 2020, tandis que Bakou compte 2 908 morts.",
         "fr"),
        ("2020-ci il müharibəsində Ermənistan 3825 nəfər itirib, Azərbaycan isə 2908 nəfər itirib.",
         "az"),
    ],
)  # fmt: skip
def test_a_clause_that_is_set_against_another_has_its_own_people(text, language):
    assert [s.side for s in counts(text, "2023-01-01", language)] == ["armenian", "azerbaijani"]


def test_the_map_names_a_place_that_no_statement_is_about():
    text = "Two soldiers were killed near Berkarot. Buses left Fuzuli in the evening."
    article = Article.read(text, "2022-08-04", "en")
    assert "fuzuli-varanda" in places_named(article)
    assert "named-fuzuli-varanda" in map_of_the_day(article).cards
