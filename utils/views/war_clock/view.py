"""War against war on one clock: each published count by the day since the first day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load, vocabulary
from utils.data.dates import spell_span
from utils.data.figures import extents
from utils.data.records import records
from utils.data.speakers import SPEAKERS
from utils.errors import ViewError
from utils.kept import kept
from utils.language import Phrases, remembered
from utils.later import pd
from utils.views.base import View, choice, choices
from utils.views.casualties.view import COLUMNS, MIXED, SCALES
from utils.views.claims.words import NOT_SPLIT, described
from utils.views.rivals.question import QUESTIONS, refuse_mixtures
from utils.views.stretch import Stretch, days_in, hull, meant
from utils.views.tolls.time import when
from utils.views.war_clock.wars import WARS, Span, claims_on, on_the_whole, span

CLOCKS = Phrases({"day": "Day by day", "month": "By month", "share": "Share of the duration"})
MEASURES = Phrases({"total": "People", "per_day": "People per day counted"})
MONTH = 365.25 / 12
"""Days in a month of the clock."""
AFTER = 14
"""A war's counts stay on the clock for so many days after its last day; later ones stand aside."""
ROWS = [*COLUMNS, "war", "day", "last_day", "war_days", "days_counted", "rate", "place"]
"""Columns of the rows: those of ``Casualties``; the war; the day of the war for which a claim holds
(first and last, for a month or a year) and how many days the war had; the days that the claim
itself counts and its figure for each of them; ``clock`` or ``edge``, where it stands."""


@dataclass(frozen=True)
class WarClock(View):
    """Set the published counts of several wars on one clock that starts on their first days.

    Parameters
    ----------
    outcome : killed, wounded, missing, captured, or another outcome of ``claims.csv``
    side : whose people are counted
    category : military, civilian, total (both together, or not told apart), police, volunteer
        or peacekeeper
    wars : first_war, april_2016, second_war, september_2022, september_2023
    clock : day, month, or share (of the war's duration)
    measure : total, or per_day (the figure over the days that the claim itself counts)
    speakers : own_side, other_side, third_party
    superseded : also figures that a later or better sourced one replaced
    scale : linear or log

    Raises ``ViewError``, one sentence, for what cannot be compared honestly.
    """

    outcome: str = "killed"
    side: str = "armenian"
    category: str = "military"
    wars: tuple[str, ...] = ("april_2016", "second_war", "september_2022", "september_2023")
    clock: str = "day"
    measure: str = "total"
    speakers: tuple[str, ...] = ("own_side", "other_side", "third_party")
    superseded: bool = False
    scale: str = "log"

    def __post_init__(self) -> None:
        refuse_mixtures(self.outcome, self.category)
        if not isinstance(self.side, str):
            raise ViewError("One clock shows the people of one side; draw one chart for each side.")
        checked = {
            "outcome": choice("outcome", self.outcome, clock_outcomes()),
            "side": choice("side", self.side, vocabulary("claims", "side")),
            "category": choice("category", self.category, QUESTIONS),
            "wars": choices("wars", self.wars, {war: row.name for war, row in WARS.items()}),
            "clock": choice("clock", self.clock, CLOCKS),
            "measure": choice("measure", self.measure, MEASURES),
            "speakers": choices("speakers", self.speakers, SPEAKERS),
            "superseded": bool(self.superseded),
            "scale": choice("scale", self.scale, SCALES),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """One row per published figure, war by war, in the order of the clock."""
        dataset = dataset or load()
        parts = [self._war(war, dataset) for war in self.wars]
        rows = pd.concat(parts, ignore_index=True)
        return rows.assign(place=self._places(rows))[ROWS]

    @property
    def stretch(self) -> Stretch | None:
        """From the first day of the earliest war to the last day of the latest."""
        return hull(self.wars, war_days())

    def at(self, stretch: Stretch) -> WarClock:
        """The wars that the days mean; a clock without a war cannot be drawn."""
        wars = meant(stretch, war_days())
        if not wars:
            raise ViewError(f"None of the wars on the clock lies in {spell_span(*stretch)}.")
        return replace(self, wars=wars)

    def draw(self, dataset: Dataset) -> Chart:
        from utils.views.war_clock.chart import draw

        return draw(self, dataset)

    def make_panel(self) -> Any:
        from utils.panels.war_clock import WarClockPanel

        return WarClockPanel(self)

    def time(self, day: float, war_days: float) -> float:
        """Where a day of a war stands on the clock; a day counts as passed at its end."""
        if self.clock == "share":
            return 100 * day / war_days
        return day / MONTH if self.clock == "month" else day

    def drawn_scale(self, rows: pd.DataFrame) -> str:
        """The scale that can be drawn: a logarithmic one has no place for zero."""
        figures = rows[["low", "best", "high"]]
        return "linear" if bool((figures == 0).any().any()) else self.scale

    def left_out(self, dataset: Dataset) -> dict[str, int]:
        """How many claims on the same people in these wars are not drawn, by the reason why."""
        counts = dict.fromkeys(["superseded", "other_begin", "part", "withdrawn", *MIXED], 0)
        for war in self.wars:
            near = self.counted(claims_on(war, dataset))
            same = near[near["outcome"] == self.outcome]
            stands, part = same["status"] != "withdrawn", same["scope"] == "part"
            whole = on_the_whole(same, span(war, dataset))
            replaced = whole & (same["status"] == "superseded") & (not self.superseded)
            counts["superseded"] += int(replaced.sum())
            counts["other_begin"] += int((stands & ~part & ~whole).sum())
            counts["part"] += int((stands & part).sum())
            counts["withdrawn"] += int((~stands).sum())
            for mixed in MIXED:
                counts[mixed] += int((near["outcome"] == mixed).sum())
        return counts

    def not_split(self, dataset: Dataset) -> pd.DataFrame:
        """Final figures of the own side on these wars that do not tell the category apart.

        Only of wars of which the own side gave no final one that does; where it gave none at all
        and none is final, the last running total. Columns of ``claims.csv``, who speaks, the
        figure in words, and ``war``.
        """
        if self.category == "total" or "own_side" not in self.speakers:
            return pd.DataFrame()
        whole, found = replace(self, category="total", superseded=False), []
        for war in self.wars:
            drawn, own = (_own(view._war(war, dataset)) for view in (self, whole))
            if (drawn["scope"] == "cumulative").all():
                final = own[own["scope"] != "cumulative"]
                found.append(own.tail(1) if final.empty and drawn.empty else final)
        return pd.concat(found, ignore_index=True) if found else pd.DataFrame()

    def counted(self, claims: pd.DataFrame) -> pd.DataFrame:
        """Those of some claims that count the people asked for."""
        wanted = NOT_SPLIT if self.category == "total" else (self.category,)
        return claims[(claims["side"] == self.side) & claims["category"].isin(wanted)]

    def _war(self, war: str, dataset: Dataset) -> pd.DataFrame:
        asked = replace(self, wars=(war,), clock="day", measure="total", scale="log")
        return _of_war(asked, war, dataset).copy(deep=False)  # the same on any clock and scale

    def _places(self, rows: pd.DataFrame) -> list[str]:
        """On the clock as long as it runs; at the edge what is later, longer or has no day."""
        inside = (rows["last_day"] <= rows["war_days"]) & (rows["day"] >= 1)
        horizon = rows["war_days"] + (0 if self.clock == "share" else AFTER)
        precise = inside | (rows["last_day"] == rows["day"])
        on = precise & (rows["day"] >= 1) & (rows["last_day"] <= horizon)
        return ["clock" if each else "edge" for each in on.fillna(False)]


def _own(claims: pd.DataFrame) -> pd.DataFrame:
    return claims[claims["speaker"] == "own_side"]


@remembered
def _of_war(view: WarClock, war: str, dataset: Dataset) -> pd.DataFrame:
    """The claims on a war that a view asks for, described, in the order of the clock."""
    days = span(war, dataset)
    claims = view.counted(claims_on(war, dataset))
    status = ["current", "superseded"] if view.superseded else ["current"]
    chosen = claims[
        (claims["outcome"] == view.outcome)
        & claims["status"].isin(status)
        & on_the_whole(claims, days)
    ]
    found = described(chosen, dataset)
    found = _timed(found[found["speaker"].isin(view.speakers)], war, days)
    keys = ["last_day", "claimant_id", "ceiling", "claim_id"]
    return found.sort_values(keys, na_position="last", kind="stable")


def war_days() -> dict[str, Stretch]:
    """First and last day of each war."""
    return days_in(_war_days())


@kept
def _war_days() -> dict[str, list[str]]:
    spans = {war: span(war, load()) for war in WARS}
    day = dt.date.fromordinal
    return {w: [day(each).isoformat() for each in (s.first, s.last)] for w, s in spans.items()}


def clock_outcomes() -> dict[str, str]:
    """Outcomes that can be counted on a clock: all that are not mixtures."""
    return {k: v for k, v in vocabulary("claims", "outcome").items() if k not in MIXED}


def _timed(claims: pd.DataFrame, war: str, days: Span) -> pd.DataFrame:
    """Add the day of the war, the days counted, and the figure for each of these days."""
    known = [when(d, days.first) if isinstance(d, str) else None for d in claims["as_of"]]
    counted = [_days_counted(row, days) for row in records(claims)]
    tops = [high for _, high in extents(claims)]
    first = [each.first - days.first + 1 if each else pd.NA for each in known]
    last = [each.last - days.first + 1 if each else pd.NA for each in known]
    return claims.assign(
        war=war,
        day=pd.array(first, dtype="Int64"),
        last_day=pd.array(last, dtype="Int64"),
        war_days=days.days,
        days_counted=pd.array(counted, dtype="Int64"),
        rate=[round(top / each, 2) for top, each in zip(tops, counted, strict=True)],
        ceiling=tops,
    )


def _days_counted(row: Any, days: Span) -> int:
    """The days of the war that a claim counts: from its first to its last, within the war's."""
    start = max(row.date_start.date().toordinal(), days.first)
    ends = [days.last]
    ends += [] if pd.isna(row.date_end) else [row.date_end.date().toordinal()]
    ends += [when(row.as_of).last] if isinstance(row.as_of, str) else []
    return max(min(ends) - start + 1, 1)
