"""Which of two wars a count is of: the date beside the war, ordinals, ranges of years that end."""

import pytest

from utils import Article


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
