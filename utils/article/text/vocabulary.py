"""All words that are known in one language: the tables, and every name of the data package."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from utils.article.text.alike import phrases
from utils.article.text.lexicon import Lexicon, Phrase, make, words_of
from utils.article.text.marks import tokens
from utils.data.dataset import Dataset

NAME_COLUMNS = ["name_en", "name_en_az", "name_en_hy", "name_az", "name_hy", "name_ru", "aliases"]
NAMED_KINDS = {"media", "state_media", "ngo", "igo", "academic", "advocacy", "encyclopedia"}
SHORTEST_STEM = 4
ENDINGS = {"cyrillic": 3, "armenian": 5, "az": 6}
RUSSIAN_END = re.compile(r"(?:[иы][ий]|ая|ое|ии|[аеиоуыьяи])$")
"""What a Russian name loses before its case endings; й counts as и once letters are folded."""
PERSON = re.compile(r"(?<![.\w])[A-Z][a-z]?\. ([A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?)\b")
"""Holders of offices and authors as the package names them: ``Speaker A. Babloyan``."""
NOT_A_NAME = re.compile(r"[(,;/]")


@functools.lru_cache(maxsize=16)
def lexicon(dataset: Dataset, language: str) -> Lexicon:
    """The vocabulary of a language with the places and claimants of a data package."""
    names = (*_places(dataset, language), *_claimants(dataset))
    return Lexicon([*words_of(language), *phrases(language), *names])


def _places(dataset: Dataset, language: str) -> Iterator[Phrase]:
    for row in dataset.places.to_dict("records"):
        for column in NAME_COLUMNS:
            cell = row.get(column)
            for name in str(cell).split(";") if isinstance(cell, str) else ():
                yield from _inflected(row["place_id"], name, language)


def _inflected(place_id: str, name: str, language: str) -> Iterator[Phrase]:
    if NOT_A_NAME.search(name) and "/" not in name:
        name = name.partition("(")[0]
    if len(name.strip()) < 3:
        return
    parts = tuple(_ending(token.letters, language) for token in tokens(name))
    if parts:
        yield Phrase("place", place_id, parts, capital=True)


def _ending(word: str, language: str) -> tuple[str, int]:
    """The stem of a word of a name, and how many letters may follow it."""
    first = word[0]
    if "а" <= first <= "я":
        stem = RUSSIAN_END.sub("", word) if len(word) > SHORTEST_STEM else word
        return stem, ENDINGS["cyrillic"]
    if "\u0561" <= first <= "\u0587" or "\u0531" <= first <= "\u0556":
        return word, ENDINGS["armenian"] if len(word) >= SHORTEST_STEM else 0
    if language == "az" and len(word) >= SHORTEST_STEM:
        return word, ENDINGS["az"]
    return word, 0


def _claimants(dataset: Dataset) -> Iterator[Phrase]:
    """Organisations and outlets by the names that the package gives them."""
    known = dataset.claimants
    for claimant_id, name in known[["claimant_id", "name"]].itertuples(index=False):
        for surname in PERSON.findall(name):
            yield make("name", claimant_id, surname, capital=True)
    for claimant_id, name, kind in known[["claimant_id", "name", "kind"]].itertuples(index=False):
        short = name.partition("(")[0].partition(",")[0].strip()
        if str(kind) in NAMED_KINDS and len(short) > 3 and " and " not in short:
            yield make("name", claimant_id, short, capital=True)
