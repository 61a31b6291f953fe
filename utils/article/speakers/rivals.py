"""A sentence of two speakers is read by clauses: ``200 died, said A, while B speaks of 192``."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from utils.article.counting.counts import Count
from utils.article.speakers.attribution import Speaker
from utils.article.text.marks import Sentence


def clause_of(
    sentence: Sentence, counted: list[Count], speakers: list[Speaker], count: Count
) -> Sentence:
    """The clause of a count where every clause has its own count and its own party that speaks."""
    edges = sorted({sentence.start, *_cuts(sentence), sentence.end})
    parts = list(itertools.pairwise(edges))
    sides = [{s.side for s in speakers if a <= s.start < b and s.side} for a, b in parts]
    full = all(any(a <= c.figure.start < b for c in counted) for a, b in parts)
    rivals = all(len(here) == 1 for here in sides) and len(set.union(*sides)) > 1
    if len(parts) < 2 or not (full and rivals):
        return sentence
    start, end = next((a, b) for a, b in parts if a <= count.figure.start < b)
    if not start <= count.start <= count.end <= end:
        return sentence
    return _cut(sentence, start, end)


def _cuts(sentence: Sentence) -> Iterator[int]:
    """Where one speaker is set against another: at ``;``, ``, but``, ``while``, ``, Bakı isə``."""
    for at, letter in enumerate(sentence.text):
        if letter == ";":
            yield sentence.start + at
    for mark in sentence.of("contrast"):
        before = sentence.between(sentence.start, mark.start)
        if mark.value == "second" and "," in before:  # the word follows the clause's subject
            yield sentence.start + before.rindex(",")
        elif mark.value == "bare" or before.rstrip().endswith(","):
            yield mark.start


def _cut(sentence: Sentence, start: int, end: int) -> Sentence:
    """What stands between two places of a sentence, as a sentence."""
    return replace(
        sentence, start=start, end=end, text=sentence.between(start, end),
        marks=[m for m in sentence.marks if start <= m.start < end],
        figures=[f for f in sentence.figures if start <= f.start < end],
    )  # fmt: skip


def within(sentence: Sentence, speakers: list[Speaker]) -> list[Speaker]:
    """The speakers of a clause."""
    return [s for s in speakers if sentence.start <= s.start < sentence.end]
