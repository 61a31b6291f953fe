"""Draws ``Advance``: a lane for each district, a dot for each announced place on its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes

from utils import style
from utils.chart import Card, Chart, source_line, sources_of
from utils.dataset import Dataset
from utils.dates import spell, spell_span
from utils.figures import number
from utils.sheet import MARGIN, Sheet, Words
from utils.views.advance import SIDES
from utils.views.sentence_words import between, counted

if TYPE_CHECKING:
    from utils.views.advance import Advance

LABELS, TOTALS = 112.0, 26.0
"""Widths in points: the districts' names on the left, their totals on the right."""
DOT, PITCH = 3.6, 4.6
"""Diameter of a dot and the distance from one to the next, in points."""
LANE_PAD, CUMULATIVE, GAP, AXIS = 6.0, 76.0, 16.0, 18.0
HOW = {
    "captured": "taken",
    "retaken": "retaken",
    "ceded_by_agreement": "ceded by agreement",
    "handed_over": "handed over",
    "administrative": "changed administration",
}


def draw(view: Advance, dataset: Dataset) -> Chart:
    """Draw a view of announced captures and say in words what it shows."""
    rows = view.rows(dataset)
    sources = sources_of(list(rows["source_id"]), dataset)
    words = Words(
        title=title(view),
        subtitle=subtitle(view),
        notes=tuple(filter(None, [READING, _undated(view, dataset)])),
        sources=source_line(sources, dataset.version, numbered=False),
    )
    with style.context():
        sheet = _sheet(view, rows, words)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=sentence(view, rows),
        details=details(rows),
        data_version=dataset.version,
        cards={gid(row): card(row) for row in rows.itertuples()},
    )


READING = (
    "Each dot is one place in one announcement, which is a claim of the side that announces it; a "
    "ring marks one that the other side denied. A place with rival dates has a dot for each. The "
    "map of control may date a change differently. Districts stand by the day of "
    "their first dot."
)


def title(view: Advance) -> str:
    """What is shown: ``Places announced as taken by Azerbaijani forces``."""
    return f"Places announced as taken by {SIDES[view.by]}"


def subtitle(view: Advance) -> str:
    """When, and how the dots are put in order."""
    return (
        f"{spell_span(*view.days)}: settlements by the day that the announcement gives, and by "
        "district."
    )


def _undated(view: Advance, dataset: Dataset) -> str:
    count = view.undated(dataset)
    return f"Not drawn: {count} known by month or year only." if count else ""


def gid(row: Any) -> str:
    """The id of a capture's mark in the SVG."""
    return f"capture-{row.capture_id}"


def card(row: Any) -> Card:
    """What pointing at a dot shows."""
    who = (
        row.claimant if isinstance(row.claimant, str) else "somebody whom the source does not name"
    )
    denied = f"Denied by {row.denied_by}" if isinstance(row.denied_by, str) else ""
    note = row.note if isinstance(row.note, str) else ""
    lines = [
        f"{row.district}: {HOW[row.how]} on {spell(row.date)}",
        f"Stated by {who}",
        denied,
        note,
    ]
    return Card(
        heading=row.place,
        lines=(*filter(None, lines), f"Capture {row.capture_id}"),
        links=((row.publisher, row.url),) if isinstance(row.url, str) else (),
    )


def sentence(view: Advance, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    places = counted(len(rows), "place")
    districts = counted(rows["district"].nunique(), "district")
    where = f" in {districts}" if len(rows) else ""
    return (
        f"The dot plot shows {places}{where} announced as taken by {SIDES[view.by]} "
        f"{between(*view.days)}."
    )


def details(rows: pd.DataFrame) -> str:
    """The picture in more words: how many places in which districts, on which days most."""
    if rows.empty:
        return "No announcement with a day is in the data."
    parts = [f"{district} {count}" for district, count in _districts(rows)]
    days = rows["date"].value_counts()
    busiest = f"Most on one day: {days.iloc[0]}, for {spell(str(days.index[0]))}."
    denied = int(rows["disputed_by"].notna().sum())
    contested = f"{denied} were denied by the other side." if denied else "None is known as denied."
    return f"By district: {', '.join(parts)}. {busiest} {contested}"


def _districts(rows: pd.DataFrame) -> list[tuple[str, int]]:
    """Districts with their number of places, by the day of the first."""
    return [(str(name), len(group)) for name, group in rows.groupby("district", sort=False)]


# ---- layout


def _sheet(view: Advance, rows: pd.DataFrame, words: Words) -> Sheet:
    wide = _abreast(view)
    lanes = {name: _height(rows[rows["district"] == name], wide) for name, _ in _districts(rows)}
    plot = sum(lanes.values()) or 40.0
    sheet = Sheet(words, plot + GAP + CUMULATIVE + AXIS)
    left, width = MARGIN + LABELS, _plot_width()
    axes = _axes(sheet, view, (left, sheet.plot_top, width, plot), plot)
    top = 0.0
    for name, height in lanes.items():
        _lane(sheet, axes, view, rows[rows["district"] == name], top, height)
        top += height
    below = sheet.axes(left, sheet.plot_top + plot + GAP, width, CUMULATIVE)
    _cumulative(sheet, below, view, rows, sheet.plot_top + plot + GAP)
    return sheet


def _plot_width() -> float:
    return style.WIDTH - 2 * MARGIN - LABELS - TOTALS


def _abreast(view: Advance) -> int:
    """How many dots stand side by side on one day: two where a day is wide enough."""
    first, last = view.days
    return 2 if _plot_width() / ((last - first).days + 2) >= 2 * PITCH else 1


def _height(group: pd.DataFrame, abreast: int) -> float:
    highest = int(group["date"].value_counts().max())
    return max(-(-highest // abreast) * PITCH + 2 * LANE_PAD, 18.0)


def _axes(sheet: Sheet, view: Advance, box: tuple[float, ...], height: float) -> Axes:
    axes = sheet.axes(*box)
    axes.set_ylim(height, 0)
    _calendar(axes, view)
    axes.set_yticks([])
    axes.tick_params(axis="x", labelbottom=False)
    return axes


def _calendar(axes: Axes, view: Advance) -> None:
    """Days on the axis, with a rule at each week or month."""
    first, last = view.days
    axes.set_xlim(-1, (last - first).days + 1)
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    ticks = list(_ticks(first, last))
    axes.set_xticks([(day - first).days for day in ticks])
    axes.set_xticklabels([f"{day.day} {day:%b}" for day in ticks])
    axes.tick_params(axis="x", length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3)
    axes.grid(axis="x", color=style.RULE, linewidth=0.5)
    axes.set_axisbelow(True)


def _ticks(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    step = max(7, -(-(last - first).days // 9))
    day = first
    while day <= last:
        yield day
        day += dt.timedelta(days=step)


def _lane(
    sheet: Sheet, axes: Axes, view: Advance, group: pd.DataFrame, top: float, height: float
) -> None:
    """One district: its name, its dots in pairs above each other, its total."""
    first = view.days[0]
    abreast = _abreast(view)
    points = _plot_width() / (axes.get_xlim()[1] - axes.get_xlim()[0])
    axes.axhline(top + height, color=style.RULE, linewidth=0.5)
    lines = style.wrap(group["district"].iloc[0], LABELS - 8, style.BODY)
    middle = sheet.plot_top + top + height / 2 + 3
    baseline = middle - 4.7 * (len(lines) - 1)
    for line_number, line in enumerate(lines):
        sheet.text(MARGIN, baseline + line_number * 9.4, line, style.BODY)
    sheet.text(sheet.width - MARGIN, middle, number(len(group)), style.BODY, ha="right")
    for day, members in group.groupby("date", sort=False):
        x = (dt.date.fromisoformat(str(day)) - first).days
        for index, row in enumerate(members.itertuples()):
            row_up, aside = divmod(index, abreast)
            shift = (aside - 0.5 * (min(abreast, len(members)) > 1)) * PITCH / points
            _dot(axes, view, row, x + shift, top + height - LANE_PAD - (row_up + 0.5) * PITCH)


def _dot(axes: Axes, view: Advance, row: Any, x: float, y: float) -> None:
    denied = isinstance(row.disputed_by, str)
    colour = style.side_colour(view.by)
    axes.plot(
        [x], [y], marker="o", markersize=DOT, linestyle="none", clip_on=False, gid=gid(row),
        markerfacecolor=style.GROUND if denied else colour, markeredgecolor=colour,
        markeredgewidth=1.0, zorder=3,
    )  # fmt: skip


def _cumulative(sheet: Sheet, axes: Axes, view: Advance, rows: pd.DataFrame, top: float) -> None:
    """All announced places so far, day by day."""
    first, last = view.days
    days = pd.date_range(first, last)
    counted = pd.to_datetime(rows["date"]).value_counts().reindex(days, fill_value=0).cumsum()
    axes.step(range(len(days)), counted, where="post", color=style.side_colour(view.by), lw=1.4)
    axes.set_ylim(0, max(counted.max(), 1) * 1.15)
    _calendar(axes, view)
    axes.tick_params(axis="y", length=0, labelsize=style.SMALL, labelcolor=style.QUIET)
    axes.grid(axis="y", color=style.RULE, linewidth=0.5)
    axes.locator_params(axis="y", nbins=4, integer=True)
    for line_number, line in enumerate(("All districts,", "added up")):
        sheet.text(MARGIN, top + 12 + line_number * 9.4, line, style.BODY)
    sheet.text(sheet.width - MARGIN, top + 12, number(len(rows)), style.BODY, ha="right")
