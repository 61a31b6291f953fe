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

if TYPE_CHECKING:
    from utils.views.territory import Territory

Change = tuple[dt.date, str]
"""A day and what changed on it, in words."""
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
EDGE_SIDE = {"armenian_peacekeepers": "armenian"}
"""An edge is drawn where holders differ; these two are one holder, inside and outside a zone."""
HOW = {
    "administrative": "administration changed",
    "captured": "captured",
    "retaken": "retaken",
    "ceded_by_agreement": "ceded by agreement",
    "handed_over": "handed over",
}
BY = {how: HOW[how] for how in HOW if how != "administrative"}
CONTROL = (
    "Control means whose forces or authorities held the ground; it says nothing on whose it is by "
    "law. No UN member state recognised the Nagorno-Karabakh Republic (Artsakh). Dashed edges: "
    "the position is uncertain. Thin dashed line: the Nagorno-Karabakh Autonomous Oblast of Soviet "
    "times. Areas are measured on the drawn units."
)


NO_CHANGE = "Nothing that the data records."
MORE = "… and {0} more: see the rows behind the chart"
TITLES = {
    "side_by_side": "Who held what on {0} and on {1}",
    "change": "What changed hands between {0} and {1}",
    "one_day": "Who held what on {0}",
}
CHANGED = {
    "same-armenian": "Armenian-held on both days",
    "same-azerbaijani": "Azerbaijani-held on both days",
    **{f"armenian-{how}": f"To Armenian control: {words}" for how, words in BY.items()},
    **{f"azerbaijani-{how}": f"To Azerbaijani control: {words}" for how, words in BY.items()},
    "other": "Changed otherwise, or held by neither",
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


def notes(rows: pd.DataFrame, whole: dict[str, int]) -> tuple[str, ...]:
    """What control means, and where it is least certain; ``whole`` as in ``change_lines``."""
    unsure = rows[(rows["first_map"] | rows["second_map"]) & (rows["certainty"] == "low")]
    if unsure.empty:
        return (CONTROL,)
    units = _gathered(list(dict.fromkeys(unsure["unit"])), whole)
    return (CONTROL, f"Least certain on these days: {units}.")


def change_lines(
    changes: pd.DataFrame, names: dict[str, str], whole: dict[str, int]
) -> list[Change]:
    """The changes in words: what changed hands together, in the same way, is one change.

    ``changes`` is what ``control.changes_between`` returns; ``names`` the units' names by id;
    ``whole`` the number of units of each district by the district's name.
    """
    listed = []
    keys = ["date_start", "how", "before", "controller"]
    for key, group in changes.groupby(keys, observed=True, sort=False, dropna=False):
        day, how, _, controller = key
        units = _gathered([names[str(unit)] for unit in group["unit_id"]], whole)
        text = f"{units}: {_became(str(controller), str(how))}"
        listed.append((pd.Timestamp(str(day)).date(), text))
    return sorted(listed)


def _became(controller: str, how: str) -> str:
    """What a unit became: ``Armenian-held (captured)``, ``contested``."""
    named = HELD[controller].partition(" between")[0].partition(", no")[0]
    if controller in ("contested", "divided"):
        return named.lower()
    return named if how == "administrative" else f"{named} ({HOW[how]})"


def _gathered(units: list[str], whole: dict[str, int]) -> str:
    """Units by district: ``Fuzuli / Varanda (north, town)``, or just the district if it is all."""
    parts: dict[str, list[str]] = {}
    for unit in units:
        district, _, part = unit.partition(", ")
        parts.setdefault(district, []).append(part or "the rest")
    return ", ".join(
        district if len(found) == whole[district] else f"{district} ({', '.join(found)})"
        for district, found in parts.items()
    )


def districts_of(names: dict[str, str]) -> dict[str, int]:
    """How many units each district is cut into, by its name in the units' names."""
    return dict(Counter(name.partition(", ")[0] for name in names.values()))


def span_text(row: Any) -> str:
    """One interval of a unit: ``since 9 May 1992 Armenian-held, captured``."""
    until = "" if pd.isna(row.date_end) else f" to {spell(row.date_end.date())}"
    sure = {"low": ", uncertain", "medium": ", fairly certain"}.get(row.certainty, "")
    start = f"{'from' if until else 'since'} {spell(row.date_start.date())}{until}"
    how = "" if row.how == "administrative" else f", {HOW[row.how]}"
    return f"{HELD[row.controller]} {start}{how}{sure}"


def span_line(row: Any) -> str:
    """One interval of a unit as a line of its history: ``9 May 1992: Armenian-held (captured)``."""
    return f"{spell(row.date_start.date(), short=True)}: {_became(row.controller, row.how)}"


def alt_text(view: Territory, dataset: Dataset, changes: list[Change]) -> str:
    """Describe both maps for somebody who does not see them, and how much changed."""
    parts = [f"{'Two maps' if view.show == 'side_by_side' else 'Map'}. {title(view)}."]
    parts += [_map_text(day, dataset) for day in view.days]
    if view.show == "one_day":
        return " ".join(parts)
    if view.show == "change":
        parts.append(_change_text(view, dataset))
    parts.append(f"Between the two days the data records {_count(len(changes))}.")
    if changes:
        parts.append(f"The first: {spell(changes[0][0])}, {changes[0][1]}.")
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
