"""The frame of every chart: title, subtitle, plot, notes, source line; measured before drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from utils.charts import style
from utils.charts.drawing import Frame
from utils.errors import LookError, PageFull
from utils.language import say

MARGIN = 14.0
KICKER = 12.0
"""From the top of the page to the baseline of the line that names the conflict."""
GAP = 7.0
BETWEEN, LEAST_SHARE = 24.0, 0.3
"""Between notes and sources that stand beside each other, and the least share that either has."""
TALL = 247 / 170
"""How high a page should be at most for its width, so that it can be printed: A4 with margins."""
SMALLEST = 20.0
"""Least width and height of axes, in points."""


@dataclass(frozen=True)
class Words:
    """Everything that is written around a plot.

    Where a page has no room for all of it, ``reading`` stands for the notes, without which marks
    cannot be read (the first note if there is none), and ``brief`` for the sources
    (``chart.brief_line``).
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    sources: str
    brief: str = ""
    reading: tuple[str, ...] = ()

    def short(self) -> Words:
        """The words for a page that is brief; one that is scant has one note."""
        notes = self.reading or self.notes[:1]
        notes = notes[:1] if style.page().scant else notes
        return replace(self, notes=notes, sources=self.brief or self.sources)


@dataclass(frozen=True)
class Block:
    """Wrapped lines of one size, ready to be placed at ``left`` with room ``above``."""

    lines: tuple[str, ...]
    size: float
    colour: str
    weight: str = "normal"
    left: float = MARGIN
    above: float = 0.0

    @property
    def height(self) -> float:
        return self.above + len(self.lines) * self.size * style.LEADING


class Sheet:
    """A page in points, with y counted down from the top, and a matplotlib figure behind it.

    On a page of fixed height the words below the plot stand at its foot, and ``spare`` says how
    much higher than asked for the plot may be. Raises ``PageFull`` when there is no room.
    """

    def __init__(self, words: Words, plot_height: float):
        self.width = width = style.WIDTH
        head, foot = _blocks(words)
        self.plot_top = _above(head)
        foot_top = self.plot_top + plot_height + GAP
        needed = self.plot_top + plot_height + _below(foot)
        self.height = style.page().height or needed
        limit = style.page().limit
        if needed > limit + 0.01:
            raise PageFull(needed, limit)
        self.spare = self.height - needed
        foot_top += self.spare
        self.figure = Figure(figsize=(width / 72, self.height / 72), facecolor=style.GROUND)
        self._place(head, MARGIN)
        how = {"color": style.QUIET, "gid": "conflict"}
        self.text(MARGIN, KICKER, say("Nagorno-Karabakh conflict"), style.SMALL, **how)
        self.figure.texts[0].set_gid("title")
        self.rule(foot_top)
        for column in foot:
            self._place(column, foot_top + GAP)
        if style.LOGO:
            drop = style.BODY * (style.LEADING - 1) + GAP / 2 + 2
            place = width - MARGIN, self.height - MARGIN - drop
            self.text(*place, style.LOGO, weight="bold", ha="right")

    def text(
        self, x: float, baseline: float, text: str, size: float | None = None, **how: Any
    ) -> Text:
        """Write one line; its baseline lies ``baseline`` points below the top."""
        size = size or style.BODY
        how.setdefault("color", style.INK)
        return self.figure.text(
            x / self.width, 1 - baseline / self.height, text, size=size, va="baseline", **how
        )

    def rule(self, y: float, left: float = MARGIN, right: float | None = None) -> None:
        """Draw a light horizontal rule."""
        xs = [left / self.width, (self.width - MARGIN if right is None else right) / self.width]
        ys = [1 - y / self.height] * 2
        line = Line2D(xs, ys, color=style.RULE, linewidth=0.6, transform=self.figure.transFigure)
        self.figure.add_artist(line)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes in a box given in points from the top left corner of the page.

        Raises ``LookError`` when the page is so narrow that nothing is left for them.
        """
        if width < SMALLEST or height <= 0:
            raise too_small()
        box = (
            left / self.width,
            1 - (top + height) / self.height,
            width / self.width,
            height / self.height,
        )
        return self.figure.add_axes(box, axes_class=Frame)

    def _place(self, blocks: Sequence[Block], top: float) -> None:
        for block in blocks:
            top += block.above
            for line in block.lines:
                top += block.size * style.LEADING
                drop = block.size * (style.LEADING - 1)
                how = {"color": block.colour, "weight": block.weight}
                self.text(block.left, top - drop, line, block.size, **how)
            top += GAP / 2


def room(words: Words) -> float:
    """How high a plot may be between these words on the page, in points; endless if it may grow."""
    head, foot = _blocks(words)
    return style.page().limit - _above(head) - _below(foot)


def left_on_paper(words: Words, plot_height: float) -> float:
    """Points left below a plot, on a page that is as high as it may be to be printed on A4.

    A picture for the screen may be as high as it likes; one with a greatest height is tried on
    pages with fewer words first.
    """
    page = style.page()
    if style.look().size == "screen" or (math.isfinite(page.most) and not page.thin):
        return math.inf
    head, foot = _blocks(words)
    height = page.limit if math.isfinite(page.limit) else TALL * style.WIDTH
    return height - _above(head) - plot_height - _below(foot)


def _blocks(words: Words) -> tuple[list[Block], list[list[Block]]]:
    """What stands above the plot, and what below in columns."""
    words = words.short() if style.BRIEF else words
    inner = style.WIDTH - 2 * MARGIN
    title = style.evened(words.title, inner, style.TITLE, "bold")
    head = [
        Block(tuple(title), style.TITLE, style.INK, "bold"),
        _block([words.subtitle], inner, style.SUBTITLE, style.QUIET),
    ]
    if style.WIDE:
        return head, _abreast(words, inner)
    return head, [[_foot(words.notes, inner), _foot([words.sources], inner), *_house(inner)]]


def _foot(texts: Sequence[str], width: float, left: float = MARGIN) -> Block:
    return _block(texts, width, style.SMALL, style.QUIET, left=left)


def _abreast(words: Words, inner: float) -> list[list[Block]]:
    """Notes beside sources, each with its share of the width: nobody reads lines of a slide."""
    notes, room = " ".join(words.notes), inner - BETWEEN
    share = len(notes) / max(len(notes) + len(words.sources), 1)
    width = room * min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)
    left = [_foot([notes], width)]
    right = [_foot([words.sources], room - width, MARGIN + width + BETWEEN)]
    house = _house(inner)
    if house:
        deeper = max(left[0].height, right[0].height)
        under = replace(house[0], above=deeper - left[0].height)
        left.append(under)
    return [left, right]


def _above(head: Sequence[Block]) -> float:
    return MARGIN + sum(block.height for block in head) + 2 * GAP


def _below(foot: Sequence[Sequence[Block]]) -> float:
    deepest = max(sum(block.height for block in column) for column in foot)
    return GAP + deepest + 1.5 * GAP + MARGIN


def _house(width: float) -> list[Block]:
    """The line of a house style at the foot: its credit, beside its logo."""
    if not (style.LOGO or style.CREDIT):
        return []
    room = width - style.text_width(style.LOGO, style.BODY, "bold") - GAP
    return [_block([style.CREDIT or " "], room, style.BODY, style.QUIET)]


def too_small() -> LookError:
    """The error of a chart for which the page is too small."""
    size = style.look().picture.words
    return LookError(f"{size} is too small for this chart. Choose a larger size.")


def flow(widths: Sequence[float], room: float, gap: float = 12.0) -> list[tuple[int, float]]:
    """Places for things that stand one after another: row and left edge, in points.

    A thing that has no room in a row begins the next.
    """
    places, row, x = [], 0, 0.0
    for width in widths:
        if x and x + width > room:
            row, x = row + 1, 0.0
        places.append((row, x))
        x += width + gap
    return places


def _block(
    texts: Sequence[str],
    width: float,
    size: float,
    colour: str,
    weight: str = "normal",
    left: float = MARGIN,
) -> Block:
    lines = [line for text in texts for line in style.wrap(text, width, size, weight)]
    return Block(tuple(lines), size, colour, weight, left)
