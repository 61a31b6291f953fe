"""Names of claimants, titles of events and what figures count, in the reader's language.

They are messages of the catalogs; the tables, and files made from them, keep their own words.
"""

from __future__ import annotations

from collections.abc import Iterable

from utils.data.dataset import Dataset
from utils.data.names import Names
from utils.language import say

CLAIMANT = "name of a claimant"
EVENT = "title of an event"
COUNTED = "what a figure counts"
"""The contexts of these messages, which tell translators what they are."""


def claimants(ids: Iterable[str], dataset: Dataset) -> dict[str, str]:
    """The names of some claimants by their ids."""
    names = dataset.by_id("claimants")["name"]
    return {who: say(names[who], CLAIMANT) for who in dict.fromkeys(ids)}


def claimant(claimant_id: str, dataset: Dataset) -> str:
    """The name of one claimant."""
    return claimants([claimant_id], dataset)[claimant_id]


def event(title: str, names: Names, order: str = "alphabetical") -> str:
    """The title of an event, both names of a place in the reader's order.

    A translation keeps such a pair as the English title has it: the names of the language are put
    in here.
    """
    return names.local(say(title, EVENT), order)


def counted(about: str, names: Names, order: str = "alphabetical") -> str:
    """What a measure or a published area counts, with the names of places as in a title."""
    return names.local(say(about, COUNTED), order)
