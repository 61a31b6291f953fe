"""The words of a ``Casualties`` chart: title, subtitle, notes, alt text and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from utils.dataset import Dataset
from utils.figures import extent
from utils.views.claims import GROUPS, PEOPLE, said
from utils.views.sentence_words import counted, during, fate, listed, voices

if TYPE_CHECKING:
    from utils.views.casualties import Casualties

SUBJECTS = {
    "all": "people",
    "military": "soldiers",
    "civilian": "civilians",
    "total": "people, soldiers and civilians not told apart,",
}
PART_OF_WAR = "Figures of the prelude are parts of most totals of the first war."


def title(view: Casualties, dataset: Dataset) -> str:
    """What is shown, in one line: ``Killed: first war, second war``."""
    names = dataset.phases.set_index("phase_id")["short_name"]
    outcome = dataset.labels("claims", "outcome")[view.outcome]
    subject = {"military": " (military)", "civilian": " (civilians)"}.get(view.category, "")
    return f"{outcome}{subject}: {listed([names[phase] for phase in view.phases])}"


def subtitle(view: Casualties) -> str:
    """Who counts whom, and what kind of figure."""
    scope = {
        "phase_total": "published figures for the whole period",
        "cumulative": "running totals while the count went on",
    }[view.scope]
    kept = "those replaced later in pale" if view.superseded else "without those replaced later"
    sides = listed([PEOPLE[side] for side in view.sides])
    who = SUBJECTS[view.category].capitalize()
    return f"{who}: {sides}, as counted {voices(view.speakers)}; {scope}, {kept}."


def notes(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """How to read the chart, what is not drawn and why, and what is not known."""
    scale = "The scale is logarithmic." if view.scale == "log" else ""
    reading = (
        "Each line is one claim: who states it, the date it holds for, the source by number. A bar "
        "is a range, an arrow “at least” or “up to”. Claims are not added or averaged. Sides stand "
        "in alphabetical order."
    )
    overlap = PART_OF_WAR if {"prelude", "first_war"} <= set(view.phases) else ""
    reading = " ".join(filter(None, [reading, scale, overlap]))
    return tuple(filter(None, [reading, _not_drawn(view, dataset), _not_known(view, dataset)]))


def _not_drawn(view: Casualties, dataset: Dataset) -> str:
    counts = view.left_out(dataset)
    if view.superseded:
        counts = counts.drop("superseded")
    if view.scope == "cumulative":
        counts = counts.drop("cumulative")
    words = {
        "superseded": "replaced by a later figure",
        "cumulative": "running totals",
        "event": "about single events",
        "part": "about a part of the period, the ground or the people",
        "killed_or_missing": "killed and missing in one number",
        "casualties": "killed and wounded in one number",
    }
    parts = [f"{counts[reason]} {words[reason]}" for reason in counts.index if counts[reason]]
    return f"Not drawn: {', '.join(parts)}." if parts else ""


def _not_known(view: Casualties, dataset: Dataset) -> str:
    gaps = dataset.gaps
    chosen = gaps[
        gaps["phase_id"].isin(view.phases)
        & gaps["side"].isin([*view.sides])
        & (gaps["outcome"] == view.outcome)
    ]
    if view.category in ("military", "civilian"):
        chosen = chosen[chosen["category"].isna() | (chosen["category"] == view.category)]
    names = dataset.phases.set_index("phase_id")["short_name"]
    periods = [
        f"{names[phase]}: {'; '.join(text.rstrip('. ') for text in dict.fromkeys(group['what']))}."
        for phase, group in chosen.groupby("phase_id", sort=False)
    ]
    return " ".join(["Not found.", *periods]) if periods else ""


def sentence(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    what = fate(view.outcome, view.category, view.sides, dataset)
    kind = " running" if view.scope == "cumulative" else ""
    figures = counted(len(rows), f"published{kind} figure")
    return (
        f"The dot plot lists {figures} on {what} {during(view.phases, dataset)}, "
        f"as counted {voices(view.speakers)}."
    )


def details(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> str:
    """The picture for somebody who does not see it: how far the figures lie apart, by whom."""
    names = dataset.phases.set_index("phase_id")["short_name"]
    parts = []
    for phase in view.phases:
        for side in view.sides:
            chosen = rows[(rows["phase_id"] == phase) & (rows["side"] == side)]
            head = f"{names[phase]}, {PEOPLE[side]}"
            if chosen.empty:
                parts.append(f"{head}: {none_found(view, dataset, phase, side).lower()}.")
            for group, members in chosen.groupby("group", sort=False):
                parts.append(_group(members, f"{head}, {GROUPS[str(group)]}:"))
    return " ".join(parts)


def none_found(view: Casualties, dataset: Dataset, phase: str, side: str) -> str:
    """What is said where no figure is drawn: none at all, or only some for parts."""
    parts = view.for_parts(dataset, phase, side)
    if not parts:
        return "No such figure in the data"
    return f"No figure for the whole; {parts} for a part, not drawn"


def _group(rows: pd.DataFrame, head: str) -> str:
    if len(rows) == 1:
        row = next(rows.itertuples())
        return f"{head} {said(row)}."
    ends = [extent(row.low, row.best, row.high) for row in rows.itertuples()]
    low = rows.iloc[min(range(len(ends)), key=lambda i: ends[i][0])]
    high = rows.iloc[max(range(len(ends)), key=lambda i: ends[i][1])]
    return f"{head} {len(rows)} figures, the lowest {said(low)}, the highest {said(high)}."
