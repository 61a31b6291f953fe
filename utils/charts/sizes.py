"""Sizes that charts are made for: presets, and any width in millimetres or pixels.

A chart that is higher than its size allows becomes shorter step by step: first its words, then its
type, then its lists (``Size.pages``); what still has no room is refused with a sentence.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from utils.errors import LookError
from utils.language import message

POINTS_PER_MM, POINTS_PER_PIXEL = 72 / 25.4, 0.75
PRINT_DPI = 300.0
NARROWEST, WIDEST = 198.0, 2400.0
"""Least and greatest width of a picture, in points: 70 mm, and 3,200 pixels."""
NARROW = 340.0
"""A page below this width is a column: smaller type, and things below each other."""
SMALLEST, STEP = 0.885, 0.05
"""The least zoom in a frame, at which small type has its least size; how far zooms are apart."""
TYPE_AREA = 250 * POINTS_PER_MM
"""Greatest height of a picture for print: what a page of A4 has between its margins."""
SQUARE = 1080 * POINTS_PER_PIXEL * 6.8 / 12
"""Width of a page for telephones: on 1080 pixels its small type is 16 pixels high."""
LEAST = 6.0
"""No type is smaller than this in a picture, in points."""


@dataclass(frozen=True)
class Page:
    """The page that a chart is laid out on: its width and its type sizes, in points.

    Where ``height`` is given the page is exactly as high, elsewhere no higher than ``most``. The
    picture is the page, ``zoom`` times as large, so its type is never smaller than what stands
    here. On a ``brief`` page notes and sources are short and point to the text that goes with the
    picture; on a ``thin`` one long lists are too, and say how much they leave out; on a ``scant``
    one only the first note is left.
    """

    width: float = 540.0
    height: float | None = None
    zoom: float = 1.0
    most: float = math.inf
    brief: bool = False
    thin: bool = False
    scant: bool = False

    @property
    def limit(self) -> float:
        """The greatest height that the page may have."""
        return self.height or self.most

    @property
    def narrow(self) -> bool:
        """Whether the page is a column of text rather than a full page."""
        return self.width < NARROW

    @property
    def wide(self) -> bool:
        """Whether there is more room beside things than below them, as on a slide."""
        return self.height is not None and self.width > 1.3 * self.height

    @property
    def title(self) -> float:
        return 11.5 if self.narrow else 14.0

    @property
    def subtitle(self) -> float:
        return 8.2 if self.narrow else 9.5

    @property
    def body(self) -> float:
        return 7.4 if self.narrow else 8.0

    @property
    def least(self) -> float:
        """The least size that type may have: six points in the picture."""
        return LEAST / min(1.0, self.zoom)

    @property
    def small(self) -> float:
        return max(6.4 if self.narrow else 6.8, self.least)


@dataclass(frozen=True)
class Size:
    """A size of a picture in points, a frame if it has a ``height``, and how fine it is printed.

    ``page`` is the width of the page in points that is best for it: larger pictures are seen from
    farther away, so their pages are no wider and their type grows. Pictures that are printed among
    text are no higher than ``most``; those in a ``hand``, on a telephone, have few words.
    """

    words: str
    width: float
    height: float | None = None
    dpi: float = PRINT_DPI
    page: float = 720.0
    most: float = math.inf
    hand: bool = False

    def pages(self) -> list[Page]:
        """The pages to lay a chart out on, the one with the largest type first.

        A picture of any height has one. In a frame the pages grow step by step until type has its
        least size; then words are shortened, and lists last. A picture for print has its words
        shortened before its type is made smaller, and its lists last; one for a telephone its
        lists before its type.
        """
        best = max(1.0, self.width / self.page)
        steps = range(int((best - SMALLEST) / STEP) + 1)
        zooms = [*(round(best - step * STEP, 6) for step in steps), SMALLEST]
        if self.hand:
            first = self._page(best, brief=True)
            return [first, *(self._page(zoom, brief=True, thin=True) for zoom in zooms)]
        small = self._page(SMALLEST, brief=True, thin=True)
        if self.height is not None:
            few_words = self._page(SMALLEST, brief=True)
            return [*(self._page(zoom) for zoom in zooms), few_words, small]
        if math.isinf(self.most):
            return [self._page(best)]
        last = replace(small, scant=True)
        return [self._page(best), *(self._page(zoom, brief=True) for zoom in zooms), small, last]

    def _page(self, zoom: float, brief: bool = False, thin: bool = False) -> Page:
        height = self.height and self.height / zoom
        return Page(self.width / zoom, height, zoom, self.most / zoom, brief, thin)


def _pixels(words: str, width: float, height: float | None = None, times: float = 1.0) -> Size:
    frame = height and height * POINTS_PER_PIXEL
    return Size(words, width * POINTS_PER_PIXEL, frame, 96 * times, page=600.0)


def _printed(words: str, millimetres: float) -> Size:
    return Size(words, millimetres * POINTS_PER_MM, most=TYPE_AREA)


SIZES = {
    "screen": Size(message("Screen, 190 mm"), 540.0),
    "a4_column": _printed(message("A4 column, 88 mm"), 88),
    "a4_full": _printed(message("A4 full, 180 mm"), 180),
    "slide": Size(message("Slide, 16:9"), 960.0, 540.0, 144.0, page=600.0),
    "web": _pixels(message("Web, 1200 px"), 1200),
    "web_2x": _pixels(message("Web, 1200 px, 2x"), 1200, times=2),
    "social": replace(_pixels(message("Social, square"), 1080, 1080), page=SQUARE, hand=True),
}
"""The presets, by name."""

WHOLE = {"a4_column": "88mm", "a4_full": "180mm"}
"""Sizes for print as those of the same width that may grow, for documents that go over pages."""


def size_of(text: str) -> Size:
    """A preset by its name, or a width such as ``120mm`` or ``800px``.

    Raises ``LookError`` when the text is neither, or the width is beyond reason.
    """
    if text in SIZES:
        return SIZES[text]
    found = re.fullmatch(r"(\d{1,5}(?:\.\d{1,3})?) ?(mm|px)", text)
    if not found:
        known = ", ".join(SIZES)
        raise LookError(f"{text!r} is not a size; choose from {known}, or a width: 120mm, 800px.")
    number, unit = float(found[1]), found[2]
    size = Size(text, number * POINTS_PER_MM) if unit == "mm" else _pixels(text, number)
    if not NARROWEST <= size.width <= WIDEST:
        raise LookError(f"A chart cannot be {text} wide; choose a width from 70mm to 3200px.")
    return size
