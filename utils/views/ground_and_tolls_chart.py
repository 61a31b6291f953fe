"""Draws ``GroundAndTolls``: control and casualties of one period under one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utils import areas, style
from utils.chart import Chart, brief_line, source_line, sources_of
from utils.dataset import Dataset
from utils.dates import EPOCH, number_of
from utils.geometry import ATTRIBUTION, read_layer
from utils.language import say
from utils.records import records
from utils.sheet import Words
from utils.views import ground_and_tolls_words
from utils.views.claim_list import gid
from utils.views.claims import card
from utils.views.ground_and_tolls_plot import PICTURE, draw_sheet, pace, readings
from utils.views.ground_and_tolls_words import Lists
from utils.views.territory_time import ground_through_time, key_days

if TYPE_CHECKING:
    from utils.views.ground_and_tolls import GroundAndTolls


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
    told = readings(lists)
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
