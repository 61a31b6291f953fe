"""A figure drawn once and written down in points, to be drawn again in each format.

To lay out a figure takes longer than to draw what comes of it, and a picture of which one strip
is drawn after the other is drawn many times.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.text import Text

from utils.charts.typeset import heights, line_of


class Typeset(RendererBase):
    """A renderer whose pixels are points, which measures text as ``typeset`` sets it."""

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        """Ascent, descent and gap of lines; without this matplotlib asks the file for each text."""
        ascent, descent, gap = heights(prop)
        size = prop.get_size_in_points()
        return ascent * size, descent * size, gap * size

    def get_text_width_height_descent(
        self, s: str, prop: Any, ismath: Any
    ) -> tuple[float, float, float]:
        """Width, height and depth of a line, as matplotlib asks for them."""
        line, size = line_of(s, prop), prop.get_size_in_points()
        return line.width * size, (line.top - line.bottom) * size, -line.bottom * size

    def points_to_pixels(self, points: Any) -> Any:
        return points


@dataclass(frozen=True, slots=True)
class Step:
    """One call to a renderer; places are in points as long as the figure is (``in_points``)."""

    name: str
    what: tuple[Any, ...]
    how: dict[str, Any]


class Recording:
    """What a figure tells its renderer: ``steps``, and the ``texts`` that are drawn."""

    def __init__(self, figure: Figure):
        self.width, self.height = (float(side) * 72 for side in figure.get_size_inches())
        pen = _Pen(self.width, self.height)
        figure.draw(pen)
        # each text keeps what it was drawn on, which must not keep what was drawn
        self.steps, pen.steps = pen.steps, []
        self.texts, pen.texts = pen.texts, []

    def play(self, renderer: RendererBase, leave_out: Collection[Text] = ()) -> None:
        """Tell a renderer whose pixels are points the same, without some of the texts."""
        for step in self.steps:
            if step.name != "draw_text" or step.what[-1] not in leave_out:
                getattr(renderer, step.name)(*step.what, **step.how)


class _Pen(Typeset):
    """Writes down what it is told."""

    def __init__(self, width: float, height: float):
        super().__init__()
        self.width, self.height = width, height
        self.steps: list[Step] = []
        self.texts: list[Text] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def open_group(self, s: str, gid: str | None = None) -> None:
        """A group begins, of this kind or name."""
        self.steps.append(Step("open_group", (s, gid), {}))

    def close_group(self, s: str) -> None:
        """The last group ends."""
        self.steps.append(Step("close_group", (s,), {}))

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        self._note("draw_path", gc, path, transform, rgbFace)

    def draw_markers(self, gc: Any, *what: Any, **how: Any) -> None:
        self._note("draw_markers", gc, *what, **how)

    def draw_path_collection(self, gc: Any, *what: Any, **how: Any) -> None:
        self._note("draw_path_collection", gc, *what, **how)

    def draw_text(
        self, gc: Any, x: Any, y: Any, s: str, prop: Any, angle: Any,
        ismath: Any = False, mtext: Text | None = None,
    ) -> None:  # fmt: skip
        if mtext is not None and s.strip():
            self.texts.append(mtext)
        self._note("draw_text", gc, x, y, s, prop, angle, ismath, mtext)

    def _note(self, name: str, gc: Any, *what: Any, **how: Any) -> None:
        self.steps.append(Step(name, (gc, *what), how))


def recorded(figure: Figure) -> Recording:
    """The last figure's recording, to look for words beyond its edge and to write each format."""
    if figure.stale:  # somebody has changed the figure since
        _recording.cache_clear()
    return _recording(figure)


@functools.lru_cache(maxsize=1)
def _recording(figure: Figure) -> Recording:
    return Recording(figure)


@contextmanager
def in_points(figure: Figure) -> Iterator[None]:
    """Let a pixel of a figure be a point until the end of the block."""
    before, stale = figure.dpi, figure.stale
    figure.dpi = 72
    figure.stale = stale  # to measure in points changes nothing in the figure
    try:
        yield
    finally:
        stale = figure.stale
        figure.dpi = before
        figure.stale = stale
