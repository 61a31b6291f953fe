"""The reader's language: what the code says in English, said in the language of the moment.

English is the message itself; Armenian, Azerbaijani and Russian stand in ``locale/*.po``. What has
no translation is said in English with a mark behind it, and remembered (``untranslated``).
"""

from __future__ import annotations

import functools
import gettext
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

Found = TypeVar("Found")
LANGUAGES = {"en": "English", "hy": "Հայերեն", "az": "Azərbaycanca", "ru": "Русский"}
"""The languages of charts, each by its own name."""
ENGLISH = "en"
LOCALE = Path(__file__).resolve().parent / "locale"
MARK = " [en]"
"""Stands behind a message that has no translation."""
BETWEEN = "\x04"
"""Joins the context of a message with the message, as gettext does."""


@dataclass(frozen=True)
class Voice:
    """A language and the messages that were wanted in it and not found, in their order."""

    language: str = ENGLISH
    missing: dict[str, None] = field(default_factory=dict)


_ENGLISH = Voice()
_voice: ContextVar[Voice] = ContextVar("voice", default=_ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say every message in this language until the end of the block."""
    before = _voice.set(Voice(language))
    try:
        yield
    finally:
        _voice.reset(before)


def current() -> str:
    """The code of the language that is being spoken."""
    return _voice.get().language


def untranslated() -> tuple[str, ...]:
    """The messages said in English since ``speaking`` began, for want of a translation."""
    return tuple(_voice.get().missing)


def remembered(function: Callable[..., Found]) -> Callable[..., Found]:
    """A function that gives the same for the same arguments in a language, and is asked once.

    What it had no translation for counts as wanted each time.
    """

    @functools.lru_cache(maxsize=16)
    def once(language: str, *arguments: Any) -> tuple[Found, tuple[str, ...]]:
        with speaking(language):
            return function(*arguments), untranslated()

    @functools.wraps(function)
    def again(*arguments: Any) -> Found:
        found, missing = once(current(), *arguments)
        _voice.get().missing.update(dict.fromkeys(missing))
        return found

    return again


def say(message: str, context: str = "", /, **values: object) -> str:
    """A message in the reader's language, with values in the place of its ``{names}``.

    ``context`` tells messages apart that are alike in English only.
    """
    text = _translated(message, context)
    return _stopped(text.format(**values)) if values else text


def plural(one: str, many: str, count: int, /, **values: object) -> str:
    """A message on a number of things, in the form that the language has for that number.

    ``{count}`` stands for the number as the language writes it.
    """
    values = {"count": decimal(count), **values}
    voice = _voice.get()
    if voice.language == ENGLISH:
        return (one if count == 1 else many).format(**values)
    catalog, rule = _catalog(voice.language)
    if one in catalog:
        return _stopped(catalog[one][rule(count)].format(**values))
    voice.missing[one] = None
    return (one if count == 1 else many).format(**values) + MARK


def message(text: str, context: str = "", /) -> str:
    """Mark a text that is said later as a message (``context`` must be that of ``say``)."""
    return text


def numbered(one: str, many: str, /) -> tuple[str, str]:
    """Mark the two English forms of a message on a number that is said later by ``plural``."""
    return one, many


class Phrases(Mapping[str, str]):
    """Words for the values of a vocabulary, said in the language in which they are read."""

    def __init__(self, messages: Mapping[str, str], context: str = ""):
        self.messages, self.context = dict(messages), context

    def __getitem__(self, value: str) -> str:
        return say(self.messages[value], self.context)

    def __iter__(self) -> Iterator[str]:
        return iter(self.messages)

    def __len__(self) -> int:
        return len(self.messages)


# ---- what languages do in their own way


def listed(words: Sequence[str]) -> str:
    """``one``, ``one and another``, ``one, another and a third``."""
    if current() == ENGLISH or len(words) < 2:
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    from babel.lists import format_list

    return format_list(list(words), locale=current())


def decimal(value: float) -> str:
    """A number with the separators of the language, and with its fraction, if it has one."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return separated(text)


def separated(text: str) -> str:
    """A number that is written the English way, with the separators of the language."""
    if current() == ENGLISH:
        return text
    group, point = separators(current())
    return text.replace(",", BETWEEN).replace(".", point).replace(BETWEEN, group)


@functools.cache
def separators(language: str) -> tuple[str, str]:
    """What stands between thousands, and before a fraction."""
    if language == ENGLISH:
        return ",", "."
    from babel import Locale

    symbols = Locale.parse(language).number_symbols["latn"]
    return symbols["group"].replace("\u202f", "\u00a0"), symbols["decimal"]


def lower(text: str) -> str:
    """A label as it stands inside a sentence; beyond English only its first letter is lowered.

    An abbreviation, as the Russian one for media, keeps its capitals.
    """
    if current() == ENGLISH:
        return text.lower()
    if text[1:2].isupper():
        return text
    first = {"az": {"I": "ı", "İ": "i"}}.get(current(), {}).get(text[:1], text[:1].lower())
    return f"{first}{text[1:]}"


def inside(text: str) -> str:
    """A label in the middle of a sentence: English keeps capitals there, the others do not."""
    return text if current() == ENGLISH else lower(text)


def capital(text: str) -> str:
    """A text with a capital at its beginning; the rest stays."""
    first = "İ" if current() == "az" and text[:1] == "i" else text[:1].upper()
    return f"{first}{text[1:]}"


def _stopped(text: str) -> str:
    """A Russian date at the end of a sentence ends with the stop of ``г.``, not with two."""
    return text.replace("г..", "г.") if current() == "ru" else text


# ---- the catalogs


def _translated(text: str, context: str) -> str:
    voice = _voice.get()
    if voice.language == ENGLISH:
        return text
    found = _catalog(voice.language)[0].get(_key(text, context))
    if found:
        return found[0]
    voice.missing[text] = None
    return text + MARK


@functools.cache
def _catalog(language: str) -> tuple[dict[str, tuple[str, ...]], Callable[[int], int]]:
    """The translations by message, and which plural form a number takes.

    Doubtful (fuzzy) translations count as missing.
    """
    from babel.messages.pofile import read_po

    with (LOCALE / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    forms = {}
    for entry in catalog:
        ids = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
        said = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
        if ids[0] and all(said) and not entry.fuzzy:
            forms[_key(ids[0], entry.context or "")] = tuple(map(str, said))
    return forms, gettext.c2py(catalog.plural_expr)


def _key(text: str, context: str) -> str:
    return f"{context}{BETWEEN}{text}" if context else text
