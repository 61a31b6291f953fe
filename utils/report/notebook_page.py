"""A notebook as a static page: words, live figures, folded code; no kernel and no server."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from utils.charts.chart import Chart
from utils.errors import ExportError, ReportError
from utils.export.page_tables import table_html
from utils.files import write_all
from utils.panels.figure_widget import PageWidget
from utils.panels.panel import Panel
from utils.report.html import figure, page, prose


def write_site(notebooks: Sequence[str | Path], folder: str | Path) -> list[Path]:
    """Run notebooks and write each as a page into a folder, with an index; return the paths.

    Any web host can serve the folder, and it works from a disk. Pages that are there are replaced.
    Raises ``ReportError`` for what is no notebook and for a cell that fails, and ``ExportError``
    when the folder cannot be written; nothing is changed then.
    """
    pages = {Path(notebook).stem: _page(Path(notebook)) for notebook in notebooks}
    items = "".join(
        f'<li><a href="{html.escape(name)}.html">{html.escape(title)}</a></li>'
        for name, (title, _) in pages.items()
    )
    index = page("Karabakh context explorer", f"<h1>Pages</h1><ul>{items}</ul>", [])
    files = {f"{name}.html": text.encode() for name, (_, text) in pages.items()}
    folder = Path(folder).expanduser()
    try:
        return write_all(folder, "", {**files, "index.html": index.encode()}, replace=True)
    except OSError as fault:
        raise ExportError(f"The pages could not be saved in {folder}: {fault.strerror}.") from None


def _page(path: Path) -> tuple[str, str]:
    """The title of a notebook and its page."""
    cells = _cells(path)
    charts: list[Chart] = []
    body = []
    with _in_folder(path.parent):
        shell = _shell()
        for number, cell in enumerate(cells, start=1):
            source = "".join(cell.get("source", ""))
            if cell.get("cell_type") == "markdown":
                body.append(prose(source, tables=True))
            elif cell.get("cell_type") == "code" and source.strip():
                body.append(_run(shell, source, f"{path.name}, cell {number}", charts))
    title = next((_title(cell) for cell in cells if _title(cell)), path.stem)
    return title, page(title, "".join(body), charts)


def _cells(path: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads(path.read_text(encoding="utf-8"))["cells"])
    except OSError as fault:
        raise ReportError([f"{path} cannot be read ({fault.strerror})."]) from None
    except (ValueError, KeyError, TypeError):
        raise ReportError([f"{path} is no notebook."]) from None


def _title(cell: dict[str, Any]) -> str:
    first = "".join(cell.get("source", "")).lstrip().partition("\n")[0]
    return first.lstrip("# ").strip() if first.startswith("# ") else ""


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    """Run in the notebook's own folder, as the lab does."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _shell() -> Any:
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell(user_ns={})


def _run(shell: Any, source: str, where: str, charts: list[Chart]) -> str:
    """A cell's code, folded, and what it shows."""
    from IPython.utils.capture import capture_output

    with capture_output() as printed:
        done = shell.run_cell(source)
    if not done.success:
        fault = done.error_before_exec or done.error_in_exec
        raise ReportError([f"{where}: {type(fault).__name__}: {fault}"])
    code = f"<details><summary>Code</summary><pre>{html.escape(source)}</pre></details>"
    quiet = source.rstrip().endswith(";") or done.result is None
    return code + (_said(printed.stdout) if quiet else _shown(done.result, charts))


def _said(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>" if text.strip() else ""


def _shown(result: Any, charts: list[Chart]) -> str:
    """What a cell's last line gives: a live figure, a table, or its words."""
    chart = result.chart if isinstance(result, Panel) else result
    if isinstance(chart, Chart):
        charts.append(chart)
        return figure(chart, html.escape(chart.sentence))
    if isinstance(result, pd.DataFrame):
        return table_html(result)
    return result.static() if isinstance(result, PageWidget) else _said(repr(result))
