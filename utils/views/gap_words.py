"""What was looked for and not found, as a sentence under a chart."""

from __future__ import annotations

import pandas as pd

from utils.dataset import Dataset


def not_found(gaps: pd.DataFrame, dataset: Dataset) -> str:
    """Tell gaps period by period: ``Not found. First war: …; …. Second war: ….``; none: empty."""
    names = dataset.phases.set_index("phase_id")["short_name"]
    periods = [
        f"{names[phase]}: {'; '.join(text.rstrip('. ') for text in dict.fromkeys(group['what']))}."
        for phase, group in gaps.groupby("phase_id", sort=False)
    ]
    return " ".join(["Not found.", *periods]) if periods else ""
