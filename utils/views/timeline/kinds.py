"""Kinds of events, gathered into the lanes of a timeline."""

from __future__ import annotations

from dataclasses import dataclass

from utils.language import message, say


@dataclass(frozen=True)
class Lane:
    """Kinds that share a lane, the most telling first; ``called`` is its heading in English."""

    called: str
    kinds: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its heading in the language."""
        return say(self.called)


LANES = {
    "fighting": Lane(
        message("Battles and clashes"), ("battle", "clash", "shootdown", "incident", "mobilisation")
    ),
    "ground": Lane(message("Places captured, ground handed over"), ("capture", "handover")),
    "fire": Lane(message("Shelling and air strikes"), ("bombing", "shelling")),
    "deaths": Lane(
        message("Killings, mines, accidents"),
        ("massacre", "pogrom", "killing", "mine_blast", "accident"),
    ),
    "people": Lane(
        message("Flight, closed roads, prisoners, relief"),
        ("displacement", "blockade", "prisoner_exchange", "humanitarian"),
    ),
    "talks": Lane(
        message("Ceasefires, agreements, talks"),
        ("ceasefire", "agreement", "peacekeeping", "negotiation"),
    ),
    "politics": Lane(message("Politics, law, statements"), ("political", "legal", "statement")),
}
"""The lanes from top to bottom. A lane says what sort of thing happened, not who was right."""
KINDS = tuple(kind for lane in LANES.values() for kind in lane.kinds)
LANE_OF = {kind: name for name, lane in LANES.items() for kind in lane.kinds}
INCIDENTS = tuple(
    kind
    for name in ("fighting", "ground", "fire", "deaths")
    for kind in LANES[name].kinds
    if kind not in ("mobilisation", "handover")
)
"""Kinds in which people are killed or wounded: what ``Incidents`` lists."""


def lane_headings() -> dict[str, str]:
    """The lanes' ids and their headings in English."""
    return {key: lane.called for key, lane in LANES.items()}


def kinds_in(lanes: tuple[str, ...]) -> tuple[str, ...]:
    """All kinds of some lanes."""
    return tuple(kind for lane in lanes for kind in LANES[lane].kinds)


def lanes_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The lanes in which some kinds lie, from top to bottom."""
    wanted = {LANE_OF[kind] for kind in kinds}
    return tuple(lane for lane in LANES if lane in wanted)
