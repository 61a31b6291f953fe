"""Clauses: from comma to comma, from semicolon to semicolon."""

from __future__ import annotations

import bisect
import functools
import re

from utils.article.text.marks import Mark, Sentence

ENDS = re.compile(r"[,;] | but |\n")
BEGINS = re.compile(r"[,;.] | but |\n")
SHORT = 2
"""A noun before a comma goes on after it: ``the truce, which the ministers had agreed``."""
LIST = re.compile(
    r"[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ][\w'’-]*(?:, (?:the |la |le |l')?[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ][\w'’-]*){1,5}"
    r" (?:and|et|e|и|və|և) (?:the |la |le |l')?(?=[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ])"
)
"""``Russia, Armenia and Azerbaijan``: names in a row."""


def clause(sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """The part of a sentence around an act, from comma to comma."""
    text, begins, stops = _parts(sentence.text)
    first, after = mark.start - sentence.start, mark.end - sentence.start
    last = len(text.rstrip(" .\n\t"))
    start = begins[bisect.bisect_right(begins, first) - 1]
    ends = [*stops[bisect.bisect_left(stops, after) :], last, last]
    end = min(ends[0], last)
    if len(text[start:end].split()) <= SHORT and text[end : end + 1] == ",":
        end = min(ends[1], last)
    start += len(text[start:first]) - len(text[start:first].lstrip())
    return sentence.start + start, sentence.start + max(end, after)


@functools.lru_cache(maxsize=64)
def _parts(text: str) -> tuple[str, list[int], list[int]]:
    """The text without the commas of lists of names, and where its clauses begin and end."""
    text = LIST.sub(lambda match: match.group().replace(",", " "), text)
    begins = [stop.end() for stop in BEGINS.finditer(text)]
    return text, [0, *begins], [stop.start() for stop in ENDS.finditer(text)]


def same_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Whether no semicolon stands between two places."""
    return ";" not in sentence.between(min(one, other), max(one, other))
