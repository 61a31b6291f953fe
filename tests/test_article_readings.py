"""What a report leaves open is settled by the figure that it quotes, and by nothing else."""

import pytest

from utils.article import Article

SEPTEMBER = "There was fighting on the border of Armenia this week. "


def statement(text, date, words):
    found = Article.read(text, date, "en").statements
    rows = found[[words in text for text in found["text"]]]
    assert len(rows) == 1, found[["text", "number", "event_id"]]
    return rows.iloc[0]


def test_a_figure_whose_side_is_left_open_is_that_of_the_side_it_is_published_for():
    text = SEPTEMBER + "The list now has 77 servicemen killed."
    found = statement(text, "2022-09-16", "77")
    assert (found["side"], found["event_id"]) == ("azerbaijani", "d-2022-09-two-day-war")
    assert found["verdict"] == "confirmed"


def test_a_side_that_is_named_stays_whatever_is_published():
    text = SEPTEMBER + "The list now has 77 Armenian servicemen killed."
    found = statement(text, "2022-09-16", "77")
    assert (found["side"], found["verdict"]) == ("armenian", "within_range")


def test_a_total_of_a_war_is_not_taken_for_that_of_the_last_shelling():
    text = (
        "Three Armenian civilians were killed when rockets hit Stepanakert overnight. Officials in "
        "Nagorno-Karabakh say 1,177 of their troops have been killed since Sept. 27."
    )
    found = statement(text, "2020-11-06", "1,177")
    assert found["phase_id"] == "second_war" and not isinstance(found["event_id"], str)
    assert found["verdict"] == "confirmed"


def test_a_place_that_is_named_is_not_left_for_the_total_of_the_war():
    text = "Rockets hit Ganja. 1,177 soldiers were killed in the strike on Ganja."
    found = statement(text, "2020-10-18", "1,177")
    assert found["verdict"] not in ("confirmed", "within_range")


def test_a_reading_that_the_figure_settled_says_so():
    text = SEPTEMBER + "The list now has 77 servicemen killed."
    assert "leave open" in statement(text, "2022-09-16", "77")["why"]


def test_a_figure_that_nobody_published_is_read_as_the_words_have_it():
    text = SEPTEMBER + "Azerbaijan's MoD lists 4,321 servicemen killed."
    found = statement(text, "2022-09-16", "4,321")
    assert found["side"] == "azerbaijani" and found["verdict"] == "differs"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Another 49 Armenian soldiers have died, bringing the total to 604.", 604),
        ("Armenia's death toll is 135, he said. He had spoken of 105 on Wednesday.", 105),
    ],
)
def test_a_total_goes_on_with_what_was_counted_before(text, number):
    found = statement(text, "2022-09-16", str(number))
    assert (found["number"], found["outcome"], found["side"]) == (number, "killed", "armenian")


@pytest.mark.parametrize(
    "text",
    [
        "One Armenian villager, aged 40, was hurt.",
        "On the 19th an Armenian villager was hurt.",
        "A visiting Armenian reporter spoke of both armies.",
        "The two armies fought for six more villages.",
    ],
)
def test_ages_days_and_parties_count_nobody(text):
    found = Article.read(text, "2023-09-26", "en").statements
    counted = found[found["kind"] == "count"]["number"].dropna().tolist()
    assert all(number == 1 for number in counted), counted


def test_sides_that_accuse_each_other_speak_of_the_fight():
    text = "Armenia and Azerbaijan have accused each other of starting clashes on their border."
    found = Article.read(text, "2020-07-15", "en").statements
    assert "d-2020-07-tovuz" in found["event_id"].tolist()


def test_a_report_on_the_conflict_needs_no_side_in_each_sentence():
    text = "Rockets fell on Stepanakert. The ministry there counted 169 people killed by shelling."
    assert 169 in Article.read(text, "1992-05-10").statements["number"].dropna().tolist()


def test_a_kind_of_people_that_all_counts_of_an_event_share_is_taken():
    text = "At the end of February 1988 mobs roamed Sumgait. 90 Armenians were murdered there."
    found = Article.read(text, "1988-03-10", "en").statements
    assert found[found["number"] == 90]["category"].tolist() == ["civilian"]


def test_mines_that_kill_are_nobody_who_is_named():
    text = "Baku opened its operation after mines had killed four policemen on Tuesday morning."
    found = Article.read(text, "2023-09-20", "en").statements
    assert found[found["number"] == 4]["side"].tolist() != ["armenian"]
