"""What the reader sees in a sentence: words with a meaning, each at its place in the text."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field

WORD = re.compile(r"(?:[^\W_](?:(?<![a-zà-ÿ])|(?![A-Z])))+[^\W_]?|[^\W_]")
ALIKE = {"’": "'", "ʼ": "'", "ı": "i", "İ": "i", "ə": "e", "Ə": "e", "\u00a0": " "}

TOUCHING = 2
"""Letters between two words that stand side by side: a space, an apostrophe or a hyphen."""


@dataclass(frozen=True)
class Token:
    """One word: where it stands, and its letters without case and accents."""

    start: int
    end: int
    letters: str
    capital: bool
    parted: bool = False
    """Whether a comma, a colon or a semicolon stands before it."""


@dataclass(frozen=True)
class Mark:
    """A word or phrase of the vocabulary: what kind of word, and what it means."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Figure:
    """A number in the text; ``low`` and ``high`` only for a range, no ``best`` for dozens."""

    start: int
    end: int
    best: float | None
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    is_article: bool = False
    is_word: bool = False

    @property
    def vague(self) -> bool:
        """True for dozens, scores and the like, which no figure can confirm."""
        return self.best is None and self.low is None

    @property
    def fields(self) -> dict[str, object]:
        """What a statement keeps of it."""
        names = {"number": "best", "low": "low", "high": "high", "qualifier": "qualifier"}
        return {name: getattr(self, own) for name, own in names.items()}


@dataclass(frozen=True)
class When:
    """A date in the text as the first and the last day that it can mean."""

    start: int
    end: int
    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass
class Sentence:
    """A sentence with everything that was found in it; places count from the text's start."""

    start: int
    end: int
    text: str
    paragraph: int
    number: int = 0
    """Which sentence of the text it is, from 0."""
    language: str = "en"
    tokens: list[Token] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    previous: Sentence | None = field(default=None, repr=False, compare=False)
    _sorted: tuple[list[Mark] | None, dict[str, list[Mark]]] = field(
        default=(None, {}), repr=False, compare=False
    )

    def of(self, kind: str) -> list[Mark]:
        """The marks of one kind, in the order of the text."""
        if self._sorted[0] is not self.marks:
            found: dict[str, list[Mark]] = {}
            for mark in self.marks:
                found.setdefault(mark.kind, []).append(mark)
            self._sorted = self.marks, found
        return self._sorted[1].get(kind, [])

    def has(self, kind: str, value: str | None = None) -> bool:
        """Tell whether a mark of this kind, and of this meaning, stands in the sentence."""
        return any(value in (None, m.value) for m in self.of(kind))

    def led_by(self, kind: str, at: int, room: int = TOUCHING) -> bool:
        """Tell whether a mark of this kind ends just before a place, ``room`` letters at most."""
        return any(0 <= at - m.end <= room for m in self.of(kind))

    def followed_by(self, kind: str, at: int, room: int = TOUCHING) -> bool:
        """Tell whether a mark of this kind begins just after a place."""
        return any(0 <= m.start - at <= room for m in self.of(kind))

    def between(self, start: int, end: int) -> str:
        """The text between two places of the article."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


class _Folded(dict[int, str]):
    """Each letter without case and accent, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = ALIKE.get(letter) or unicodedata.normalize("NFD", letter)[0].lower()
        self[code] = plain if len(plain) == 1 else letter
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Letters without case and accents, as many as there were: ``Şuşa`` is ``susa``."""
    return text.translate(_FOLDED)


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of a text in order."""
    letters = fold(text)
    return [
        Token(
            m.start() + offset,
            m.end() + offset,
            letters[m.start() : m.end()],
            text[m.start()].isupper() or text[m.start()].isdigit(),
            text[max(0, m.start() - 2) : m.start()][:1] in (",", ";", ":"),
        )
        for m in WORD.finditer(text)
    ]
