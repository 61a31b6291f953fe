"""Where and when a report is set: the map of its day, the weeks around it, what came before."""

from __future__ import annotations

import datetime as dt
import functools
from collections import Counter

from utils.article.judged import JudgedText
from utils.article.known.record import is_specific, record
from utils.article.setting.places import places_of
from utils.article.text.sentences import plain, sentences
from utils.article.text.vocabulary import lexicon
from utils.charts import fitting, style
from utils.charts.chart import Chart
from utils.charts.look import DEFAULT, Look
from utils.data.dataset import Dataset
from utils.data.dates import DAY_ONE
from utils.errors import ViewError
from utils.views.territory.view import Territory
from utils.views.timeline.view import Timeline

WEEKS = dt.timedelta(days=45)


def day_of(article: JudgedText) -> dt.date | None:
    """The report's day, or the last day of the events that it tells of."""
    if article.date:
        return article.date
    events = article.dataset.by_id("events")["date_start"].dropna()
    told = {s.event_id for s in article.found}
    return max((day.date() for event, day in events.items() if event in told), default=None)


def places_named(article: JudgedText) -> list[str]:
    """The places of the statements and of the text, those told of most first; no capitals."""
    named = _in_text(article)
    for s in article.found:
        if s.place_id and s.reader != "rejected" and is_specific(s.place_id):
            named[s.place_id] += 3 if s.kind == "count" else 1  # where people were hurt comes first
    return [place for place, _ in named.most_common()]


def _in_text(article: JudgedText) -> Counter[str]:
    """How often the text names each place."""
    words, known = lexicon(article.dataset, article.language), record(article.dataset)
    named: Counter[str] = Counter()
    for sentence in sentences(plain(article.text), article.language):
        sentence.marks = words.find(sentence.tokens)
        places = [known.place_of(m.value, sentence, m) for m in places_of(known, sentence)]
        named.update(filter(is_specific, places))
    return named


def map_of_the_day(article: JudgedText, look: Look = DEFAULT) -> Chart | None:
    """Who held what on the report's day, with a ring around each place that the report names."""
    day, places = day_of(article), tuple(places_named(article))
    return _map(article.dataset, day, places, look) if day else None


@functools.lru_cache(maxsize=8)
def _map(dataset: Dataset, day: dt.date, named: tuple[str, ...], look: Look) -> Chart | None:
    from utils.article.pages.on_map import with_places  # what draws is loaded to draw

    try:
        view = Territory(date=day.isoformat(), show="one_day")
    except ViewError:
        return None
    chart = fitting.draw(view, dataset, look)  # not the one that others share
    with style.using(look):
        return with_places(chart, dataset, named)


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
