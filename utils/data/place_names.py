"""The names of places in a language: each side's own name in letters that its readers read.

Armenian charts write the Azerbaijani name in its Latin letters and the Armenian one in Armenian
letters; Azerbaijani charts both in Latin letters; Russian charts both in Cyrillic, the established
Russian form where ``places.csv`` has one, else a transcription. The order is that of English.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from utils.data.dataset import Dataset

Forms = Mapping[tuple[str, str], str]
"""A name in the language by side (``az``, ``hy``, or empty for the one name) and English form."""
FROM_AZERBAIJANI = {
    **dict(zip("abcçdefgğhxıijkqlmnoöprsştuüvyz", "абсчдефггххыижкглмноёпрсштуювйз", strict=True)),
    "c": "дж", "ə": "е", "ya": "я", "ye": "е", "yu": "ю", "yo": "ё", "yə": "я", "yı": "йы",
}  # fmt: skip
FROM_ARMENIAN = {
    **dict(zip("աբգդեզէըթժիլխկհղճմյնշոչպռսվտրցւփքօֆ", "абгдезэытжилхкхгчмйншочпрсвтрцвпкоф",
               strict=True)),
    "ու": "у", "ծ": "ц", "ձ": "дз", "ջ": "дж", "և": "ев", "յա": "я", "յու": "ю", "իա": "иа",
}  # fmt: skip
IN_AZERBAIJANI = {"and": "və", "corridor": "dəhlizi", "road": "yolu", "(upper)": "(yuxarı)"}
"""English words inside Armenian names in Latin letters, as Azerbaijani says them."""
WHOLE = {"և": "и", "Հադրութ": "Гадрут"}
"""Words that are not transcribed letter by letter."""
COLUMNS = ("kind", "name_en", "name_en_az", "name_en_hy", "name_az", "name_hy", "name_ru")
REGIONS = ("region", "site", "height", "country")
"""Kinds of places that have one usual Russian name, with a word such as corridor in it."""
ALIKE = 0.6
"""How alike (0 to 1) a Russian name must be to a transcription to be that side's name."""


@functools.lru_cache(maxsize=8)
def forms(dataset: Dataset, language: str) -> Forms:
    """The names of all places in a language; towns give districts of the same name theirs."""
    found: dict[tuple[str, str], str] = {}
    places = dataset.places
    districts = places["kind"] == "district"
    for table in (places[~districts], places[districts]):
        for place in table[[*COLUMNS]].astype("str").fillna("").itertuples():
            for side, english, local in WAYS[language](place):
                if english and local:
                    found.setdefault((side, short(english)), local)
    return found


def short(name: object) -> str:
    """A name without the word district."""
    return re.sub(r" districts?$", "", name) if isinstance(name, str) else ""


def _in_armenian(place: Any) -> Iterator[tuple[str, str, str]]:
    own = _nominative(place.name_hy)
    yield "az", place.name_en_az, _without_rayon(place.name_az)
    yield "hy", place.name_en_hy, own
    yield "", place.name_en, own or _without_rayon(place.name_az)


def _in_azerbaijani(place: Any) -> Iterator[tuple[str, str, str]]:
    latin = short(place.name_en_hy).split(" ")
    yield "az", place.name_en_az, _without_rayon(place.name_az)
    yield "hy", place.name_en_hy, " ".join(IN_AZERBAIJANI.get(word, word) for word in latin)
    yield "", place.name_en, _without_rayon(place.name_az)


def _in_russian(place: Any) -> Iterator[tuple[str, str, str]]:
    sides = {
        "az": transcribed(_without_rayon(place.name_az), FROM_AZERBAIJANI),
        "hy": transcribed(_nominative(place.name_hy), FROM_ARMENIAN),
    }
    usual = "" if place.kind == "district" else place.name_ru
    if usual and place.kind in REGIONS:
        sides = dict.fromkeys(sides, usual)
    elif usual:
        side = max(sides, key=lambda each: _alike(usual, sides[each]))
        if _alike(usual, sides[side]) >= ALIKE:
            sides[side] = usual
    yield "az", place.name_en_az, sides["az"]
    yield "hy", place.name_en_hy, sides["hy"]
    yield "", place.name_en, usual or sides["az"] or sides["hy"]


WAYS = {"hy": _in_armenian, "az": _in_azerbaijani, "ru": _in_russian}


def _without_rayon(name: str) -> str:
    return name.removesuffix(" rayonu")


def _nominative(name: str) -> str:
    """``Մարտունու և Հադրութի շրջաններ`` as names of their own: ``Մարտունի և Հադրութ``."""
    if not name.endswith((" շրջան", " շրջաններ")):
        return name
    words = name.rsplit(" ", 1)[0].split(" ")
    stems = [re.sub("այի$", "աի", re.sub("ու$", "իի", word)) for word in words]
    return " ".join(stem.removesuffix("ի") for stem in stems)


def transcribed(name: str, letters: Mapping[str, str]) -> str:
    """A name in Cyrillic, letter by letter, with the capitals that it has."""
    words = re.split(r"([ /().-])", name)
    return "".join(_word(word, letters) for word in words)


def _word(word: str, letters: Mapping[str, str]) -> str:
    if word in WHOLE:
        return WHOLE[word]
    rest = word.replace("İ", "i").replace("I", "ı").lower()
    said = ""
    if rest.startswith("ո") and not rest.startswith("ու"):
        said, rest = "во", rest[1:]
    if rest.startswith("ə"):
        said, rest = "э", rest[1:]
    while rest:
        part = next((n for n in (3, 2, 1) if rest[:n] in letters), 1)
        said += letters.get(rest[:part], rest[:part])
        rest = rest[part:]
    return said[:1].upper() + said[1:] if word[:1].isupper() else said


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.lower(), other.lower()).ratio()
