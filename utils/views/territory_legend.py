"""Legend and table of a map in one: who holds what looks how, and how much of it there is."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import Rectangle

from utils import style
from utils.figures import percent
from utils.sheet import Sheet
from utils.views import territory_words

LINE, TALL_LINE = 11.0, 20.0


def wide_table(
    sheet: Sheet, x: float, top: float, width: float, name: str, table: pd.DataFrame,
    share: bool = True,
) -> None:  # fmt: skip
    """A line for each state: its look, its words, area and share; ``name`` is the map's."""
    right = x + width
    places = (right - 36, right) if share else (right,)
    for line, (state, *held) in enumerate(table.itertuples(index=False)):
        baseline = top + (line + 1) * LINE - 2.5
        swatch(sheet, x, baseline, name, state)
        _figures(sheet, baseline, name, state, held, places, "right")


def tall_table(sheet: Sheet, x: float, top: float, name: str, table: pd.DataFrame) -> None:
    """Two lines for each state: its look and its words, then area and share."""
    for line, (state, *held) in enumerate(table.itertuples(index=False)):
        baseline = top + line * TALL_LINE + 8
        swatch(sheet, x, baseline, name, state)
        _figures(sheet, baseline + 9, name, state, held, (x + 20, x + 68), "left")


def _figures(
    sheet: Sheet, baseline: float, name: str, state: str, held: list[float],
    places: tuple[float, ...], align: str,
) -> None:  # fmt: skip
    for kind, text, x in zip(("area", "share"), figures_of(*held), places, strict=False):
        how = {"ha": align, "color": style.INK if align == "right" else style.QUIET}
        sheet.text(x, baseline, text, style.SMALL, gid=f"{kind}-{name}-{state}", **how)


def figures_of(area: float, share: float) -> tuple[str, str]:
    """An area and a share as the table writes them; a dash where there is none."""
    return (territory_words.km2(area), percent(share)) if area else ("–", "–")


def swatch(sheet: Sheet, x: float, baseline: float, name: str, state: str) -> None:
    """How ground in a state looks, and its words; the script takes the look from here."""
    ground = style.ground(state)
    box = Rectangle(
        (x / sheet.width, 1 - (baseline + 1) / sheet.height), 15 / sheet.width, 7.5 / sheet.height,
        facecolor=ground.face, edgecolor=ground.line, hatch=ground.hatch, linewidth=0.3,
        transform=sheet.figure.transFigure, gid=f"swatch-{name}-{state}",
    )  # fmt: skip
    sheet.figure.add_artist(box)
    sheet.text(x + 20, baseline, territory_words.state(state), style.SMALL)
