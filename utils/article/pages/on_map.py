"""The places that a report names, on the map of its day: a ring around each, and its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from utils.charts import style
from utils.charts.chart import Card, Chart
from utils.data.dataset import Dataset
from utils.data.geometry import project
from utils.data.names import read_names
from utils.views.territory.labels import Label
from utils.views.territory.outline import Box
from utils.views.territory.points import type_size

RING = 5.5
"""Radius of a ring, in points."""
NEAR = 34
"""How near to its ring, in points, a name of the map itself says what the ring is around."""
MOST = 8
"""So many places are named on the map; the others have a ring and a card."""

Point = tuple[float, float]


def with_places(chart: Chart, dataset: Dataset, named: Sequence[str]) -> Chart:
    """The chart with a ring around each place, and the names of those told of most."""
    places, names = dataset.by_id("places"), read_names(dataset)
    cards, axes = dict(chart.cards), chart.figure.axes[0]
    taken = [_box(p) for p in axes.patches if isinstance(p, Rectangle)]
    spots = {place: at for place in named if (at := _inside(axes, places.loc[place]))}
    with style.context():
        for number, (place_id, at) in enumerate(spots.items()):
            name = names.of(places.loc[place_id], "alphabetical")
            axes.plot(
                *at, "o", markersize=2 * RING, markerfacecolor="none", zorder=50,
                markeredgecolor=style.INK, markeredgewidth=1.6, gid=f"named-{place_id}",
            )  # fmt: skip
            told = ("Named in the report, or the place of its events",)
            cards[f"named-{place_id}"] = Card(name, told)
            if number < MOST and name not in _written(axes, at):
                taken.append(_write(axes, name, at, taken, [*spots.values()]))
    return replace(chart, cards=cards)


def _inside(axes: Axes, place: Any) -> Point | None:
    """Where a place lies on the map, if it does."""
    if np.isnan(place["longitude"]):
        return None
    x, y = project(np.array([[place["longitude"], place["latitude"]]]))[0]
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return (x, y) if left < x < right and bottom < y < top else None


def _written(axes: Axes, at: Point) -> str:
    """What is written near a place; a name may stand in two lines."""
    reach = NEAR / _scale(axes)
    spots = [(text, getattr(text, "xy", text.get_position())) for text in axes.texts]
    near = [text for text, spot in spots if np.hypot(*np.subtract(spot, at)) <= reach]
    return " ".join(text.get_text() for text in near)


def _box(plate: Rectangle) -> Box:
    return (*plate.get_bbox().min, *plate.get_bbox().max)


def _write(axes: Axes, name: str, at: Point, taken: Sequence[Box], rings: Sequence[Point]) -> Box:
    """Write a name beside its ring, where it hides least, and say what room it takes."""
    scale = _scale(axes)
    reach = RING / scale
    hidden = [*taken, *((x - reach, y - reach, x + reach, y + reach) for x, y in rings)]
    label = min(_around(axes, name, at, scale), key=lambda one: _hides(one.box(scale), hidden))
    left, bottom, right, top = label.box(scale)
    axes.add_artist(Rectangle((left, bottom), right - left, top - bottom, color=style.GROUND,
                              alpha=0.7, linewidth=0, zorder=51))  # fmt: skip
    axes.text(*label.at, name, size=type_size(), ha="center", va="center", color=style.INK,
              zorder=52)  # fmt: skip
    return left, bottom, right, top


def _scale(axes: Axes) -> float:
    """Points for a kilometre."""
    (left, _), (right, _) = axes.transData.transform([(0, 0), (1, 0)])
    return float(right - left) * 72 / axes.figure.dpi


def _around(axes: Axes, name: str, at: Point, scale: float) -> Iterator[Label]:
    """The name above, below, right and left of its ring, as far as it stays on the map."""
    (first, last), (x, y) = axes.get_xlim(), at
    _, low, _, high = Label((name,), at).box(scale)
    left, _, right, _ = Label((name,), at).box(scale)
    up = (high - low) / 2 + 1.3 * RING / scale
    side = (right - left) / 2 + 1.6 * RING / scale
    for spot in ((x, y + up), (x, y - up), (x + side, y), (x - side, y)):
        half = (right - left) / 2
        yield Label((name,), (min(max(spot[0], first + half), last - half), spot[1]))


def _hides(box: Box, taken: Sequence[Box]) -> float:
    """How much of a box others take already."""
    return sum(
        max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in taken
    )
