"""Pixels: a recording as strips of rows, and strips as a PNG file.

A page at 300 dots per inch takes 25 MB, a strip of it three; so the page is never whole.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.transforms import Affine2D, Bbox, TransformedPath

from utils.charts.recording import Recording, Step
from utils.charts.typeset import line_of, outline

UNSEEN = (0.0, 0.0, 0.0, 1e-9)
"""A fill that leaves no trace. Agg cuts lines without a fill at the edge of its pixels, and a
dashed one would begin anew in each strip."""


class Strip(RendererAgg):
    """Some rows of a picture, to be played a recording's steps."""

    def __init__(self, width: int, height: int, dpi: float):
        super().__init__(width, height, dpi)
        self.grow = Affine2D().scale(dpi / 72)
        self.place = self.grow

    def begin(self, foot: int) -> None:
        """Wipe it, and put it where so many pixels of the picture lie below it."""
        self.clear()
        self.place = self.grow.frozen().translate(0, -foot)

    def play(self, step: Step, page: float) -> None:
        """Do one step of a recording of a page that is so many points high."""
        if step.name == "draw_text":
            gc, x, y, text, font, angle, *_ = step.what
            self._write(self._moved(gc), x, page - y, text, font, angle)
        elif step.name not in ("open_group", "close_group"):
            gc, *what = step.what
            getattr(self, f"_{step.name}")(self._moved(gc), *what, **step.how)

    def _draw_path(self, gc: Any, path: Any, transform: Any, face: Any) -> None:
        if face is None:
            colour, face = gc.get_rgb(), UNSEEN
            gc.set_alpha(None)  # else it would be the fill's as well
            gc.set_foreground(colour, isRGBA=True)
        self.draw_path(gc, path, transform + self.place, face)

    def _draw_markers(
        self, gc: Any, marker: Any, size: Any, path: Any, transform: Any, face: Any = None
    ) -> None:
        self.draw_markers(gc, marker, size + self.grow, path, transform + self.place, face)

    def _draw_path_collection(
        self, gc: Any, size: Any, paths: Any, transforms: Any, offsets: Any, place: Any,
        faces: Any, *rest: Any, **how: Any,
    ) -> None:  # fmt: skip
        places = transforms, offsets, place + self.place
        filled = faces if len(faces) else [UNSEEN]
        self.draw_path_collection(gc, size + self.grow, paths, *places, filled, *rest, **how)

    def _write(self, gc: Any, x: float, y: float, text: str, font: Any, angle: float) -> None:
        """Letters as shapes: at once, and in the very place."""
        place = Affine2D().scale(font.get_size_in_points()).rotate_deg(angle).translate(x, y)
        gc.set_linewidth(0)
        gc.set_snap(False)
        self.draw_path(gc, outline(line_of(text, font)), place + self.place, gc.get_rgb())

    def _moved(self, gc: Any) -> Any:
        """How something is drawn, with the edges of what may be seen in pixels of the strip."""
        moved = self.new_gc()
        moved.copy_properties(gc)
        box, (path, transform) = gc.get_clip_rectangle(), gc.get_clip_path()
        if box is not None:
            moved.set_clip_rectangle(Bbox(self.place.transform(box.get_points())))
        if path is not None:
            moved.set_clip_path(TransformedPath(path, transform + self.place))
        return moved


def strips(recording: Recording, width: int, height: int, dpi: float) -> Iterator[np.ndarray]:
    """The rows of a picture from the top, some at a time: bytes of red, green and blue.

    A strip is as high as the tile of a hatch, which so goes on from one to the next. The rows of
    one last until those of the next are asked for.
    """
    steps = [(step, *_reach(step, recording.height)) for step in recording.steps]
    tall = int(dpi)
    strip = Strip(width, tall, dpi)
    for foot in range(height - tall, -tall, -tall):
        strip.begin(foot)
        low, high = foot * 72 / dpi, (foot + tall) * 72 / dpi
        for step, lowest, highest in steps:
            if lowest <= high and highest >= low:
                strip.play(step, recording.height)
        yield np.asarray(strip.buffer_rgba())[: tall + min(foot, 0), :, :3]


def _reach(step: Step, page: float) -> tuple[float, float]:
    """From where to where a step leaves marks, in points from the foot of the page."""
    if step.name == "draw_path":
        gc, path, transform, _ = step.what
        ups = path.vertices @ transform.get_matrix()[1, :2] + transform.get_matrix()[1, 2]
        edge = 6 * gc.get_linewidth() + 1
        return (ups.min() - edge, ups.max() + edge) if len(ups) else (math.inf, -math.inf)
    if step.name == "draw_text":
        _, _, y, text, font, angle, *_ = step.what
        size = font.get_size_in_points() * (line_of(text, font).width + 2 if angle else 2)
        return page - y - size, page - y + size
    return -math.inf, math.inf


def png(
    rows: Iterable[np.ndarray], width: int, height: int, dpi: float, words: Mapping[str, str]
) -> bytes:
    """A PNG file from strips of rows, with words by name in its metadata.

    Rows are packed as they are: charts are flat, and a filter makes their files larger, and later.
    """
    meter = round(dpi / 0.0254)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [_chunk(b"IHDR", head), _chunk(b"pHYs", struct.pack(">IIB", meter, meter, 1))]
    chunks += [_chunk(*_said(name, text)) for name, text in words.items()]
    pack, lines = zlib.compressobj(1), np.zeros((0, 1 + 3 * width), np.uint8)
    for strip in rows:
        if len(lines) < len(strip):
            lines = np.zeros((len(strip), 1 + 3 * width), np.uint8)
        lines[: len(strip), 1:].reshape(len(strip), width, 3)[:] = strip
        chunks.append(_chunk(b"IDAT", pack.compress(lines[: len(strip)].data)))
    chunks += [_chunk(b"IDAT", pack.flush()), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _said(name: str, text: str) -> tuple[bytes, bytes]:
    """A text in Unicode, with no translation and no language told."""
    return b"iTXt", name.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
