"""A word such as ``at`` says how many of the people named before it."""

from utils import Article


def test_the_number_of_a_side_that_is_put_at_a_figure_is_of_that_side():
    text = "Human Rights Watch put the number of Armenians killed in Baku in January 1990 at 48."
    found = Article.read(text, "2020-01-20").statements
    assert list(found[found["kind"] == "count"]["side"]) == ["armenian"]
