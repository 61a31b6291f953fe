"""Lines of text, set once for all formats: which glyphs, where they stand, what they look like.

Matplotlib sets a text anew whenever it measures or draws it, and reads the rules of the typeface
each time. HarfBuzz, by which it does so, keeps them here, and a line is remembered.
"""

from __future__ import annotations

import functools
import itertools
import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import uharfbuzz as hb
from matplotlib.font_manager import FontProperties, findfont, weight_dict
from matplotlib.path import Path

BOLD = 600
"""The least weight that is set in the bold file."""
NEEDED = ("head", "hhea", "hmtx", "maxp", "loca", "glyf", "CFF ")
"""Tables of a typeface that are needed where glyphs have their places already."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a typeface file, the letters that it stands for, and its place in the line."""

    file: str
    number: int
    letters: str
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Line:
    """A line in type of size 1: its glyphs, its width, and from where to where its ink goes."""

    glyphs: tuple[Glyph, ...]
    width: float
    bottom: float
    top: float


def line_of(text: str, font: FontProperties) -> Line:
    """A line of text in the typefaces of a font, the first that has a letter for each."""
    return _line(text, _all_files(font))


def _all_files(font: FontProperties) -> tuple[str, ...]:
    weight: Any = font.get_weight()
    bold = weight_dict.get(weight, weight) >= BOLD
    return _files(tuple(font.get_family()), "bold" if bold else "normal")


def heights(font: FontProperties) -> tuple[float, float, float]:
    """Ascent, descent and gap of lines in type of size 1, as the first typeface has them."""
    return _heights(_all_files(font)[0])


@functools.cache
def _heights(file: str) -> tuple[float, float, float]:
    font = _font(file)
    known = font.get_font_extents("ltr")
    ends = known.ascender, -known.descender, known.line_gap
    ascent, descent, gap = (each / font.face.upem for each in ends)
    return ascent, descent, gap


@functools.cache
def _files(families: tuple[str, ...], weight: str) -> tuple[str, ...]:
    return tuple(findfont(FontProperties(family=[name], weight=weight)) for name in families)


@functools.lru_cache(maxsize=1024)
def _line(text: str, files: tuple[str, ...]) -> Line:
    glyphs, width = [], 0.0
    for file, letters in _runs(text, files):
        more, advance = _set(file, letters)
        glyphs += [Glyph(file, number, said, width + x, y) for number, said, x, y in more]
        width += advance
    known = [(each.y, _ink(each.file, each.number)) for each in glyphs]
    inks = [(y + ink[0], y + ink[1]) for y, ink in known if ink]
    bottom, top = min((low for low, _ in inks), default=0), max((up for _, up in inks), default=0)
    return Line(tuple(glyphs), width, bottom, top)


def _runs(text: str, files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Parts of a text that are of one typeface and one alphabet, as rules of setting are."""
    alphabet = ""

    def kind(letter: str) -> tuple[str, str]:
        nonlocal alphabet
        alphabet = _alphabet(letter) or alphabet
        return _file_with(letter, files), alphabet

    for (file, _), letters in itertools.groupby(text, kind):
        yield file, "".join(letters)


@functools.cache
def _file_with(letter: str, files: tuple[str, ...]) -> str:
    """The first typeface that has a letter."""
    has = (file for file in files if _font(file).get_nominal_glyph(ord(letter)))
    return next(has, files[-1])


@functools.cache
def _alphabet(letter: str) -> str:
    """The alphabet of a letter; that of the letter before it counts for a sign."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def _set(file: str, letters: str) -> tuple[list[tuple[int, str, float, float]], float]:
    """Number, letters and place of each glyph, and the width of all."""
    buffer, font = hb.Buffer(), _font(file)
    buffer.add_str(letters)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    size, pen, found = font.face.upem, 0.0, []
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    said = dict(zip(starts, [*starts[1:], len(letters)], strict=True))
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        text = letters[info.cluster : said.pop(info.cluster, info.cluster)]
        found.append((info.codepoint, text, (pen + place.x_offset) / size, place.y_offset / size))
        pen += place.x_advance
    return found, pen / size


# ---- typefaces


@functools.cache
def _font(file: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(file)))


@functools.cache
def _ink(file: str, number: int) -> tuple[float, float] | None:
    """From where to where the ink of a glyph goes up, for a size of 1; nothing for a space."""
    font = _font(file)
    found = font.get_glyph_extents(number)
    if not found or not found.height:
        return None
    top, height = found.y_bearing / font.face.upem, found.height / font.face.upem
    return top + height, top


@functools.cache
def advance(file: str, number: int) -> float:
    """How far the pen moves on after a glyph, for a size of 1, where no rule says otherwise."""
    font = _font(file)
    return float(font.get_glyph_h_advance(number) / font.face.upem)


@functools.lru_cache(maxsize=32)
def outline(line: Line) -> Path:
    """All glyphs of a line as one shape; the last ones are remembered, for they are heavy."""
    shapes = [(*_outline(each.file, each.number), (each.x, each.y)) for each in line.glyphs]
    if not shapes:
        return Path(np.empty((0, 2)))
    points = np.concatenate([points + place for points, _, place in shapes])
    return Path(points, np.concatenate([codes for _, codes, _ in shapes]))


@functools.cache
def _outline(file: str, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Points and codes of a glyph as matplotlib writes shapes, for a size of 1."""
    font, pen = _font(file), _Pen()
    font.draw_glyph(number, _DRAW, pen)
    points = np.array(pen.points, dtype=float).reshape(-1, 2) / font.face.upem
    return points, np.array(pen.codes, dtype=Path.code_type)


@dataclass(frozen=True)
class Face:
    """What a PDF says of a typeface: its name, its kind, and its measures for a size of 1000."""

    name: str
    truetype: bool
    box: tuple[int, ...]
    ascent: int
    descent: int


@functools.cache
def about(file: str) -> Face:
    """What is to be said of a typeface file."""
    font = _font(file)
    face = font.face
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Typeface"
    corners = struct.unpack(">4h", face.reference_table("head").data[36:44])
    heights = font.get_font_extents("ltr")
    box, ups = (
        tuple(round(each * 1000 / face.upem) for each in some)
        for some in (corners, (heights.ascender, heights.descender))
    )
    return Face(re.sub(r"[^A-Za-z0-9-]", "", name), "glyf" in face.table_tags, box, *ups)


class _Pen:
    """Follows the outline of a glyph."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.codes: list[np.uint8] = []

    def go(self, code: np.uint8, *numbers: float) -> None:
        """Draw on, by way of the points whose coordinates these numbers are."""
        self.points += zip(numbers[::2], numbers[1::2], strict=True)
        self.codes += [code] * (len(numbers) // 2)


def _draw() -> hb.DrawFuncs:
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, pen: pen.go(Path.MOVETO, x, y))
    draw.set_line_to_func(lambda x, y, pen: pen.go(Path.LINETO, x, y))
    draw.set_quadratic_to_func(lambda *way: way[-1].go(Path.CURVE3, *way[:-1]))
    draw.set_cubic_to_func(lambda *way: way[-1].go(Path.CURVE4, *way[:-1]))
    draw.set_close_path_func(lambda pen: pen.go(Path.CLOSEPOLY, 0, 0))
    return draw


_DRAW = _draw()


def cut(file: str, numbers: frozenset[int]) -> bytes:
    """A typeface file with the outlines of some glyphs under their old numbers, and no rules."""
    face, wanted = _font(file).face, hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    wanted.glyph_set.update(numbers)
    dropped = [tag for tag in face.table_tags if tag not in NEEDED]
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in dropped)
    return bytes(hb.subset(face, wanted).blob.data)
