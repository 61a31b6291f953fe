"""Looks: how large a chart is and in which theme it is drawn, apart from what it shows."""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields
from pathlib import Path

from utils.calls import read_call
from utils.charts.sizes import Size, size_of
from utils.charts.themes import THEMES, Theme
from utils.errors import LookError, ViewError
from utils.language import ENGLISH, LANGUAGES

SCREEN = 540.0
"""Width of a chart on screen in points: 190 mm in print, 720 pixels."""


@dataclass(frozen=True)
class Look:
    """How a chart is drawn. A view and a look together determine a picture byte for byte.

    ``size`` is a preset of ``utils.charts.sizes.SIZES`` (screen, a4_column, a4_full, slide, web,
    web_2x, social) or a width such as ``120mm`` or ``800px``, at which a chart is as high as it
    needs; ``theme`` is light, dark or print (black and white). ``house`` is a house style: the
    path of its file, which is read at once, or its content (``utils.charts.house``). Raises
    ``LookError`` for anything else.
    """

    size: str = "screen"
    theme: str = "light"
    language: str = ENGLISH
    house: str = ""

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
            raise ViewError(f"{self.language!r} is not a language of charts; choose from {known}.")
        size_of(self.size)
        if self.theme not in THEMES:
            known = ", ".join(THEMES)
            raise LookError(f"{self.theme!r} is not a theme; choose from {known}.")
        object.__setattr__(self, "house", house_text(self.house))
        _ = self.colours  # a house style that is unfit is refused here

    @functools.cached_property
    def picture(self) -> Size:
        """The size of the finished picture."""
        return size_of(self.size)

    @functools.cached_property
    def colours(self) -> Theme:
        """The colours and typefaces that charts are drawn in."""
        theme = THEMES[self.theme]
        if not self.house:
            return theme
        from utils.charts.house import styled  # it knows matplotlib's colours and typefaces

        return styled(theme, self.house)

    def to_text(self) -> str:
        """The look as the Python call that makes it, without what is as usual."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        usual = {each.name: each.default for each in fields(self)}
        changed = [f"{name}={value!r}" for name, value in values.items() if value != usual[name]]
        return f"Look({', '.join(changed)})"

    @classmethod
    def from_text(cls, text: str) -> Look:
        """Read a look back from its text. Nothing is run; only names and plain values count.

        Raises ``LookError`` when the text is not a look.
        """
        try:
            name, values = read_call(text, "a look")
        except ViewError as fault:
            raise LookError(str(fault)) from None
        allowed = [each.name for each in fields(cls)]
        unknown = sorted(set(values) - set(allowed))
        if name != cls.__name__ or unknown:
            wrong = f"has no field {unknown[0]}" if unknown else f"is not written {name}"
            raise LookError(f"A look {wrong}; it is Look({'=..., '.join(allowed)}=...).")
        if not all(isinstance(value, str) for value in values.values()):
            raise LookError(f"{text!r} is no look: all its fields are words.")
        return cls(**values)


def house_text(house: str) -> str:
    """The content of a style: of the file that ``house`` names, or ``house`` itself.

    Raises ``LookError`` when there is no such file.
    """
    if "\n" in house or "=" in house or not house:
        return house
    path = Path(house).expanduser()
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        why = getattr(fault, "strerror", None) or "it is not text in UTF-8"
        raise LookError(f"The house style {path} could not be read: {why}.") from None


DEFAULT = Look()
"""The look of the panels."""
