"""Finding events by words: titles, summaries, and places by any of their names."""

from __future__ import annotations

import functools
import re
import unicodedata

from utils.data.dataset import Dataset
from utils.data.records import records
from utils.later import pd

NAMES = ("name_en", "name_en_az", "name_en_hy", "name_az", "name_hy", "name_ru")
ENGLISH = NAMES[:3]
LETTERS = str.maketrans({"ə": "e", "ı": "i", "-": " ", "’": None, "'": None, "ʼ": None, "`": None})
"""Letters that readers type in another way; marks above and below letters go anyway."""


def find(events: pd.DataFrame, query: str, dataset: Dataset) -> pd.Series:
    """Which events a reader means who types ``query``, in any language of the place names.

    An event is found by its title, its summary, the names of its place, or by a title that
    speaks of a place of that name. Case, accents and hyphens do not matter.
    """
    if not fold(query):
        return pd.Series(True, index=events.index)
    written = [f"{row.title} {row.summary}" for row in records(events)]
    by_words = pd.Series([has(text, query) for text in written], index=events.index)
    return by_words | at_place(events, query, dataset)


def at_place(events: pd.DataFrame, query: str, dataset: Dataset) -> pd.Series:
    """Which events happened at a place that ``query`` names, or name that place in the title."""
    found = places(query, dataset)
    english = {_bare(name) for column in ENGLISH for name in found[column].dropna()}
    titles = [_names_any(title, english) for title in events["title"]]
    return events["place_id"].isin(set(found["place_id"])) | pd.Series(titles, index=events.index)


def places(query: str, dataset: Dataset) -> pd.DataFrame:
    """The places of ``places.csv`` with a name in any language, or an alias, that fits."""
    table = dataset.places
    names = table[[*NAMES]].fillna("").agg(";".join, axis=1) + ";" + table["aliases"].fillna("")
    return table[[any(has(name, query) for name in cell.split(";") if name) for cell in names]]


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
