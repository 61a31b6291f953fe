"""The look: one typeface, two sides in one blue and one orange, quiet everything else."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILY = "Explorer Sans"
FONT_FILES = {
    "normal": FONTS / "ExplorerSans-Regular.ttf",
    "bold": FONTS / "ExplorerSans-Bold.ttf",
}

INK = "#1b1f24"
QUIET = "#5a626b"
RULE = "#d9dde1"
GROUND = "#ffffff"
UNKNOWN = "#9aa1a8"

SIDES = {"armenian": "#d9822b", "azerbaijani": "#1f4e8c"}
"""The two sides: an orange and a blue that differ in lightness too, no flag and no red."""
THIRD = "#6b7076"

TITLE, SUBTITLE, BODY, SMALL = 14.0, 9.5, 8.0, 6.8
"""Type sizes in points."""
LEADING = 1.32
"""Line height as a multiple of the type size."""

RC: dict[Any, Any] = {
    "font.family": [FAMILY],
    "font.size": BODY,
    "svg.fonttype": "none",
    "svg.hashsalt": "karabakh-context-explorer",
    "pdf.fonttype": 42,
    "axes.unicode_minus": False,
    "axes.linewidth": 0.6,
    "hatch.linewidth": 0.7,
    "text.color": INK,
    "text.hinting": "no_hinting",
    "path.simplify": False,
}

for _file in FONT_FILES.values():
    fontManager.addfont(str(_file))


def side_colour(side: str) -> str:
    """The colour of a side; dark grey for everybody who is neither of the two."""
    return SIDES.get(side, THIRD)


def tint(colour: str, strength: float) -> tuple[float, float, float]:
    """The colour as it looks on paper at partial strength (0 is paper, 1 the full colour)."""
    red, green, blue = mpl.colors.to_rgb(colour)
    return (
        1 - strength * (1 - red),
        1 - strength * (1 - green),
        1 - strength * (1 - blue),
    )


@contextmanager
def context() -> Iterator[None]:
    """Draw in the house style without touching anybody's global settings."""
    with mpl.rc_context(RC):
        yield


def font(weight: str = "normal") -> FontProperties:
    """The typeface as matplotlib wants it."""
    return FontProperties(family=FAMILY, weight=weight)


@functools.lru_cache(maxsize=8192)
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of one line of text in points, read from the font's own metrics."""
    face = _face(weight)
    scale = size / face.units_per_EM
    return sum(_advance(weight, character) for character in text) * scale


@functools.cache
def _face(weight: str) -> FT2Font:
    return FT2Font(str(FONT_FILES[weight]))


@functools.cache
def _advance(weight: str, character: str) -> float:
    """Advance width in font units; without kerning, so a line is never wider than this."""
    face = _face(weight)
    face.set_size(face.units_per_EM, 72)
    return face.load_char(ord(character)).linearHoriAdvance / 65536


def wrap(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Break a text into lines no wider than ``width`` points, never before a stroke.

    A word that is longer than a line stands alone.
    """
    lines: list[str] = []
    for word in text.replace(" / ", "\u00a0/ ").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line.replace("\u00a0", " ") for line in lines]


def shorten(text: str, width: float, size: float, weight: str = "normal") -> str:
    """Cut a line with an ellipsis so that it is no wider than ``width`` points."""
    if text_width(text, size, weight) <= width:
        return text
    while text and text_width(f"{text}…", size, weight) > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;(')}…"


@dataclass(frozen=True)
class Ground:
    """How held ground is drawn: its colour, and a hatch as second cue."""

    face: tuple[float, float, float]
    line: tuple[float, float, float]
    hatch: str = ""


GROUNDS = {
    "soviet": Ground(tint(THIRD, 0.14), tint(THIRD, 0.5)),
    "azerbaijani": Ground(tint(SIDES["azerbaijani"], 0.5), tint(SIDES["azerbaijani"], 0.5)),
    "armenian": Ground(tint(SIDES["armenian"], 0.5), tint(SIDES["armenian"], 0.75), "////"),
    "armenian_peacekeepers": Ground(
        tint(SIDES["armenian"], 0.28), tint(SIDES["armenian"], 0.6), "----"
    ),
    "russian_peacekeepers": Ground(tint(THIRD, 0.25), tint(THIRD, 0.8), "xxxx"),
    "contested": Ground(tint(THIRD, 0.0), tint(THIRD, 0.75), "\\\\\\\\"),
    "divided": Ground(tint(THIRD, 0.08), tint(THIRD, 0.6), "||||"),
}
"""Ground by who holds it (``control.controller``)."""
HATCHES = {
    "captured": "///",
    "retaken": "\\\\\\",
    "ceded_by_agreement": "---",
    "handed_over": "|||",
    "administrative": "+++",
}
"""How ground changed hands, told by the hatch alone; to whom is told by the colour."""
CHANGES = {
    **{f"same-{side}": Ground(tint(SIDES[side], 0.2), tint(SIDES[side], 0.3)) for side in SIDES},
    **{
        f"{side}-{how}": Ground(tint(SIDES[side], 0.46), tint(SIDES[side], 0.78), hatch)
        for side in SIDES
        for how, hatch in HATCHES.items()
    },
    "neither": Ground(tint(THIRD, 0.16), tint(THIRD, 0.5), "xxxx"),
}
"""Ground by what became of it between two days (``control.changed``)."""


def ground(state: str) -> Ground:
    """How ground looks that is held by somebody, or that changed hands in some way."""
    return GROUNDS.get(state) or CHANGES[state]


WATER, LAND = "#dfe8ee", "#f3f3f1"
RIVER, BORDER = "#a9bfcc", "#8a9199"
