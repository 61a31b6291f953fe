"""The key above a list of claims: which shape speaks for whom, in as many rows as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.lines import Line2D

from utils.charts import style
from utils.charts.sheet import MARGIN, Sheet, flow
from utils.language import Phrases, say
from utils.views.claims.marks import LAST_RESORT, MARKER_SIZE, MARKERS, filled, marker_of
from utils.views.claims.words import speaking

if TYPE_CHECKING:
    from utils.views.claims.list import Slots

KEY, KEY_LINE = 9.0, 11.0
"""Points from the top to the first line of the key, and from one to the next."""
VOICES = Phrases(
    {
        "own_side": "Own side speaks",
        "other_side": "Other side speaks",
        "third_party": "On behalf of neither side: media, scholars, organisations, other states",
        "nation": "Media, scholars and groups of one of the two nations, on nobody’s behalf",
    }
)
"""Who speaks, as the key says it."""


def words_of(slots: Slots) -> list[tuple[str, Any, str]]:
    """What the shapes mean, only those that occur: words, marker, colour.

    What is longer than a row goes on in the next, without a marker.
    """
    rows = [slot.row for slot in slots if slot.row is not None]
    shapes = {marker_of(row) for row in rows}
    told = pd.DataFrame([(row.mark, row.side) for row in rows], columns=["mark", "side"])
    there = [voice for voice in VOICES if MARKERS[voice] in shapes]
    found = [(speaking(voice, told, VOICES), MARKERS[voice], style.THIRD) for voice in there]
    if LAST_RESORT in shapes:
        found.append((say("Encyclopedias, sources of last resort"), LAST_RESORT, style.THIRD))
    if any(row.status == "superseded" for row in rows):
        found.append((say("Pale: replaced later"), "o", style.UNKNOWN))
    room = style.WIDTH - 2 * MARGIN - 12
    return [
        (line, "" if number else marker, colour)
        for words, marker, colour in found
        for number, line in enumerate(style.wrap(words, room, style.SMALL))
    ]


def _places(slots: Slots) -> list[tuple[int, float]]:
    widths = [12 + style.text_width(words, style.SMALL) for words, *_ in words_of(slots)]
    return flow(widths, style.WIDTH - 2 * MARGIN)


def key_height(slots: Slots) -> float:
    """What the key needs above the list, in points."""
    return KEY + KEY_LINE * (1 + max((row for row, _ in _places(slots)), default=0))


def draw_key(sheet: Sheet, slots: Slots) -> None:
    """Say above the plot what the shapes mean."""
    places = _places(slots)
    for (words, marker, colour), (row, x) in zip(words_of(slots), places, strict=True):
        left, baseline = MARGIN + x, sheet.plot_top + KEY + row * KEY_LINE
        if marker:
            _key_mark(sheet, left + 4, baseline - 2.6, marker, colour)
        sheet.text(left + 12, baseline, words, style.SMALL, color=style.QUIET)


def _key_mark(sheet: Sheet, x: float, y: float, marker: Any, colour: str) -> None:
    mark = Line2D(
        [x / sheet.width],
        [1 - y / sheet.height],
        marker=marker,
        markersize=MARKER_SIZE[marker],
        color=colour,
        linestyle="none",
        **filled(marker, colour),
        transform=sheet.figure.transFigure,
    )
    sheet.figure.add_artist(mark)
