"""The words of the map of ``Incidents``: how to read it, what is not on it, alt text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from utils.data.dataset import Dataset
from utils.language import listed, plural, say
from utils.views.incidents.words import details, left_out_notes

if TYPE_CHECKING:
    from utils.views.incidents.view import Incidents

MOST_NAMED = 3
"""So many places the alt text names."""


@dataclass(frozen=True)
class MapPlaces:
    """Incidents without a point, those beyond the map, and the marks without room for a name."""

    pointless: int
    beyond: int
    nameless: tuple[str, ...]


def map_notes(
    view: Incidents, rows: pd.DataFrame, places: MapPlaces, dataset: Dataset
) -> list[str]:
    """How to read the map, what is not on it and why, what is not known."""
    reading = say(
        "Each mark is a place; its area is as the number of incidents recorded there, and says "
        "nothing of how many people were hurt. Thin dashed line: the Nagorno-Karabakh Autonomous "
        "Oblast of Soviet times; the map does not show who held what."
    )
    nameless = ""
    if places.nameless:
        nameless = say(
            "Marks without room for their names: {places}.", places="; ".join(places.nameless)
        )
    said = [_not_on_the_map(places), nameless, *left_out_notes(view, dataset)]
    return [*([reading] if len(rows) else []), *filter(None, said)]


def _not_on_the_map(places: MapPlaces) -> str:
    said = []
    if places.pointless:
        said.append(
            plural(
                "{count} incident without a published point is not on the map.",
                "{count} incidents without a published point are not on the map.",
                places.pointless,
            )
        )
    if places.beyond:
        said.append(
            plural(
                "{count} incident lies beyond the map.",
                "{count} incidents lie beyond the map.",
                places.beyond,
            )
        )
    return " ".join(said)


def map_details(view: Incidents, rows: pd.DataFrame, places: list[str], left: MapPlaces) -> str:
    """The picture for somebody who does not see it: the places with the most incidents."""
    most = say("Most incidents on the map: {places}.", places=listed(places)) if places else ""
    return " ".join(filter(None, [most, _not_on_the_map(left), details(view, rows)]))
