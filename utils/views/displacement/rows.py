"""The figures behind ``Displacement``: claims on people displaced, and measures on returns."""

from __future__ import annotations

from utils.data.checks import items
from utils.data.dataset import Dataset
from utils.data.figures import extent
from utils.data.names import read_names
from utils.data.place_names import short
from utils.language import listed, remembered, say
from utils.later import pd
from utils.views.claims.words import FIGURE, described

PHASES = {
    "first_war": ("prelude", "first_war"),
    "interwar": ("interwar",),
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


def displaced(dataset: Dataset) -> pd.DataFrame:
    """All claims on people displaced, described, with period, event, its kind and the hour."""
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
        hour=[_hour(time) for time in found["as_of_time"]],
        ceiling=_ceilings(found),
    )


def ways(rows: pd.DataFrame, dataset: Dataset, order: str) -> pd.DataFrame:
    """Add ``origin`` and ``destination``: names of places, empty where they are not told.

    ``route`` says both in words, but for an origin that the event tells already: its place, or
    the district that is named after it.
    """
    names, places = read_names(dataset), dataset.by_id("places")

    def written(ids: object) -> str:
        if not isinstance(ids, str):
            return ""
        return listed([names.of(places.loc[place], order) for place in items(ids)])

    origins, goals = (
        [written(ids) for ids in rows[f"{end}_ids"]] for end in ("origin", "destination")
    )
    called = places["name_en"].map(short)
    at = rows["event_id"].map(dataset.by_id("events")["place_id"]).map(called)
    again = rows["origin_ids"].map(called) == at
    routes = [
        route("" if told and goal != origin else origin, goal)
        for origin, goal, told in zip(origins, goals, again, strict=True)
    ]
    return rows.assign(origin=origins, destination=goals, route=routes)


def route(origin: str, destination: str) -> str:
    """``from Azerbaijan to Armenia``, ``inside Armenia``; nothing where neither end is told."""
    if origin and origin == destination:
        return say("inside {place}", place=origin)
    if origin and destination:
        return say("from {origin} to {destination}", origin=origin, destination=destination)
    if origin:
        return say("from {origin}", origin=origin)
    return say("to {destination}", destination=destination) if destination else ""


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
    return claims[
        (claims["phase_id"] == "offensive_2023")
        & (claims["date_start"] >= start)
        & claims["scope"].isin(["cumulative", "phase_total"])
        & (claims["status"] != "withdrawn")
    ]


def _hour(time: object) -> float:
    """``17:30`` as 17.5; no number where no time is told."""
    if not isinstance(time, str):
        return float("nan")
    hour, minute = time.split(":")
    return int(hour) + int(minute) / 60


def returns(dataset: Dataset) -> pd.DataFrame:
    """Measures on the returns of one side's people and on those still away, as claims are."""
    measures = dataset.measures
    people = (measures["topic"] == RETURNS) & (measures["unit"] == "people")
    chosen = measures[people & measures["side"].notna()]
    claims = chosen.rename(columns={"measure_id": "claim_id", "value": "best", "date": "as_of"})
    claims = claims.assign(
        category="civilian",
        outcome="displaced",
        status="current",
        scope="",
        phase_id="",
        cause=None,
    )
    no_day = pd.Series(pd.NaT, claims.index, dtype="datetime64[s]")
    days = dict.fromkeys(["date_start", "without_start", "without_end", "date_end"], no_day)
    found = described(claims.assign(**days), dataset)
    return found.assign(
        table="measure", period="", event=found["about"], kind="", event_id="",
        origin_ids=None, destination_ids=None, ceiling=_ceilings(found),
    )  # fmt: skip


def _ceilings(claims: pd.DataFrame) -> list[float]:
    return [extent(*cells)[1] for cells in zip(*(claims[c] for c in FIGURE[:3]), strict=True)]
