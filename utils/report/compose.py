"""A report with its charts drawn, its figures numbered and its sources in one list."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pandas as pd

from utils.chart import CREDIT, Chart, sources_of
from utils.dataset import Dataset, load, vocabulary
from utils.errors import ExplorerError, ReportError
from utils.report.plan import Figure, Heading, Prose, Report

PLAIN_COLUMNS = {
    "date": "Date", "date_start": "From", "as_of": "As of", "event": "Event", "title": "Event",
    "unit": "Unit", "place": "Place", "district": "District", "side": "People",
    "category": "Whom", "claimant": "Stated by", "figure": "Figure", "controller": "Held by",
    "before": "Before", "how": "How", "by": "By", "what": "What", "area_km2": "km²",
    "share": "Share", "certainty": "Certainty", "status": "Status", "publisher": "Published by",
}  # fmt: skip
"""Columns of rows that a printed table can hold, and what it calls them."""
WIDEST = 6
PAGE_ROOM, SMALLEST = 215 / 25.4, 0.85
"""Inches that a page of A4 has for a figure; the scale below which type becomes hard to read."""
SPOKEN = ("side", "category", "outcome", "status")
"""Columns whose words have labels in the schema of claims."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A figure of the report: its number, its chart, and what stands under it."""

    number: int
    chart: Chart
    caption: str
    references: str

    @property
    def scale(self) -> float:
        """How large the figure stands on a page of A4: 1, or less if it is too tall for one."""
        _, height = self.chart.figure.get_size_inches()
        return min(1.0, PAGE_ROOM / float(height))


@dataclass(frozen=True, eq=False)
class Composed:
    """A report ready to be written: headings, texts and drawn figures in order.

    ``sources`` has one row per publication, ``number`` first, in the order of first use.
    """

    report: Report
    parts: tuple[Heading | Prose | Drawn, ...]
    sources: pd.DataFrame
    version: str

    @property
    def figures(self) -> tuple[Drawn, ...]:
        """The drawn figures in their order."""
        return tuple(part for part in self.parts if isinstance(part, Drawn))

    @property
    def shrunk(self) -> tuple[str, ...]:
        """A sentence for each figure that is taller than a page and so is printed smaller."""
        return tuple(
            f"Figure {drawn.number} is taller than a page and is printed at {drawn.scale:.0%}; "
            "fewer lines or another view would keep its type readable."
            for drawn in self.figures
            if drawn.scale < SMALLEST
        )

    @property
    def colophon(self) -> str:
        """Where the charts and their data come from."""
        return f"Charts and data: {CREDIT}, data version {self.version}, CC BY 4.0."


def compose(report: Report, dataset: Dataset | None = None) -> Composed:
    """Draw every chart of a report and number its figures and sources.

    Raises ``ReportError``, naming each figure that cannot be drawn and why.
    """
    dataset = dataset or load()
    charts = _charts(report, dataset)
    ids = itertools.chain.from_iterable(chart.sources["source_id"] for chart in charts)
    sources = sources_of(list(ids), dataset)
    numbers = dict(zip(sources["source_id"], sources["number"], strict=True))
    drawn = iter(
        Drawn(number, chart, _caption(figure, chart), _references(chart, numbers))
        for number, (figure, chart) in enumerate(zip(report.figures, charts, strict=True), start=1)
    )
    parts = tuple(next(drawn) if isinstance(part, Figure) else part for part in report.parts)
    return Composed(report, parts, sources, dataset.version)


def _charts(report: Report, dataset: Dataset) -> list[Chart]:
    charts, faults = [], []
    for number, figure in enumerate(report.figures, start=1):
        try:
            charts.append(figure.view.chart(dataset, report.look))
        except ExplorerError as fault:
            faults.append(f"Figure {number}: {fault}")
    if faults:
        raise ReportError(faults)
    return charts


def _caption(figure: Figure, chart: Chart) -> str:
    return " ".join(filter(None, [figure.caption.strip(), chart.sentence]))


def _references(chart: Chart, numbers: dict[str, int]) -> str:
    """The numbers of a chart's sources, runs drawn together: ``[1–4, 7]``."""
    used = sorted(numbers[source] for source in chart.sources["source_id"])
    if not used:
        return ""
    runs: list[list[int]] = [[used[0]]]
    for number in used[1:]:
        if number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return f"[{', '.join(_run(run) for run in runs)}]"


def _run(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))


def table_of(chart: Chart) -> pd.DataFrame:
    """The rows behind a chart as a table for print: the columns that tell rows apart, as text."""
    rows = (
        chart.rows
        if "place_id" in chart.rows
        else chart.rows.drop(columns="place", errors="ignore")
    )
    columns = [name for name in PLAIN_COLUMNS if name in rows and rows[name].notna().any()]
    telling = [name for name in columns if rows[name].nunique() > 1] or columns
    chosen = telling[:WIDEST]
    if "figure" in columns and "figure" not in chosen:
        chosen[-1:] = ["figure"]
    text = {PLAIN_COLUMNS[name]: _words(rows[name]) for name in chosen}
    return pd.DataFrame(text, dtype="str")


def _words(column: pd.Series) -> list[str]:
    """The cells of a column as text, words of a vocabulary as readers know them."""
    labels = vocabulary("claims", str(column.name)) if column.name in SPOKEN else {}
    return [labels.get(str(cell)) or _cell(cell) for cell in column]


def _cell(cell: object) -> str:
    if pd.isna(cell):  # type: ignore[call-overload]
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return f"{cell:,.4g}" if isinstance(cell, float) else str(cell).replace("_", " ")


def source_text(row: object) -> str:
    """A publication in the list of sources, without its number and address."""
    parts = (getattr(row, name) for name in ("publisher", "title", "published_on"))
    return ". ".join(part for part in parts if isinstance(part, str)) + "."
