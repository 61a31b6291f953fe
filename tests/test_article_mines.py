"""The victims of mines belong to the years in which mines killed, and to no other event."""

import pytest

from utils.article import Article

FLIGHT = (
    "At least 64 people died on the road out of Nagorno-Karabakh in September 2023, according to "
    "Armenia's Investigative Committee.\n\n"
)
DEPOT = {
    "en": "The fuel depot explosion of 25 September 2023 killed 218 people.",
    "ru": "25 сентября 2023 года под Степанакертом взорвался склад топлива, погибли 218 человек.",
    "fr": "L'explosion du dépôt de carburant, le 25 septembre 2023, a fait 218 morts.",
    "it": "Nel settembre 2023 l'esplosione del deposito di carburante uccise 218 persone.",
}
MINES = {
    "en": "Since November 2020, 65 Azerbaijanis have been killed by mines.",
    "ru": "С ноября 2020 года на минах погибли 65 граждан Азербайджана, сообщила Генпрокуратура.",
    "fr": "Depuis novembre 2020, les mines ont tué 65 personnes en Azerbaïdjan, selon le parquet.",
    "it": "Dal novembre 2020 le mine hanno ucciso 65 azeri, secondo la procura di Baku.",
}


def last(text, date, language="en"):
    return Article.read(text, date, language).found[-1]


@pytest.mark.parametrize("language", DEPOT)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_mine_victims_since_a_day_are_of_no_event_told_before(language, gap):
    found = last(DEPOT[language] + gap + MINES[language], "2024-01-27", language)
    assert (found.number, found.event_id, found.side) == (65, None, "azerbaijani")
    assert found.verdict == "confirmed"


def test_mine_victims_are_not_matched_with_an_armenian_figure_of_the_flight():
    text = FLIGHT + "In Baku, officials say mines have killed 70 people since November 2020."
    found = last(text, "2025-09-19")
    assert (found.event_id, found.side) == (None, "azerbaijani")


def test_a_mine_of_the_day_is_the_blast_of_that_day():
    text = "Azerbaijan says mines killed four policemen on Tuesday. It began an operation."
    found = Article.read(text, "2023-09-19", "en").found[0]
    assert found.event_id == "e-2023-09-19-mine-blasts"


def test_mine_victims_are_compared_with_nobody_killed_otherwise():
    found = last("In the 2020 war mines killed 3,500 Armenian soldiers.", "2022-08-03")
    assert found.verdict == "no_data"
