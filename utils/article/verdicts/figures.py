"""Whether two figures are the same, or one lies among others."""

from __future__ import annotations

import math

from utils.article.known.rows import Claim
from utils.article.text.marks import Figure

ROUNDING = 0.03
"""How far a round figure may be from the exact one that it stands for."""


def equal(figure: Figure, claim: Claim) -> bool:
    """The same figure, or one that the text's round figure stands for."""
    if figure.low is not None and figure.high is not None:
        return (figure.low, figure.high) == (claim.lowest, claim.highest)
    best = figure.best
    if best is None:
        return False
    if claim.lowest != claim.highest:
        return claim.qualifier != "range" and best in (claim.lowest, claim.highest)
    return best == claim.highest or rounds(best, claim.highest, figure.qualifier)


def rounds(best: float, exact: float, qualifier: str) -> bool:
    """``over 3,800`` stands for 3,833, ``some 2,000`` for 1,960, ``115,000`` for 115,183."""
    if best < 20 or best % 10:
        return False
    tens = math.floor(math.log10(best))
    step = 10 ** (tens if best % 10**tens == 0 else tens - 1)
    reach = min(step, ROUNDING * best)
    if qualifier == "at_least":
        return best <= exact < best + reach
    if qualifier == "about":
        return abs(exact - best) <= reach
    if qualifier == "up_to":
        return best - reach <= exact <= best
    return best % 1000 == 0 and abs(exact - best) <= min(500, 0.01 * best)


def inside(figure: Figure, lowest: float, highest: float) -> bool:
    """Whether a figure lies between two others."""
    low = figure.low if figure.low is not None else figure.best
    high = figure.high if figure.high is not None else figure.best
    return low is not None and high is not None and lowest <= low and high <= highest
