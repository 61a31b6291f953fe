"""One question about people: what happened to whom, in one period or in one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from utils.data import titles
from utils.data.dataset import Dataset, load, vocabulary
from utils.data.names import read_names
from utils.data.records import records
from utils.data.speakers import PARTIES
from utils.errors import ViewError
from utils.kept import kept
from utils.language import Phrases, inside, lower, remembered, say
from utils.later import pd
from utils.views.base import choice
from utils.views.casualties.view import COLUMNS, MIXED, phase_names
from utils.views.claims.words import NOT_SPLIT, PEOPLE, described, standing
from utils.views.sentence_words import among, period_heading, titled
from utils.views.stretch import Stretch, days_by, days_in, phase_days, the_one

QUESTIONS = Phrases(
    {
        "military": "Military",
        "civilian": "Civilians",
        "total": "Military and civilians together, or not split",
        "police": "Police",
        "volunteer": "Volunteers",
        "peacekeeper": "Peacekeepers",
    }
)
"""Whom one question may count; figures of different groups are never rivals of each other."""
VOICES = Phrases(
    {
        "own_side": "Own side",
        "other_side": "Other side",
        "third_party": "On behalf of neither side",
        "academic": "Scholars",
        "nation": "Of one of the two nations, on nobody’s behalf",
        "encyclopedia": "Encyclopedias, sources of last resort",
    }
)
"""Who speaks, with scholars and those of one of the two nations apart from other third parties."""
NATIONS = ("armenian", "azerbaijani", "russian")
"""People whose name has a capital inside a line in English."""
WHOLE_PERIOD = ""
"""The value of ``event`` for a question about a whole period."""
FEWEST = 3
"""An event is offered where one question about it has at least so many figures."""
BEGIN = 3
"""Days between the first days of a period and of a count that still begins with the period."""
ROWS = [*COLUMNS, "voice"]
"""Columns of the rows of both views: those of ``Casualties``, and who speaks."""


@dataclass(frozen=True)
class Question:
    """The fields that ``Rivals`` and ``Tolls`` share, and the claims that answer them.

    An ``event`` (an id of ``events.csv``) asks about that event instead of a period; ``phase`` is
    then the period of the event. Raises ``ViewError``, one sentence, for what cannot be asked.
    """

    outcome: str = "killed"
    phase: str = "second_war"
    side: str = "azerbaijani"
    category: str = "military"
    event: str = WHOLE_PERIOD

    def checked(self) -> dict[str, Any]:
        """The fields after their checks, an event with its own period."""
        refuse_mixtures(self.outcome, self.category)
        event = choice("event", self.event, {WHOLE_PERIOD: "", **event_phases()})
        phase = event_phases().get(event, self.phase)
        return {
            "outcome": choice("outcome", self.outcome, vocabulary("claims", "outcome")),
            "phase": choice("phase", phase, phase_names()),
            "side": choice("side", self.side, vocabulary("claims", "side")),
            "category": choice("category", self.category, QUESTIONS),
            "event": event,
        }

    def near(self, dataset: Dataset) -> pd.DataFrame:
        """All claims on these people in this period or event, whatever happened to them."""
        claims = dataset.claims
        wanted = NOT_SPLIT if self.category == "total" else (self.category,)
        people = claims[(claims["side"] == self.side) & claims["category"].isin(wanted)]
        column, place = ("event_id", self.event) if self.event else ("phase_id", self.phase)
        return people[people[column] == place]

    def asked(self, dataset: Dataset) -> pd.DataFrame:
        """All claims on the question, of any scope and status, described, with ``voice``."""
        question = Question(self.outcome, self.phase, self.side, self.category, self.event)
        return _asked(question, dataset).copy(deep=False)

    def from_the_start(self, claims: pd.DataFrame, dataset: Dataset) -> pd.Series:
        """Which running totals begin where the period does; those of an event all do.

        A count of one event is one of the period only where the event begins with it: the dead of
        one district, counted since the second day of a war, are not those of the war.
        A period without dates gathers counts that begin on many days: there the day that most of
        them share stands for its beginning.
        """
        if self.event:
            return pd.Series(True, index=claims.index)
        start, _ = self.span(dataset)
        if pd.isna(start):
            common = claims.loc[claims["scope"] == "cumulative", "date_start"].mode()
            start = common.iloc[0] if len(common) else pd.NaT
        begun = (claims["date_start"] - start).abs() <= pd.Timedelta(days=BEGIN)
        events = claims["event_id"].map(dataset.by_id("events")["date_start"])
        return begun & (events.isna() | (events == start))

    def span(self, dataset: Dataset) -> tuple[pd.Timestamp, pd.Timestamp]:
        """First and last day of the period or event; ``NaT`` where there is none."""
        row = self._period_or_event(dataset)
        end = row["date_end"]
        return row["date_start"], row["date_start"] if self.event and pd.isna(end) else end

    @property
    def stretch(self) -> Stretch | None:
        """The days of the period, or of the event; ``None`` for figures across periods."""
        if not self.event:
            return phase_days().get(self.phase)
        days = _event_days()  # there may be very many
        return days_in({self.event: days[self.event]})[self.event] if self.event in days else None

    def at(self, stretch: Stretch) -> Any:
        """The same question about the period in which the days lie."""
        if stretch == self.stretch:
            return self
        phase = the_one(stretch, phase_days())
        return replace(self, phase=phase, event=WHOLE_PERIOD)

    def title(self, dataset: Dataset) -> str:
        """``soldiers killed among Azerbaijanis in the second war``."""
        what = among(self.outcome, self.category, self.side, dataset)
        if self.event:
            return f"{what} ({self.occasion(dataset)})"
        return titled(what, [self.phase], dataset)

    def occasion(self, dataset: Dataset) -> str:
        """The short name of the period, or the title of the event."""
        return self._named("short_name", dataset)

    def heading(self, dataset: Dataset) -> str:
        """The full name of the period or event with its days."""
        return period_heading(self._named("name", dataset), *self.span(dataset))

    def silent(self, rows: pd.DataFrame) -> list[str]:
        """Who may be expected to speak about these people and has no figure among some rows."""
        return silent(self.side, rows["voice"])

    def _named(self, column: str, dataset: Dataset) -> str:
        """The title of the event, or a name of the period."""
        row = self._period_or_event(dataset)
        return titles.event(row["title"], read_names(dataset)) if self.event else say(row[column])

    def _period_or_event(self, dataset: Dataset) -> pd.Series:
        if self.event:
            return _row(dataset.events, "event_id", self.event)
        return _row(dataset.phases, "phase_id", self.phase)


@remembered
def _asked(question: Question, dataset: Dataset) -> pd.DataFrame:
    near = question.near(dataset)
    return voiced(near[near["outcome"] == question.outcome], dataset)


def _row(frame: pd.DataFrame, key: str, value: str) -> pd.Series:
    return frame[frame[key] == value].iloc[0]


def voiced(claims: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Claims as charts speak of them, with who speaks in ``voice``: a word of ``VOICES``."""
    claims = described(claims, dataset)
    kinds = dataset.by_id("claimants")["kind"].astype("str")
    kind = claims["claimant_id"].map(kinds)
    apart = kind.where(kind.isin(["academic", "encyclopedia"]))
    third = claims["mark"] == "third_party"
    return claims.assign(voice=claims["mark"].where(~(third & apart.notna()), apart))


def expected(side: str) -> list[str]:
    """Who may be expected to speak about some people."""
    if side in PARTIES:
        return ["own_side", "other_side", "third_party"]
    return ["own_side", "third_party"] if side == "both" else ["third_party"]


def silent(side: str, voices: Iterable[str]) -> list[str]:
    """Who may be expected to speak about some people and is not among the voices heard.

    Scholars of neither nation are a third party too, though they have a heading of their own.
    """
    heard = {*voices}
    return [
        voice
        for voice in expected(side)
        if voice not in heard and not (voice == "third_party" and "academic" in heard)
    ]


def voices_on(side: str) -> dict[str, str]:
    """Who speaks about some people, in the words of headings."""
    own = standing("own_side", side) if side == "both" else VOICES["own_side"]
    return {**VOICES, "own_side": own}


def people(side: str) -> str:
    """Whose people, inside a line: ``Armenians``, ``both sides together``."""
    words = PEOPLE[side]
    return inside(words) if side in NATIONS else lower(words[0]) + words[1:]


def refuse_mixtures(outcome: Any, category: Any) -> None:
    """Refuse, in a sentence, what mixes the dead with others or soldiers with civilians."""
    if not isinstance(outcome, str):
        raise ViewError(
            "One chart answers one question: figures of the dead and of the wounded are not "
            "rivals of each other. Choose one outcome."
        )
    if outcome in MIXED:
        raise ViewError(
            f"'{outcome}' {MIXED[outcome]}, so it cannot stand beside counts of one of them; "
            "choose killed, wounded or missing."
        )
    if category == "all":
        raise ViewError(
            "Figures on soldiers and figures on civilians are not rivals of each other; choose "
            "one of the two, or 'total' for figures that do not tell them apart."
        )


@kept
def event_phases() -> dict[str, str]:
    """The period of each event of the package that ships with the explorer."""
    events = load().events
    return dict(zip(events["event_id"], events["phase_id"].astype("str"), strict=True))


@kept
def _event_days() -> dict[str, list[str]]:
    """First and last day of each event."""
    events = load().events.dropna(subset="date_start")
    starts = events["date_start"]
    return days_by(events["event_id"], starts, events["date_end"].fillna(starts))


@kept
def counted_events() -> dict[str, list[str]]:
    """Events with several figures on one question, by day: the month and the title of each."""
    claims = load().claims
    kept = claims[
        claims["event_id"].notna()
        & claims["scope"].isin(["event", "cumulative", "phase_total"])
        & ~claims["outcome"].isin(MIXED)
    ]
    sizes = kept.groupby(["event_id", "outcome", "side"], observed=True).size()
    offered = set(sizes[sizes >= FEWEST].index.get_level_values("event_id"))
    events = load().events
    rows = events[events["event_id"].isin(offered)].sort_values(["date_start", "event_id"])
    return {str(row.event_id): [str(row.date_start)[:7], row.title] for row in records(rows)}
