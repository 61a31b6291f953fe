"""Themes: the colours and the typeface that a chart is drawn in."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path

Colour = tuple[float, float, float]
Fonts = tuple[tuple[str, tuple[tuple[str, Path], ...]], ...]
"""Files by weight, for each family; the first family is the first choice for a letter."""

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILY = "Explorer Sans"
FONT_FILES = {
    "normal": FONTS / "ExplorerSans-Regular.ttf",
    "bold": FONTS / "ExplorerSans-Bold.ttf",
}


@dataclass(frozen=True)
class Ground:
    """How held ground is drawn: its colour, and a hatch as second cue."""

    face: Colour
    line: Colour
    hatch: str = ""


HATCHES = {
    "captured": "///",
    "retaken": "\\\\\\",
    "ceded_by_agreement": "---",
    "handed_over": "|||",
    "administrative": "+++",
}
"""How ground changed hands, told by the hatch alone; to whom is told by the colour."""


@dataclass(frozen=True)
class Theme:
    """Every colour of a chart. The defaults are the light theme.

    ``sides`` are the two sides' colours: an orange and a blue that differ in lightness too, no
    flag and no red. ``fonts`` are the files of each family, in the order in which a letter is
    looked for, by weight (normal, bold).
    ``kept`` is how strong Armenian-held ground and its hatch are where nothing changed.
    ``logo`` and ``credit`` are words at the foot, right and left.
    """

    ink: str = "#1b1f24"
    quiet: str = "#5a626b"
    rule: str = "#d9dde1"
    ground: str = "#ffffff"
    unknown: str = "#9aa1a8"
    third: str = "#6b7076"
    armenian: str = "#d9822b"
    azerbaijani: str = "#1f4e8c"
    mark: str = "#39424c"
    water: str = "#dfe8ee"
    land: str = "#f3f3f1"
    river: str = "#a9bfcc"
    border: str = "#8a9199"
    fonts: Fonts = field(default=((FAMILY, tuple(FONT_FILES.items())),))
    kept: tuple[float, float] = (0.2, 0.45)
    logo: str = ""
    credit: str = ""

    @functools.cached_property
    def sides(self) -> dict[str, str]:
        """The colour of each side."""
        return {"armenian": self.armenian, "azerbaijani": self.azerbaijani}

    @property
    def families(self) -> list[str]:
        """The names of the typefaces, the first choice first."""
        return [family for family, _ in self.fonts]

    def files(self, weight: str) -> tuple[str, ...]:
        """The font files of a weight, the first choice first."""
        return self._files[weight]

    @functools.cached_property
    def _files(self) -> dict[str, tuple[str, ...]]:
        weights = FONT_FILES
        return {w: tuple(str(dict(files)[w]) for _, files in self.fonts) for w in weights}

    def tint(self, colour: str, strength: float) -> Colour:
        """The colour as it looks on paper at partial strength (0 is paper, 1 the full colour)."""
        from matplotlib.colors import to_rgb  # a colour is mixed where something is drawn

        pairs = zip(to_rgb(colour), to_rgb(self.ground), strict=True)
        red, green, blue = (paper - strength * (paper - full) for full, paper in pairs)
        return red, green, blue

    @functools.cached_property
    def grounds(self) -> dict[str, Ground]:
        """Ground by who holds it (``control.controller``)."""
        armenian, azerbaijani, third = self.armenian, self.azerbaijani, self.third
        return {
            "soviet": self._ground(third, 0.14, 0.5),
            "azerbaijani": self._ground(azerbaijani, 0.5, 0.5),
            "armenian": self._ground(armenian, 0.5, 0.75, "////"),
            "armenian_peacekeepers": self._ground(armenian, 0.28, 0.6, "----"),
            "russian_peacekeepers": self._ground(third, 0.25, 0.8, "xxxx"),
            "contested": self._ground(third, 0.0, 0.75, "\\\\\\\\"),
            "divided": self._ground(third, 0.08, 0.6, "||||"),
        }

    @functools.cached_property
    def changes(self) -> dict[str, Ground]:
        """Ground by what became of it between two days (``control.changed``)."""
        sides = self.sides
        same = {
            "same-armenian": self._ground(self.armenian, *self.kept, "..."),
            "same-azerbaijani": self._ground(self.azerbaijani, 0.2, 0.3),
        }
        moved = {
            f"{side}-{how}": self._ground(sides[side], 0.46, 0.78, hatch)
            for side in sides
            for how, hatch in HATCHES.items()
        }
        return {**same, **moved, "neither": self._ground(self.third, 0.16, 0.5, "xxxx")}

    def _ground(self, colour: str, face: float, line: float, hatch: str = "") -> Ground:
        return Ground(self.tint(colour, face), self.tint(colour, line), hatch)


LIGHT = Theme()
DARK = Theme(
    ink="#eceef0",
    quiet="#aab2ba",
    rule="#363d44",
    ground="#14181d",
    unknown="#7b848d",
    third="#939ba3",
    armenian="#f2b25e",
    azerbaijani="#3f78c4",
    mark="#c3cad1",
    water="#1d2b36",
    land="#1d2126",
    river="#3d5463",
    border="#6d757d",
)
PRINT = Theme(
    ink="#000000",
    quiet="#404040",
    rule="#d4d4d4",
    unknown="#909090",
    third="#606060",
    armenian="#9c9c9c",
    azerbaijani="#1c1c1c",
    mark="#303030",
    water="#e6e6e6",
    land="#f4f4f4",
    river="#b8b8b8",
    border="#8a8a8a",
    kept=(0.34, 0.9),
)
THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
"""Light and dark, and black and white for print: there hatches and shapes tell things apart."""
