"""Both names of a place, in the order that the reader chose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packages import small_package
from utils.data.dataset import load
from utils.data.names import ORDERS, Names, read_names
from utils.language import speaking

NAMES = Names(
    azerbaijani=frozenset({"Shusha", "Lachin", "Khankendi", "Aghdara"}),
    armenian=frozenset({"Shushi", "Berdzor", "Stepanakert", "Martakert"}),
)
CHOICES = st.sampled_from(sorted(ORDERS))
SENTENCE = "From Khankendi / Stepanakert to Shusha / Shushi; Berdzor / Lachin fell."


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("alphabetical", "Berdzor / Lachin"),
        ("azerbaijani_first", "Lachin / Berdzor"),
        ("armenian_first", "Berdzor / Lachin"),
    ],
)
def test_two_names_stand_in_the_chosen_order(order, words):
    assert NAMES.both("Lachin", "Berdzor", order) == words


@pytest.mark.parametrize("order", ORDERS)
def test_a_name_that_both_use_or_only_one_has_stands_alone(order):
    assert NAMES.both("Hadrut", "Hadrut", order) == "Hadrut"
    assert NAMES.both("Horadiz", "", order) == "Horadiz"
    assert NAMES.both("", "Horadiz", order) == "Horadiz"


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (
            "azerbaijani_first",
            "From Khankendi / Stepanakert to Shusha / Shushi; Lachin / Berdzor fell.",
        ),
        (
            "armenian_first",
            "From Stepanakert / Khankendi to Shushi / Shusha; Berdzor / Lachin fell.",
        ),
    ],
)
def test_every_pair_in_a_sentence_is_put_in_order(order, words):
    assert NAMES.arrange(SENTENCE, order) == words


@settings(deadline=None, max_examples=60)
@given(CHOICES, CHOICES)
def test_the_last_choice_of_order_is_the_one_that_counts(first, last):
    assert NAMES.arrange(NAMES.arrange(SENTENCE, first), last) == NAMES.arrange(SENTENCE, last)


@pytest.mark.parametrize(
    "text",
    [
        "killed / wounded",
        "Shusha / Lachin",
        "NewShusha / Shushi",
        "Lachin / Berdzorian",
        "Shusha",
        "",
    ],
)
def test_a_stroke_between_other_words_stays_as_it_is(text):
    assert NAMES.arrange(text, "armenian_first") == text


def test_names_are_read_by_language_with_and_without_the_word_district(tmp_path):
    names = read_names(load(small_package(tmp_path)))
    assert names.azerbaijani == {"Shusha", "Lachin", "Lachin district"}
    assert names.armenian == {"Shushi", "Berdzor", "Berdzor district"}


def test_a_name_that_both_languages_use_tells_no_language_apart(tmp_path):
    names = read_names(load(small_package(tmp_path)))
    assert "Hadrut" not in names.azerbaijani | names.armenian


def test_every_shipped_pair_keeps_both_names_in_any_order():
    places = load().places.dropna(subset=["name_en_az", "name_en_hy"])
    names = read_names(load())
    for one, other in zip(places["name_en_az"], places["name_en_hy"], strict=True):
        written = {order: names.both(one, other, order) for order in ORDERS}
        assert all(set(text.split(" / ")) == {one, other} for text in written.values())


@pytest.mark.parametrize(
    ("code", "both"),
    [
        ("en", "Shusha / Shushi"),
        ("hy", "Şuşa / Շուշի"),
        ("az", "Şuşa / Shushi"),
        ("ru", "Шуша / Шуши"),
    ],
)
def test_each_language_writes_both_names_in_letters_that_its_readers_read(code, both):
    with speaking(code):
        names = read_names(load())
        assert names.both("Shusha", "Shushi", "alphabetical") == both
        assert names.both("Shusha", "Shushi", "armenian_first") == " / ".join(
            reversed(both.split(" / "))
        )


@pytest.mark.parametrize(
    ("azerbaijani", "armenian", "both"),
    [
        ("Khojavend", "Martuni and Hadrut", "Xocavənd / Martuni və Hadrut"),
        ("Lachin corridor", "Berdzor corridor", "Berdzor dəhlizi / Laçın dəhlizi"),
    ],
)
def test_armenian_names_in_an_azerbaijani_chart_have_no_english_words(azerbaijani, armenian, both):
    with speaking("az"):
        assert read_names(load()).both(azerbaijani, armenian, "alphabetical") == both


def test_a_name_without_a_russian_form_is_transcribed():
    with speaking("ru"):
        assert read_names(load()).both("Chaylaggala", "Khtsaberd", "alphabetical") == (
            "Чайлаггала / Хцаберд"
        )


def test_units_say_their_part_in_the_language():
    with speaking("ru"):
        assert read_names(load()).unit("Fuzuli / Varanda, north", "alphabetical") == (
            "Физули / Варанда, север"
        )
    with speaking("hy"):
        assert read_names(load()).unit("Fuzuli / Varanda, north", "armenian_first") == (
            "Վարանդա / Füzuli, հյուսիս"
        )


def test_published_titles_keep_their_english_names_in_every_language():
    with speaking("hy"):
        assert read_names(load()).arrange("Shushi / Shusha falls", "alphabetical") == (
            "Shusha / Shushi falls"
        )
