"""No text brings the reader down: empty, huge, binary, markup, right to left, only numbers."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.article import Article
from utils.article.text.sentences import plain

PIECES = [
    "Two Armenian soldiers were killed", "6,500", "6 500", "20-25 thousand", "dozens of", "in 1992",
    "Baku said", "<p>", "</p>", "&nbsp;", "<script>", "على", "שני חיילים", "\x00\x01\xff",
    "44-day war",
    "on Tuesday", "с 27 сентября", "погибли двое", "զոհվել է", "yaralanıb", ".", ",", ";", "\n\n",
    "“", "99999999999999999999", "1/2", "31 February 2021", "0", "and", "between 5 and 3", "Shusha",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n" * 50, "12 13 14 15 " * 200, "\x00\x01\x02\ufffd" * 500, "قُتل جنديان " * 100,
     "<" * 5000, "&" * 5000, "." * 5000, "a" * 50_000, "1" * 5000, "killed " * 500, "<b>" * 3000,
     "\U0001f600" * 100, "İ" * 200],
    ids=["empty", "space", "lines", "numbers", "binary", "arabic", "open", "amp", "dots", "letters",
         "digits", "verb", "tags", "emoji", "dotted"],
)  # fmt: skip
def test_an_odd_text_is_read_without_a_fault(text):
    found = Article.read(text, "2020-10-10").statements
    assert (found["end"] <= len(text)).all()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["en", "ru", "hy", "az"]))
def test_any_mixture_of_words_is_read(pieces, language):
    text = " ".join(pieces)
    found = Article.read(text, "2022-08-03", language).statements
    assert ((found["start"] >= 0) & (found["start"] < found["end"])).all()
    assert (found["end"] <= len(text)).all()


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_any_text_at_all_is_read(text):
    article = Article.read(text)
    assert article.text == text and (article.statements["end"] <= len(text)).all()


@given(st.text(alphabet="<>/pbr scriptdiv&;#0a-!\n", max_size=200))
def test_taking_markup_away_keeps_every_place(text):
    assert len(plain(text)) == len(text)


def test_a_megabyte_is_read_in_reasonable_time():
    words = ["lorem", "ipsum", "dolor", "sit", "amet.", "12", "killed", "soldiers", "Baku", "\n"]
    weights = [40, 40, 40, 40, 12, 2, 1, 1, 1, 4]
    text = " ".join(random.Random(1).choices(words, weights, k=190_000))
    assert len(text) > 900_000
    start = time.process_time()
    Article.read(text, "2021-01-01", "en")
    assert time.process_time() - start < 120
