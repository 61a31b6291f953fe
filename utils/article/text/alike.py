"""Words that mean alike: what a sentence shares with the title and the summary of an event.

``gunship`` and ``Mi-24`` are a helicopter, ``flats`` and ``homes`` are houses, ``перемирие`` is a
ceasefire: a row of ``words/alike.csv`` holds them in six languages, so that a report finds an event
whose summary, in English, says it in other words. Words that stand in no row are compared by their
beginnings.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Iterator

from utils.article.text.lexicon import WORDS, Lexicon, Phrase, make
from utils.article.text.marks import Mark, Token, tokens

COLUMN = {"fr": "fr_it", "it": "fr_it"}
SHORTEST = 4


@functools.cache
def phrases(language: str) -> tuple[Phrase, ...]:
    """The words of one language, each with the name of its row."""
    return tuple(_rows(COLUMN.get(language, language)))


def _rows(column: str) -> Iterator[Phrase]:
    with (WORDS / "alike.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for words in row[column].split("|"):
                phrase = make("alike", row["value"], words)
                if phrase.parts:
                    yield phrase


@functools.cache
def _english() -> Lexicon:
    return Lexicon(phrases("en"))


def ideas_of(text: str) -> frozenset[str]:
    """What an English text of the data package speaks of."""
    words = tokens(text)
    return ideas(words, _english().find(words))


def ideas(words: Iterable[Token], marks: Iterable[Mark]) -> frozenset[str]:
    """The names of the rows that words stand in, and the beginnings of the other words."""
    known = [mark for mark in marks if mark.kind == "alike"]
    found = {f"={value}" for mark in known for value in mark.value.split("|")}
    covered = [(mark.start, mark.end) for mark in known]
    found |= {
        word.letters[:6]
        for word in words
        if len(word.letters) >= SHORTEST
        and not any(start <= word.start < end for start, end in covered)
    }
    return frozenset(found)


@functools.cache
def kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of event that the words of a row point to, where the event's own text has them."""
    with (WORDS / "alike.csv").open(encoding="utf-8", newline="") as file:
        return {row["value"]: tuple(row["kinds"].split()) for row in csv.DictReader(file)}
