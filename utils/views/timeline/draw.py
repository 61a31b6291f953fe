"""The pieces of a timeline: periods behind, the axis below, a lane with its marks and labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from utils.charts import style
from utils.charts.drawing import add_line
from utils.charts.sheet import MARGIN, flow
from utils.data.records import records
from utils.language import lower, message, say
from utils.views.stretch import without_parts
from utils.views.timeline.axis import Calendar
from utils.views.timeline.kinds import LANES
from utils.views.timeline.place import Box, Label

ERAS = 24.0
"""Height in points of the periods' names above the lanes."""
MARKERS = ("o", "D", "s", "^", "v")
"""The shapes of a lane's kinds, in their order."""
SIZES = {"o": 0.86, "D": 0.68, "s": 0.76, "^": 0.86, "v": 0.86}
"""How large a shape is drawn, as a share of its room, so that all look alike."""
HEADING, NEXT = 13.0, 9.0
"""Heights in points of a lane's heading and of each further row of it."""
NONE = message("no such event in the data")
BAND, BAR = 0.09, 0.45
"""How strong the grey of periods and of bars is."""


@dataclass(frozen=True)
class Row:
    """An event of a lane: its row, where its mark is, and its label if it has one."""

    event: Any
    box: Box
    label: Label | None


@dataclass(frozen=True)
class Era:
    """A period behind the lanes; every other one is shaded."""

    name: str
    first: dt.date
    last: dt.date
    shaded: bool


# ---- periods and axis


def draw_eras(axes: Axes, days: Calendar, phases: pd.DataFrame, bottom: float) -> None:
    """Every other period as a pale band from the names down, and the names where they fit."""
    taken: list[Box] = []
    ends = [(era, days.x(era.first, 0), days.x(era.last, 1)) for era in eras(phases, days)]
    pale = style.tint(style.THIRD, 0.09)
    for era, left, right in ends:
        if era.shaded:
            band = Rectangle((left, 0), right - left, bottom, color=pale, linewidth=0, zorder=0)
            axes.add_artist(band)
    for era, left, right in sorted(ends, key=lambda each: each[1] - each[2]):
        _era_name(axes, era.name, left, right, days, taken)


def eras(phases: pd.DataFrame, days: Calendar) -> list[Era]:
    """The periods as drawn, every other a band; one that is a part of another has none.

    So a period has the same days here as in the charts of figures.
    """
    dated = phases[phases["date_start"].notna()].sort_values(["date_start", "date_end"])
    ends = dated["date_end"].fillna(pd.Timestamp(days.last))
    spans = dict(zip(dated["phase_id"], zip(dated["date_start"], ends, strict=True), strict=True))
    whole = without_parts(tuple(spans), spans)
    found = list[Era]()
    for phase in records(dated[dated["phase_id"].isin(whole)]):
        first, last = (day.date() for day in spans[phase.phase_id])
        found.append(Era(say(phase.short_name), first, last, len(found) % 2 == 1))
    return [era for era in found if era.first <= days.last and era.last >= days.first]


def _era_name(
    axes: Axes, name: str, left: float, right: float, days: Calendar, taken: list[Box]
) -> None:
    """Write a period's name over its band, or beside a narrow one, clear of the other names."""
    width = style.text_width(name, style.SMALL) + 3
    middle = (left + right - width) / 2
    inside = [middle] if right - left >= width else []
    for x in [*inside, middle, right - width + 2, left - 2]:
        for line in (0, 1):
            box = Box(x, 2 + 10 * line, x + width, 12 + 10 * line)
            off = box.left < days.left - 2 or box.right > days.right + 2
            if off or any(box.meets(other) for other in taken):
                continue
            axes.text(x + 1.5, 9.5 + 10 * line, name, size=style.SMALL, color=style.QUIET, zorder=6)
            taken.append(box)
            return


def draw_axis(axes: Axes, days: Calendar, top: float, bottom: float) -> None:
    """Light rules at the named days, and the names below, none beyond the edge of the page."""
    written = 0.0
    for tick in days.ticks():
        add_line(axes, [tick.x] * 2, [top, bottom], color=style.RULE, linewidth=0.5, zorder=1)
        half = style.text_width(tick.name, style.SMALL) / 2
        x = min(max(tick.x, days.left + half - 4), days.right - half + 4)
        how: dict[str, Any] = {
            "size": style.SMALL,
            "color": style.QUIET,
            "ha": "center",
            "va": "baseline",
        }
        if x - half > written:
            axes.text(x, bottom + 11, tick.name, **how)
            written = x + half + 4


# ---- lanes


def heading_height(name: str, there: set[str], kinds: Mapping[str, str]) -> float:
    """What the heading of a lane needs, in points, with the kinds that are there."""
    last, _ = _heading_places(name, there, kinds)[-1]
    return HEADING + last * NEXT


def draw_lane(
    axes: Axes, name: str, rows: list[Row], top: float, height: float, kinds: Mapping[str, str]
) -> None:
    """A heading with the shapes of its kinds, the marks on their base line, the labels."""
    left, right = MARGIN, axes.get_xlim()[1] - MARGIN
    add_line(
        axes, [left, right], [top + height - 1.5] * 2, color=style.RULE, linewidth=0.8, zorder=1
    )
    _heading(axes, name, {row.event.kind for row in rows}, top, kinds)
    for row in rows:
        _bar(axes, row, top)
    for row in rows:
        _mark(axes, row, top)
        if row.label:
            _label(axes, row.label, top)


def _heading(axes: Axes, name: str, there: set[str], top: float, kinds: Mapping[str, str]) -> None:
    """The lane's name, then the shape and the name of each kind, in as many rows as it takes."""
    how: dict[str, Any] = {"size": style.SMALL, "va": "baseline", "zorder": 6}
    first, *others = [
        (MARGIN + x, top + 9.5 + row * NEXT) for row, x in _heading_places(name, there, kinds)
    ]
    axes.text(*first, LANES[name].name, weight="bold", color=style.INK, **how)
    if not there:
        axes.text(others[0][0] + 8, others[0][1], say(NONE), color=style.QUIET, **how)
    for kind, (x, y) in zip(_kinds(name, there), others, strict=False):
        add_line(axes, [x + 3], [y - 2.5], **_shape(name, kind, 5.6, hollow=False))
        axes.text(x + 8, y, lower(kinds[kind]), color=style.QUIET, **how)


def _heading_places(
    name: str, there: set[str], kinds: Mapping[str, str]
) -> list[tuple[int, float]]:
    """Row and left edge of the lane's name and of what follows it."""
    words = [lower(kinds[kind]) for kind in _kinds(name, there)] or [say(NONE)]
    widths = [style.text_width(LANES[name].name, style.SMALL, "bold")]
    widths += [8 + style.text_width(each, style.SMALL) for each in words]
    return flow(widths, style.WIDTH - 2 * MARGIN, 8.0)


def _kinds(name: str, there: set[str]) -> list[str]:
    return [kind for kind in LANES[name].kinds if kind in there]


def _shape(lane: str, kind: str, room: float, hollow: bool) -> dict[str, Any]:
    marker = MARKERS[LANES[lane].kinds.index(kind)]
    return {
        "marker": marker, "markersize": room * SIZES[marker], "linestyle": "none",
        "color": style.MARK, "markerfacecolor": style.GROUND if hollow else style.MARK,
        "markeredgewidth": 0.6, "zorder": 4,
    }  # fmt: skip


def _bar(axes: Axes, row: Row, top: float) -> None:
    """The days that an event went on, as a pale bar behind its mark."""
    box, room = row.box, row.box.bottom - row.box.top
    if box.right - box.left <= room * 1.2:
        return
    middle, pale = top + (box.top + box.bottom) / 2, style.tint(style.THIRD, 0.45)
    add_line(
        axes, [box.left + room / 2, box.right], [middle] * 2, color=pale, linewidth=room * 0.55,
        solid_capstyle="butt", zorder=3, gid=f"event-{row.event.event_id}-range",
    )  # fmt: skip


def _mark(axes: Axes, row: Row, top: float) -> None:
    box, event = row.box, row.event
    room = box.bottom - box.top
    shape = _shape(event.lane, event.kind, room, event.date_precision != "day")
    at = [box.left + room / 2], [top + (box.top + box.bottom) / 2]
    add_line(axes, *at, gid=f"event-{event.event_id}", **shape)


def _label(axes: Axes, label: Label, top: float) -> None:
    if label.leader:
        x = (label.leader.left + label.leader.right) / 2
        ys = [top + label.leader.top, top + label.leader.bottom]
        add_line(axes, [x, x], ys, color=style.UNKNOWN, linewidth=0.5, zorder=2)
    axes.text(
        label.x, top + label.baseline, label.text, size=style.SMALL, color=style.INK,
        va="baseline", zorder=5,
    )  # fmt: skip
