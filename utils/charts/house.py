"""House styles: a small TOML file that gives every chart the fonts and colours of a publisher.

[font]
family = "Source Sans 3"      # installed on this computer
[colours]                     # any of them; the others stay as the theme has them
ink = "#101010"
armenian = "#d9822b"
azerbaijani = "#1f4e8c"
[words]
logo = "THE PAPER"            # at the foot, right
credit = "Graphic: The Paper" # at the foot, left
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from matplotlib.colors import is_color_like
from matplotlib.font_manager import FontProperties, findfont

from utils.charts.colours import VISIONS, contrast, difference
from utils.charts.themes import FONT_FILES, Theme
from utils.errors import LookError

COLOURS = [each.name for each in fields(Theme) if each.name not in ("fonts", "logo", "credit")]
SECTIONS = {"font": ["family"], "colours": COLOURS, "words": ["logo", "credit"]}
LONGEST = 120
"""Letters of a logo or a credit line, at most."""
READABLE, SIDES_APART, THIRD_APART, SEEN = 4.5, 20.0, 10.0, 5.0
"""Least contrast of text (WCAG 2.2, AA), and least distances in CIEDE2000."""


def styled(theme: Theme, content: str) -> Theme:
    """A theme in a house style.

    Raises ``LookError`` with one sentence when the style cannot be read, names what there is
    not, or makes charts that some readers could not read.
    """
    style = _read(content)
    own: dict[str, Any] = {name: _colour(name, v) for name, v in style["colours"].items()}
    own |= {name: _words(name, value) for name, value in style["words"].items()}
    family = style["font"].get("family")
    fonts = theme.fonts if family is None else (_font(str(family)), *theme.fonts)
    found = replace(theme, **own, fonts=fonts)
    if fault := next(faults(found), None):
        raise LookError(f"The house style was refused: {fault}.")
    return found


def faults(theme: Theme) -> Iterator[str]:
    """What makes a theme unfit: text that cannot be read, colours that cannot be told apart."""
    yield from _unreadable(theme)
    for vision in VISIONS:
        apart = difference(theme.armenian, theme.azerbaijani, vision)
        if apart < SIDES_APART:
            yield f"the two sides are too alike ({vision}: {apart:.0f} of {SIDES_APART:.0f})"
        for side, colour in theme.sides.items() if vision != "grey print" else ():
            apart = difference(theme.third, colour, vision)
            if apart < THIRD_APART:
                yield f"third and {side} are too alike ({vision}: {apart:.0f} of {THIRD_APART:.0f})"


def _unreadable(theme: Theme) -> Iterator[str]:
    for ink in ("ink", "quiet"):
        for paper in ("ground", "land"):
            ratio = contrast(getattr(theme, ink), getattr(theme, paper))
            if ratio < READABLE:
                yield f"{ink} cannot be read on {paper} (contrast {ratio:.1f} of {READABLE})"
    for holder, ground in theme.grounds.items():
        ratio = contrast(theme.ink, ground.face)
        if ratio < READABLE:
            yield f"ink cannot be read on {holder} ground (contrast {ratio:.1f} of {READABLE})"
        if ground.hatch and difference(ground.face, ground.line) < SEEN:
            yield f"the hatch of {holder} ground cannot be seen"
    for side, colour in theme.sides.items():
        if difference(colour, theme.ground) < SIDES_APART:
            yield f"the colour of {side} cannot be seen on ground"


def _read(content: str) -> dict[str, dict[str, Any]]:
    try:
        style = tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        raise LookError(f"The house style is not TOML: {fault}.") from None
    for section, values in style.items():
        if section not in SECTIONS or not isinstance(values, dict):
            raise LookError(f"A house style has no {section!r}; it has {', '.join(SECTIONS)}.")
        unknown = [name for name in values if name not in SECTIONS[section]]
        if unknown:
            known = ", ".join(SECTIONS[section])
            raise LookError(f"A house style has no {unknown[0]!r} in {section}; it has {known}.")
    return {section: style.get(section, {}) for section in SECTIONS}


def _colour(name: str, value: object) -> str:
    if not (isinstance(value, str) and value.startswith("#") and is_color_like(value)):
        raise LookError(f"{value!r} is not a colour for {name}; write it as #1f4e8c.")
    return value[:7]


def _words(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or not value.isprintable():
        raise LookError(f"The {name} of a house style is one line of at most {LONGEST} letters.")
    return value


def _font(family: str) -> tuple[str, tuple[tuple[str, Path], ...]]:
    """The files of an installed typeface, by weight."""
    files = []
    for weight in FONT_FILES:
        try:
            wanted = FontProperties(family=[family], weight=weight)
            path = Path(findfont(wanted, fallback_to_default=False))
        except ValueError:
            raise LookError(
                f"The font {family!r} of the house style is not installed on this computer; "
                "install it, or leave out the font."
            ) from None
        if path.suffix.lower() not in (".ttf", ".otf"):
            raise LookError(f"The font {family!r} is a {path.suffix} file; .ttf or .otf is needed.")
        files.append((weight, path))
    return family, tuple(files)
