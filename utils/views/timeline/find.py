"""Finding events by words: titles in any language, summaries, and places by any of their names."""

from __future__ import annotations

import functools
import re
import unicodedata

from utils.data.dataset import Dataset
from utils.data.place_names import forms, short
from utils.data.records import records
from utils.data.titles import in_every_language
from utils.language import ENGLISH, LANGUAGES
from utils.later import pd

NAMES = ("name_az", "name_hy", "name_ru")
IN_ENGLISH = {"": "name_en", "az": "name_en_az", "hy": "name_en_hy"}
"""The English names by side, as ``forms`` tells sides apart."""
LETTERS = str.maketrans({"ə": "e", "ı": "i", "-": " ", "’": None, "'": None, "ʼ": None, "`": None})
"""Letters that readers type in another way; marks above and below letters go anyway."""


def find(events: pd.DataFrame, query: str, dataset: Dataset) -> pd.Series:
    """Which events a reader means who types ``query``, in any language of the charts.

    An event is found by its title, its summary (in English), the names of its place, or by a
    title that speaks of a place of that name. Case, accents and hyphens do not matter, and the
    same words find the same events whatever language a chart speaks.
    """
    if not fold(query):
        return pd.Series(True, index=events.index)
    titles = in_every_language(dataset)
    written = [f"{titles[row.title]} / {row.summary}" for row in records(events)]
    by_words = pd.Series([has(text, query) for text in written], index=events.index)
    return by_words | at_place(events, query, dataset)


def at_place(events: pd.DataFrame, query: str, dataset: Dataset) -> pd.Series:
    """Which events happened at a place that ``query`` names, or name that place in the title."""
    found = places(query, dataset)
    english = {_bare(name) for column in IN_ENGLISH.values() for name in found[column].dropna()}
    titles = [_names_any(title, english) for title in events["title"]]
    return events["place_id"].isin(set(found["place_id"])) | pd.Series(titles, index=events.index)


def places(query: str, dataset: Dataset) -> pd.DataFrame:
    """The places of ``places.csv`` with a name in any language, or an alias, that fits."""
    spelled = spellings(dataset)
    return dataset.places[[any(has(name, query) for name in names) for names in spelled]]


@functools.lru_cache(maxsize=4)
def spellings(dataset: Dataset) -> list[set[str]]:
    """All names of each place: those of the table, and those that charts make of them."""
    local = [forms(dataset, language) for language in LANGUAGES if language != ENGLISH]
    found = []
    for place in dataset.places.astype("object").fillna("").to_dict("records"):
        english = {side: str(place[column]) for side, column in IN_ENGLISH.items()}
        sides = [(side, short(name)) for side, name in english.items()]
        made = {each.get(side, "") for each in local for side in sides}
        told = {*english.values(), *(place[name] for name in NAMES), *place["aliases"].split(";")}
        found.append({*made, *told} - {""})
    return found


def has(text: str, query: str) -> bool:
    """Tell whether a text has the query at the beginning of a word."""
    return re.search(rf"(?<!\w){re.escape(fold(query))}", fold(text)) is not None


@functools.lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A text without case, accents and hyphens, as search compares it."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.translate(LETTERS).split())


def _bare(name: str) -> str:
    return fold(name).removesuffix(" district")


def _names_any(title: str, names: set[str]) -> bool:
    folded = fold(title)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names)
