"""The places of ``Advance``, each counted once, and how they came to change hands."""

from __future__ import annotations

import pandas as pd

HANDED = ("ceded_by_agreement", "handed_over", "administrative")
"""The ways that are no capture."""


def first_told(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each place, that of its first day: a rival date makes no second place."""
    return rows.sort_values("date", kind="stable").drop_duplicates("place_id")


def handed(how: object) -> bool:
    """Whether ground was handed over, not taken."""
    return how in HANDED


def any_handed(rows: pd.DataFrame) -> bool:
    """Whether some of the places were handed over."""
    return bool(rows["how"].isin(HANDED).any())
