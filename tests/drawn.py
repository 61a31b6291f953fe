"""What stands on a figure when it is drawn: every text, where it lies, what cuts it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from utils.charts import style
from utils.views.territory.points import UNSEEN

HIDDEN = (0, UNSEEN)
"""Strengths of what only the script in the browser shows."""
SLACK = 1.0
"""Points by which boxes may touch: letters do not fill their boxes."""


@dataclass(frozen=True)
class Written:
    """One text with its box in points from the lower left corner of the figure."""

    words: str
    size: float
    box: Bbox


class Mute(RendererBase):
    """Measures text and paints nothing, which takes a third of the time of a picture."""

    def __init__(self, figure: Figure):
        super().__init__()
        self.size, self.dpi = (figure.bbox.width, figure.bbox.height), figure.dpi

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.size

    def points_to_pixels(self, points):
        return points * self.dpi / 72

    def draw_path(self, *what, **how) -> None:
        """Nothing is painted."""

    draw_text = draw_image = draw_path


def written(figure: Figure) -> list[Written]:
    """Every text that the figure draws, those of axes and annotations among them."""
    mute, found = Mute(figure), []
    draw = Text.draw

    def record(text: Text, renderer, *rest, **options):
        if text.get_visible() and text.get_text().strip() and text.get_alpha() not in HIDDEN:
            found.append((text, text.get_window_extent(renderer)))
        return draw(text, renderer, *rest, **options)

    with style.context(), patch.object(Text, "draw", record):
        figure.draw(mute)
    points = 72 / figure.dpi
    return [
        Written(text.get_text(), text.get_size(), Bbox(box.get_points() * points))
        for text, box in found
        if not text.get_clip_on() or _inside(box, text)
    ]


def _inside(box: Bbox, text: Text) -> bool:
    clip = text.get_clip_box()
    return clip is None or box.overlaps(clip)


def outside(figure: Figure, texts: list[Written]) -> list[str]:
    """Those of the texts that leave the paper."""
    width, height = figure.get_size_inches() * 72
    return [
        text.words
        for text in texts
        if text.box.x0 < -SLACK
        or text.box.y0 < -SLACK
        or text.box.x1 > width + SLACK
        or text.box.y1 > height + SLACK
    ]


def collisions(texts: list[Written]) -> Iterator[tuple[str, str]]:
    """Pairs of texts that lie on one another.

    A box is as high as the tallest letters of the typeface; only its middle part is sure to be
    filled with ink.
    """
    inked = [(text.words, _ink(text)) for text in texts]
    for (one, here), (other, there) in itertools.combinations(inked, 2):
        if here.overlaps(there):
            yield one, other


def _ink(text: Written) -> Bbox:
    box = text.box
    spare = 0.18 * box.height
    return Bbox([[box.x0 + SLACK, box.y0 + spare], [box.x1 - SLACK, box.y1 - spare]])
