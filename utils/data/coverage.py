"""How fully the claims answer what is asked first, and who they come from."""

from __future__ import annotations

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.speakers import PARTIES, SPEAKERS, speakers

QUESTIONS = {
    ("killed", "military"): ("military",),
    ("killed", "civilian"): ("civilian",),
    ("killed", "combined"): ("combined", "unspecified"),
    ("wounded", ""): (),
    ("missing", ""): (),
    ("captured", ""): (),
    ("displaced", ""): (),
}
"""Outcome and category that a reader asks first, with the categories that answer; none: any."""

NAMELESS = ("encyclopedia", "unnamed")
"""Kinds of claimants behind whose numbers nobody stands who is named."""


def whole(dataset: Dataset) -> pd.DataFrame:
    """Current claims on a whole period: its totals, and running totals of no single event.

    What only an encyclopedia or a page says that names no speaker answers nothing.
    """
    known = dataset.claimants
    nameless = known.loc[known["kind"].isin(NAMELESS), "claimant_id"]
    claims = dataset.claims[dataset.claims["status"] == "current"]
    claims = claims[~claims["claimant_id"].isin(nameless)]
    running = (claims["scope"] == "cumulative") & claims["event_id"].isna()
    return claims[(claims["scope"] == "phase_total") | running]


def coverage(dataset: Dataset) -> pd.DataFrame:
    """How many figures answer each question: a row per period, side, question and speaker.

    Columns phase_id, side, outcome, category (empty: any), speaker, figures. Figures that run
    across periods (``multiple``) answer for none of them.
    """
    claims = whole(dataset)
    claims = claims.assign(speaker=speakers(claims, dataset))
    rows = [
        (phase, side, *question, who, len(_answers(claims, phase, side, question, who)))
        for phase in dataset.phases["phase_id"]
        if phase != "multiple"
        for side in PARTIES
        for question in QUESTIONS
        for who in SPEAKERS
    ]
    columns = ["phase_id", "side", "outcome", "category", "speaker", "figures"]
    return pd.DataFrame(rows, columns=columns)


def _answers(
    claims: pd.DataFrame, phase: str, side: str, question: tuple[str, str], who: str
) -> pd.DataFrame:
    found = claims[
        (claims["phase_id"] == phase)
        & (claims["side"] == side)
        & (claims["outcome"] == question[0])
        & (claims["speaker"] == who)
    ]
    wanted = QUESTIONS[question]
    return found[found["category"].isin(wanted)] if wanted else found


def listed_gaps(dataset: Dataset) -> set[tuple[str, str, str, str, str]]:
    """The holes that gaps.csv lists: period, side, outcome, category, speaker."""
    gaps = dataset.gaps.dropna(subset=["speakers"])
    gaps = gaps.assign(category=gaps["category"].astype("str").where(gaps["category"].notna(), ""))
    each = gaps.assign(speaker=gaps["speakers"].str.split(";")).explode("speaker")
    columns = ["phase_id", "side", "outcome", "category", "speaker"]
    return set(each[columns].astype("str").itertuples(index=False, name=None))


def speaker_shares(dataset: Dataset) -> pd.DataFrame:
    """Current claims by period and speaker: the shares of each period, and how many they are."""
    claims = dataset.claims[dataset.claims["status"] == "current"]
    who = pd.Series(speakers(claims, dataset), index=claims.index, name="speaker")
    counts = pd.crosstab(claims["phase_id"], who).reindex(
        index=dataset.phases["phase_id"], columns=list(SPEAKERS), fill_value=0
    )
    return counts.div(counts.sum(axis=1), axis=0).assign(claims=counts.sum(axis=1))
