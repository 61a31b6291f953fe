"""Draws ``Timeline``: lanes of events on a calendar, periods behind, labels where there is room."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.charts.chart import Chart, brief_line, sources_of
from utils.charts.sheet import MARGIN, Sheet, Words, room
from utils.data.dataset import Dataset
from utils.data.records import gathered, records
from utils.errors import PageFull
from utils.views.timeline import words as timeline_words
from utils.views.timeline.axis import Calendar, looked_through
from utils.views.timeline.cards import cards
from utils.views.timeline.draw import ERAS, Row, draw_axis, draw_eras, draw_lane, heading_height
from utils.views.timeline.kinds import KINDS, lanes_of
from utils.views.timeline.place import Box, Label, labels, levels

if TYPE_CHECKING:
    from utils.views.timeline.view import Timeline

LANES_HEIGHT, LANES_SHARE = 462.0, 0.6
"""Height of all lanes together in points: a chart's size does not depend on what it shows; and
the share of a frame that they take at least, so that labels have room."""
AXIS = 16.0
STEPS = (5.6, 5.0, 4.4, 3.8, 3.2, 2.7, 2.2)
"""Sizes that a mark may have, in points: the largest that leaves room for labels."""
LABEL_ROOM = 18.0
"""Height in points that each lane keeps for labels above its marks."""


@dataclass(frozen=True)
class Plan:
    """A lane before it is drawn: its events, the level of each, heights of heading and lane."""

    name: str
    events: list[Any]
    levels: list[int]
    heading: float
    height: float


def draw(view: Timeline, dataset: Dataset) -> Chart:
    """Draw a timeline and say in words what it shows."""
    rows = view.rows(dataset)
    days = Calendar(*looked_through(view.start, view.end), MARGIN, style.WIDTH - 2 * MARGIN)
    sources = sources_of([s for cell in rows["source_ids"] for s in cell.split(";")], dataset)

    def words(labelled: int) -> Words:
        return Words(
            title=timeline_words.title(view),
            subtitle=timeline_words.subtitle(view, rows),
            notes=timeline_words.notes(view, rows, labelled),
            sources=timeline_words.source_line(sources, dataset.version),
            brief=brief_line(sources, dataset.version),
        )

    step, plans = _plans(view, rows, days, dataset, room(words(0)) - ERAS - AXIS)
    whose = counted_people(dataset)
    placed = {plan.name: _labels(plan, days, step, whose) for plan in plans}
    told = words(sum(map(len, placed.values())))
    with style.context():
        sheet = Sheet(told, ERAS + _height(plans) + AXIS)
        _page(sheet, days, dataset, plans, placed, step)
    return Chart.of(
        view,
        sheet.figure,
        told,
        rows=rows,
        sources=sources,
        sentence=timeline_words.sentence(view, rows),
        details=timeline_words.details(view, rows),
        data_version=dataset.version,
        cards=cards(rows, dataset),
    )


def _height(plans: list[Plan]) -> float:
    return sum(plan.height for plan in plans)


def _page(
    sheet: Sheet, days: Calendar, dataset: Dataset, plans: list[Plan],
    placed: dict[str, dict[int, Label]], step: float,
) -> None:  # fmt: skip
    """Everything between the words: periods, the axis, the lanes from top to bottom."""
    foot = ERAS + _height(plans)
    axes = sheet.axes(0, sheet.plot_top, sheet.width, foot + AXIS)
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(foot + AXIS, 0)
    axes.set_axis_off()
    draw_eras(axes, days, dataset.phases, foot)
    draw_axis(axes, days, ERAS, foot)
    top, kinds = ERAS, dataset.labels("events", "kind")
    for plan in plans:
        boxes = _boxes(plan, days, step)
        items = [
            Row(event, box, placed[plan.name].get(i))
            for i, (event, box) in enumerate(zip(plan.events, boxes, strict=True))
        ]
        draw_lane(axes, plan.name, items, top, plan.height, kinds)
        top += plan.height


def _plans(
    view: Timeline, rows: pd.DataFrame, days: Calendar, dataset: Dataset, limit: float
) -> tuple[float, list[Plan]]:
    """The lanes, at the largest size of marks at which all of them fit, and that size.

    Raises ``PageFull`` where not even the smallest marks fit into ``limit`` points.
    """
    names, kinds = lanes_of(view.kinds), dataset.labels("events", "kind")
    lanes = gathered(records(rows), "lane")
    members = [lanes.get(name, []) for name in names]
    heads = [
        heading_height(name, {event.kind for event in lane}, kinds)
        for name, lane in zip(names, members, strict=True)
    ]
    wanted = limit if style.page().height else min(LANES_HEIGHT, limit)
    spans = [[_days(event, days) for event in lane] for lane in members]
    for step in STEPS:
        chosen = [levels([_ends(span, step) for span in lane]) for lane in spans]
        stacks = [(max(each, default=0) + 1) * step + LABEL_ROOM for each in chosen]
        needs = [head + stack for head, stack in zip(heads, stacks, strict=True)]
        if sum(needs) <= wanted:
            break
    framed, page = style.page().height, style.page().limit
    least = max(sum(needs), LANES_SHARE * framed) if framed else sum(needs)
    if least > limit:
        raise PageFull(page + least - limit, page)
    spare = max(wanted - sum(needs), 0.0)
    weights = [math.sqrt(len(each) + 1) for each in members]
    heights = [n + spare * w / sum(weights) for n, w in zip(needs, weights, strict=True)]
    plans = zip(names, members, chosen, heads, heights, strict=True)
    return step, [Plan(*plan) for plan in plans]


def _days(event: Any, days: Calendar) -> tuple[float, float]:
    """Where the first and the last day of an event lie."""
    last = days.last if pd.isna(event.date_end) else event.date_end.date()
    return days.x(event.date_start.date()), days.x(last)


def _ends(span: tuple[float, float], step: float) -> tuple[float, float]:
    """Left and right end of an event's mark, with the bar that runs to its last day."""
    left = span[0] - step / 2
    return left, max(left + step, span[1])


def _boxes(plan: Plan, days: Calendar, step: float) -> list[Box]:
    """The marks of a lane, stacked from its base; y counts from the lane's top."""
    floor = plan.height - 3
    ends = [_ends(_days(event, days), step) for event in plan.events]
    return [
        Box(left, floor - (level + 1) * step, right, floor - level * step)
        for (left, right), level in zip(ends, plan.levels, strict=True)
    ]


def _labels(plan: Plan, days: Calendar, step: float, whose: dict[str, str]) -> dict[int, Label]:
    frame = Box(days.left, plan.heading - 1, days.right + MARGIN / 2, plan.height)
    texts = [event.title for event in plan.events]
    return labels(_boxes(plan, days, step), texts, by_importance(plan.events, whose), frame)


@functools.lru_cache(maxsize=4)
def counted_people(dataset: Dataset) -> dict[str, str]:
    """By event, the people on whose losses there are most figures; ``both`` if on several."""
    told = dataset.claims[["event_id", "side"]].dropna().astype("str")
    counts = told.value_counts().reset_index(name="figures")
    most = counts["figures"] == counts.groupby("event_id")["figures"].transform("max")
    sides = counts[most].groupby("event_id")["side"]
    people = sides.first().where(sides.size() == 1, "both")
    return {str(event): str(side) for event, side in people.items()}


def by_importance(events: Sequence[Any], whose: Mapping[str, str]) -> list[int]:
    """Places of a lane's events in the order in which they are given labels.

    Those with figures come first, the two sides' losses by turns, each from most figures to
    fewest; then the others; equal ones by kind, then by number of sources.
    """

    def rank(place: int) -> tuple[Any, ...]:
        event = events[place]
        kind, sources = KINDS.index(event.kind), event.source_ids.count(";")
        return -event.figures, kind, -sources, event.date_start

    ranked = sorted(range(len(events)), key=rank)
    turns, keys = Counter[str](), {}
    for place in ranked:
        event = events[place]
        people = whose.get(event.event_id, "")
        keys[place] = event.figures == 0, turns[people], -event.figures
        turns[people] += 1
    return sorted(ranked, key=lambda place: keys[place])
