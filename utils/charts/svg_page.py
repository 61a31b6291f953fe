"""The page of an SVG: a recording in SVG's own words, text as text."""

from __future__ import annotations

import functools
import hashlib
import html
from collections import Counter
from collections.abc import Collection
from typing import Any

from matplotlib.colors import to_hex
from matplotlib.font_manager import weight_dict
from matplotlib.text import Text

from utils.charts.recording import Recording, Typeset
from utils.charts.shapes import Pen, Place, remembered, written
from utils.charts.typeset import line_of

TILE = 72
"""Width and height of a hatch's tile, in points."""
PEN = Pen("M%.2f %.2f", "L%.2f %.2f", "C%.2f %.2f %.2f %.2f %.2f %.2f", "z")
"""A hundredth of a point is finer than any printer: more decimals only make the file heavy."""
CAPS = {"projecting": "square"}
ANCHORS = {"left": ("start", 0.0), "center": ("middle", 0.5), "right": ("end", 1.0)}
"""Where a text is anchored, and at which share of its width."""
REGULAR = 400
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="{wide}pt" height="{high}pt" viewBox="0 0 {width} {height}" version="1.1">'
)
ABOUT = """<title>{title}</title>
<metadata>
<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"\
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<cc:Work>
<dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>
<dc:title>{title}</dc:title>
<dc:description>{description}</dc:description>
<dc:format>image/svg+xml</dc:format>
<dc:source>{source}</dc:source>
<dc:creator><cc:Agent><dc:title>{creator}</dc:title></cc:Agent></dc:creator>
<dc:subject><rdf:Bag><rdf:li>{view}</rdf:li><rdf:li>{data}</rdf:li></rdf:Bag></dc:subject>
</cc:Work>
</rdf:RDF>
</metadata>
<defs>
<style type="text/css">*{{stroke-linejoin: round; stroke-linecap: butt}}</style>
</defs>"""


def svg(
    recording: Recording, zoom: float, about: dict[str, str], leave_out: Collection[Text] = ()
) -> str:
    """An SVG of a recording, so many times as large, without some of its texts.

    ``about`` are the words of its metadata: title, description, source, creator, view, data.
    """
    page = _Page(recording.width, recording.height)
    recording.play(page, leave_out)
    return page.done(zoom, about)


class _Page(Typeset):
    """A renderer that writes the elements of a page, and what they refer to."""

    def __init__(self, width: float, height: float):
        super().__init__()
        self.width, self.height = width, height
        self.parts: list[str] = []
        self.groups: Counter[str] = Counter()
        self.markers: set[str] = set()
        self.tiles: dict[str, str] = {}
        self.edges: dict[str, str] = {}
        self.edge_of: dict[int, str] = {}

    def done(self, zoom: float, about: dict[str, str]) -> str:
        """The file, once everything is drawn."""
        size = {"width": _number(self.width), "height": _number(self.height)}
        large = {"wide": _number(self.width * zoom), "high": _number(self.height * zoom)}
        words = {name: html.escape(text, quote=False) for name, text in about.items()}
        edges = [f'<clipPath id="{name}">{edge}</clipPath>' for edge, name in self.edges.items()]
        defs = ["<defs>", *edges, *self.tiles.values(), "</defs>"] if edges or self.tiles else []
        head = HEAD.format(**size, **large), ABOUT.format(**words)
        return "\n".join([*head, *self.parts, *defs, "</svg>\n"])

    # ---- groups and shapes

    def open_group(self, s: str, gid: str | None = None) -> None:
        """A group begins; one without a name is counted."""
        if not gid:
            self.groups[s] += 1
        self.parts.append(f'<g id="{html.escape(gid) if gid else f"{s}_{self.groups[s]}"}">')

    def close_group(self, s: str) -> None:
        """The last group ends."""
        self.parts.append("</g>")

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        line = rgbFace is None and gc.get_hatch() is None
        page = (0.0, 0.0, self.width, self.height) if line else None
        shape = written(path, self._place(transform), PEN, page)
        style = _style(gc, rgbFace, self._tile(gc, rgbFace))
        self.parts.append(f'<path d="{shape}"{self._edge(gc)} style="{style}"/>')

    def draw_markers(
        self, gc: Any, marker_path: Any, marker_trans: Any, path: Any, trans: Any,
        rgbFace: Any = None,
    ) -> None:  # fmt: skip
        """One shape at some places."""
        a, b, c, d, e, f = marker_trans.to_values()
        shape = remembered(marker_path, (a, -b, c, -d, e, -f), PEN)
        style = _style(gc, rgbFace, "")
        name = _named("m", f"{shape} {style}")
        if name not in self.markers:
            self.markers.add(name)
            stroke = "; ".join(way for way in style.split("; ") if way.startswith("stroke"))
            shape = f'<path id="{name}" d="{shape}" style="{stroke}"/>'
            self.parts.append(f"<defs>{shape}</defs>")
        self.parts.append(f"<g{self._edge(gc)}>")
        for x, y in trans.transform(path.vertices).tolist():
            place = f'x="{_number(x)}" y="{_number(self.height - y)}"'
            self.parts.append(f'<use xlink:href="#{name}" {place} style="{style}"/>')
        self.parts.append("</g>")

    def _place(self, transform: Any) -> Place:
        """Where something stands if heights are counted from the top."""
        a, b, c, d, e, f = transform.to_values()
        return a, -b, c, -d, e, self.height - f

    def _edge(self, gc: Any) -> str:
        """The attribute that cuts off what may not be seen; most marks share an edge."""
        box, (path, transform) = gc.get_clip_rectangle(), gc.get_clip_path()
        if path is not None:
            edge = f'<path d="{written(path, self._place(transform), PEN)}"/>'
        elif box is not None:
            return self.edge_of.get(id(box)) or self._edge_of(box)
        else:
            return ""
        return self._cut(edge)

    def _edge_of(self, box: Any) -> str:
        left, bottom, width, height = box.bounds
        corner = f'x="{_number(left)}" y="{_number(self.height - bottom - height)}"'
        size = f'width="{_number(width)}" height="{_number(height)}"'
        self.edge_of[id(box)] = found = self._cut(f"<rect {corner} {size}/>")
        return found

    def _cut(self, edge: str) -> str:
        name = self.edges.setdefault(edge, _named("p", edge))
        return f' clip-path="url(#{name})"'

    def _tile(self, gc: Any, face: Any) -> str:
        """The name of a hatch, drawn on a tile that covers the ground again and again."""
        if gc.get_hatch() is None:
            return ""
        ground = "none" if face is None else to_hex(face)
        line, width = to_hex(gc.get_hatch_color()), gc.get_hatch_linewidth()
        shape = remembered(gc.get_hatch_path(), (TILE, 0, 0, -TILE, 0, TILE), PEN)
        name = _named("h", f"{gc.get_hatch()} {ground} {line} {width}")
        self.tiles[name] = (
            f'<pattern id="{name}" patternUnits="userSpaceOnUse" x="0" y="0" width="{TILE}"'
            f' height="{TILE}"><rect x="0" y="0" width="{TILE + 1}" height="{TILE + 1}"'
            f' fill="{ground}"/><path d="{shape}" style="fill: {line}; stroke: {line};'
            f' stroke-width: {width:.6g}; stroke-linecap: butt; stroke-linejoin: miter"/></pattern>'
        )
        return name

    # ---- letters

    def draw_text(
        self, gc: Any, x: Any, y: Any, s: str, prop: Any, angle: Any,
        ismath: Any = False, mtext: Text | None = None,
    ) -> None:  # fmt: skip
        anchor, share = (
            ANCHORS[mtext.get_horizontalalignment()] if mtext and not angle else ("", 0.0)
        )
        size = prop.get_size_in_points()
        x += share * line_of(s, prop).width * size if share else 0.0
        place = f'x="{_number(x)}" y="{_number(y)}"'
        turn = f' transform="rotate({_number(-angle)} {_number(x)} {_number(y)})"' if angle else ""
        colour, alpha = gc.get_rgb(), gc.get_alpha() if gc.get_forced_alpha() else gc.get_rgb()[3]
        font = prop.get_weight(), size, tuple(prop.get_family())
        words = html.escape(s, quote=False)
        style = _letters(*font, tuple(colour), float(alpha), anchor)
        text = f'<text style="{style}" {place}{turn}>{words}</text>'
        edge = self._edge(gc)
        self.parts.append(f"<g{edge}>{text}</g>" if edge else text)


def _number(number: float) -> str:
    """A number without needless noughts."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


@functools.lru_cache(maxsize=512)
def _named(kind: str, content: str) -> str:
    """A name that says what is named: pictures on one page may share it."""
    return f"{kind}{hashlib.sha256(content.encode()).hexdigest()[:10]}"


# ---- how things look


def _style(gc: Any, face: Any, tile: str) -> str:
    """How a shape is filled and its line is drawn."""
    offset, dashes = gc.get_dashes()
    alpha = gc.get_alpha() if gc.get_forced_alpha() else None
    fill = None if face is None else tuple(face)
    dashed = None if dashes is None else (*dashes, offset)
    line = tuple(gc.get_rgb()), gc.get_linewidth(), gc.get_joinstyle(), gc.get_capstyle()
    return _css(fill, tile, alpha, dashed, *line)


@functools.lru_cache(maxsize=1024)
def _css(
    face: Any, tile: str, alpha: float | None,
    dashed: tuple[float, ...] | None, line: Any, width: float, join: str, cap: str,
) -> str:  # fmt: skip
    fill = "none" if face is None else to_hex(face)
    ways = {"fill": f"url(#{tile})" if tile else fill}
    if alpha is not None and alpha != 1:
        ways["opacity"] = f"{alpha:.6g}"
    elif alpha is None and face is not None and len(face) == 4 and face[3] != 1:
        ways["fill-opacity"] = f"{face[3]:.6g}"
    if dashed is not None:
        *dashes, offset = dashed
        ways["stroke-dasharray"] = ",".join(f"{dash:.6g}" for dash in dashes)
        ways["stroke-dashoffset"] = f"{offset:.6g}"
    if width:
        ways |= _line(line, alpha, width, join, cap)
    return "; ".join(f"{name}: {way}" for name, way in ways.items())


def _line(line: Any, alpha: float | None, width: float, join: str, cap: str) -> dict[str, str]:
    ways = {"stroke": to_hex(line)}
    if alpha is None and line[3] != 1:
        ways["stroke-opacity"] = f"{line[3]:.6g}"
    if width != 1:
        ways["stroke-width"] = f"{width:.6g}"
    if join != "round":
        ways["stroke-linejoin"] = join
    if cap != "butt":
        ways["stroke-linecap"] = CAPS.get(cap, cap)
    return ways


@functools.lru_cache(maxsize=256)
def _letters(
    weight: Any, size: float, families: tuple[str, ...], colour: Any, alpha: float,
    anchor: str,
) -> str:  # fmt: skip
    heavy = weight_dict.get(weight, weight)
    ways = {"font-weight": str(heavy)} if heavy != REGULAR else {}
    ways["font-size"] = f"{size:.6g}px"
    ways["font-family"] = ", ".join(f"'{family}'" for family in families)
    ways |= {"text-anchor": anchor} if anchor else {}
    ways["fill"] = to_hex(colour)
    ways |= {"opacity": f"{alpha:.6g}"} if alpha != 1 else {}
    return "; ".join(f"{name}: {way}" for name, way in ways.items())
