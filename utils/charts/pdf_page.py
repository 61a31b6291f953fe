"""The page of a PDF: a recording in PDF's own words, text as text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from utils.charts.pdf_file import PdfFile
from utils.charts.recording import Recording, Typeset
from utils.charts.shapes import Pen, written
from utils.charts.typeset import Glyph, advance, line_of

TILE = 72
"""Width and height of a hatch's tile, in points."""
CAPS, JOINS = {"butt": 0, "round": 1, "projecting": 2}, {"miter": 0, "round": 1, "bevel": 2}
POINT = "%.2f %.2f "
"""A hundredth of a point is finer than any printer."""
PEN = Pen(f"{POINT}m ", f"{POINT}l ", f"{POINT * 3}c ", "h ")


def pdf(recording: Recording, zoom: float, words: Mapping[str, str]) -> bytes:
    """A PDF file of a recording, so many times as large, with words by name in its metadata."""
    page = _Page(recording, zoom)
    recording.play(page)
    return page.done(words)


class _Page(Typeset):
    """A renderer that writes the content of a page, and what the content refers to."""

    def __init__(self, recording: Recording, zoom: float):
        super().__init__()
        self.width, self.height, self.zoom = recording.width, recording.height, zoom
        self.file = PdfFile()
        self.parts = [f"{zoom:.6g} 0 0 {zoom:.6g} 0 0 cm\nq"]
        self.clip, self.state = "", dict[str, str]()
        self.shades: dict[tuple[float, float], str] = {}
        self.tiles: dict[tuple[Any, ...], tuple[str, int]] = {}
        self.fonts: dict[str, list[Glyph]] = {}

    def done(self, words: Mapping[str, str]) -> bytes:
        """The file, once everything is drawn."""
        fonts = [
            f"/F{number} {self.file.typeface(file, glyphs)} 0 R"
            for number, (file, glyphs) in enumerate(self.fonts.items())
        ]
        shades = [
            f"/{name} << /CA {line:.4g} /ca {fill:.4g} >>"
            for (line, fill), name in self.shades.items()
        ]
        tiles = [f"/{name} {number} 0 R" for name, number in self.tiles.values()]
        named = {"Font": fonts, "ExtGState": shades, "Pattern": tiles}
        resources = " ".join(f"/{kind} << {' '.join(all_)} >>" for kind, all_ in named.items())
        content = "\n".join([*self.parts, "Q"]).encode("ascii")
        size = self.width * self.zoom, self.height * self.zoom
        return self.file.page(content, resources, *size, words)

    # ---- shapes

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        colour, hatch = gc.get_rgb(), gc.get_hatch_path()
        stroke = gc.get_linewidth() > 0 and colour[3] > 0
        fill = hatch is not None or (rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0))
        shape = written(path, transform.to_values(), PEN)
        if not shape or not (stroke or fill):
            return
        self._clip(gc)
        alphas = _alphas(gc, rgbFace)
        ways = {"gs": f"/{self._shade(alphas)} gs"}
        if stroke:
            ways |= _line(gc, colour)
        if hatch is not None:
            ways["fill"] = f"/Pattern cs /{self._tile(gc, rgbFace)} scn"
        elif fill:
            ways["fill"] = f"{_rgb(rgbFace)} rg"
        self._set(ways)
        paint = "B" if stroke and fill else "S" if stroke else "f"
        self.parts.append(shape + paint)

    def _set(self, ways: Mapping[str, str]) -> None:
        """Say how it is drawn, as far as it is not so already."""
        new = [way for name, way in ways.items() if self.state.get(name) != way]
        self.state.update(ways)
        self.parts += new

    def _clip(self, gc: Any) -> None:
        """Let only that part of the page be drawn on that may be seen."""
        box, (path, transform) = gc.get_clip_rectangle(), gc.get_clip_path()
        clip = ""
        if box is not None:
            clip = f"{_numbers(box.bounds)} re W n "
        if path is not None:
            clip += f"{written(path, transform.to_values(), PEN)}W n"
        if clip != self.clip:
            self.parts.append(f"Q q {clip}")
            self.clip, self.state = clip, {}

    def _shade(self, alphas: tuple[float, float]) -> str:
        return self.shades.setdefault(alphas, f"A{len(self.shades)}")

    def _tile(self, gc: Any, face: Any) -> str:
        """The name of a hatch, drawn on a tile that covers the ground again and again."""
        line, width = gc.get_hatch_color(), gc.get_hatch_linewidth()
        key = gc.get_hatch(), None if face is None else tuple(face[:3]), tuple(line[:3]), width
        if key not in self.tiles:
            ground = "" if face is None else f"{_rgb(face)} rg 0 0 {TILE} {TILE} re f "
            ink = f"{_rgb(line)} RG {_rgb(line)} rg {width:.4g} w "
            shape = written(gc.get_hatch_path(), (TILE, 0, 0, TILE, 0, 0), PEN)
            lift = self.height * self.zoom
            number = self.file.stream(
                f"{ground}{ink}{shape}B".encode("ascii"),
                f"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /Resources << >> "
                f"/BBox [0 0 {TILE} {TILE}] /XStep {TILE} /YStep {TILE} "
                f"/Matrix [{self.zoom:.6g} 0 0 {self.zoom:.6g} 0 {lift:.4f}]",
            )
            self.tiles[key] = f"H{len(self.tiles)}", number
        return self.tiles[key][0]

    # ---- letters

    def draw_text(
        self, gc: Any, x: Any, y: Any, s: str, prop: Any, angle: Any,
        ismath: Any = False, mtext: Any = None,
    ) -> None:  # fmt: skip
        self._clip(gc)
        colour, size = gc.get_rgb(), prop.get_size_in_points()
        shade = self._shade((1.0, round(float(colour[3]), 4)))
        self._set({"gs": f"/{shade} gs", "fill": f"{_rgb(colour)} rg"})
        turn = math.radians(angle)
        cos, sin = math.cos(turn), math.sin(turn)
        across, up = x, self.height - y
        parts = ["BT"]
        for glyphs in _together(line_of(s, prop).glyphs):
            first = glyphs[0]
            right, rise = first.x * size, first.y * size
            place = across + right * cos - rise * sin, up + right * sin + rise * cos
            parts.append(f"/F{self._font(first.file, glyphs)} {size:.4g} Tf")
            parts.append(f"{_numbers((cos, sin, -sin, cos, *place), 4)} Tm")
            parts.append(f"[{_shown(glyphs)}] TJ")
        self.parts.append(" ".join([*parts, "ET"]))

    def _font(self, file: str, glyphs: list[Glyph]) -> int:
        self.fonts.setdefault(file, []).extend(glyphs)
        return list(self.fonts).index(file)


def _together(glyphs: tuple[Glyph, ...]) -> list[list[Glyph]]:
    """The glyphs that follow each other in one typeface and at one height."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and (found[-1][-1].file, found[-1][-1].y) == (glyph.file, glyph.y):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _shown(glyphs: list[Glyph]) -> str:
    """Glyphs by number, and where a rule of the typeface says so, how far the pen goes back."""
    text, pen = "<", glyphs[0].x
    for glyph in glyphs:
        back = round((pen - glyph.x) * 1000)
        text += f">{back}<{glyph.number:04x}" if back else f"{glyph.number:04x}"
        pen = glyph.x + advance(glyph.file, glyph.number)
    return f"{text}>"


def _rgb(colour: Any) -> str:
    return _numbers(colour[:3], 4)


def _numbers(numbers: Iterable[float], places: int = 2) -> str:
    return " ".join(f"{number:.{places}f}" for number in numbers)


def _alphas(gc: Any, face: Any) -> tuple[float, float]:
    """How opaque line and fill are."""
    if gc.get_forced_alpha():
        return (round(float(gc.get_alpha()), 4),) * 2
    fill = face[3] if face is not None and len(face) > 3 else 1.0
    return round(float(gc.get_rgb()[3]), 4), round(float(fill), 4)


def _line(gc: Any, colour: Any) -> dict[str, str]:
    offset, dashes = gc.get_dashes()
    dashed = " ".join(f"{dash:.4g}" for dash in dashes or ())
    return {
        "line": f"{_rgb(colour)} RG",
        "width": f"{gc.get_linewidth():.4g} w",
        "dashes": f"[{dashed}] {offset or 0:.4g} d",
        "cap": f"{CAPS[gc.get_capstyle()]} J",
        "join": f"{JOINS[gc.get_joinstyle()]} j",
    }
