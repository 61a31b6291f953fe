"""What a figure on a year leaves out: days of that year, or everything but one cause of death."""

from __future__ import annotations

from utils.data.figures import spans
from utils.language import Phrases, say
from utils.later import pd

PARTS = Phrases(
    {
        "april": "without the fighting of April",
        "autumn": "without the war of autumn",
        "september": "without 13 and 14 September",
        "fire": "fire of the other side only",
        "mines": "mines and ordnance only",
        "snipers": "snipers only",
    }
)
"""What a figure does not count, or the one cause that it counts."""
NOTES = {
    "april": "without the fighting of April",
    "autumn": "outside the war of autumn",
    "september": "13 and 14 September are left out",
    "fire": "By fire of the other side, of",
    "mines": "[Bb]y mines|^Mine deaths|^Mine injuries|victims of mines",
    "snipers": "^By snipers",
}
"""By which words of its note a figure is known to leave that out."""


def part_of(claims: pd.DataFrame) -> pd.Series:
    """The key in ``PARTS`` of what each figure leaves out; empty for one that counts its year."""
    notes = claims["note"].fillna("").astype("str")
    part = pd.Series("", index=claims.index)
    for key, words in NOTES.items():
        part[notes.str.contains(words)] = key
    return part


def parts_said(rows: pd.DataFrame) -> str:
    """What figures leave out: ``mines and ordnance only``; ``2016: without the fighting of April``.

    The years stand with it unless it holds for all the rows.
    """
    named = []
    for part, members in rows[rows["part"] != ""].groupby("part"):
        years = [] if len(members) == len(rows) else [int(year) for year in members["year"]]
        what = PARTS[str(part)]
        named.append(say("{head}: {text}", head=spans(years), text=what) if years else what)
    return ", ".join(named)
