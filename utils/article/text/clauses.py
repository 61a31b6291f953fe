"""Clauses: from comma to comma, from semicolon to semicolon."""

from __future__ import annotations

import functools
import re

from utils.article.text.marks import Mark, Sentence

SHORT = 2
"""A noun before a comma goes on after it: ``the truce, which the ministers had agreed``."""
LIST = re.compile(
    r"[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ][\w'’-]*(?:, (?:the |la |le |l')?[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ][\w'’-]*){1,5}"
    r" (?:and|et|e|и|və|և) (?:the |la |le |l')?(?=[A-ZÀ-ÖØ-ÝА-ЯԱ-ՖƏİŞÇĞ])"
)
"""``Russia, Armenia and Azerbaijan``: names in a row."""


def clause(sentence: Sentence, mark: Mark) -> tuple[int, int]:
    """The part of a sentence around an act, from comma to comma."""
    text, at = _listed(sentence.text), mark.start - sentence.start
    starts = [
        text.rfind(stop, 0, at) + len(stop) - 2 if text.rfind(stop, 0, at) >= 0 else -1
        for stop in (", ", "; ", ". ", " but ", "\n")
    ]
    ends = [text.find(stop, mark.end - sentence.start) for stop in (", ", "; ", " but ", "\n")]
    start = max([0, *(s + 2 for s in starts if s >= 0)])
    end = min([len(text.rstrip(" .\n\t")), *(e for e in ends if e > 0)])
    if len(text[start:end].split()) <= SHORT and end < len(text) and text[end] == ",":
        after = [text.find(stop, end + 1) for stop in (", ", "; ", "\n")]
        end = min([len(text.rstrip(" .\n\t")), *(e for e in after if e > 0)])
    while start < at and not text[start].strip():
        start += 1
    return sentence.start + start, sentence.start + max(end, mark.end - sentence.start)


@functools.lru_cache(maxsize=64)
def _listed(text: str) -> str:
    """The text with the commas of lists of names taken out, which end no clause."""
    return LIST.sub(lambda match: match.group().replace(",", " "), text)


def same_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Whether no semicolon stands between two places."""
    return ";" not in sentence.between(min(one, other), max(one, other))
