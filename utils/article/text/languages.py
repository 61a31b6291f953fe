"""Which of the languages of the vocabulary a text is written in."""

from __future__ import annotations

import re
from collections import Counter

from utils.article.text.lexicon import LANGUAGES, words_of
from utils.article.text.marks import tokens
from utils.errors import ExplorerError

ENOUGH = 20_000
"""Letters of the text that are looked at."""
SCRIPTS = {"hy": re.compile(r"[\u0531-\u058f]"), "ru": re.compile(r"[\u0400-\u04ff]")}


def detect(text: str) -> str:
    """The language by script, then by its small words; English where nothing speaks for another."""
    start = text[:ENOUGH]
    letters = sum(map(str.isalpha, start)) or 1
    for language, script in SCRIPTS.items():
        if len(script.findall(start)) > letters / 3:
            return language
    words = Counter(token.letters for token in tokens(start))
    return max(("en", "fr", "it", "az"), key=lambda language: _weight(words, language))


def _weight(words: Counter[str], language: str) -> int:
    small = {p.parts[0][0] for p in words_of(language) if p.kind == "small"}
    return sum(words[word] for word in small)


def checked(language: str | None, text: str) -> str:
    """The given language, or the one that is detected; ``ExplorerError`` for an unknown one."""
    if language is None:
        return detect(text)
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ExplorerError(f"{language!r} is not a language that is read here; known: {known}.")
    return language
