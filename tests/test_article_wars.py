"""Which of two wars a count is of: the date beside the war, ordinals, ranges of years that end."""

import pytest

from utils import Article, load


def phases(text, language="en", day="2022-09-15"):
    rows = Article.read(text, day, language).statements
    return list(rows[rows["kind"] == "count"]["phase_id"])


@pytest.mark.parametrize(
    ("text", "language", "wars"),
    [
        ("The war of 1988 to 1994 over Karabakh took 30,000 lives.", "en", ["first_war"]),
        ("Armenia and Azerbaijan fought from 1988 to 1994, when 30,000 people died, and for six "
         "weeks in 2020, when 6,500 people died.", "en", ["first_war", "second_war"]),
        ("Deux guerres ont opposé l'Arménie et l'Azerbaïdjan : la première a fait 30 000 morts ; "
         "la seconde a fait 6 500 morts.", "fr", ["first_war", "second_war"]),
        ("Birinci müharibədən bəri 3953 azərbaycanlı itkin düşüb.", "az", ["first_war"]),
    ],
)  # fmt: skip
def test_each_count_is_of_the_war_beside_it(text, language, wars):
    assert phases(text, language) == wars


def test_last_years_war_is_the_last_one_whatever_else_is_dated():
    text = (
        "Last autumn's war, which cost 6,500 lives, gave Azerbaijan districts that Armenian forces "
        "had held since the early 1990s."
    )
    assert phases(text, day="2021-06-13") == ["second_war"]


def test_dead_or_missing_are_laid_beside_what_was_published_as_such():
    text = "Fighting broke out on 13 September. More than 210 Armenians are dead or missing."
    rows = Article.read(text, "2022-09-20").statements
    found = rows[rows["kind"] == "count"].iloc[0]
    assert found["outcome"] == "killed_or_missing"
    assert found["verdict"] == "confirmed"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Heavy fighting went on near Shushi. Over 1,500 people have been killed in four years, "
         "officials of both republics say.", "en"),
        ("У Шуши продолжаются бои. За четыре года погибли более 1500 человек.", "ru"),
    ],
)  # fmt: skip
def test_those_who_died_in_so_many_years_are_the_dead_of_both_sides(text, language):
    rows = Article.read(text, "1992-05-12", language).statements
    count = rows[rows["kind"] == "count"].iloc[-1]
    assert (count["side"], count["phase_id"], count["number"]) == ("both", "first_war", 1500)


def test_the_dead_of_one_day_are_no_rivals_of_a_wars_total():
    text = "In the first war over Karabakh 5,000 Armenians were killed."
    found = Article.read(text, "2010-05-12").statements.iloc[0]
    claims = load().claims.set_index("claim_id").loc[list(found["claim_ids"])]
    assert set(claims["scope"]) == {"phase_total"}


def test_what_a_meeting_cannot_count_is_looked_up_in_the_war_before_it():
    text = "The presidents met in Key West. Some 600,000 Azerbaijanis fled their homes."
    rows = Article.read(text, "2001-04-06").statements
    assert list(rows[rows["kind"] == "count"]["phase_id"]) == ["first_war"]
