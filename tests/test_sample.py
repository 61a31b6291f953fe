"""Rows for a second reading: anybody who has the seed draws the same ones."""

import pytest

from utils import load
from utils.data.dataset import Dataset
from utils.data.sample import SIZES, draw


@pytest.mark.parametrize("table", SIZES)
def test_a_seed_draws_the_same_rows_again_and_another_seed_others(table):
    first, again, other = (draw(load(), seed, table, 10) for seed in (7, 7, 11))
    assert list(first.iloc[:, 0]) == list(again.iloc[:, 0])
    assert set(first.iloc[:, 0]) != set(other.iloc[:, 0])


def test_neither_the_order_of_the_rows_nor_a_missing_one_changes_the_rest():
    dataset = load()
    drawn = list(draw(dataset, 7, "claims", 10)["claim_id"])
    claims = dataset.claims.iloc[::-1]
    fewer = claims[claims["claim_id"] != drawn[4]]
    tables = {"claims": fewer, "sources": dataset.sources}
    again = draw(Dataset(dataset.package, tables, dataset.folder), 7, "claims", 9)
    assert list(again["claim_id"]) == drawn[:4] + drawn[5:]


def test_a_draw_does_not_move_from_one_version_of_the_code_to_the_next():
    assert "K28" in set(draw(load(), 7, "captures", 5)["capture_id"])


def test_every_row_comes_with_the_page_it_was_read_from():
    dataset = load()
    pages = dict(zip(dataset.sources["source_id"], dataset.sources["url"], strict=True))
    rows = draw(dataset, 7, "measures", 20)
    assert len(rows) == 20
    assert list(rows["url"]) == [pages[source] for source in rows["source_id"]]
