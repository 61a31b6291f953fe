"""What the figures of a strip leave out: days of their year, or everything but one cause."""

from __future__ import annotations

from utils.data.figures import spans
from utils.language import say
from utils.later import pd


def parts_said(rows: pd.DataFrame) -> str:
    """What figures leave out: ``mines and ordnance only``; ``2016: without 1 – 5 April 2016``.

    The years stand with it unless it holds for all the rows.
    """
    named = []
    for part, members in rows[rows["part"] != ""].groupby("part", sort=False):
        years = [] if len(members) == len(rows) else [int(year) for year in members["year"]]
        named.append(say("{head}: {text}", head=spans(years), text=part) if years else str(part))
    return "; ".join(named)
