"""The data package as the reader of a report needs it: events, claims and places."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter, defaultdict

import pandas as pd

from utils.article.known.rows import Capture, Claim, Event, captures, claims, events, phases
from utils.article.text.marks import Mark, Sentence, tokens
from utils.data.dataset import Dataset

MARGIN = dt.timedelta(days=1)
WARS = ("first_war", "second_war")


WIDE_PLACES = {"armenia", "azerbaijan", "nagorno-karabakh", "line-of-contact", "moscow", "brussels",
               "armenia-azerbaijan-border", "baku", "yerevan", "washington", "paris", "geneva",
               "new-york", "tehran", "strasbourg", "the-hague"}  # fmt: skip
"""Places named for a country, a capital or a whole region: they single out no event."""


def is_specific(place_id: str) -> bool:
    """Whether a place can single out an event."""
    return place_id not in WIDE_PLACES


class Record:
    """Look-ups over one data package; made once for each."""

    def __init__(self, dataset: Dataset):
        self.dataset = dataset
        self.claims = claims(dataset)
        self.events = events(dataset, self.claims)
        self.by_id = {event.event_id: event for event in self.events}
        places = dataset.by_id("places")
        self.place_kinds: dict[str, str] = _texts(places["kind"].astype("str"))
        self.units: dict[str, str] = _texts(places["unit_id"].dropna())
        self.districts: dict[str, str] = _texts(dataset.by_id("units")["district_id"])
        self.names: dict[str, str] = _texts(dataset.by_id("claimants")["name"])
        self.kinds: dict[str, str] = _texts(dataset.by_id("claimants")["kind"].astype("str"))
        self.sides: dict[str, str] = _texts(dataset.by_id("claimants")["side"].astype("str"))
        self.phase_days = phases(dataset)
        self.between = functools.lru_cache(maxsize=4096)(self._between)
        self.nearness = functools.lru_cache(maxsize=16384)(self._nearness)

    # -- places

    def place_of(self, value: str, sentence: Sentence, mark: Mark) -> str:
        """One of the places that share a name: the one the sentence's word for it points to."""
        ids = value.split("|")
        wanted = "district" if sentence.followed_by("district", mark.end, DISTRICT) else None
        for place_id in ids:
            if wanted and self.place_kinds.get(place_id) == wanted:
                return place_id
        return min(
            ids, key=lambda i: (i not in self.units, RANK.get(self.place_kinds.get(i, ""), 3))
        )

    def _nearness(self, place_id: str, event: Event) -> str:
        """How a place lies to an event's: the same, its unit, its district, or elsewhere."""
        there, names = event.place_id, set(_name_words(place_id))
        if there is None or there in EVERYWHERE:
            return "named" if names & event.words else "wide"
        if there == place_id or names & event.words:
            return "place"
        one, other = self.units.get(place_id), self.units.get(there)
        if one and one == other:
            return "unit"
        if self.district(place_id) and self.district(place_id) == self.district(there):
            return "district"
        return "told" if any(name[:6] in event.ideas[1] for name in names) else "elsewhere"

    def district(self, place_id: str) -> str | None:
        """The district a place lies in, as far as the map knows it."""
        if place_id.endswith("-district"):
            return place_id
        return self.districts.get(self.units.get(place_id, ""))

    def captures(self, place_id: str) -> list[Capture]:
        """When a place was taken or handed over, and by whom; from captures and from events."""
        found = self._captures.get(place_id, [])
        if found or not place_id.endswith("-district"):
            return found
        names = set(_name_words(place_id))
        towns = [p for p in self._captures if names & set(_name_words(p))]
        return self._captures[towns[0]] if len(towns) == 1 else []

    @functools.cached_property
    def _captures(self) -> dict[str, list[Capture]]:
        return captures(self.dataset)

    @functools.cached_property
    def rarity(self) -> dict[str, float]:
        """How telling a word is of an event: 1 if one event alone has it, towards 0 if many."""
        often = Counter(idea for event in self.events for idea in event.ideas[0] | event.ideas[1])
        most = math.log(len(self.events))
        return {word: 1 - math.log(count) / most for word, count in often.items()}

    @functools.cached_property
    def telling(self) -> dict[Event, dict[str, float]]:
        """Of each event how telling the words of its title and, by half, of its summary are."""
        return {
            event: {
                word: self.rarity[word] * (1.0 if word in event.ideas[0] else 0.5)
                for word in event.ideas[0] | event.ideas[1]
            }
            for event in self.events
        }

    def event_of(self, capture: Capture) -> Event | None:
        """The event that tells of a capture: same place, or named in the title, same days."""
        margin = dt.timedelta(days=3)
        near = [
            e for e in self.between(capture.first - margin, capture.last + margin)
            if e.kind in ("capture", "battle", "handover", "massacre")
            and any(t.letters in e.words for t in tokens(capture.place))
        ]  # fmt: skip
        return min(near, key=lambda e: abs((e.last - capture.first).days), default=None)

    def claim(self, claim_id: str) -> Claim:
        """The claim with an id."""
        return self._claims_by_id[claim_id]

    @functools.cached_property
    def _claims_by_id(self) -> dict[str, Claim]:
        return {claim.claim_id: claim for claim in self.claims}

    def claims_on(self, outcome: str, side: str) -> list[Claim]:
        """The claims on one outcome of the people of one side."""
        return self._claims_on.get((outcome, side), [])

    @functools.cached_property
    def _claims_on(self) -> dict[tuple[str, str], list[Claim]]:
        found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.outcome, claim.side].append(claim)
        return found

    def published(self, outcome: str, number: float) -> list[Claim]:
        """The claims that state just this number."""
        return self._published.get((outcome, number), [])

    @functools.cached_property
    def _published(self) -> dict[tuple[str, float], list[Claim]]:
        found: dict[tuple[str, float], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.lowest == claim.highest:
                found[claim.outcome, claim.highest].append(claim)
        return found

    def events_in(self, place_id: str) -> list[Event]:
        """The events at a place itself."""
        return self._events_in.get(place_id, [])

    @functools.cached_property
    def _events_in(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            found[event.place_id or ""].append(event)
        return found

    # -- time

    def _between(self, first: dt.date, last: dt.date) -> list[Event]:
        """Events that touch some days, with a day of margin for the way of the news."""
        return [e for e in self.events if e.first <= last + MARGIN and e.last >= first - MARGIN]

    def phase_at(self, first: dt.date, last: dt.date) -> str | None:
        """The period that the days share most with; of two, the one that begins later."""
        shared = {
            phase: (min(last, end) - max(first, start)).days + 1
            for phase, (start, end) in self.phase_days.items()
        }
        best = max(shared.values(), default=0)
        if best <= 0:
            return None
        phases = [phase for phase, days in shared.items() if days == best]
        return min(phases, key=lambda p: (self.phase_days[p][1] - self.phase_days[p][0]).days)

    def war_in(self, first: dt.date, last: dt.date) -> str | None:
        """The war that a span of months or years means, if it holds most of one."""
        for war in WARS:
            start, end = self.phase_days[war]
            shared = (min(last, end) - max(first, start)).days + 1
            if shared >= 0.5 * ((end - start).days + 1):
                return war
            if war == "first_war" and shared > 300 and first >= dt.date(1990, 1, 1):
                return war
        return None

    def last_war(self, day: dt.date | None) -> str:
        """The war that "the war" means on a day: the last one that had begun."""
        begun = [w for w in WARS if day is None or self.phase_days[w][0] <= day]
        return begun[-1] if begun else WARS[0]

    def war_named(self, value: str, day: dt.date | None) -> str:
        """The war a name stands for; ``the war`` is the last one that had begun."""
        return value if value in WARS else self.last_war(day)

    def war_just_over(self, day: dt.date | None) -> str | None:
        """The war that ended less than ninety days before: tolls of those weeks are its tolls."""
        for war in WARS:
            if day and 0 < (day - self.phase_days[war][1]).days <= 90:
                return war
        return None

    def phase_after(self, phase: str) -> str:
        """The period that begins when another ends."""
        end = self.phase_days[phase][1]
        later = {p: days[0] for p, days in self.phase_days.items() if days[0] > end}
        return min(later, key=lambda p: later[p], default=phase)

    @staticmethod
    def is_war(phase_id: str) -> bool:
        return phase_id in WARS


EVERYWHERE = {"nagorno-karabakh", "line-of-contact", "armenia-azerbaijan-border",
              "azerbaijan", "armenia"}  # fmt: skip
"""Places so wide that an event there is near any place."""
DISTRICT = 12
"""Letters between a name and ``district``."""
RANK = {"city": 0, "town": 0, "village": 1, "district": 2}


@functools.lru_cache(maxsize=2)
def record(dataset: Dataset) -> Record:
    """The look-ups over a data package."""
    return Record(dataset)


def _texts(column: pd.Series) -> dict[str, str]:
    return {str(key): str(value) for key, value in column.items()}


def _name_words(place_id: str) -> list[str]:
    return [
        w for w in place_id.split("-") if len(w) > 3 and w not in ("district", "lake", "corridor")
    ]
