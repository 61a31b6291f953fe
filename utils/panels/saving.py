"""What a panel writes: the folder, the size and the theme of a chart, and one zip or files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets

from utils.look import DEFAULT, Look
from utils.sizes import SIZES
from utils.views.view import View

EXPORTS = "exports"
"""Folder for saved charts, beside the notebook."""
THEMES = {"light": "Light", "dark": "Dark", "print": "Print, grey"}
KINDS = {"files": "Files", "zip": "One zip"}


class Saving(widgets.Box):
    """A button that saves, and what the saved chart is to be like, whatever the screen shows."""

    def __init__(self, act: Callable[[], None]):
        button = widgets.Button(
            description="Save",
            tooltip="Write picture, rows and sources",
            layout={"width": "70px"},
        )
        button.on_click(lambda _: act())
        self.folder = widgets.Text(
            EXPORTS,
            description="Folder",
            continuous_update=False,  # letter by letter, a quick Save overtakes the last ones
            layout={"width": "160px"},
            style={"description_width": "48px"},
        )
        sizes = {name: size.words for name, size in SIZES.items()}
        self.size = _chooser("Size", sizes, DEFAULT.size, 32, 208)
        self.theme = _chooser("Theme", THEMES, DEFAULT.theme, 52, 168)
        self.kind = _chooser("As", KINDS, "files", 20, 122)
        super().__init__(
            [button, self.folder, self.size, self.theme, self.kind],
            layout={"flex_flow": "row wrap"},
        )
        self.add_class("kx-saving")

    @property
    def path(self) -> Path:
        """The folder to write into."""
        return Path(self.folder.value.strip() or EXPORTS)

    def save(self, view: View, language: str) -> str:
        """Write a view as it was chosen here, in a language, and say what was written.

        Raises ``LookError`` where the size cannot hold the chart, before anything is written.
        """
        look = Look(size=self.size.value, theme=self.theme.value, language=language)
        paths = view.chart(look=look).save(self.path, zipped=self.kind.value == "zip")
        names = ", ".join(path.name for path in paths)
        return f"Saved in {paths[0].parent.resolve()}: {names}."


def _chooser(
    label: str, options: dict[str, str], value: str, before: int, width: int
) -> widgets.Dropdown:
    """A narrow dropdown; ``before`` are the pixels for its label, ``width`` those of both."""
    return widgets.Dropdown(
        options=[(words, key) for key, words in options.items()],
        value=value,
        description=label,
        layout={"width": f"{width}px"},
        style={"description_width": f"{before}px"},
    )
