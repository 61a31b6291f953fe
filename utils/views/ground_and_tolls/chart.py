"""Draws ``GroundAndTolls``: control and casualties of one period under one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utils.charts import style
from utils.charts.chart import Chart, brief_line, source_line, sources_of
from utils.charts.sheet import Words
from utils.data import areas
from utils.data.dataset import Dataset
from utils.data.dates import EPOCH, number_of
from utils.data.geometry import ATTRIBUTION, read_layer
from utils.data.records import records
from utils.language import say
from utils.views.claims.list import gid
from utils.views.claims.words import card
from utils.views.ground_and_tolls import words as ground_and_tolls_words
from utils.views.ground_and_tolls.plot import PICTURE, draw_sheet, pace, readings
from utils.views.ground_and_tolls.words import Lists
from utils.views.territory.time import ground_through_time, key_days

if TYPE_CHECKING:
    from utils.views.ground_and_tolls.view import GroundAndTolls


def draw(view: GroundAndTolls, dataset: Dataset) -> Chart:
    """Draw a map and two charts under one line, and say in words what they show."""
    rows = view.rows(dataset)
    claims = rows[rows["kind"] == "claim"]
    lists = ground_and_tolls_words.lists_of(view, claims, dataset)
    told = [said for steps in lists.values() for said in steps.values() if said]
    listed = [row.source_id for _, row in told]
    used = [*claims["source_id"], *listed, *view.intervals(dataset)["source_id"]]
    sources = sources_of(used, dataset)
    line = source_line(sources, dataset.version, numbered=False)
    notes = ground_and_tolls_words.notes(view, claims, dataset)
    words = Words(
        title=ground_and_tolls_words.title(view, dataset),
        subtitle=ground_and_tolls_words.subtitle(view),
        notes=notes,
        sources=f"{line} {say(ATTRIBUTION)}",
        brief=brief_line(sources, dataset.version, credit=say(ATTRIBUTION)),
        reading=notes[:2],
    )
    with style.context():
        sheet = draw_sheet(view, dataset, rows, lists, words)
        moving = _timeline(view, dataset, lists)
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=ground_and_tolls_words.sentence(view, claims, dataset),
        details=ground_and_tolls_words.details(view, lists, dataset),
        data_version=dataset.version,
        cards={gid(row): card(row, dataset) for row in records(claims)},
        timeline=moving,
    )


def _timeline(view: GroundAndTolls, dataset: Dataset, lists: Lists) -> dict[str, Any]:
    """What the script needs to move the line, the map and the list of counts to another day."""
    first, last = view.days
    told = readings(view, lists)
    for each in told:
        each["steps"] = [[max(day - EPOCH.toordinal(), 0), words] for day, words in each["steps"]]
    return {
        **ground_through_time(dataset, read_layer(dataset.folder), view.names),
        "dates": [say("Day of the line")],
        "pictures": [{"name": PICTURE, "dates": [0]}],
        "first": number_of(first),
        "last": number_of(last),
        "keys": key_days(dataset, view.names, first, last),
        "states": areas.states(dataset),
        "cursors": [["cursor-ground", pace(view)], ["cursor-claims", pace(view)]],
        "dots": [],
        "points": [],
        "readings": told,
    }
