"""From a plan to files: compose once, write each kind, all on disk or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from utils.data.dataset import Dataset
from utils.errors import ExportError, ReportError
from utils.files import write_all
from utils.report.compose import Composed, compose
from utils.report.html import write_html
from utils.report.pdf import write_pdf
from utils.report.plan import Report
from utils.report.word import write_word

WRITERS: dict[str, Callable[[Composed], bytes]] = {
    "html": write_html,
    "pdf": write_pdf,
    "docx": write_word,
}
FORMATS = tuple(WRITERS)


def build(
    report: Report,
    folder: str | Path,
    formats: Sequence[str] = FORMATS,
    *,
    name: str = "",
    replace: bool = False,
    dataset: Dataset | None = None,
) -> list[Path]:
    """Write a report into a folder, one file per format, and return the paths.

    A file that is there already is kept, and the report takes the next free number, unless
    ``replace`` is true. Raises ``ReportError`` when a chart cannot be drawn, a format is unknown
    or needs a package that is missing, and ``ExportError`` when the folder cannot be written;
    nothing is left behind then.
    """
    unknown = [kind for kind in formats if kind not in WRITERS]
    if unknown:
        raise ReportError([f"{unknown[0]!r} is no kind of report; choose from html, pdf, docx."])
    if not report.parts:
        raise ReportError(["The report has no parts yet."])
    if not formats:
        raise ReportError(["Choose at least one kind of report: html, pdf, docx."])
    composed = compose(report, dataset)
    contents = {f".{kind}": WRITERS[kind](composed) for kind in formats}
    stem = name or re.sub(r"[^a-z0-9]+", "-", report.title.lower()).strip("-")[:60] or "report"
    folder = Path(folder).expanduser()
    try:
        return write_all(folder, stem, contents, replace=replace)
    except OSError as fault:
        raise ExportError(f"The report could not be saved in {folder}: {fault.strerror}.") from None
