"""Legend and table of a map in one: who holds what looks how, and how much of it there is."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import Rectangle

from utils.charts import style
from utils.charts.sheet import Sheet
from utils.data.figures import percent
from utils.views.territory import words as territory_words

LINE, SECOND, TALL_LINE = 11.0, 8.6, 20.0


def listed(table: pd.DataFrame) -> pd.DataFrame:
    """The states that a key lists: on a page for print or a thin one, those that are on the map.

    Elsewhere the map may be moved to another day, so that all have to be there.
    """
    return table[table["area_km2"] > 0] if style.still() else table


def wide_table(
    sheet: Sheet, x: float, top: float, width: float, name: str, table: pd.DataFrame,
    share: bool = True,
) -> None:  # fmt: skip
    """A line for each state: its look, its words, area and share; ``name`` is the map's.

    Words that would reach the figures take a second line.
    """
    right = x + width
    places = (right - 36, right) if share else (right,)
    baseline = top - 2.5
    for state, *held in table.itertuples(index=False):
        baseline += LINE
        lines = _words(state, width, share)
        swatch(sheet, x, baseline, name, state, lines[0])
        _figures(sheet, baseline, name, state, held, places, "right")
        for line in lines[1:]:
            baseline += SECOND
            sheet.text(x + 20, baseline, line, style.SMALL)


def wide_height(table: pd.DataFrame, width: float, share: bool = True) -> float:
    """What such a table needs, with an empty line below it."""
    more = sum(len(_words(state, width, share)) - 1 for state in table["controller"])
    return (len(table) + 1) * LINE + more * SECOND


def _words(state: str, width: float, share: bool) -> list[str]:
    figures = style.text_width(territory_words.km2(99_999), style.SMALL) + (36 if share else 0)
    return style.wrap(territory_words.state(state), width - 20 - figures - 3, style.SMALL)


def tall_table(sheet: Sheet, x: float, top: float, name: str, table: pd.DataFrame) -> None:
    """Two lines for each state: its look and its words, then area and share."""
    for line, (state, *held) in enumerate(table.itertuples(index=False)):
        baseline = top + line * TALL_LINE + 8
        swatch(sheet, x, baseline, name, state, territory_words.state(state))
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


def swatch(sheet: Sheet, x: float, baseline: float, name: str, state: str, words: str) -> None:
    """How ground in a state looks, and its words; the script takes the look from here."""
    ground = style.ground(state)
    box = Rectangle(
        (x / sheet.width, 1 - (baseline + 1) / sheet.height), 15 / sheet.width, 7.5 / sheet.height,
        facecolor=ground.face, edgecolor=ground.line, hatch=ground.hatch, linewidth=0.3,
        transform=sheet.figure.transFigure, gid=f"swatch-{name}-{state}",
    )  # fmt: skip
    sheet.figure.add_artist(box)
    sheet.text(x + 20, baseline, words, style.SMALL)
