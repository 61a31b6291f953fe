"""Two speakers of one sentence: each has the number, the people and the words of its clause."""

import pytest

from utils.article import Article


@pytest.mark.parametrize("text", [
    "At least 200 people were killed in the September 2023 fighting, according to Armenian "
    "officials, while Azerbaijan's defence ministry said that 192 of its soldiers died.",
    "Sixty-four Armenian soldiers were killed in April 2016, according to Yerevan, while Baku "
    "reported 31 dead.",
])  # fmt: skip
def test_each_clause_keeps_its_own_dead_and_its_own_speaker(text):
    first, second = Article.read(text, "2025-09-19", "en").found
    assert (first.side, second.side) == ("armenian", "azerbaijani")
    assert first.claimant_id.startswith("am-") and second.claimant_id.startswith("az-")


def test_the_side_that_speaks_first_may_be_either():
    text = (
        "In the 2020 war 2,908 soldiers died, according to Baku, whereas Yerevan counts 3,825 dead."
    )
    first, second = Article.read(text, "2023-01-01", "en").found
    assert (first.side, second.side) == ("azerbaijani", "armenian")
