"""The vocabulary: phrases from tables that a curator can read, found in a row of words.

A table has the columns ``kind``, ``value`` and ``words``; phrases in ``words`` are parted by a
stroke, and a star stands for any ending: ``wound* | were hurt``.
"""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from utils.article.text.marks import Mark, Token, tokens

WORDS = Path(__file__).parents[1] / "words"
LANGUAGES = tuple(sorted(path.stem for path in WORDS.glob("??.csv")))
ANY_ENDING = 99
PREFIX = 4
"""Letters by which a phrase is looked up whose first word may go on."""
WIDEST_GAP = 3
"""Letters that may stand between two words of a phrase: a space, a hyphen, an apostrophe."""


@dataclass(frozen=True)
class Phrase:
    """Words in a row, each with the number of letters that may follow it."""

    kind: str
    value: str
    parts: tuple[tuple[str, int], ...]
    capital: bool = False


class Lexicon:
    """Finds all phrases of a vocabulary; of phrases of one kind that overlap, the longest."""

    def __init__(self, phrases: Iterable[Phrase]):
        self._whole: dict[str, list[Phrase]] = defaultdict(list)
        self._pairs: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
        self._by_start: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in dict.fromkeys(phrases):
            (stem, extra), *more = phrase.parts
            if extra:
                self._by_start[stem[:PREFIX]].append(phrase)
            elif more and not more[0][1]:
                self._pairs[stem, more[0][0]].append(phrase)
            else:
                self._whole[stem].append(phrase)

    def find(self, words: list[Token]) -> list[Mark]:
        """All marks in a row of words, in the order of the text."""
        latest: dict[str, int] = {}
        found: list[Mark | None] = []
        for index, word in enumerate(words):
            best: dict[str, tuple[int, list[str]]] = {}
            after = words[index + 1].letters if index + 1 < len(words) else ""
            for phrase in self._candidates(word.letters, after):
                end = _match(phrase, words, index)
                known = best.get(phrase.kind, (0, []))
                if end > known[0]:
                    best[phrase.kind] = (end, [phrase.value])
                elif end and end == known[0] and phrase.value not in known[1]:
                    known[1].append(phrase.value)
            for kind, (end, values) in best.items():
                before = found[latest[kind]] if kind in latest else None
                if before and word.start < before.end:
                    if end - word.start <= before.end - before.start:
                        continue
                    found[latest[kind]] = None
                latest[kind] = len(found)
                found.append(Mark(word.start, end, kind, "|".join(values)))
        return [mark for mark in found if mark]

    def _candidates(self, word: str, after: str) -> Iterator[Phrase]:
        yield from self._whole.get(word, ())
        yield from self._pairs.get((word, after), ())
        for length in range(1, min(PREFIX, len(word)) + 1):
            yield from self._by_start.get(word[:length], ())


def _match(phrase: Phrase, words: list[Token], index: int) -> int:
    """Where a phrase that begins at a word ends; 0 if it does not stand there."""
    if phrase.capital and not words[index].capital:
        return 0
    if index + len(phrase.parts) > len(words):
        return 0
    for step, (stem, extra) in enumerate(phrase.parts):
        word = words[index + step]
        if not word.letters.startswith(stem) or len(word.letters) - len(stem) > extra:
            return 0
        if step and (word.parted or word.start - words[index + step - 1].end > WIDEST_GAP):
            return 0
    return words[index + len(phrase.parts) - 1].end


def read_words(path: Path) -> Iterator[Phrase]:
    """The phrases of one table."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for words in row["words"].split("|"):
                phrase = make(row["kind"], row["value"], words)
                if phrase.parts:
                    yield phrase


def make(kind: str, value: str, words: str, *, extra: int = 0, capital: bool = False) -> Phrase:
    """A phrase from words; ``extra`` letters may follow the last one."""
    parts = [
        (token.letters, ANY_ENDING if words[token.end : token.end + 1] == "*" else 0)
        for token in tokens(words)
    ]
    if parts and extra and not parts[-1][1]:
        parts[-1] = (parts[-1][0], extra)
    return Phrase(kind, value, tuple(parts), capital)


@functools.cache
def words_of(language: str) -> tuple[Phrase, ...]:
    """The vocabulary of one language; ``names.csv`` holds what is common to all."""
    return (*read_words(WORDS / f"{language}.csv"), *read_words(WORDS / "names.csv"))
