"""Draws ``Advance``: announced places by day and district, beside the map of a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.charts import style
from utils.charts.chart import Card, Chart, brief_line, source_line, sources_of
from utils.charts.sheet import Words
from utils.data import areas
from utils.data.dataset import Dataset
from utils.data.dates import number_of, spell, spell_span
from utils.data.geometry import ATTRIBUTION, read_layer
from utils.data.records import records
from utils.language import Phrases, message, say
from utils.views.advance.lanes import laned
from utils.views.advance.places import HANDED, any_handed, first_told
from utils.views.advance.plot import AHEAD, PICTURE, cursors, draw_sheet
from utils.views.advance.view import SIDES
from utils.views.sentence_words import between, counted
from utils.views.territory.outline import frame_of
from utils.views.territory.points import line_of, read_points
from utils.views.territory.time import ground_through_time, key_days
from utils.views.territory.words import ENCLAVES

if TYPE_CHECKING:
    from utils.views.advance.view import Advance

HOW = Phrases(
    {
        "captured": "taken",
        "retaken": "captured back",
        "ceded_by_agreement": "handed over by agreement",
        "handed_over": "handed over after fighting",
        "administrative": "changed administration",
    },
    context="how ground changed hands",
)


def draw(view: Advance, dataset: Dataset) -> Chart:
    """Draw a view of announced captures and say in words what it shows."""
    rows = view.rows(dataset)
    sources = sources_of(list(rows["source_id"]), dataset)
    reading = f"{say(READING)} {say(CONTROL)}"
    order = f"{say(ORDER)} {say(ENCLAVES)}"
    if any_handed(rows):
        reading = f"{say(READING)} {say(TRIANGLES)} {say(CONTROL)}"
    words = Words(
        title=title(view, rows),
        subtitle=subtitle(view),
        notes=tuple(
            filter(None, [f"{reading} {order}", _undated(view, dataset), _diamonds(view, dataset)])
        ),
        sources=f"{source_line(sources, dataset.version, numbered=False)} {say(ATTRIBUTION)}",
        brief=brief_line(sources, dataset.version, credit=say(ATTRIBUTION)),
        reading=(reading, order),
    )
    with style.context():
        sheet = draw_sheet(view, dataset, laned(rows), words)
        moving = _timeline(view, dataset, laned(rows))
    return Chart.of(
        view,
        sheet.figure,
        words,
        rows=rows,
        sources=sources,
        sentence=sentence(view, rows),
        details=details(rows),
        data_version=dataset.version,
        cards={gid(row): card(row) for row in records(rows)},
        timeline=moving,
    )


READING = message(
    "Each dot is one place in one announcement, which is a claim of the side that announces it; a "
    "ring marks one that the other side denied."
)
TRIANGLES = message("A triangle is a place handed over, not taken in fighting.")
ORDER = message(
    "A place with rival dates has a dot for each. Pale dots come after the day of the map, which "
    "may date a change differently. Districts stand by the day of their first dot."
)
DIAMONDS = message(
    "A diamond is a change too small for a unit, or of which no line is published: {points}."
)
CONTROL = message(
    "Control means whose forces or authorities held the ground, not whose it is by law; dashed "
    "edges: the line or the holder is uncertain."
)


def title(view: Advance, rows: pd.DataFrame) -> str:
    """What is shown: ``Places announced as taken by Azerbaijani forces or handed over``."""
    forces = SIDES[view.by]
    if any_handed(rows):
        return say("Places announced as taken by {forces} or handed over", forces=forces)
    return say("Places announced as taken by {forces}", forces=forces)


def subtitle(view: Advance) -> str:
    """When, and how the dots are put in order."""
    return say(
        "{days}: settlements by the day that the announcement gives, and by district.",
        days=spell_span(*view.days),
    )


def _undated(view: Advance, dataset: Dataset) -> str:
    count = view.undated(dataset)
    return say("Not drawn: {count} known by month or year only.", count=count) if count else ""


def _diamonds(view: Advance, dataset: Dataset) -> str:
    """What the diamonds of the map stand for, on its day or wherever it may be moved."""
    if style.NARROW and style.THIN:  # the map has none
        return ""
    days = [view.map_day] if style.still() else [*view.days, view.map_day]
    left, right, bottom, top = frame_of(read_layer(dataset.folder))
    seen = [
        line_of(point)
        for point in read_points(dataset, view.names)
        if left < point.at[0] < right and bottom < point.at[1] < top
        if any(point.begun(day) for day in days)
    ]
    return say(DIAMONDS, points="; ".join(seen)) if seen else ""


def gid(row: Any) -> str:
    """The id of a capture's mark in the SVG."""
    return f"capture-{row.capture_id}"


def card(row: Any) -> Card:
    """What pointing at a dot shows."""
    who = say("somebody whom the source does not name")
    who = row.claimant if isinstance(row.claimant, str) else who
    denied = say("Denied by {who}", who=row.denied_by) if isinstance(row.denied_by, str) else ""
    what, date = HOW[row.how], spell(row.date)
    note = row.note if isinstance(row.note, str) else ""
    lines = [
        say("{district}: {what} on {date}", district=row.district, what=what, date=date),
        say("Stated by {who}", who=who),
        denied,
        note,
    ]
    return Card(
        heading=row.place,
        lines=(*filter(None, lines), say("Capture {id}", id=row.capture_id)),
        links=((row.publisher, row.url),) if isinstance(row.url, str) else (),
    )


def sentence(view: Advance, rows: pd.DataFrame) -> str:
    """What the chart shows, in one sentence; a place with rival dates is one place."""
    places = counted(rows["place_id"].nunique(), "place")
    districts = counted(rows["district"].nunique(), "district")
    if len(rows):
        places = say("{places} in {districts}", places=places, districts=districts)
    told = {"places": places, "forces": SIDES[view.by], "between": between(*view.days)}
    if any_handed(rows):
        return say(
            "The dot plot shows {places} announced as taken by {forces} or handed over {between}.",
            **told,
        )
    return say("The dot plot shows {places} announced as taken by {forces} {between}.", **told)


def details(rows: pd.DataFrame) -> str:
    """The picture in more words: how many places in which districts, on which days most."""
    if rows.empty:
        return say("No announcement with a day is in the data.")
    parts = [f"{district} {count}" for district, count in _districts(rows)]
    days = rows.groupby("date")["place_id"].nunique().sort_values(ascending=False, kind="stable")
    busiest = say(
        "Most on one day: {count}, for {date}.",
        count=days.iloc[0],
        date=spell(str(days.index[0])),
    )
    denied = rows.loc[rows["disputed_by"].notna(), "place_id"].nunique()
    contested = say("None is known as denied.")
    if denied:
        contested = say("{count} were denied by the other side.", count=denied)
    ceded = first_told(rows[rows["how"].isin(HANDED)])
    passed = say("{count} were handed over, not taken.", count=len(ceded)) if len(ceded) else ""
    by_district = say("By district: {counts}.", counts=", ".join(parts))
    return " ".join(filter(None, [by_district, busiest, passed, contested]))


def _districts(rows: pd.DataFrame) -> list[tuple[str, int]]:
    """Districts with their number of places, by the day of the first."""
    by_district = rows.groupby("district", sort=False)["place_id"].nunique()
    return [(str(name), int(count)) for name, count in by_district.items()]


# ---- the map through time


def _timeline(view: Advance, dataset: Dataset, rows: pd.DataFrame) -> dict[str, Any]:
    """What the script needs to move the map, the dots and the counts to another day."""
    first, last = view.days
    lanes = {name: lane for lane, name in enumerate(dict.fromkeys(rows["lane"]))}
    places = pd.factorize(rows["place_id"])[0].tolist()
    moved = zip(rows["capture_id"], rows["date"], rows["lane"], places, strict=True)
    return {
        **ground_through_time(dataset, read_layer(dataset.folder), view.names),
        "dates": [say("Day of the map")],
        "pictures": [{"name": PICTURE, "dates": [0]}],
        "first": number_of(first),
        "last": number_of(last),
        "keys": key_days(dataset, view.names, first, last),
        "states": areas.states(dataset),
        "cursors": cursors(view, rows),
        "ahead": AHEAD,
        "dots": [
            [f"capture-{capture}", number_of(dt.date.fromisoformat(day)), lanes[lane], place]
            for capture, day, lane, place in moved
        ],
    }
