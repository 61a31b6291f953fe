"""Draw rows for a second reading: the same seed draws the same rows, for anybody.

A row's place in the draw is the SHA-256 of seed, table and id. So it depends on nothing but these
three: not on the order of the rows, on the version of a library, or on which other rows there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pandas as pd

from utils.data.dataset import Dataset

SIZES: Mapping[str, int] = {"claims": 100, "control": 15, "captures": 15, "measures": 20}


def draw(dataset: Dataset, seed: int, table: str, size: int) -> pd.DataFrame:
    """``size`` rows of one table in the order drawn, each with the ``url`` of its source.

    A table that has fewer rows gives all of them.
    """
    frame = getattr(dataset, table)
    order = frame.iloc[:, 0].map(lambda row_id: _place(seed, table, row_id)).sort_values().index
    pages = dataset.by_id("sources")["url"]
    return frame.loc[order[:size]].assign(url=lambda rows: rows["source_id"].map(pages))


def _place(seed: int, table: str, row_id: str) -> str:
    return hashlib.sha256(f"{seed} {table} {row_id}".encode()).hexdigest()
