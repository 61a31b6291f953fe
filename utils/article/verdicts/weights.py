"""How much each sign tells of whose and of what a count is: ``words/weights.csv``.

The weights were fitted to answered reports; ``benchmarks/article_weights.py`` fits them again.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping

from utils.article.text.lexicon import WORDS

TABLE = WORDS / "weights.csv"
COLUMNS = ("sign", "weight", "meaning")


@functools.cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}


def weigh(signs: Mapping[str, float]) -> float:
    """How well a reading fits all in all."""
    known = weights()
    return sum(known[sign] * value for sign, value in signs.items() if value)
