"""Who speaks for whom: derived from the claimant and the people counted, never stored."""

from __future__ import annotations

from utils.data.dataset import Dataset
from utils.language import Phrases
from utils.later import pd

SPEAKERS = Phrases(
    {
        "own_side": "Own side",
        "other_side": "Other side",
        "third_party": "Neither side",
    }
)
"""The three ways a claimant can stand to the people whose losses are counted."""
NATION = "nation"
"""The mark of a third party that comes from one of the two nations."""

PARTIES = ("armenian", "azerbaijani")
ALLIES = {"syrian_fighters": "azerbaijani"}
"""Those who count fighters said to come from Syria count them on the Azerbaijani side."""


def speaker(people: str, claimant_side: str, speaks_for_side: bool) -> str:
    """Tell how a claimant stands to the people counted.

    An official, a state body or a state outlet of one of the two sides speaks for that side;
    everybody else (an independent outlet, an organisation, a scholar, another state) is a third
    party. A side that counts the people of both is counting its own too.
    """
    if not speaks_for_side or claimant_side not in PARTIES:
        return "third_party"
    if people == "both" or ALLIES.get(people, people) == claimant_side:
        return "own_side"
    return "other_side" if ALLIES.get(people, people) in PARTIES else "third_party"


def marks(claims: pd.DataFrame, dataset: Dataset) -> list[str]:
    """What shape each claim has: its speaker, and ``NATION`` for a third party of one of the two.

    An outlet, a group or a scholar of one of the two nations speaks on nobody's behalf and is yet
    no voice from outside, so they are not marked alike.
    """
    known = [str(dataset.row("claimants", who).side) for who in claims["claimant_id"].tolist()]
    return [
        NATION if speaker == "third_party" and side in PARTIES else speaker
        for speaker, side in zip(speakers(claims, dataset), known, strict=True)
    ]


def speaking_kinds(dataset: Dataset) -> set[str]:
    """The kinds of claimant that speak for the side they belong to, as the schema says."""
    kinds = dataset.package.tables["claimants"].field("kind").categories
    return {kind.value for kind in kinds if kind.speaks_for_side}


def speakers(claims: pd.DataFrame, dataset: Dataset) -> list[str]:
    """The speaker of each claim, in the order of the claims."""
    official = speaking_kinds(dataset)
    known = [dataset.row("claimants", who) for who in claims["claimant_id"].tolist()]
    return [
        speaker(people, str(who.side), who.kind in official)
        for people, who in zip(claims["side"].tolist(), known, strict=True)
    ]
