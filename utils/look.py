"""Looks: how large a chart is and in which theme it is drawn, apart from what it shows."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from utils.errors import ViewError
from utils.language import ENGLISH, LANGUAGES
from utils.themes import THEMES, Theme

SCREEN = 540.0
"""Width of a chart on screen in points: 190 mm in print, 720 pixels."""


@dataclass(frozen=True)
class Page:
    """The page that a chart is laid out on: its width and its type sizes, in points."""

    width: float = SCREEN
    title: float = 14.0
    subtitle: float = 9.5
    body: float = 8.0
    small: float = 6.8


@dataclass(frozen=True)
class Look:
    """How a chart is drawn. A view and a look together determine a picture byte for byte."""

    size: str = "screen"
    theme: str = "light"
    language: str = ENGLISH

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
            raise ViewError(f"{self.language!r} is not a language of charts; choose from {known}.")

    @functools.cached_property
    def page(self) -> Page:
        """The page that the size stands for."""
        return Page()

    @functools.cached_property
    def colours(self) -> Theme:
        """The theme, with what a house style changes in it."""
        return THEMES[self.theme]


DEFAULT = Look()
"""The look of the panels."""
