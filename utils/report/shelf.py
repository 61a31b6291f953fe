"""Where a report grows: a file beside the exports that panels add to; it outlives kernels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from utils.errors import ExportError
from utils.files import write_all
from utils.language import say
from utils.report.plan import Figure, Report, read_report
from utils.views.base import View

LIST = "report.yaml"
UNNAMED = "Karabakh in context"


def take(folder: Path) -> Report:
    """The report that lies in a folder; an empty one where none does.

    Raises ``ReportError`` when the file there is no report.
    """
    path = Path(folder).expanduser() / LIST
    return read_report(path) if path.exists() else Report(UNNAMED, ())


def put(report: Report, folder: Path) -> Path:
    """Write the report into a folder, over the one that lies there; return its path."""
    contents = {".yaml": report.to_yaml().encode()}
    folder = Path(folder).expanduser()
    try:
        return write_all(folder, LIST.removesuffix(".yaml"), contents, replace=True)[0]
    except OSError as fault:
        raise ExportError(f"The report could not be saved in {folder}: {fault.strerror}.") from None


def add(view: View, folder: Path) -> str:
    """Add a chart at the end of the report in a folder, and say so."""
    report = take(folder)
    path = put(replace(report, parts=(*report.parts, Figure(view))), folder)
    number = len(report.figures) + 1
    return say(
        "Added as figure {number} of {path}; ReportPanel() puts it in order and writes it.",
        number=number,
        path=path,
    )
