"""A report with its charts drawn, its figures numbered and its sources in one list."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import pandas as pd

from utils.charts.chart import CREDIT, Chart, sources_of
from utils.charts.sizes import WHOLE
from utils.data.dataset import Dataset, load
from utils.errors import ExplorerError, ReportError
from utils.language import Phrases, say, separated
from utils.report.pages import for_print
from utils.report.plan import Figure, Heading, Prose, Report
from utils.views.territory.words import HELD, HOW

PLAIN_COLUMNS = Phrases({
    "date": "Date", "date_start": "From", "as_of": "As of", "event": "Event", "title": "Event",
    "unit": "Unit", "place": "Place", "district": "District", "side": "People",
    "category": "Whom", "claimant": "Stated by", "figure": "Figure", "controller": "Held by",
    "before": "Before", "how": "How", "by": "By", "what": "What", "area_km2": "km²",
    "share": "Share", "certainty": "Certainty", "status": "Status", "publisher": "Published by",
}, context="head of a column")  # fmt: skip
"""Columns of rows that a printed table can hold, and what it calls them."""
WIDEST = 6
SPOKEN = ("side", "category", "outcome", "status")
"""Columns whose words have labels in the schema of claims."""
GROUND = {"controller": HELD, "before": HELD, "how": HOW}
"""Columns on ground, with the words of maps for what they hold."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A figure of the report: its number, its chart, and what stands under it.

    ``printed`` is the chart as it stands on a page of A4, laid out for it.
    """

    number: int
    chart: Chart
    printed: Chart
    caption: str
    references: str

    @property
    def words(self) -> str:
        """The caption with the figure's number before it and those of its sources behind it."""
        return f"{self.label} {self.caption} {self.references}".rstrip()

    @property
    def label(self) -> str:
        """The figure by its number."""
        return say("Figure {number}.", number=self.number)

    @property
    def continues(self) -> str:
        """What stands below a piece of a figure that is taller than a page."""
        return say("Figure {number} continues on the next page.", number=self.number)

    @property
    def continued(self) -> str:
        """What the next piece shows, for readers who hear it."""
        return say("Figure {number}, continued.", number=self.number)


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
    def colophon(self) -> str:
        """Where the charts and their data come from."""
        return say(
            "Charts and data: {credit}, data version {version}, CC BY 4.0.",
            credit=CREDIT,
            version=self.version,
        )


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
        Drawn(
            number, chart, for_print(chart, dataset),
            _caption(figure, chart), _references(chart, numbers),
        )
        for number, (figure, chart) in enumerate(zip(report.figures, charts, strict=True), start=1)
    )  # fmt: skip
    parts = tuple(next(drawn) if isinstance(part, Figure) else part for part in report.parts)
    return Composed(report, parts, sources, dataset.version)


def _charts(report: Report, dataset: Dataset) -> list[Chart]:
    """The charts at their full height: a report goes on over pages, so none is shortened."""
    charts, faults = [], []
    look = replace(report.look, size=WHOLE.get(report.look.size, report.look.size))
    for number, figure in enumerate(report.figures, start=1):
        try:
            charts.append(figure.view.chart(dataset, look))
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
    name = str(column.name)
    labels = load().labels("claims", name) if name in SPOKEN else GROUND.get(name, {})
    return [labels.get(str(cell)) or _cell(cell) for cell in column]


def _cell(cell: object) -> str:
    if pd.isna(cell):  # type: ignore[call-overload]
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, float):
        return separated(f"{cell:,.4g}" if abs(cell) < 1000 else f"{cell:,.0f}")
    return str(cell).replace("_", " ")


def source_text(row: object) -> str:
    """A publication in the list of sources, without its number and address."""
    parts = (getattr(row, name) for name in ("publisher", "title", "published_on"))
    return ". ".join(part for part in parts if isinstance(part, str)) + "."
