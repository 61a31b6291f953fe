"""The words of a ``GroundAndTolls`` chart: title, subtitle, notes, what stood on a day."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data import areas
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.records import gathered, records
from utils.data.speakers import NATION, SPEAKERS
from utils.language import lower, message, say
from utils.views.claims.words import FATES, PEOPLE
from utils.views.rivals.words import stated
from utils.views.sentence_words import WHO, between, counted, during, happened, titled
from utils.views.territory.points import read_points
from utils.views.territory.words import ENCLAVES, HELD, km2
from utils.views.tolls.time import when

if TYPE_CHECKING:
    from utils.views.ground_and_tolls.view import GroundAndTolls

Steps = dict[int, tuple[str, Any] | None]
Lists = dict[tuple[str, str], Steps]
NONE_YET = message("no count up to this day")
NOT_SPLIT = {
    "military": message("not split from civilians: {figure}"),
    "civilian": message("not split from soldiers: {figure}"),
}
"""How a list gives a count that does not tell those asked for from others."""
OF_A_NATION = message("Of one of the two nations")
STALE = 31
"""After so many days such a count says nothing of the day of the line any more, and one of those
asked for says that it is old."""
OLD = message("over a month old: {figure}")
NO_CLAIM = message("No count up to one of these days is in the data")


def title(view: GroundAndTolls, dataset: Dataset) -> str:
    """What is shown, in one line."""
    fate = happened(view.outcome, view.category, dataset)
    return titled(say("Ground held and {fate}", fate=fate), [view.phase], dataset)


def subtitle(view: GroundAndTolls) -> str:
    """What to do with the line, and over which days."""
    return say(
        "One line through the days {between}: the map shows who held what on its day, "
        "the list the last counts that refer to that day or one before.",
        between=between(*view.days),
    )


def sentence(view: GroundAndTolls, claims: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    return say(
        "A map of {date} and two charts under one line show who held how much ground {between} and "
        "{figures} on {who} {killed} {during}.",
        date=spell(view.day),
        between=between(*view.days),
        figures=counted(len(claims)),
        who=WHO[view.category],
        killed=FATES[view.outcome],
        during=during([view.phase], dataset),
    )


def notes(view: GroundAndTolls, claims: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """How to read both charts together, and what must not be read out of them."""
    reading = say(
        "Each mark is one claim, on the day to which it refers; it may be of a later day. A step "
        "joins running totals of one claimant that are near in time. A gap means that no count is "
        "in the data, not that nobody came to harm. Claims are not added or averaged."
    )
    apart = message("Marks of the two sides on one place stand a little apart.")
    care = say(
        "That two curves move on the same days does not say that one explains the other. Control "
        "means whose forces or authorities held the ground, not whose it is by law."
    )
    unseen = any(point.shown([view.days[1]]) for point in read_points(dataset, view.names))
    lineless = message("Not drawn: changes without a published line (see Territory).")
    points = say(lineless) if unseen else ""
    later = view.later(dataset)
    after = message("Later than these days, so not drawn: {figures} (see Tolls).")
    aside = say(after, figures=counted(later)) if later else ""
    return tuple(
        filter(None, [f"{reading} {say(apart)}", f"{care} {say(ENCLAVES)}", points, aside])
    )


def details(view: GroundAndTolls, lists: Lists, dataset: Dataset) -> str:
    """The picture for somebody who does not see it: ground and last counts on three days."""
    first, last = view.days
    days = sorted({first, view.day, last})
    return " ".join(_on(day, lists, dataset) for day in days)


def _on(day: dt.date, lists: Lists, dataset: Dataset) -> str:
    table = areas.held(dataset, day)
    held = [
        f"{HELD[state]} {km2(area)}" for state, area, _ in table.itertuples(index=False) if area
    ]
    counts = [
        say(
            "{head}: {text}",
            head=f"{PEOPLE[side]}, {lower(voice_name(voice))}",
            text=_stated(*said),
        )
        for (side, voice), steps in lists.items()
        if (said := last_by(steps, day)) is not None
    ]
    counts = counts or [say(NONE_YET)]
    ground = say("On {date}: {held}.", date=spell(day), held=", ".join(held))
    return f"{ground} {say('Last counts: {counts}.', counts='; '.join(counts))}"


def _stated(figure: str, row: Any) -> str:
    return stated(row._replace(figure=figure))


def lists_of(view: GroundAndTolls, claims: pd.DataFrame, dataset: Dataset) -> Lists:
    """The lists: on whose people, and who speaks; the empty ones too, but of a nation's own voices.

    Each tells from which day on, as an ordinal, it says what: the figure in words, and its claim.
    Before the first claim on those asked for it says the last that does not tell them apart, for
    some weeks; a claim that nobody renewed for weeks says that it is old.
    """
    asked_for, others = (
        gathered(records(each), "side") for each in (claims, view.together(dataset))
    )
    found: Lists = {}
    for side in ("armenian", "azerbaijani"):
        for voice in (*SPEAKERS, NATION):
            asked, whole = (
                {when(row.as_of).last: row for row in in_time(each.get(side, []), voice)}
                for each in (asked_for, others)
            )
            first = min(asked, default=math.inf)
            steps: Steps = {}
            for day, row in whole.items():
                if day < first:
                    steps[day] = say(NOT_SPLIT[view.category], figure=row.figure), row
                    if not any(day < other <= day + STALE for other in [*whole, *asked]):
                        steps[day + STALE] = None
            if voice == NATION and not asked and not steps:
                continue
            found[side, voice] = steps | _ageing(asked)
    return found


def _ageing(asked: dict[int, Any]) -> Steps:
    """The counts from their days on; where none follows in time, they say that they are old."""
    steps: Steps = {}
    for day, row in asked.items():
        steps[day] = row.figure, row
        if not any(day < other <= day + STALE + 1 for other in asked):
            steps[day + STALE + 1] = say(OLD, figure=row.figure), row
    return steps


def voice_name(voice: str) -> str:
    """Who speaks, in front of a count."""
    return say(OF_A_NATION) if voice == NATION else SPEAKERS[voice]


def last_by(steps: Steps, day: dt.date) -> tuple[str, Any] | None:
    """What a list says on a day; ``None`` if nothing."""
    return steps[max(known)] if (known := [d for d in steps if d <= day.toordinal()]) else None


def in_time(claims: list[Any], voice: str) -> list[Any]:
    """Claims of a voice by the last day that their date can mean, of one date the highest last."""

    def place(row: Any) -> tuple[int, float, str]:
        known = [figure for figure in (row.low, row.best, row.high) if pd.notna(figure)]
        return when(row.as_of).last, max(known, default=math.inf), row.claim_id

    return sorted((row for row in claims if row.mark == voice), key=place)
