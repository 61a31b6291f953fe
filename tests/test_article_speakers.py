"""Who speaks is read by grammar: the subject, the noun before a colon, what ``its`` stands for."""

import pytest

from utils import Article

DAY = "2022-09-16"


def claimants(text, language="en", day=DAY):
    rows = Article.read(text, day, language).statements
    return list(rows[rows["kind"] == "count"]["claimant_id"])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Armenia's prime minister told parliament that 105 soldiers were killed.",
            "am-pm-pashinyan",
        ),
        ("The Red Cross, quoting officials in Baku, said 20 soldiers were missing.", "icrc"),
        ("Armenia lost 48 soldiers by its own count, Reuters reported.", "am-official-unspecified"),
        ("Yerevan's final count was 224 dead.", "am-official-unspecified"),
        ("Interfax, citing Armenia's defence ministry, reported 15 soldiers killed.", "am-mod"),
        ("The head of Azerbaijan's health ministry said 71 soldiers were killed.", "az-health"),
    ],
)
def test_the_subject_speaks_and_not_whom_it_tells_or_cites(text, speaker):
    assert claimants(text) == [speaker]


def test_each_heading_of_a_list_speaks_for_what_follows_it():
    text = "The two ministries differ. Armenia: 49 soldiers killed. Azerbaijan: 50 killed."
    assert claimants(text) == ["am-mod", "az-mod"]


def test_a_body_that_counts_by_trade_says_what_it_has_and_no_further_than_a_semicolon():
    text = "Baku speaks of 71 dead; the Armenian Investigative Committee has found 204 bodies."
    assert claimants(text) == ["az-mod", "am-investigative-committee"]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Two soldiers were killed near Jermuk. This was reported by Armenia's defence ministry.",
         "en", "am-mod"),
        ("Двое армянских солдат погибли. Об этом сообщило Минобороны Армении.", "ru", "am-mod"),
        ("Due soldati armeni sono stati uccisi. Lo hanno riferito le autorità di Stepanakert.",
         "it", "nk-official-unspecified"),
        ("İki erməni hərbçi həlak olub. Bu barədə Ermənistan Müdafiə Nazirliyi məlumat verib.",
         "az", "am-mod"),
    ],
)  # fmt: skip
def test_a_sentence_that_looks_back_says_who_told_the_one_before(text, language, speaker):
    assert claimants(text, language) == [speaker]


def test_the_republics_ministry_is_of_whoever_was_named_last():
    text = "Azerbaijan fought for a day. The republic's health ministry listed 192 soldiers killed."
    assert claimants(text, day="2023-09-28") == ["az-health"]


def test_words_that_a_comma_parts_are_no_phrase():
    text = "Armenia's defence ministry confirmed a death on its side, said that 13 were captured."
    assert set(claimants(text, day="2021-11-17")) == {"am-mod"}
