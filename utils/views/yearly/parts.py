"""What the figures of a strip leave out: days of their year, or everything but one cause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from utils.data.figures import spans
from utils.data.records import gathered
from utils.language import say


def parts_said(rows: Sequence[Any]) -> str:
    """What figures leave out: ``mines and ordnance only``; ``2016: without 1 – 5 April 2016``.

    The years stand with it unless it holds for all the rows.
    """
    named = []
    for part, members in gathered(rows, "part").items():
        years = [] if len(members) == len(rows) else [int(row.year) for row in members]
        said = say("{head}: {text}", head=spans(years), text=part) if years else str(part)
        named += [said] if part else []
    return "; ".join(named)
