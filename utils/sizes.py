"""Sizes that charts are made for: presets, and any width in millimetres or pixels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from utils.errors import LookError

POINTS_PER_MM, POINTS_PER_PIXEL = 72 / 25.4, 0.75
PRINT_DPI = 300.0
NARROWEST, WIDEST = 198.0, 2400.0
"""Least and greatest width of a picture, in points: 70 mm, and 3,200 pixels."""
NARROW = 340.0
"""A page below this width is a column: smaller type, and things below each other."""
SMALLEST, STEP = 0.885, 0.05
"""The least zoom in a frame, at which small type has its least size; how far zooms are apart."""
LEAST = 6.0
"""No type is smaller than this in a picture, in points."""


@dataclass(frozen=True)
class Page:
    """The page that a chart is laid out on: its width and its type sizes, in points.

    Where ``height`` is given the page is exactly as high. The picture is the page, ``zoom`` times
    as large, so its type is never smaller than what stands here.
    """

    width: float = 540.0
    height: float | None = None
    zoom: float = 1.0

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
        return 6.4 if self.narrow else 6.8


@dataclass(frozen=True)
class Size:
    """A size of a picture in points, a frame if it has a ``height``, and how fine it is printed.

    ``page`` is the width of the page in points that is best for it: larger pictures are seen from
    farther away, so their pages are no wider and their type grows.
    """

    words: str
    width: float
    height: float | None = None
    dpi: float = PRINT_DPI
    page: float = 720.0

    def pages(self) -> list[Page]:
        """The pages to lay a chart out on, the one with the largest type first.

        A picture without a fixed height has one. In a frame the pages grow step by step until
        type has its least size.
        """
        best = max(1.0, self.width / self.page)
        if self.height is None:
            return [Page(self.width / best, None, best)]
        steps = range(int((best - SMALLEST) / STEP) + 1)
        zooms = [*(round(best - step * STEP, 6) for step in steps), SMALLEST]
        return [Page(self.width / zoom, self.height / zoom, zoom) for zoom in zooms]


def _pixels(words: str, width: float, height: float | None = None, times: float = 1.0) -> Size:
    frame = height and height * POINTS_PER_PIXEL
    return Size(words, width * POINTS_PER_PIXEL, frame, 96 * times, page=600.0)


SIZES = {
    "screen": Size("Screen, 190 mm", 540.0),
    "a4_column": Size("A4 column, 88 mm", 88 * POINTS_PER_MM),
    "a4_full": Size("A4 full, 180 mm", 180 * POINTS_PER_MM),
    "slide": Size("Slide, 16:9", 960.0, 540.0, 144.0, page=600.0),
    "web": _pixels("Web, 1200 px", 1200),
    "web_2x": _pixels("Web, 1200 px, 2x", 1200, times=2),
    "social": _pixels("Social, square", 1080, 1080),
}
"""The presets, by name."""


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
