"""Where and when a report is set: the map of its day, the weeks around it, what came before."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter
from dataclasses import replace

import numpy as np

from utils.article.judged import JudgedText
from utils.article.known.record import is_specific
from utils.charts import fitting, style
from utils.charts.chart import Card, Chart
from utils.charts.look import DEFAULT, Look
from utils.data.dataset import Dataset
from utils.data.dates import DAY_ONE
from utils.data.geometry import project
from utils.data.names import read_names
from utils.errors import ViewError
from utils.views.territory.view import Territory
from utils.views.timeline.view import Timeline

WEEKS = dt.timedelta(days=45)
RING = 5.5


def day_of(article: JudgedText) -> dt.date | None:
    """The report's day, or the last day of the events that it tells of."""
    if article.date:
        return article.date
    events = article.dataset.by_id("events")["date_start"].dropna()
    told = {s.event_id for s in article.found}
    return max((day.date() for event, day in events.items() if event in told), default=None)


def places_named(article: JudgedText) -> list[str]:
    """The places of the statements, the most often named first; no countries or capitals."""
    named: Counter[str] = Counter()
    for s in article.found:
        if s.place_id and s.reader != "rejected" and is_specific(s.place_id):
            named[s.place_id] += 3 if s.kind == "count" else 1  # where people were hurt comes first
    return [place for place, _ in named.most_common()]


def map_of_the_day(article: JudgedText, look: Look = DEFAULT) -> Chart | None:
    """Who held what on the report's day, with a ring around each place that the report names."""
    day, places = day_of(article), tuple(sorted(places_named(article)))
    return _map(article.dataset, day, places, look) if day else None


@functools.lru_cache(maxsize=8)
def _map(dataset: Dataset, day: dt.date, named: tuple[str, ...], look: Look) -> Chart | None:
    try:
        view = Territory(date=day.isoformat(), show="one_day")
    except ViewError:
        return None
    chart = fitting.draw(view, dataset, look)  # not the one that others share
    with style.using(look):
        return _with_places(chart, dataset, named)


def _with_places(chart: Chart, dataset: Dataset, named: tuple[str, ...]) -> Chart:
    places = dataset.places.set_index("place_id", drop=False)
    names = read_names(dataset)
    cards = dict(chart.cards)
    axes = chart.figure.axes[0]
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    for place_id in named:
        place = places.loc[place_id]
        if np.isnan(place["longitude"]):
            continue
        x, y = project(np.array([[place["longitude"], place["latitude"]]]))[0]
        if not (left < x < right and bottom < y < top):
            continue
        with style.context():
            axes.plot(
                [x], [y], "o", markersize=2 * RING, markerfacecolor="none",
                markeredgecolor=style.INK, markeredgewidth=1.6, zorder=50, gid=f"named-{place_id}",
            )  # fmt: skip
        cards[f"named-{place_id}"] = Card(
            names.of(place, "alphabetical"), ("Named in the report, or the place of its events",)
        )
    return replace(chart, cards=cards)


def weeks_around(article: JudgedText, look: Look = DEFAULT) -> Chart | None:
    """Every event of the weeks before and after the report's day."""
    day = day_of(article)
    return _timeline(article, look, day - WEEKS, day + WEEKS) if day else None


def before_there(article: JudgedText, look: Look = DEFAULT) -> Chart | None:
    """What happened before at the place that the report names most; none without a place."""
    day, places = day_of(article), places_named(article)
    frame = article.dataset.by_id("places")
    for place in places:
        name = str(frame.loc[place, "name_en"])
        chart = _timeline(article, look, DAY_ONE, day, name) if day else None
        if chart is not None and len(chart.rows):
            return chart
    return None


def _timeline(
    article: JudgedText, look: Look, start: dt.date, end: dt.date, search: str = ""
) -> Chart | None:
    first = max(start, DAY_ONE)
    for last in (end, None):
        try:
            view = Timeline(
                start=first.isoformat(), end=last.isoformat() if last else "", search=search
            )
            return view.chart(article.dataset, look)
        except ViewError:
            continue
    return None


def surroundings(article: JudgedText, look: Look = DEFAULT) -> dict[str, Chart]:
    """The charts around a report by their headings; only those that have something to show."""
    found = {
        "The map of the day": map_of_the_day(article, look),
        "The weeks around it": weeks_around(article, look),
        "What came before at this place": before_there(article, look),
    }
    return {heading: chart for heading, chart in found.items() if chart is not None}
