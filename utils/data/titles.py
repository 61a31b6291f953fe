"""Names of claimants, titles of events and what figures count, in the reader's language.

They are messages of the catalogs; the tables, and files made from them, keep their own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from utils.data.dataset import Dataset, load
from utils.data.names import Names, read_names
from utils.kept import kept
from utils.language import LANGUAGES, say, speaking

CLAIMANT = "name of a claimant"
EVENT = "title of an event"
COUNTED = "what a figure counts"
"""The contexts of these messages, which tell translators what they are."""


def claimants(ids: Iterable[str], dataset: Dataset) -> dict[str, str]:
    """The names of some claimants by their ids."""
    return {who: claimant(who, dataset) for who in dict.fromkeys(ids)}


def claimant(claimant_id: str, dataset: Dataset) -> str:
    """The name of one claimant."""
    return say(dataset.row("claimants", claimant_id).name, CLAIMANT)


def event(title: str, names: Names, order: str = "alphabetical") -> str:
    """The title of an event, both names of a place in the reader's order.

    A translation keeps such a pair as the English title has it: the names of the language are put
    in here.
    """
    return names.local(say(title, EVENT), order)


def in_every_language(dataset: Dataset) -> Mapping[str, str]:
    """What readers of any language see as the title of an event, by the English one."""
    return _of_the_package() if dataset is load() else _in_every_language(dataset)


@kept
def _of_the_package() -> dict[str, str]:
    return _in_every_language(load())


def _in_every_language(dataset: Dataset) -> dict[str, str]:
    titles = dataset.events["title"].unique()
    said: dict[str, list[str]] = {title: [] for title in titles}
    for language in LANGUAGES:
        with speaking(language):
            names = read_names(dataset)
            for title in titles:
                said[title].append(event(title, names))
    return {title: " / ".join(forms) for title, forms in said.items()}


def counted(about: str, names: Names, order: str = "alphabetical") -> str:
    """What a measure or a published area counts, with the names of places as in a title."""
    return names.local(say(about, COUNTED), order)
