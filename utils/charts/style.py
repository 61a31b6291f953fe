"""What the current look means for whoever draws: its colours, its type, the width of its page."""

from __future__ import annotations

import functools
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from utils.charts.look import DEFAULT, Look
from utils.charts.sizes import Page
from utils.charts.themes import FAMILY, FONT_FILES, HATCHES, Colour, Ground, Theme
from utils.language import speaking

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

__all__ = ["FAMILY", "FONT_FILES", "HATCHES", "Ground"]

# Read from the look that is being drawn, each time they are used (see __getattr__): never bind
# one to a name at import, or into a default value.
INK: str
QUIET: str
RULE: str
GROUND: str
UNKNOWN: str
THIRD: str
MARK: str
WATER: str
LAND: str
RIVER: str
BORDER: str
LOGO: str
CREDIT: str
SIDES: dict[str, str]
GROUNDS: dict[str, Ground]
CHANGES: dict[str, Ground]
WIDTH: float
"""Width of the page in points."""
NARROW: bool
WIDE: bool
"""Whether the page is a column of text, or wider than high like a slide."""
BRIEF: bool
THIN: bool
"""Whether the page has room for few words, or for few lines of a list."""
TITLE: float
SUBTITLE: float
BODY: float
SMALL: float
LEAST: float
"""Type sizes in points."""
LEADING = 1.32
"""Line height as a multiple of the type size."""
SHORT = 0.33
"""A title's last line that is less of the width looks like a word left over."""

_current: ContextVar[tuple[Look, Page]] = ContextVar(
    "look", default=(DEFAULT, DEFAULT.picture.pages()[0])
)
_one_at_a_time = threading.RLock()
_OF_THE_PAGE = (
    "WIDTH", "NARROW", "WIDE", "BRIEF", "THIN", "TITLE", "SUBTITLE", "BODY", "SMALL", "LEAST",
)  # fmt: skip


def __getattr__(name: str) -> Any:
    """A colour, a size or the width of the current look, by its name in capitals."""
    if name in _OF_THE_PAGE:
        return getattr(page(), name.lower())
    if name in __annotations__:
        return getattr(look().colours, name.lower())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def look() -> Look:
    """The look that is being drawn."""
    return _current.get()[0]


def page() -> Page:
    """The page that is being laid out."""
    return _current.get()[1]


@contextmanager
def using(chosen: Look, on: Page | None = None) -> Iterator[None]:
    """Draw in this look and its language; this module speaks of it to the end of the block.

    ``on`` is one of the pages of the look's size; without it, the first of them.
    """
    before = _current.set((chosen, on or chosen.picture.pages()[0]))
    try:
        with speaking(chosen.language):
            yield
    finally:
        _current.reset(before)


@contextmanager
def context() -> Iterator[None]:
    """Set matplotlib to the current look without touching anybody's global settings.

    Matplotlib's settings are one for all threads, and a kernel answers the page in several: one
    chart is drawn after the other.
    """
    import matplotlib as mpl

    _typeface()
    with _one_at_a_time, mpl.rc_context(_settings(look().colours)):
        yield


@functools.cache
def _typeface() -> None:
    """Make our own typeface known to matplotlib."""
    from matplotlib.font_manager import fontManager

    for file in FONT_FILES.values():
        fontManager.addfont(str(file))


def _settings(theme: Theme) -> dict[Any, Any]:
    return {
        "font.family": theme.families,
        "font.size": page().body,
        "svg.fonttype": "none",
        "svg.hashsalt": "karabakh-context-explorer",
        "axes.unicode_minus": False,
        "axes.linewidth": 0.6,
        "hatch.linewidth": 0.7,
        "text.color": theme.ink,
        "axes.facecolor": theme.ground,
        "text.parse_math": False,
        "path.simplify": False,
    }


def side_colour(side: str) -> str:
    """The colour of a side; dark grey for everybody who is neither of the two."""
    theme = look().colours
    return theme.sides.get(side, theme.third)


def tint(colour: str, strength: float) -> Colour:
    """The colour as it looks on paper at partial strength (0 is paper, 1 the full colour)."""
    return look().colours.tint(colour, strength)


def ground(state: str) -> Ground:
    """How ground looks that is held by somebody, or that changed hands in some way."""
    theme = look().colours
    return theme.grounds.get(state) or theme.changes[state]


def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Width of one line of text in points, read from the font's own metrics."""
    return _width(text, size, look().colours.files(weight))


@functools.lru_cache(maxsize=8192)
def _width(text: str, size: float, files: tuple[str, ...]) -> float:
    return sum(_advance(files, character) for character in text) * size


@functools.cache
def _advance(files: tuple[str, ...], character: str) -> float:
    """Advance width for a size of 1; without kerning, so a line is never wider than this."""
    faces = [_face(file) for file in files]
    face = next((each for each in faces if each.get_char_index(ord(character))), faces[-1])
    face.set_size(face.units_per_EM, 72)
    return face.load_char(ord(character)).linearHoriAdvance / 65536 / face.units_per_EM


@functools.cache
def _face(file: str) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(file)


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


def evened(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Break a title into as many lines as ``wrap`` does, if it can be without a short last one."""
    lines = wrap(text, width, size, weight)
    for share in (0.9, 0.8, 0.7):
        narrower = wrap(text, share * width, size, weight)
        short = text_width(lines[-1], size, weight) < SHORT * width
        if len(lines) == 1 or not short or len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def still() -> bool:
    """Whether the page is for print or has little room: there nobody moves a map to another day."""
    return page().thin or math.isfinite(page().most)


def shorten(text: str, width: float, size: float, weight: str = "normal") -> str:
    """Cut a line with an ellipsis so that it is no wider than ``width`` points."""
    if text_width(text, size, weight) <= width:
        return text
    while text and text_width(f"{text}…", size, weight) > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;(')}…"
