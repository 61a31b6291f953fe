"""The words of a ``Casualties`` chart: title, subtitle, notes, alt text and cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.figures import extent, number
from utils.data.records import gathered, records
from utils.language import Phrases, capital, inside, listed, lower, plural, say
from utils.views.casualties.silent import silences
from utils.views.claims.words import GROUPS, NOT_SPLIT, PEOPLE, said
from utils.views.gap_words import not_found
from utils.views.sentence_words import counted, during, fate, happened, spoken, titled, voices

if TYPE_CHECKING:
    from utils.views.casualties.view import Casualties

SUBJECTS = Phrases(
    {
        "all": "People",
        "military": "Soldiers",
        "civilian": "Civilians",
        "total": "People, soldiers and civilians not told apart",
    }
)
SCOPES = Phrases(
    {
        "phase_total": "published figures for the whole period",
        "cumulative": "running totals while the count went on",
    }
)
REASONS = Phrases(
    {
        "superseded": "{count} replaced by a later figure",
        "cumulative": "{count} running totals",
        "event": "{count} about single events",
        "part": "{count} about a part of the period, the ground or the people",
        "killed_or_missing": "{count} killed and missing in one number",
        "casualties": "{count} killed and wounded in one number",
    }
)


def title(view: Casualties, dataset: Dataset) -> str:
    """What is shown, in one line: ``People killed in the first war and the second war``."""
    return capital(titled(happened(view.outcome, view.category, dataset), view.phases, dataset))


def subtitle(view: Casualties) -> str:
    """Who counts whom, and what kind of figure."""
    return say(
        "{who}: {sides}, as counted by {voices}; {scope}, {kept}.",
        who=SUBJECTS[view.category],
        sides=listed([inside(PEOPLE[side]) for side in view.sides]),
        voices=spoken(view.speakers),
        scope=SCOPES[view.scope],
        kept=say("those replaced later in pale")
        if view.superseded
        else say("without those replaced later"),
    )


def notes(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """How to read the chart, what is not drawn and why, and what is not known."""
    scale = say("The scale is logarithmic.") if view.scale == "log" else ""
    reading = say(
        "Each line is one claim: who states it, and the date it holds for. A bar "
        "is a range, an arrow “at least” or “up to”. Claims are not added or averaged. Sides stand "
        "in alphabetical order."
    )
    reading = " ".join(filter(None, [reading, scale]))
    if (rows["source_kind"] == "encyclopedia").any():
        last = say("What only an encyclopedia relays stands last in its group.")
        reading = f"{reading} {last}"
    return tuple(filter(None, [reading, _not_drawn(view, dataset), _not_known(view, dataset)]))


def _not_drawn(view: Casualties, dataset: Dataset) -> str:
    counts = view.left_out(dataset)
    if view.superseded:
        counts = counts.drop("superseded")
    if view.scope == "cumulative":
        counts = counts.drop("cumulative")
    parts = [
        REASONS[reason].format(count=number(counts[reason]))
        for reason in counts.index
        if counts[reason]
    ]
    return say("Not drawn: {parts}.", parts=", ".join(parts)) if parts else ""


def _not_known(view: Casualties, dataset: Dataset) -> str:
    gaps = dataset.gaps
    chosen = gaps[
        gaps["phase_id"].isin(view.phases)
        & gaps["side"].isin([*view.sides])
        & (gaps["outcome"] == view.outcome)
    ]
    if view.category != "all":
        wanted = NOT_SPLIT if view.category == "total" else (view.category,)
        chosen = chosen[chosen["category"].isna() | chosen["category"].isin(wanted)]
    return not_found(chosen, dataset)


def sentence(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    running = view.scope == "cumulative"
    return say(
        "The dot plot lists {figures} on {what} {during}, as counted {voices}.",
        figures=counted(len(rows), "published running figure" if running else "published figure"),
        what=fate(view.outcome, view.category, view.sides, dataset),
        during=during(view.phases, dataset),
        voices=voices(view.speakers),
    )


def details(view: Casualties, rows: pd.DataFrame, dataset: Dataset) -> str:
    """The picture for somebody who does not see it: how far the figures lie apart, by whom."""
    names, phases = dataset.periods(), gathered(records(rows), "phase_id")
    parts = []
    for phase in view.phases:
        sides = gathered(phases.get(phase, []), "side")
        for side in view.sides:
            chosen, head = sides.get(side, []), f"{names[phase]}, {PEOPLE[side]}"
            if not chosen:
                none = lower(none_found(view, dataset, phase, side))
                parts.append(say("{head}: {text}.", head=head, text=none))
            for group, members in gathered(chosen, "group").items():
                parts.append(_group(members, f"{head}, {GROUPS[group]}"))
            silent = silences(view, chosen, dataset, phase, side)
            parts += [say("{head}: {text}.", head=names[phase], text=text) for text in silent]
    return " ".join(parts)


def none_found(view: Casualties, dataset: Dataset, phase: str, side: str) -> str:
    """What is said where no figure is drawn: none at all, or only some for parts."""
    parts = view.for_parts(dataset, phase, side)
    if not parts:
        return say("No such figure in the data")
    return plural(
        "No figure for the whole; {count} for a part, not drawn",
        "No figure for the whole; {count} for a part, not drawn",
        parts,
    )


def _group(rows: Sequence[Any], head: str) -> str:
    if len(rows) == 1:
        return say("{head}: {text}.", head=head, text=said(rows[0]))
    low = min(rows, key=lambda row: extent(row.low, row.best, row.high)[0])
    high = max(rows, key=lambda row: extent(row.low, row.best, row.high)[1])
    span = say(
        "{figures}, the lowest {low}, the highest {high}",
        figures=plural("{count} figure", "{count} figures", len(rows)),
        low=said(low),
        high=said(high),
    )
    return say("{head}: {text}.", head=head, text=span)
