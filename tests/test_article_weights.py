"""Whose and of what a count is: chosen by weighed signs, each of which a reader can look up."""

import csv

import pytest

from utils.article import Article
from utils.article.verdicts.weights import TABLE, weigh, weights


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sides(text, day="2022-09-20"):
    found = Article.read(text, day, "en").statements
    return found[found["kind"] == "count"]["side"].tolist()


def test_each_sign_has_one_weight_and_a_meaning():
    signs = [row["sign"] for row in rows()]
    assert len(signs) == len(set(signs)) == len(weights())
    assert all(row["meaning"].strip() for row in rows())


def test_no_weight_prefers_one_side():
    assert not [sign for sign in weights() if "armenian" in sign or "azerbaijani" in sign]


def test_a_sign_without_a_weight_is_a_fault():
    with pytest.raises(KeyError):
        weigh({"no such sign": 1.0})


@pytest.mark.parametrize("adj", ["Armenian", "Azerbaijani"])
@pytest.mark.parametrize("number", ["Three", "77", "135", "207", "4,000"])
def test_a_side_beside_the_number_stays_whatever_is_published(adj, number):
    assert sides(f"{number} {adj} soldiers were killed on the border.") == [adj.lower()]


def test_a_wrong_figure_is_not_read_as_another_event_that_has_it():
    text = "Two Armenians and 26 Azerbaijanis were killed in the battle of Tovuz in July 2020."
    found = Article.read(text, "2020-07-20", "en").statements
    azerbaijani = found[found["number"] == 26].iloc[0]
    assert azerbaijani["event_id"] == "d-2020-07-tovuz"
    assert azerbaijani["verdict"] == "differs"
