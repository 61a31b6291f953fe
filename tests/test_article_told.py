"""Events told in passing: found by their day, place, kind and rare words, and only then."""

import pytest

from utils.article import Article

TOLD = [
    ("Since the shooting near Chaylu on 18 June 2010 nobody has farmed there.", "en",
     "d-2010-06-18-chaylu"),
    ("He lost his house when Alkhanli came under fire on 4 July 2017.", "en",
     "d-2017-07-04-alkhanli"),
    ("Having taken Shusha on 8 May 1992, the army moved on.", "en", "1992-05-08-shusha"),
    ("The mob violence in Sumgait on 27 February 1988 was never forgotten.", "en",
     "1988-02-27-sumgait"),
    ("Negotiators gathered in Prague on 6 October 2022.", "en", "d-2022-10-06-prague"),
    ("4 июля 2017 года у Алханлы произошла перестрелка.", "ru", "d-2017-07-04-alkhanli"),
    ("La prise de Choucha le 8 mai 1992 a changé le cours de la guerre.", "fr",
     "1992-05-08-shusha"),
    ("Xankəndi yaxınlığında 2023-cü il 5 martda atışma olub.", "az",
     "e-2023-03-05-police-shooting"),
]  # fmt: skip
CHAFF = [
    ("2023-03-08", "Shops in Stepanakert were open on Tuesday and children went to school."),
    ("2024-04-20", "Aliyev met the president of Kazakhstan in Baku on Friday."),
    ("2020-10-15", "Schools in Barda remained closed on Wednesday."),
    ("2018-06-10", "A concert in Shusha drew visitors from abroad."),
    ("2022-12-20", "Villagers in Syunik say they hear tractors at night."),
]


def found(text, date="2025-06-01", language="en"):
    return Article.read(text, date, language).statements


@pytest.mark.parametrize(("text", "language", "event_id"), TOLD)
def test_an_event_told_in_passing_is_found(text, language, event_id):
    assert event_id in set(found(text, language=language)["event_id"])


@pytest.mark.parametrize(("date", "text"), CHAFF)
def test_a_place_and_a_day_alone_tell_of_no_event(date, text):
    assert found(text, date).empty


def test_a_denial_does_not_tell_of_an_attack():
    text = "A missile struck houses in Ganja on 11 October 2020. Yerevan denied firing on the city."
    assert found(text, "2020-10-12")["start"].max() < text.index("Yerevan")


def test_a_side_before_an_amount_is_no_attacker():
    text = "Officials put the number of Armenian soldiers killed in the 2020 war at 3,800."
    assert found(text).iloc[0]["side"] == "armenian"


def test_words_that_ask_give_no_number():
    assert found("In the 2020 war nobody said how many Armenian soldiers had died.").empty


def test_who_is_accused_in_another_clause_does_not_hide_what_happened():
    text = "A helicopter was brought down near Gulistan on 3 March; the Armenian side accused Baku."
    assert "h-1992-03-03-mi26" in set(found(text, "1992-03-05")["event_id"])


def test_a_day_without_a_year_goes_on_with_the_story_of_its_paragraph():
    text = (
        "In February 1994 the ministers met in Moscow. On 5 May speakers of parliament signed a"
        " protocol in Bishkek."
    )
    assert "1994-05-05-bishkek" in set(found(text, "2019-05-12")["event_id"])
    news = "The truce of 1994 is broken. On 4 April 2016 Karabakh counted 20 dead."
    assert "1994" not in str(found(news, "2016-04-05").iloc[-1]["event_id"])
