"""What was looked for and not found, as a sentence under a chart."""

from __future__ import annotations

import pandas as pd

from utils.data.dataset import Dataset
from utils.language import say


def not_found(gaps: pd.DataFrame, dataset: Dataset) -> str:
    """Tell gaps period by period: ``Not found. First war: …; …. Second war: ….``; none: empty."""
    names = dataset.periods()
    periods = [
        say("{head}: {text}.", head=names[str(phase)], text=told(group))
        for phase, group in gaps.groupby("phase_id", sort=False)
    ]
    return " ".join([say("Not found."), *periods]) if periods else ""


def told(gaps: pd.DataFrame) -> str:
    """What was looked for and not found, each thing once."""
    return "; ".join(say(text.rstrip(". ")) for text in dict.fromkeys(gaps["what"]))
