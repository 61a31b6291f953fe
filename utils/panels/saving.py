"""What a panel writes: the folder, the size and the theme of a chart, and one zip or files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from utils.charts.look import DEFAULT, Look
from utils.charts.sizes import SIZES
from utils.language import Phrases, message, say, speaking
from utils.panels.controls import Control, button, choice, text
from utils.views.base import View

EXPORTS = "exports"
"""Folder for saved charts, beside the notebook."""
THEMES = Phrases({"light": "Light", "dark": "Dark", "print": "Print, grey"})
KINDS = Phrases({"files": "Files", "zip": "One zip"})


@dataclass(frozen=True)
class Saving:
    """What a saved chart is to be like, whatever the screen shows."""

    folder: str = EXPORTS
    size: str = DEFAULT.size
    theme: str = DEFAULT.theme
    kind: str = "files"

    @property
    def path(self) -> Path:
        """The folder to write into."""
        return Path(self.folder.strip() or EXPORTS)

    def save(self, view: View, language: str) -> str:
        """Write a view as it was chosen here, in a language, and say what was written.

        Raises ``LookError`` where the size cannot hold the chart, before anything is written.
        """
        look = Look(size=self.size, theme=self.theme, language=language)
        paths = view.chart(look=look).save(self.path, zipped=self.kind == "zip")
        names = ", ".join(path.name for path in paths)
        with speaking(language):
            return say("Saved in {folder}: {names}.", folder=paths[0].parent.resolve(), names=names)


def controls() -> list[Control]:
    """The button and the fields of ``Saving``, one for each of its names."""
    sizes = Phrases({name: size.words for name, size in SIZES.items()})
    hint, doing = message("Write picture, rows and sources"), message("Saving …")
    return [
        button("save", message("Save"), hint=hint, doing=doing),
        text("folder", message("Folder"), narrow=True),
        choice("size", message("Size"), sizes, narrow=True),
        choice("theme", message("Theme"), THEMES, narrow=True),
        choice("kind", message("As"), KINDS, narrow=True),
    ]
