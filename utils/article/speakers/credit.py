"""Who states a figure where the words leave it open: whoever is known to have published it.

A text that says ``the ombudsman`` does not say whose. Of all whom it can mean an editor takes the
one who published just this figure; where none or several did, it stays as it was read.
"""

from __future__ import annotations

from dataclasses import replace

from utils.article.known.record import Record
from utils.article.known.rows import Claim
from utils.article.speakers.attribution import Speaker, bodies
from utils.article.text.marks import Sentence
from utils.article.verdicts.compare import SIDES, Verdict
from utils.article.verdicts.why import spread_words


def published_by(speaker: Speaker, verdict: Verdict) -> Speaker:
    """The speaker, or the one of those that the words can mean who published this figure."""
    by = {claim.claimant_id for claim in verdict.hits}
    if not by or speaker.claimant_id in by:
        return speaker
    meant = by & (_meant(speaker) or _of_party(speaker))
    return replace(speaker, claimant_id=meant.pop()) if len(meant) == 1 else speaker


def _meant(speaker: Speaker) -> set[str]:
    """Everybody whom a body can stand for of which the words do not say whose it is."""
    if speaker.body and not speaker.stated:
        return {name for (body, _), name in bodies().items() if body == speaker.body}
    return set()


def _of_party(speaker: Speaker) -> set[str]:
    """The bodies of a party, where only a capital or a country is said to speak."""
    party = {c for (_, holder), c in bodies().items() if holder == speaker.holder}
    unnamed = speaker.claimant_id.endswith("-official-unspecified") and not speaker.body
    return party if unnamed else set()


def credited(
    record: Record, verdict: Verdict, speaker: Speaker, sentence: Sentence
) -> tuple[Verdict, Speaker]:
    """Who says it, and the verdict that tells where this is not who published the figure."""
    meant = published_by(speaker, verdict)
    return _uncredited(record, verdict, meant.claimant_id, _how(speaker, sentence)), meant


def _how(speaker: Speaker, sentence: Sentence) -> str:
    """How the report says who speaks: here, before, or only as ``officials``."""
    if speaker.start < sentence.start:
        return "whom an earlier sentence names"
    return "whom the text names" if speaker.stated else "who seems to be meant"


def _uncredited(record: Record, verdict: Verdict, claimant_id: str, how: str) -> Verdict:
    """Say it where the text gives a published figure to somebody who did not publish it.

    Bodies of one side speak for each other; whoever speaks for no side speaks for nobody else.
    """
    by = {claim.claimant_id for claim in verdict.hits}
    if not by or claimant_id in by:
        return verdict
    side = record.sides.get(claimant_id)
    if side in SIDES and side in {record.sides.get(other) for other in by}:
        return verdict
    hit = verdict.hits[0]
    known = record.claims_on(hit.outcome, hit.side)
    own = [c for c in known if c.claimant_id == claimant_id and _alike(c, hit)]
    own = [c for c in own if c.scope == "phase_total"] or own
    gives = f"gives {spread_words(own)}" if own else "is not known to have published it"
    why = f"{verdict.why} {record.names[claimant_id]}, {how}, {gives}."
    return replace(verdict, why=why)


def _alike(one: Claim, other: Claim) -> bool:
    """On the same kind of people and days that they share."""
    days = one.first <= other.last and other.first <= one.last
    return days and one.category == other.category
