"""What a picture says of itself: the view and the look that it was drawn from."""

from __future__ import annotations

import codecs
import html
import re
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from utils.errors import ExportError

SVG_KEYWORD = re.compile(r"<dc:subject>.*?<rdf:li>(.*?)</rdf:li>", re.DOTALL)
XMP_KEYWORDS = re.compile(r"<pdf:Keywords>(.*?)</pdf:Keywords>", re.DOTALL)
PDF_KEYWORDS = re.compile(rb"/Keywords \(((?:\\.|[^\\()])*)\)", re.DOTALL)
PDF_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3})", re.DOTALL)
PDF_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
VERSION = re.compile(r"; data [^;]*$")


def text_of(path: str | Path) -> str:
    """The text in a picture that ``Chart.from_text`` draws it from again.

    Raises ``ExportError`` when the file cannot be read or holds no such text.
    """
    path = Path(path).expanduser()
    try:
        data = path.read_bytes()
        text = _found(data, path)
    except (OSError, UnidentifiedImageError) as fault:
        why = getattr(fault, "strerror", None) or "it is no picture"
        raise ExportError(f"{path.name} could not be read: {why}.") from None
    if not text:
        raise ExportError(f"{path.name} does not say which view it shows.")
    return text


def _found(data: bytes, path: Path) -> str:
    if data.startswith(b"%PDF"):
        found = PDF_KEYWORDS.search(data)
        return VERSION.sub("", _pdf_string(found[1])) if found else ""
    if data.lstrip()[:5] in (b"<svg ", b"<?xml"):
        return _first(SVG_KEYWORD, data.decode("utf-8", "replace"))
    with Image.open(path) as picture:
        packet = picture.info.get("xmp", b"")
        return str(picture.info.get("View", "")) or _first(XMP_KEYWORDS, packet.decode())


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return html.unescape(found[1]) if found else ""


def _pdf_string(escaped: bytes) -> str:
    """A string of a PDF: escapes undone, in Latin-1 or, where it says so, in UTF-16."""

    def plain(found: re.Match[bytes]) -> bytes:
        letter = found[1]
        return bytes([int(letter, 8)]) if letter.isdigit() else PDF_LETTERS.get(letter, letter)

    data = PDF_ESCAPE.sub(plain, escaped)
    if data.startswith(codecs.BOM_UTF16_BE):
        return data[2:].decode("utf-16-be")
    return data.decode("latin-1")
