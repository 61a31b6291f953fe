"""A PDF file of one page: its objects, its typefaces cut to the glyphs used, its words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping

from utils.charts import typeset
from utils.charts.typeset import Glyph

UNICODE_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
AT_ONCE = 100
"""So many signs a reader takes in one part of a map."""


class PdfFile:
    """Objects that refer to each other by number; the first is the catalog."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self.objects.append(b"null")
        return len(self.objects)

    def add(self, text: str) -> int:
        """Write an object; return its number."""
        self.objects.append(text.encode("ascii"))
        return len(self.objects)

    def stream(self, data: bytes, entries: str = "") -> int:
        """Write bytes, packed, with entries that tell what they are."""
        packed = zlib.compress(data, 6)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>"
        self.objects.append(head.encode("ascii") + b"\nstream\n" + packed + b"\nendstream")
        return len(self.objects)

    def page(
        self, content: bytes, resources: str, width: float, height: float, words: Mapping[str, str]
    ) -> bytes:
        """The whole file, with words by name as its information."""
        pages, body = self.reserve(), self.stream(content)
        box = f"[0 0 {width:.4f} {height:.4f}]"
        page = self.add(
            f"<< /Type /Page /Parent {pages} 0 R /MediaBox {box} /Contents {body} 0 R "
            f"/Resources << {resources} >> >>"
        )
        self.objects[pages - 1] = f"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>".encode()
        catalog = self.add(f"<< /Type /Catalog /Pages {pages} 0 R >>")
        about = " ".join(f"/{name} {string(text)}" for name, text in words.items())
        information = self.add(f"<< {about} >>")
        return self._bytes(f"/Root {catalog} 0 R /Info {information} 0 R")

    def _bytes(self, trailer: str) -> bytes:
        parts, places = [b"%PDF-1.6\n%\xac\xdc \xab\xba\n"], list[int]()
        length = len(parts[0])
        for number, content in enumerate(self.objects, start=1):
            places.append(length)
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
            length += len(parts[-1])
        count = len(self.objects) + 1
        rows = "".join(f"{place:010d} 00000 n \n" for place in places)
        table = f"xref\n0 {count}\n0000000000 65535 f \n{rows}"
        end = f"{table}trailer\n<< /Size {count} {trailer} >>\nstartxref\n{length}\n%%EOF\n"
        return b"".join(parts) + end.encode("ascii")

    def typeface(self, file: str, glyphs: Iterable[Glyph]) -> int:
        """Write a typeface file with these glyphs alone, and which letters each stands for."""
        said: dict[int, str] = {}
        for glyph in glyphs:
            said[glyph.number] = said.get(glyph.number) or glyph.letters
        numbers = sorted(said)
        face = typeset.about(file)
        name = f"{_tag(numbers)}+{face.name}"
        subtype, key, kind = ("2", "FontFile2", "") if face.truetype else (
            "0", "FontFile3", "/Subtype /OpenType")  # fmt: skip
        program = self.stream(typeset.cut(file, frozenset(numbers)), kind)
        left, low, right, high = face.box
        descriptor = self.add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /ItalicAngle 0 /StemV 80 "
            f"/FontBBox [{left} {low} {right} {high}] /Ascent {face.ascent} "
            f"/Descent {face.descent} /CapHeight {face.ascent} /{key} {program} 0 R >>"
        )
        widths = " ".join(f"{n} [{typeset.advance(file, n) * 1000:.6g}]" for n in numbers)
        mapped = "/CIDToGIDMap /Identity " if face.truetype else ""
        descendant = self.add(
            f"<< /Type /Font /Subtype /CIDFontType{subtype} /BaseFont /{name} /CIDSystemInfo "
            "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R {mapped}/DW 0 /W [{widths}] >>"
        )
        letters = self.stream(_unicode_map(said).encode("ascii"))
        return self.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] /ToUnicode {letters} 0 R >>"
        )


def string(text: str) -> str:
    """A text as PDF writes it: as it is, or in UTF-16 where it is not plain English."""
    if text.isascii():
        return "(" + re.sub(r"[\\()\r\n]", lambda m: f"\\{ord(m[0]):03o}", text) + ")"
    data = b"\xfe\xff" + text.encode("utf-16-be")
    plain = range(0x20, 0x7F)
    return "(" + "".join(
        chr(b) if b in plain and b not in b"\\()" else f"\\{b:03o}" for b in data
    ) + ")"  # fmt: skip


def _tag(numbers: Iterable[int]) -> str:
    """Six capitals that tell one cut of a typeface from another."""
    left, letters = zlib.crc32(repr(list(numbers)).encode()), ""
    for _ in range(6):
        left, rest = divmod(left, 26)
        letters += chr(ord("A") + rest)
    return letters


def _unicode_map(said: Mapping[int, str]) -> str:
    rows = [
        f"<{number:04x}> <{letters.encode('utf-16-be').hex()}>"
        for number, letters in sorted(said.items())
        if letters
    ]
    parts = [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]
    ranges = [f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts]
    return UNICODE_MAP.format(ranges="\n".join(ranges))
