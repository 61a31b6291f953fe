"""The words of a ``WarClock`` chart: title, subtitle, warnings, notes and alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.figures import extent
from utils.data.records import gathered, records
from utils.language import Phrases, capital, decimal, message, plural, say
from utils.views import sentence_words
from utils.views.claims.words import NOT_SPLIT
from utils.views.gap_words import not_found
from utils.views.rivals.words import not_drawn, stated
from utils.views.sentence_words import among, fate, listed, voices
from utils.views.war_clock.wars import WARS, span

if TYPE_CHECKING:
    from utils.views.war_clock.view import WarClock

CLOCKS = Phrases(
    {
        "day": "by the day since each war began",
        "month": "by months since each war began",
        "share": "by the share of each war’s duration",
    }
)
SPLIT = Phrases(
    {"combined": "soldiers and civilians together", "unspecified": "people without saying whom"}
)


def title(view: WarClock, dataset: Dataset) -> str:
    """What is shown, in one line."""
    what = capital(among(view.outcome, view.category, view.side, dataset))
    many = len(view.wars) >= 5
    wars = say("five wars") if many else listed([WARS[war].short for war in view.wars])
    clock = message("{what} in {wars}, on the clock")
    if len(view.wars) > 1:
        clock = message("{what} in {wars}, on one clock")
    if view.measure == "per_day":
        what = say("{what}, per day", what=what)
    return say(clock, what=what, wars=wars)


def subtitle(view: WarClock, rows: pd.DataFrame) -> str:
    """What is drawn, in what unit, on which clock, and who speaks."""
    per_day = message("People per day that the figure counts")
    return say(
        "{unit}, {clock}: {figures} {voices}.",
        unit=say("People") if view.measure == "total" else say(per_day),
        clock=CLOCKS[view.clock],
        figures=sentence_words.counted(len(rows)),
        voices=voices(view.speakers),
    )


def notes(view: WarClock, rows: pd.DataFrame, care: list[str], dataset: Dataset) -> tuple[str, ...]:
    """Warnings first, then how to read the chart, what is not drawn and what is not known."""
    said = [f"{say('Compare with care.')} {' '.join(care)}" if care else "", _reading(view, rows)]
    said += [_days(view, dataset)]
    return tuple(filter(None, [*said, not_drawn(view.left_out(dataset)), _gaps(view, dataset)]))


def _not_split(view: WarClock, dataset: Dataset) -> str:
    """The own side's figures that soldiers and civilians are both in, where no other is final."""
    told = [
        say("{head}: {text}", head=WARS[row.war].short, text=stated(row))
        for row in records(view.not_split(dataset))
    ]
    if not told:
        return ""
    whole = message(
        "Not drawn are the own side’s figures that do not tell soldiers and civilians apart: "
        "{figures}."
    )
    return say(whole, figures="; ".join(told))


def warnings(view: WarClock, rows: pd.DataFrame, dataset: Dataset) -> list[str]:
    """A sentence for each way in which the wars' figures are not of one kind."""
    found = [_silent(view, rows), _totals_only(view, rows), _not_split(view, dataset)]
    if rows["war"].nunique() > 1:
        found += [_scopes(rows), _groups(rows), _lengths(view, dataset)]
    found += [_begins(view, rows, dataset)]
    return [sentence for sentence in found if sentence]


def _silent(view: WarClock, rows: pd.DataFrame) -> str:
    missing = [WARS[war].short for war in view.wars if not (rows["war"] == war).any()]
    none = message("No such figure is in the data for {wars}.")
    return say(none, wars=listed(missing)) if missing else ""


def _totals_only(view: WarClock, rows: pd.DataFrame) -> str:
    """Wars that have figures, but none with a day on the clock: no line can be drawn."""
    on_clock = set(rows.loc[rows["place"] == "clock", "war"])
    names = [WARS[w].short for w in view.wars if (rows["war"] == w).any() and w not in on_clock]
    if not names:
        return ""
    only = message("For {wars} there are only later or undated totals, so no line is drawn.")
    return say(only, wars=listed(names))


def _scopes(rows: pd.DataFrame) -> str:
    scopes = rows["scope"].astype("str").replace({"event": "phase_total"})
    kinds = {frozenset(scopes[rows["war"] == war]) for war in rows["war"].unique()}
    if len(kinds) < 2:
        return ""
    return say(
        "Scopes differ between the wars: running totals, which were still growing, stand beside "
        "totals for a whole war, which were made afterwards."
    )


def _groups(rows: pd.DataFrame) -> str:
    kinds = [kind for kind in NOT_SPLIT if (rows["category"] == kind).any()]
    if len(kinds) < 2:
        return ""
    differ = message("Categories differ: some figures count {some}, others {others}.")
    return say(differ, some=SPLIT[kinds[0]], others=SPLIT[kinds[1]])


def _lengths(view: WarClock, dataset: Dataset) -> str:
    days = [span(war, dataset).days for war in view.wars]
    if max(days) < 3 * min(days):
        return ""
    lengths = message("The shortest of these wars had {shortest} days, the longest {longest}.")
    return say(lengths, shortest=min(days), longest=decimal(max(days)))


def _begins(view: WarClock, rows: pd.DataFrame, dataset: Dataset) -> str:
    """Wars whose totals begin in different years."""
    found = []
    for war in view.wars:
        years = sorted({day.year for day in rows.loc[rows["war"] == war, "date_start"]})
        if len(years) > 1:
            begin = message("Totals for {war} begin in {years}.")
            found.append(say(begin, war=WARS[war].short, years=listed([*map(str, years)])))
    return " ".join(found)


def _reading(view: WarClock, rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    text = [say("Each mark is one claim; a bar is a range, an arrow “at least” or “up to”.")]
    if (rows["place"] == "clock").any():
        edge = message("figures of later days stand at the edge")
        pale = message("it is pale where the war was over and the count went on")
        on_clock = say(
            "On the clock a mark stands at the day to which the claim refers, the first day being "
            "day 1; a step joins figures of one claimant of days that are near each other; "
            "{later}.",
            later=say(edge) if view.clock == "share" else say(pale),
        )
        text.append(on_clock)
    if view.measure == "per_day":
        text.append(say("Per day: divided by the days that the claim itself counts."))
    log = message("The vertical scale is logarithmic. Claims are not added or averaged.")
    linear = message("The vertical scale is linear. Claims are not added or averaged.")
    return " ".join([*text, say(log if view.drawn_scale(rows) == "log" else linear)])


def _days(view: WarClock, dataset: Dataset) -> str:
    """First and last day of each war, with how many there were."""
    spans = [(WARS[war], span(war, dataset)) for war in view.wars]
    days = "; ".join(
        f"{war.name}: {each.words} ({plural('{count} days', '{count} days', each.days)})"
        for war, each in spans
    )
    return say("Days, both ends counted: {days}.", days=days)


def _gaps(view: WarClock, dataset: Dataset) -> str:
    """What was looked for and not found about the wars that are whole periods."""
    gaps = dataset.gaps
    wanted = NOT_SPLIT if view.category == "total" else (view.category,)
    chosen = gaps[
        gaps["phase_id"].isin([WARS[war].phase for war in view.wars])
        & (gaps["side"] == view.side)
        & (gaps["outcome"] == view.outcome)
        & (gaps["category"].isna() | gaps["category"].isin(wanted))
    ]
    return not_found(chosen, dataset)


def sentence(view: WarClock, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    what = fate(view.outcome, view.category, [view.side], dataset)
    wars = listed([WARS[war].short for war in view.wars])
    fighting = message("the wars and fighting of {wars}")
    if len(view.wars) == 1:
        fighting = message("the fighting of {wars}")
    return say(
        "The step chart sets {figures} on {what}{unit} in {wars} on one clock, {clock}, as "
        "counted {voices}.",
        figures=sentence_words.counted(len(rows)),
        what=what,
        unit="" if view.measure == "total" else say(", divided by the days that each counts,"),
        wars=say(fighting, wars=wars),
        clock=CLOCKS[view.clock],
        voices=voices(view.speakers),
    )


def details(view: WarClock, rows: pd.DataFrame, care: list[str], dataset: Dataset) -> str:
    """The picture for somebody who does not see it: war by war, from where to where; warnings."""
    wars = gathered(records(rows), "war")
    return " ".join([*(_war(war, wars.get(war, []), dataset) for war in view.wars), *care])


def _war(war: str, rows: list[Any], dataset: Dataset) -> str:
    head = f"{WARS[war].name}, {span(war, dataset).length}"
    if not rows:
        return say("{head}: no figure in the data.", head=head)
    ordered = sorted(rows, key=lambda row: extent(row.low, row.best, row.high))
    if len(ordered) == 1:
        return say("{head}: {text}.", head=head, text=stated(ordered[0]))
    on_clock = sum(row.place == "clock" for row in rows)
    top = max(ordered, key=lambda row: extent(row.low, row.best, row.high)[1])
    return say(
        "{head}: {figures}, {number} of them on the clock; the lowest {low}, the highest {high}.",
        head=head,
        figures=plural("{count} figure", "{count} figures", len(rows)),
        number=on_clock or say("none", "of so many figures"),
        low=stated(ordered[0]),
        high=stated(top),
    )
