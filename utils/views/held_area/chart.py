"""Draws ``HeldArea``: ground by holder through time, stacked, with published figures as squares."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from utils.charts import style
from utils.charts.chart import Card, Chart, brief_line, source_line, sources_of
from utils.charts.drawing import add_line
from utils.charts.sheet import MARGIN, Sheet, Words
from utils.data.areas import whole_km2
from utils.data.dataset import Dataset
from utils.data.dates import spell, spell_month
from utils.data.figures import number, percent
from utils.data.geometry import ATTRIBUTION
from utils.data.records import records
from utils.language import message, say
from utils.views.sentence_words import between, counted
from utils.views.territory.words import HELD, km2

if TYPE_CHECKING:
    from utils.views.held_area.view import HeldArea

FROM_BELOW = (
    "armenian", "armenian_peacekeepers", "russian_peacekeepers", "contested", "divided", "soviet",
    "azerbaijani",
)  # fmt: skip
"""The order of the layers: Armenian-held ground from below, Azerbaijani-held from above."""
KEY, KEY_LINE, PLOT, AXIS = 26.0, 11.0, 250.0, 18.0
LEFT, RIGHT = 40.0, 26.0
SQUARE = 3.8
PUBLISHED = message("Published area")
LEADER = 15.0
"""How far from their squares the numbers stand, in points."""
LONG = 0.3
"""A stretch that takes so much of the span has its area written."""
LATE = 0.8
"""From this share of the span on, numbers stand left of their squares, so as to stay inside."""
NOTE = message(
    "Layers are sums of the units of the map, by the dates of the data; they always add up to the "
    "whole drawn area. A square is a published figure for all ground that Armenian forces, or they "
    "and the peacekeepers, held on its day, to be read against the scale from below; the number "
    "beside it is its value. Published figures for all ground held from 1994 to 2020 lie within 3 "
    "per cent of the map's sum, some for parts of districts a fifth away and more: no exact line "
    "is published."
)
CITED = message("In brackets: the number of the source.")


def draw(view: HeldArea, dataset: Dataset) -> Chart:
    """Draw a view of held areas and say in words what it shows."""
    rows = view.rows(dataset)
    dots = rows[rows["kind"] == "published"].reset_index(drop=True)
    sources = sources_of(list(dots["source_id"]), dataset)
    words = Words(
        title=say("How much ground each side held"),
        subtitle=_subtitle(view, dataset),
        notes=(say(NOTE) if style.BRIEF else f"{say(NOTE)} {say(CITED)}",),
        sources=f"{source_line(sources, dataset.version)} {say(ATTRIBUTION)}",
        brief=brief_line(sources, dataset.version, credit=say(ATTRIBUTION)),
    )
    with style.context():
        sheet = _sheet(view, rows, dots, sources, words)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=sentence(view, dots),
        details=details(rows, dots),
        data_version=dataset.version,
        cards={f"published-{i}": _card(row) for i, row in enumerate(records(dots))},
    )


def _subtitle(view: HeldArea, dataset: Dataset) -> str:
    first, last = view.days
    total = number(whole_km2(dataset.units["area_km2"].sum()))
    return say(
        "The {total} km² of the map by who held them, {first} to {last}, in km².",
        total=total,
        first=spell(first),
        last=spell(last),
    )


def _card(row: Any) -> Card:
    return Card(
        heading=say("{area} km²", area=number(row.area_km2)),
        lines=(
            row.what,
            say("For {date}", date=spell(row.date)),
            say("Stated by {who}", who=row.publisher),
        ),
        links=((row.publisher, row.url),) if isinstance(row.url, str) else (),
    )


def sentence(view: HeldArea, dots: pd.DataFrame) -> str:
    """What the chart shows, in one sentence."""
    return say(
        "The stacked areas show how much ground each side held {between}, with {areas} to compare.",
        between=between(*view.days),
        areas=counted(len(dots), "published area"),
    )


def details(rows: pd.DataFrame, dots: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: who held how much, and what was published."""
    series, parts = rows[rows["kind"] == "map"], []
    for day in dict.fromkeys([series["date"].iloc[0], *dots["date"], series["date"].iloc[-1]]):
        on_day = series[series["date"] <= day]
        on_day = on_day[(on_day["date"] == on_day["date"].max()) & (on_day["area_km2"] > 0)]
        held = [
            f"{HELD[state]} {km2(area)}"
            for state, area in zip(on_day["controller"], on_day["area_km2"], strict=True)
        ]
        parts.append(say("On {date}: {held}.", date=spell(str(day)), held=", ".join(held)))
    figures = [
        f"{say('{area} km²', area=number(area))} ({publisher})"
        for area, publisher in zip(dots["area_km2"], dots["publisher"], strict=True)
    ]
    if figures:
        parts.append(say("Published: {figures}.", figures="; ".join(figures)))
    return " ".join(parts)


# ---- drawing


class Calendar(ConciseDateFormatter):
    """Dates on an axis, with the names of months in the language."""

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        months = {calendar.month_abbr[m]: spell_month(dt.date(2001, m, 1)) for m in range(1, 13)}
        return [months.get(label, label) for label in super().format_ticks(values)]


def _sheet(
    view: HeldArea, rows: pd.DataFrame, dots: pd.DataFrame, sources: pd.DataFrame, words: Words
) -> Sheet:
    series = rows[rows["kind"] == "map"]
    states = [
        state
        for state in FROM_BELOW
        if series.loc[series["controller"] == state, "area_km2"].max() > 0
    ]
    named = {
        **{state: HELD[state] for state in states},
        **({"": say(PUBLISHED)} if len(dots) else {}),
    }
    lines = _key_lines(named, style.WIDTH - 2 * MARGIN)
    key = KEY + KEY_LINE * max(0, len(lines) - 2)
    sheet = Sheet(words, key + PLOT + AXIS)
    _key(sheet, lines)
    width = sheet.width - 2 * MARGIN - LEFT - RIGHT
    axes = sheet.axes(MARGIN + LEFT, sheet.plot_top + key, width, PLOT)
    table = series.pivot(index="date", columns="controller", values="area_km2")[states]
    layers(axes, np.array([_place(str(day)) for day in table.index]), table)
    _scales(axes, view, series)
    _plateau(axes, table)
    _dots(axes, dots, sources)
    return sheet


def _key_lines(named: dict[str, str], width: float) -> list[list[tuple[float, str, str]]]:
    """The legend line by line: how far from the left a state stands, in points, and its words."""
    lines: list[list[tuple[float, str, str]]] = [[]]
    x = 0.0
    for state, words in named.items():
        room = 28 + style.text_width(words, style.SMALL)
        if lines[-1] and x + room > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, state, words))
        x += room
    return lines


def _key(sheet: Sheet, lines: list[list[tuple[float, str, str]]]) -> None:
    """The legend above the plot."""
    for below, line in enumerate(lines):
        baseline = sheet.plot_top + 8 + below * KEY_LINE
        for aside, state, words in line:
            x = MARGIN + aside
            sheet.figure.add_artist(_swatch(sheet, x, baseline, state))
            sheet.text(x + 16, baseline, words, style.SMALL, color=style.QUIET)


def _swatch(sheet: Sheet, x: float, baseline: float, state: str) -> Rectangle:
    """How a state looks, or the square of a published area if there is none."""
    width, tall = 12.0, 7.0
    how: dict[str, Any] = {"facecolor": style.GROUND, "edgecolor": style.INK, "linewidth": 1.0}
    if state:
        ground = style.ground(state)
        how = {"facecolor": ground.face, "edgecolor": ground.line, "hatch": ground.hatch}
        how["linewidth"] = 0.3
    else:
        x, baseline, width, tall = x + 4, baseline - 1, SQUARE, SQUARE
    left, bottom = x / sheet.width, 1 - (baseline + 0.5) / sheet.height
    size = width / sheet.width, tall / sheet.height
    return Rectangle((left, bottom), *size, transform=sheet.figure.transFigure, **how)


def layers(axes: Axes, days: np.ndarray, table: pd.DataFrame) -> None:
    """Stack areas by holder (the columns of ``table``) over places on the axis of days."""
    below = np.zeros(len(days))
    for state in table.columns:
        above = below + table[state].to_numpy()
        ground = style.ground(state)
        axes.fill_between(
            days, below, above, step="post", facecolor=ground.face, edgecolor=ground.line,
            hatch=ground.hatch, linewidth=0.3, gid=f"layer-{state}", zorder=2,
        )  # fmt: skip
        below = above
    axes.step(days, _armenian(table), where="post", color=style.INK, linewidth=1.0, zorder=4)


def _armenian(table: pd.DataFrame) -> pd.Series:
    """What Armenian forces, or they and the peacekeepers, held on each day."""
    return table[[state for state in table.columns if state in FROM_BELOW[:3]]].sum(axis=1)


def _scales(axes: Axes, view: HeldArea, series: pd.DataFrame) -> None:
    axes.set_xlim(_place(view.start), _place(view.end))
    axes.set_ylim(0, series.groupby("date")["area_km2"].sum().max())
    axes.patch.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.xaxis_date()
    locator = AutoDateLocator(minticks=4, maxticks=9)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(Calendar(locator, show_offset=False))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))
    axes.tick_params(length=0, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3)
    axes.tick_params(axis="y", length=3, color=style.QUIET, width=0.6)
    _shares(axes)


def _shares(axes: Axes) -> None:
    """The same scale on the right, in shares of the drawn area, each at a tick of its own."""
    right = axes.twinx()
    right.set_ylim(0, 1)
    shares = [0, 0.25, 0.5, 0.75, 1]
    right.set_yticks(shares, [say("{number}%", number=round(100 * share)) for share in shares])
    right.tick_params(
        length=3, color=style.QUIET, width=0.6, labelsize=style.SMALL, labelcolor=style.QUIET, pad=3
    )
    right.patch.set_visible(False)
    right.set_frame_on(False)


def _place(day: str) -> float:
    """Where a day stands on the axis."""
    return float(date2num(dt.date.fromisoformat(day)))


def _plate() -> dict[str, Any]:
    """What keeps words on hatched ground readable."""
    return {"facecolor": style.GROUND, "edgecolor": "none", "alpha": 0.8, "pad": 0.8}


def _plateau(axes: Axes, table: pd.DataFrame) -> None:
    """The area and share that Armenian forces held longest, where that is long, below its line.

    Above it, if there is no room between the line and the days.
    """
    held, total = _armenian(table), float(table.sum(axis=1).iloc[0])
    days = np.array([_place(str(day)) for day in table.index])
    starts = np.flatnonzero(np.diff(held, prepend=-1.0).round(1))
    spans = np.diff([*days[starts], days[-1]])
    longest = int(spans.argmax())
    area = float(held.iloc[starts[longest]])
    start, end = axes.get_xlim()
    if spans[longest] < LONG * (end - start) or not area:
        return
    text = say(
        "{area} km² on the map, {share}", area=number(whole_km2(area)), share=percent(area / total)
    )
    low = area * PLOT / axes.get_ylim()[1] < 2 * style.SMALL
    axes.annotate(
        text, (days[starts[longest]] + spans[longest] / 2, area), xytext=(0, 4 if low else -4),
        textcoords="offset points", ha="center", va="bottom" if low else "top", size=style.SMALL,
        color=style.INK, zorder=6, bbox=_plate(),
    )  # fmt: skip


def _dots(axes: Axes, dots: pd.DataFrame, sources: pd.DataFrame) -> None:
    """Published figures, each on its day, with its value beside it."""
    references = sources.set_index("source_id")["number"]
    start, end = axes.get_xlim()
    for day, group in dots.groupby("date", sort=False):
        x = _place(str(day))
        for index, area in group["area_km2"].items():
            add_line(
                axes, [x], [area], marker="s", markersize=SQUARE, linestyle="none",
                markerfacecolor=style.GROUND, markeredgecolor=style.INK, markeredgewidth=1.0,
                gid=f"published-{index}", zorder=6, clip_on=False,
            )  # fmt: skip
        late = x > LATE * end + (1 - LATE) * start
        _numbers(axes, x, group.sort_values("area_km2"), late, references)


def _numbers(
    axes: Axes, x: float, group: pd.DataFrame, late: bool, references: pd.Series
) -> None:  # fmt: skip
    """The values of one day, lowest first, each with a hairline to its square.

    Early in the span they stand above the line, which goes on to the right; late, left of it.
    """
    pitch = 1.45 * style.SMALL
    points = group["area_km2"].to_numpy() * PLOT / axes.get_ylim()[1]
    lowest = points.mean() - pitch * (len(points) - 1) / 2 if late else points.max() + pitch
    for rank, (area, source) in enumerate(zip(group["area_km2"], group["source_id"], strict=True)):
        reference = "" if style.BRIEF else f" ({references[source]})"
        beside = (-LEADER if late else LEADER, lowest + rank * pitch - points[rank])
        where: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
        hairline = {"arrowstyle": "-", "linewidth": 0.5, "color": style.INK, "shrinkB": 2}
        axes.annotate(
            "", (x, area), beside, arrowprops={**hairline, "shrinkA": 0, "zorder": 5}, **where
        )
        axes.annotate(
            number(area) + reference, (x, area), beside,
            ha="right" if late else "left", va="center", size=style.SMALL, color=style.INK,
            zorder=7, bbox=_plate(), **where,
        )  # fmt: skip
