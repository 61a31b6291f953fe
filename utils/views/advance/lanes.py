"""The lanes of ``Advance``: one for each district, or fewer where a page has little room."""

from __future__ import annotations

import pandas as pd

from utils.charts import style
from utils.language import message, say

FEW = 11
"""Where a page has little room, districts with fewer places share the last lane."""
OTHERS = message("Other districts")


def laned(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the ``lane`` of each, lane after lane by the day of the first."""
    lanes = rows["district"]
    few = lanes.map(lanes.value_counts()) < FEW
    if not style.THIN or lanes[few].nunique() < 2:
        return rows.assign(lane=lanes)
    shared = rows.assign(lane=lanes.mask(few, say(OTHERS)))
    return pd.concat([shared[~few], shared[few]])
