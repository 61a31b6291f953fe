"""The figures behind ``Displacement``: claims on people displaced, and measures on returns."""

from __future__ import annotations

import calendar
import re

from utils.data.dataset import Dataset
from utils.data.figures import extent
from utils.data.names import read_names
from utils.language import remembered
from utils.later import pd
from utils.views.claims.words import FIGURE, described

PHASES = {
    "first_war": ("prelude", "first_war"),
    "second_war": ("second_war",),
    "post_2020": ("post_2020",),
    "offensive_2023": ("offensive_2023", "aftermath"),
    "multiple": ("multiple",),
}
"""The periods of flight and the phases of ``phases.csv`` of which each consists."""
EXODUS = "e-2023-09-24-exodus"
"""The event of ``events.csv`` whose running counts are drawn by the day."""
RETURNS = "displacement_and_return"
"""The topic of ``measures.csv`` on returns and on those still away."""
WHOSE = {
    "in Azerbaijan": "azerbaijani",
    "Armenia": "armenian",
    "Karabakh refugees": "armenian",
    "Artsakh": "armenian",
    "Yerevan": "armenian",
    "Nagorno-Karabakh since": "armenian",
    "returned under the Great Return": "azerbaijani",
    "resettle": "azerbaijani",
    "returnees": "azerbaijani",
}
"""Words in what a measure counts that say whose people they are; the first that occurs.

Measures without any (targets, residents in general, parts of another figure) are not drawn.
"""
MONTHS = "|".join(calendar.month_name[1:])
PLACE = re.compile(
    r"\b(?i:from|left|fled|to|in|inside|into|towards|across|around|near)\b"
    rf"[^.;]*?\b(?!{MONTHS})[A-Z][a-z]+"
)
"""A place named after a word of direction."""
ASIDE = ("Given as", "Also on", "Replaced", "Includes", "The ", "Repeated", "Not re-read", "Page")
"""How sentences of a note begin that tell of the source or of other figures, not of the way."""
ORIGIN = re.compile(r"^(?:Refugees from|From|Fled|Left|Expelled from|\w+ who left) (.+)$")
TARGET = re.compile(r"\b(?:to|in|into) (Armenia|Azerbaijan|Iran|Russia)\b")
"""Where a row's note begins with the origin, and the country that it or the event names as goal."""
HOUR = re.compile(r"As of (\d\d):(\d\d)")


def route(note: object) -> str:
    """What a row's note says about from where and to where, if it names a place; else nothing."""
    if not isinstance(note, str):
        return ""
    sentences = re.split(r"(?<=[a-z0-9)])\. (?=[A-Z])", note)
    heads = [part.partition(";")[0] for part in sentences if not part.startswith(ASIDE)]
    told = [part for part in heads if PLACE.search(part)]
    return told[0].rstrip(". ") if told else ""


def displaced(dataset: Dataset) -> pd.DataFrame:
    """All claims on people displaced, described, with period, event, its kind and the route."""
    return _displaced(dataset).copy(deep=False)


@remembered
def _displaced(dataset: Dataset) -> pd.DataFrame:
    claims = dataset.claims
    found = described(claims[claims["outcome"] == "displaced"], dataset)
    events = dataset.by_id("events")
    periods = {phase: period for period, phases in PHASES.items() for phase in phases}
    return found.assign(
        table="claim",
        period=found["phase_id"].map(periods),
        event_id=found["event_id"],
        event=found["event_id"].map(events["title"]),
        kind=found["event_id"].map(events["kind"].astype("str")).fillna(""),
        route=[route(note) for note in found["note"]],
        ceiling=_ceilings(found),
    )


def ways(claims: pd.DataFrame, dataset: Dataset, order: str) -> pd.DataFrame:
    """Add ``origin`` and ``destination`` as the event or the row's note tells them.

    The origin is the place of the event from which people fled, or what the note names first; the
    destination is told only where note or title name a country.
    """
    places = dataset.by_id("events")["place_id"]
    names, table = read_names(dataset), dataset.by_id("places")
    both = {str(place): names.of(row, order) for place, row in table.iterrows()}
    at = claims["event_id"].map(places).map(both)
    pairs = {
        frozenset((row["name_en_az"], row["name_en_hy"])): both[str(place)]
        for place, row in table.iterrows()
    }
    told = claims["route"].map(lambda text: m[1] if (m := ORIGIN.match(text)) else None)
    told = told.map(lambda name: pairs.get(frozenset(name.split(" / ")), name), na_action="ignore")
    text = claims["event"].fillna("") + "; " + claims["route"].fillna("")
    goals = text.map(lambda words: m[1] if (m := TARGET.search(words)) else None)
    return claims.assign(origin=told.fillna(at), destination=goals)


def shown_as(claims: pd.DataFrame) -> pd.Series:
    """In which list each claim stands: waves, places, running or parts.

    A flight that is an event of its own is a wave; the flight from a town that was taken is not.
    """
    scope = claims["scope"].astype("str")
    lists = scope.map({"phase_total": "waves", "cumulative": "running", "part": "parts"})
    event = claims["kind"].map({"displacement": "waves"}).fillna("places")
    return lists.where(scope != "event", event)


def exodus(dataset: Dataset) -> pd.DataFrame:
    """The counts of the flight of September 2023 from its first day on, oldest first."""
    start = dataset.by_id("events").at[EXODUS, "date_start"]
    claims = displaced(dataset)
    chosen = claims[
        (claims["phase_id"] == "offensive_2023")
        & (claims["date_start"] >= start)
        & claims["scope"].isin(["cumulative", "phase_total"])
        & (claims["status"] != "withdrawn")
    ]
    hours = [HOUR.search(note) if isinstance(note, str) else None for note in chosen["note"]]
    passed = [int(h[1]) + int(h[2]) / 60 if h else float("nan") for h in hours]
    return chosen.assign(hour=passed)


def returns(dataset: Dataset) -> pd.DataFrame:
    """Measures on returns and on those still away, in the columns of claims."""
    measures = dataset.measures
    chosen = measures[(measures["topic"] == RETURNS) & (measures["unit"] == "people")]
    claims = chosen.rename(columns={"measure_id": "claim_id", "value": "best", "date": "as_of"})
    claims = claims.assign(
        side=[whose(about) for about in chosen["about"]],
        category="civilian",
        outcome="displaced",
        status="current",
        scope="",
        phase_id="",
    )
    found = described(claims, dataset)
    empty = pd.Series(pd.NaT, found.index, dtype="datetime64[s]")
    return found.assign(
        table="measure", period="", event=found["about"], kind="", event_id="",
        date_start=empty, date_end=empty, ceiling=_ceilings(found),
        route=[route(note) for note in found["note"]],
    )  # fmt: skip


def whose(about: str) -> str:
    """Whose people a measure counts, as its words say; ``other`` where they do not."""
    return next((side for words, side in WHOSE.items() if words in about), "other")


def _ceilings(claims: pd.DataFrame) -> list[float]:
    return [extent(*cells)[1] for cells in zip(*(claims[c] for c in FIGURE[:3]), strict=True)]
