"""Both names of a place, in the reader's order and language."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from utils.data.dataset import Dataset
from utils.data.place_names import Forms, forms, short
from utils.language import ENGLISH, Phrases, current, say

ORDERS = Phrases(
    {
        "alphabetical": "Alphabetical",
        "azerbaijani_first": "Azerbaijani name first",
        "armenian_first": "Armenian name first",
    }
)
"""The orders a reader can choose; alphabetical takes no side."""


@dataclass(frozen=True)
class Names:
    """Tells which of two names is the Azerbaijani and which the Armenian one."""

    azerbaijani: frozenset[str]
    armenian: frozenset[str]
    forms: Forms = field(default_factory=dict)

    def both(self, azerbaijani: str, armenian: str, order: str) -> str:
        """Two English names of one place, in the language; one if they are the same.

        The alphabetical order is that of the English names, so that it is the same in each
        language.
        """
        pair = [("az", azerbaijani), ("hy", armenian)]
        if order == "armenian_first" or (order == "alphabetical" and armenian < azerbaijani):
            pair.reverse()
        if not azerbaijani or not armenian or azerbaijani == armenian:
            return self.forms.get(("", azerbaijani or armenian), azerbaijani or armenian)
        return " / ".join(dict.fromkeys(self.forms.get((side, short(n)), n) for side, n in pair))

    def of(self, place: Any, order: str) -> str:
        """Both names of a row of ``places.csv``, without the word district."""
        one, other = (short(place[column]) for column in ("name_en_az", "name_en_hy"))
        return self.both(one, other, order) or self.one(short(place["name_en"]))

    def one(self, name: str) -> str:
        """The name of a place that has but one English name, in the language."""
        return self.forms.get(("", short(name)), name)

    def arrange(self, text: str, order: str) -> str:
        """Put every pair such as ``Shusha / Shushi`` into the reader's order; others stay.

        For texts that stay as they are published, in English.
        """
        return replace(self, forms={}).local(text, order)

    def local(self, text: str, order: str) -> str:
        """Put every pair into the reader's order and language."""
        return _pairs(self.azerbaijani, self.armenian).sub(
            lambda match: self._arranged(match, order), text
        )

    def unit(self, name: str, order: str) -> str:
        """A unit's name in the language: its district's names, then which part it is."""
        if not self.forms:
            return self.arrange(name, order)
        district, _, part = name.partition(", ")
        local = self.local(district, order)
        local = self.forms.get(("", district)) or say(district) if local == district else local
        return ", ".join(filter(None, [local, part and self.local(say(part), order)]))

    def _arranged(self, match: re.Match[str], order: str) -> str:
        one, other = match.groups()
        if one in self.azerbaijani and other in self.armenian:
            return self.both(one, other, order)
        if one in self.armenian and other in self.azerbaijani:
            return self.both(other, one, order)
        return match.group()


@functools.lru_cache(maxsize=8)
def _pairs(azerbaijani: frozenset[str], armenian: frozenset[str]) -> re.Pattern[str]:
    known = sorted(azerbaijani | armenian, key=len, reverse=True)
    name = "|".join(map(re.escape, known))
    return re.compile(rf"\b({name}) / ({name})\b")


def read_names(dataset: Dataset) -> Names:
    """The names of ``places.csv`` by language; district names also without that word."""
    return _read(dataset, current())


@functools.lru_cache(maxsize=8)
def _read(dataset: Dataset, language: str) -> Names:
    places = dataset.places
    columns: Mapping[str, frozenset[str]] = {
        column: frozenset(name for cell in places[column].dropna() for name in (cell, short(cell)))
        for column in ("name_en_az", "name_en_hy")
    }
    return Names(
        columns["name_en_az"] - columns["name_en_hy"],
        columns["name_en_hy"] - columns["name_en_az"],
        {} if language == ENGLISH else forms(dataset, language),
    )
