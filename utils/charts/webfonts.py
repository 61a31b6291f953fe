"""The typefaces of a page or an SVG, as WOFF2 inside its style, with the alphabets it needs.

Our own typeface lies cut into alphabets beside its files, for to cut one takes longer than to
draw a chart. ``python -m utils.charts.webfonts`` cuts them anew. A house style's typeface is cut to
the letters that are used.
"""

from __future__ import annotations

import base64
import functools
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from utils.charts.themes import FAMILY, FONT_FILES, FONTS, LIGHT, Fonts

Spans = tuple[tuple[int, int], ...]
ALPHABETS: dict[str, Spans] = {
    "Latin": ((0x20, 0x7E), (0xA0, 0xA0), (0x2003, 0x2003), (0x2013, 0x2014), (0x2018, 0x201D),
              (0x2024, 0x2026), *((ord(one), ord(one)) for one in "«»·²×ÇÖÜçéöüĞğİıŞşƏə")),
    "Armenian": ((0x530, 0x58F), (0xFB13, 0xFB17)),
    "Cyrillic": ((0x400, 0x52F), (0x2116, 0x2116)),
    "Other": ((0xA0, 0x3FF), (0x1E00, 0x22FF)),
}  # fmt: skip
"""First and last letters of the parts; a letter belongs to the first that has it.

``Latin`` has what English and Azerbaijani charts are written in, and the signs that all use.
"""


def font_css(letters: Iterable[str] | None = None, fonts: Fonts = LIGHT.fonts) -> str:
    """The ``@font-face`` rules of the typefaces, with the alphabets of some letters, or whole."""
    return _css(None if letters is None else frozenset(letters), fonts)


@functools.lru_cache(maxsize=64)
def _css(letters: frozenset[str] | None, fonts: Fonts) -> str:
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};{only}"
        f"src:url(data:font/woff2;base64,{base64.b64encode(data).decode()}) format('woff2')}}"
        for family, files in fonts
        for weight, file in files
        for only, data in _pieces(family, file, letters)
    )


def _pieces(family: str, file: Path, letters: frozenset[str] | None) -> Iterator[tuple[str, bytes]]:
    """Which letters a piece of a typeface is for, as a rule, and its bytes."""
    if family != FAMILY:
        yield "", cut(file, letters)
        return
    used = None if letters is None else {part_of(letter) for letter in letters}
    for part in reversed(ALPHABETS):  # a browser asks the last rule first
        if used is None or part in used:
            yield f"unicode-range:{_range(ALPHABETS[part])};", piece(file, part).read_bytes()


def part_of(letter: str) -> str:
    """The part of the typeface that a letter belongs to; an empty text where it has none."""
    code = ord(letter)
    found = (
        part
        for part, spans in ALPHABETS.items()
        if any(first <= code <= last for first, last in spans)
    )
    return next(found, "")


def piece(file: Path, part: str) -> Path:
    """Where a part of one of our own files lies."""
    return FONTS / f"{file.stem}-{part}.woff2"


def _range(spans: Spans) -> str:
    return ",".join(
        f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in spans
    )


# ---- cutting


def cut(path: Path, letters: Iterable[str] | None) -> bytes:
    """A font file as WOFF2, cut to some letters, or whole."""
    from fontTools import subset  # takes long to load, and is seldom needed
    from fontTools.ttLib import TTFont

    options = subset.Options(flavor="woff2", hinting=False, notdef_outline=True)
    options.drop_tables += ["FFTM"]  # FontForge's own, which the subsetter would warn of
    file = TTFont(path, recalcTimestamp=False)
    if letters is not None:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(letters)))
        cutter.subset(file)
    stream = io.BytesIO()
    file.flavor = "woff2"
    file.save(stream)
    return stream.getvalue()


def cut_alphabets() -> dict[Path, bytes]:
    """Our own typeface by alphabets: what belongs into each file beside it."""
    from fontTools.ttLib import TTFont

    found = {}
    for file in FONT_FILES.values():
        letters = [chr(code) for code in TTFont(file).getBestCmap()]
        for part in ALPHABETS:
            found[piece(file, part)] = cut(file, [one for one in letters if part_of(one) == part])
    return found


if __name__ == "__main__":
    for place, content in cut_alphabets().items():
        place.write_bytes(content)
