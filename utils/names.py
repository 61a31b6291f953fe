"""Both names of a place, in the reader's order."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from utils.dataset import Dataset

ORDERS = {
    "alphabetical": "Alphabetical",
    "azerbaijani_first": "Azerbaijani name first",
    "armenian_first": "Armenian name first",
}
"""The orders a reader can choose; alphabetical takes no side."""


@dataclass(frozen=True)
class Names:
    """Tells which of two names is the Azerbaijani and which the Armenian one."""

    azerbaijani: frozenset[str]
    armenian: frozenset[str]

    def both(self, azerbaijani: str, armenian: str, order: str) -> str:
        """Two names of one place with a stroke between them; one if they are the same."""
        if not azerbaijani or not armenian or azerbaijani == armenian:
            return azerbaijani or armenian
        pair = [azerbaijani, armenian]
        if order == "armenian_first":
            pair.reverse()
        return " / ".join(sorted(pair) if order == "alphabetical" else pair)

    def of(self, place: Any, order: str) -> str:
        """Both names of a row of ``places.csv``, without the word district."""
        one, other = (_short(place[column]) for column in ("name_en_az", "name_en_hy"))
        return self.both(one, other, order) or _short(place["name_en"])

    def arrange(self, text: str, order: str) -> str:
        """Put every pair such as ``Shusha / Shushi`` into the reader's order; others stay."""
        return self._pairs.sub(lambda match: self._arranged(match, order), text)

    @functools.cached_property
    def _pairs(self) -> re.Pattern[str]:
        known = sorted(self.azerbaijani | self.armenian, key=len, reverse=True)
        name = "|".join(map(re.escape, known))
        return re.compile(rf"\b({name}) / ({name})\b")

    def _arranged(self, match: re.Match[str], order: str) -> str:
        one, other = match.groups()
        if one in self.azerbaijani and other in self.armenian:
            return self.both(one, other, order)
        if one in self.armenian and other in self.azerbaijani:
            return self.both(other, one, order)
        return match.group()


def _short(name: object) -> str:
    return re.sub(r" districts?$", "", name) if isinstance(name, str) else ""


def read_names(dataset: Dataset) -> Names:
    """The names of ``places.csv`` by language; district names also without that word."""
    places = dataset.places
    columns: Mapping[str, frozenset[str]] = {
        column: frozenset(name for cell in places[column].dropna() for name in (cell, _short(cell)))
        for column in ("name_en_az", "name_en_hy")
    }
    return Names(
        columns["name_en_az"] - columns["name_en_hy"],
        columns["name_en_hy"] - columns["name_en_az"],
    )
