"""The words of a ``Territory`` chart: title, subtitle, notes, alt text, changes and histories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data import areas, control
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.figures import number, percent
from utils.language import Phrases, message, plural, say
from utils.views.territory.points import Point, line_of

if TYPE_CHECKING:
    from utils.views.territory.view import Territory

HELD = Phrases(
    {
        "soviet": "Soviet authorities",
        "azerbaijani": "Azerbaijani-held",
        "armenian": "Armenian-held",
        "armenian_peacekeepers": "Armenian-held, Russian peacekeepers",
        "russian_peacekeepers": "Russian peacekeepers (corridor)",
        "contested": "Contested between the sides",
        "divided": "Divided, no line published",
    }
)
"""Who holds a piece of ground, as the legend says it (``control.controller``)."""
EDGE_SIDE = {"armenian_peacekeepers": "armenian", "soviet": "azerbaijani"}
"""A front is drawn where holders differ: not around the peacekeepers' zone inside Armenian-held
ground, and not within the Azerbaijan of Soviet times."""
HOW = Phrases(
    {
        "administrative": "by administration",
        "captured": "captured",
        "retaken": "captured back",
        "ceded_by_agreement": "handed over by agreement",
        "handed_over": "handed over after fighting",
    },
    context="how ground changed hands",
)
CONTROL = message(
    "Control means whose forces or authorities held the ground; it says nothing on whose it is by "
    "law. No UN member state recognised the Nagorno-Karabakh Republic (Artsakh). Thin dashed line: "
    "the Nagorno-Karabakh Autonomous Oblast of Soviet times. Areas are measured on the drawn units."
)
DASHES = message("Dashed edges: the line or the holder is uncertain.")
POINTS = message(
    "Diamonds are changes too small for a unit, or of which no line is published, such as the "
    "positions along the border of Armenia and Azerbaijan since May 2021: {points}."
)

POINTS_BRIEFLY = message(
    "Diamonds are changes too small for a unit, or of which no line is published."
)
ENCLAVES = message("Areas count the former enclaves, which lie outside this map.")
FEW = 8
"""A note names the parts of districts as long as they are so few."""
COMPARED = message(
    "Only the two days are compared: ground that changed hands in between and back counts as held "
    "on both. Armenian-held includes the zone of the Russian peacekeepers."
)
TITLES = Phrases(
    {
        "side_by_side": "Who held what on {0} and on {1}",
        "change": "Difference in control between {0} and {1}",
        "one_day": "Who held what on {0}",
    }
)
CHANGED = Phrases(
    {
        "same-armenian": "Armenian-held on both days",
        "same-azerbaijani": "Azerbaijani-held on both days",
        "armenian-administrative": "To Armenian control: by administration",
        "armenian-captured": "To Armenian control: captured",
        "armenian-retaken": "To Armenian control: captured back",
        "armenian-ceded_by_agreement": "To Armenian control: by agreement",
        "armenian-handed_over": "To Armenian control: after fighting",
        "azerbaijani-administrative": "To Azerbaijani control: by administration",
        "azerbaijani-captured": "To Azerbaijani control: captured",
        "azerbaijani-retaken": "To Azerbaijani control: captured back",
        "azerbaijani-ceded_by_agreement": "To Azerbaijani control: by agreement",
        "azerbaijani-handed_over": "To Azerbaijani control: after fighting",
        "neither": "Held by neither side on the later day",
    }
)
"""What became of ground between two days (``control.changed``)."""
BECAME = Phrases(
    {
        "contested": "contested",
        "divided": "divided",
    }
)
"""What ground became that neither side held, in a list of changes."""


def state(value: str) -> str:
    """Who holds ground, or what became of it, as the legend says it."""
    return HELD[value] if value in HELD else CHANGED[value]


def title(view: Territory) -> str:
    """What is shown: ``Who held what on 12 May 1994 and on 1 December 2020``."""
    days = sorted(view.days) if view.show == "change" else view.days
    return TITLES[view.show].format(*map(spell, days))


def subtitle(dataset: Dataset) -> str:
    """Which ground, in what pieces, and what the shares are shares of."""
    total = number(areas.whole_km2(dataset.units["area_km2"].sum()))
    return say(
        "The former Nagorno-Karabakh Autonomous Oblast and the districts around it, in "
        "{count} units that changed hands as one; shares are of their {total} km².",
        count=len(dataset.units),
        total=total,
    )


def notes(
    view: Territory, rows: pd.DataFrame, whole: dict[str, int], points: list[Point]
) -> tuple[str, ...]:
    """What control means, where it is least certain, and what the diamonds stand for.

    ``whole`` is the number of units of each district, by name; ``points`` those that are seen.
    """
    change = view.show == "change"
    shown = [f"{say(CONTROL)} {say(COMPARED if change else DASHES)}"]
    unsure = rows[(rows["first_map"] | rows["second_map"]) & control.unsure(rows)]
    if not unsure.empty:
        named = list(dict.fromkeys(unsure["unit"]))
        units = gathered(named, whole, parts=len(named) <= FEW)
        shown.append(say("Least certain on these days: {units}.", units=units))
    if points:
        shown.append(say(POINTS, points="; ".join(map(line_of, points))))
    return tuple(shown)


def span_text(row: Any) -> str:
    """One interval of a unit: ``Armenian-held since 9 May 1992, captured``."""
    sure = {"low": message("uncertain"), "medium": message("fairly certain")}
    start = spell(begun(row.date_start, row.date_precision))
    if pd.isna(row.date_end):
        held = say("{held} since {date}", held=HELD[row.controller], date=start)
    else:
        end = spell(row.date_end.date())
        held = say("{held} from {start} to {end}", held=HELD[row.controller], start=start, end=end)
    how = "" if row.how == "administrative" else HOW[row.how]
    doubt = say(sure[row.certainty]) if row.certainty in sure else ""
    return ", ".join(filter(None, [held, how, doubt]))


def span_line(row: Any) -> str:
    """One interval of a unit as a line of its history: ``9 May 1992: Armenian-held (captured)``."""
    day = begun(row.date_start, row.date_precision)
    became_what = became(row.controller, row.how)
    return say("{head}: {text}", head=spell(day, short=True), text=became_what)


def begun(day: pd.Timestamp, precision: str) -> str:
    """The first day of an interval, only as exactly as it is known: a day, a month or a year."""
    return day.date().isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def became(controller: str, how: str) -> str:
    """What a unit became: ``Armenian-held (captured)``, ``contested``."""
    if controller in BECAME:
        return BECAME[controller]
    named = HELD[controller]
    return named if how == "administrative" else f"{named} ({HOW[how]})"


def gathered(units: list[str], whole: dict[str, int], parts: bool = True) -> str:
    """Units by district: ``Fuzuli / Varanda (north, town)``, or just the district if it is all.

    Without ``parts`` a district of which some units are missing is one ``(in part)``.
    """
    found: dict[str, list[str]] = {}
    for unit in units:
        district, _, part = unit.partition(", ")
        found.setdefault(district, []).append(part)
    return ", ".join(
        district
        if len(some) == whole[district]
        else f"{district} ({', '.join(some) if parts else say('in part')})"
        for district, some in found.items()
    )


def districts_of(names: dict[str, str]) -> dict[str, int]:
    """How many units each district is cut into, by its name in the units' names."""
    return dict(Counter(name.partition(", ")[0] for name in names.values()))


def sentence(view: Territory, changes: int) -> str:
    """What the maps show, in one sentence."""
    shown = title(view)[0].lower() + title(view)[1:]
    if view.show == "one_day":
        return say("The map shows {what}.", what=shown)
    if view.show == "change":
        maps = message("The map shows {what}; the data records {changes} between the two days.")
    else:
        maps = message("Two maps show {what}; the data records {changes} between the two days.")
    return say(maps, what=shown, changes=_count(changes))


def details(view: Territory, dataset: Dataset, first: str) -> str:
    """The maps for somebody who does not see them: who held how much, and the first change."""
    parts = [_map_text(day, dataset) for day in view.days]
    if view.show == "one_day":
        return " ".join(parts)
    if view.show == "change":
        parts.append(_change_text(view, dataset))
    if first:
        parts.append(say("The first change: {change}.", change=first))
    return " ".join(parts)


def _map_text(day: dt.date, dataset: Dataset) -> str:
    table = areas.held(dataset, day)
    held = [
        f"{HELD[state]} {km2(area)} ({percent(share)})"
        for state, area, share in table.itertuples(index=False)
        if area
    ]
    return say("On {date}: {held}.", date=spell(day), held=", ".join(held))


def _change_text(view: Territory, dataset: Dataset) -> str:
    classes = control.changed(dataset.control, *view.days)
    table = areas.summed(dataset, classes, list(CHANGED))
    parts = [
        f"{CHANGED[state]} {km2(area)}" for state, area, _ in table.itertuples(index=False) if area
    ]
    return say("{text}.", text=", ".join(parts))


def km2(area: float) -> str:
    """An area in words: ``1,234 km²``."""
    return say("{area} km²", area=number(areas.whole_km2(area)))


def _count(changes: int) -> str:
    if changes == 0:
        return say("no change")
    return plural("{count} change", "{count} changes", changes)
