"""A sentence of two speakers is read by clauses: ``200 died, said A, while B speaks of 192``."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from utils.article.counting.counts import Count
from utils.article.speakers.attribution import Speaker
from utils.article.text.marks import Sentence

CONTRAST = re.compile(
    r";|, (?:while|whereas|but|though|although|tandis que|alors que|mais|mentre|ma|invece|"
    r"а|но|тогда как|в то время как|между тем|isə|lakin|amma|halbuki|իսկ|բայց|մինչդեռ) |"
    r" (?:while|whereas|tandis que|mentre) ",
    re.IGNORECASE,
)
"""What sets one speaker against another."""


def clause_of(
    sentence: Sentence, counted: list[Count], speakers: list[Speaker], count: Count
) -> Sentence:
    """The clause of a count where every clause has its own count and its own party that speaks."""
    cuts = [sentence.start + m.start() for m in CONTRAST.finditer(sentence.text)]
    edges = [sentence.start, *cuts, sentence.end]
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
