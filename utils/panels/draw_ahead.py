"""Pictures drawn before anybody asks: what the notebooks show first, and one step further."""

from __future__ import annotations

import ast
import contextlib
import itertools
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

from utils import kept
from utils.charts.look import DEFAULT, Look
from utils.charts.shown import showing
from utils.errors import ExplorerError
from utils.panels.figure_widget import FITS
from utils.panels.period import Period
from utils.views.base import View

NOTEBOOKS = kept.CODE.parent / "notebooks"
PAGES = ("light", "dark")
"""Themes that a page may have; a panel learns which when it is on the page."""


def draw_ahead(notebooks: Path = NOTEBOOKS) -> int:
    """Draw and keep the first pictures of notebooks, then those one step of a control away.

    The first pictures are drawn for a wide page, and for the columns that narrow windows have.

    Gives the number of first pictures. What was done already is not done again.
    """
    views = list(
        dict.fromkeys(v for path in sorted(notebooks.glob("*.ipynb")) for v in first(path))
    )
    return kept.known(f"Drawn ahead: {[view.to_text() for view in views]}", lambda: _draw(views))


def _draw(views: list[View]) -> int:
    for size, theme, view in itertools.product((DEFAULT.size, *FITS), PAGES, views):
        with contextlib.suppress(ExplorerError):  # no page of this size can hold it
            showing(view, Look(size=size, theme=theme))
    for view in views:
        panel = view.panel()
        for piece in panel.ahead.work():
            with contextlib.suppress(Exception):  # the reader's own step says why
                piece()
        panel.close()
    return len(views)


def first(notebook: Path) -> Iterator[View]:
    """The views that the panels of a notebook show first. Its code is read, and not run."""
    calls = list(_calls(notebook))
    periods = [found for call in calls for found in _periods(call)]
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "panel":
            with contextlib.suppress(ExplorerError):
                view = View.from_text(ast.unparse(call.func.value))
                yield view
                yield from (view.at(period.days) for period in periods if call.args)


def _periods(call: ast.Call) -> Iterator[Period]:
    if isinstance(call.func, ast.Name) and call.func.id == Period.__name__:
        with contextlib.suppress(ExplorerError, ValueError, TypeError):
            yield Period(*map(ast.literal_eval, call.args))


def _calls(notebook: Path) -> Iterator[ast.Call]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    for source in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
        with contextlib.suppress(SyntaxError):  # a magic of IPython
            yield from (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def step_aside() -> None:
    """Let all others have the processor first, and end with whoever started this.

    That is known by the standard input, which ends with its writer, however that ends.
    """
    if hasattr(os, "nice"):
        os.nice(19)
    threading.Thread(target=_end_with_input, daemon=True).start()


def _end_with_input() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)
