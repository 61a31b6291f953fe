"""The words of a ``Territory`` chart: title, subtitle, notes, alt text, changes and histories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils import areas, control
from utils.dataset import Dataset
from utils.dates import spell
from utils.figures import number
from utils.views.territory_points import Point, line_of

if TYPE_CHECKING:
    from utils.views.territory import Territory

HELD = {
    "soviet": "Soviet authorities",
    "azerbaijani": "Azerbaijani-held",
    "armenian": "Armenian-held",
    "armenian_peacekeepers": "Armenian-held, Russian peacekeepers",
    "russian_peacekeepers": "Russian peacekeepers (corridor)",
    "contested": "Contested between the sides",
    "divided": "Divided, no line published",
}
"""Who holds a piece of ground, as the legend says it (``control.controller``)."""
EDGE_SIDE = {"armenian_peacekeepers": "armenian", "soviet": "azerbaijani"}
"""A front is drawn where holders differ: not around the peacekeepers' zone inside Armenian-held
ground, and not within the Azerbaijan of Soviet times."""
HOW = {
    "administrative": "by administration",
    "captured": "captured",
    "retaken": "retaken",
    "ceded_by_agreement": "ceded by agreement",
    "handed_over": "handed over",
}
CONTROL = (
    "Control means whose forces or authorities held the ground; it says nothing on whose it is by "
    "law. No UN member state recognised the Nagorno-Karabakh Republic (Artsakh). Thin dashed line: "
    "the Nagorno-Karabakh Autonomous Oblast of Soviet times. Areas are measured on the drawn units."
)
DASHES = "Dashed edges: the line or the holder is uncertain."
POINTS = (
    "Diamonds are changes too small for a unit, or of which no line is published, such as the "
    "positions along the border of Armenia and Azerbaijan since May 2021: {}."
)


TITLES = {
    "side_by_side": "Who held what on {0} and on {1}",
    "change": "What changed hands between {0} and {1}",
    "one_day": "Who held what on {0}",
}
CHANGED = {
    "same-armenian": "Armenian-held on both days",
    "same-azerbaijani": "Azerbaijani-held on both days",
    **{f"armenian-{how}": f"To Armenian control: {words}" for how, words in HOW.items()},
    **{f"azerbaijani-{how}": f"To Azerbaijani control: {words}" for how, words in HOW.items()},
    "neither": "Held by neither side on the later day",
}
"""What became of ground between two days (``control.changed``)."""
STATES = {**HELD, **CHANGED}


def title(view: Territory) -> str:
    """What is shown: ``Who held what on 12 May 1994 and on 1 December 2020``."""
    days = sorted(view.days) if view.show == "change" else view.days
    return TITLES[view.show].format(*map(spell, days))


def subtitle(dataset: Dataset) -> str:
    """Which ground, in what pieces, and what the shares are shares of."""
    total = number(round(dataset.units["area_km2"].sum()))
    return (
        "The former Nagorno-Karabakh Autonomous Oblast and the districts around it, in "
        f"{len(dataset.units)} units that changed hands as one; shares are of their {total} km²."
    )


def notes(
    view: Territory, rows: pd.DataFrame, whole: dict[str, int], points: list[Point]
) -> tuple[str, ...]:
    """What control means, where it is least certain, and what the diamonds stand for.

    ``whole`` is the number of units of each district, by name; ``points`` those that are seen.
    """
    shown = [CONTROL if view.show == "change" else f"{CONTROL} {DASHES}"]
    unsure = rows[(rows["first_map"] | rows["second_map"]) & control.unsure(rows)]
    if not unsure.empty:
        units = gathered(list(dict.fromkeys(unsure["unit"])), whole)
        shown.append(f"Least certain on these days: {units}.")
    if points:
        shown.append(POINTS.format("; ".join(map(line_of, points))))
    return tuple(shown)


def span_text(row: Any) -> str:
    """One interval of a unit: ``Armenian-held since 9 May 1992, captured``."""
    until = "" if pd.isna(row.date_end) else f" to {spell(row.date_end.date())}"
    sure = {"low": ", uncertain", "medium": ", fairly certain"}.get(row.certainty, "")
    start = f"{'from' if until else 'since'} {spell(begun(row.date_start, row.date_precision))}"
    how = "" if row.how == "administrative" else f", {HOW[row.how]}"
    return f"{HELD[row.controller]} {start}{until}{how}{sure}"


def span_line(row: Any) -> str:
    """One interval of a unit as a line of its history: ``9 May 1992: Armenian-held (captured)``."""
    day = begun(row.date_start, row.date_precision)
    return f"{spell(day, short=True)}: {became(row.controller, row.how)}"


def begun(day: pd.Timestamp, precision: str) -> str:
    """The first day of an interval, only as exactly as it is known: a day, a month or a year."""
    return day.date().isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def became(controller: str, how: str) -> str:
    """What a unit became: ``Armenian-held (captured)``, ``contested``."""
    named = HELD[controller].partition(" between")[0].partition(", no")[0]
    if controller in ("contested", "divided"):
        return named.lower()
    return named if how == "administrative" else f"{named} ({HOW[how]})"


def gathered(units: list[str], whole: dict[str, int]) -> str:
    """Units by district: ``Fuzuli / Varanda (north, town)``, or just the district if it is all."""
    parts: dict[str, list[str]] = {}
    for unit in units:
        district, _, part = unit.partition(", ")
        parts.setdefault(district, []).append(part)
    return ", ".join(
        district if len(found) == whole[district] else f"{district} ({', '.join(found)})"
        for district, found in parts.items()
    )


def districts_of(names: dict[str, str]) -> dict[str, int]:
    """How many units each district is cut into, by its name in the units' names."""
    return dict(Counter(name.partition(", ")[0] for name in names.values()))


def sentence(view: Territory, changes: int) -> str:
    """What the maps show, in one sentence."""
    shown = title(view)[0].lower() + title(view)[1:]
    if view.show == "one_day":
        return f"The map shows {shown}."
    maps = "The map shows" if view.show == "change" else "Two maps show"
    return f"{maps} {shown}; the data records {_count(changes)} between the two days."


def details(view: Territory, dataset: Dataset, first: str) -> str:
    """The maps for somebody who does not see them: who held how much, and the first change."""
    parts = [_map_text(day, dataset) for day in view.days]
    if view.show == "one_day":
        return " ".join(parts)
    if view.show == "change":
        parts.append(_change_text(view, dataset))
    if first:
        parts.append(f"The first change: {first}.")
    return " ".join(parts)


def _map_text(day: dt.date, dataset: Dataset) -> str:
    table = areas.held(dataset, day)
    held = [
        f"{HELD[state]} {number(round(area))} km² ({share:.1%})"
        for state, area, share in table.itertuples(index=False)
        if area
    ]
    return f"On {spell(day)}: {', '.join(held)}."


def _change_text(view: Territory, dataset: Dataset) -> str:
    classes = control.changed(dataset.control, *view.days)
    table = areas.summed(dataset, classes, list(CHANGED))
    parts = [
        f"{CHANGED[state]} {number(round(area))} km²"
        for state, area, _ in table.itertuples(index=False)
        if area
    ]
    return f"{', '.join(parts)}."


def _count(changes: int) -> str:
    if changes == 0:
        return "no change"
    return "1 change" if changes == 1 else f"{changes} changes"
