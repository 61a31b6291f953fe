"""The verdict on a figure: which published claims are comparable, and what they say.

Comparable is a claim on the same outcome, side and kind of people, and on the same event or period;
of a running total, the claims published around the day that the report speaks of.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from utils.article.known.record import Record
from utils.article.known.rows import Claim
from utils.article.setting.context import Setting
from utils.article.setting.mines import MINES, was_of_mines
from utils.article.text.marks import Figure
from utils.article.verdicts.figures import equal, inside
from utils.article.verdicts.why import nothing, others, said, span, spread_words
from utils.data.dates import bounds

CONFIRMED, WITHIN, DIFFERS, NO_DATA = "confirmed", "within_range", "differs", "no_data"
VERDICTS = {
    CONFIRMED: "A comparable claim has this figure",
    WITHIN: "Inside the lowest and the highest comparable claim",
    DIFFERS: "Comparable claims exist; the figure is outside",
    NO_DATA: "Nothing comparable is known, or the figure is of a kind that is not compared",
}
WORDS = {
    CONFIRMED: "Published",
    WITHIN: "Within range",
    DIFFERS: "Differs",
    NO_DATA: "Not compared",
}
"""The verdicts as a reader sees them: what somebody published is not thereby true."""
AROUND = dt.timedelta(days=4)
SHORT_PERIOD = 60
"""Days of a period that is spoken of as one event."""
LONG_AROUND = dt.timedelta(days=45)
SIDES = ("armenian", "azerbaijani")
COMPATIBLE = {
    "military": ("military", "volunteer"),
    "civilian": ("civilian",),
    "police": ("police",),
    "peacekeeper": ("peacekeeper",),
    "volunteer": ("volunteer", "military"),
    "combined": ("combined", "unspecified"),
    "unspecified": ("combined", "unspecified"),
}
ALL = ("civilian", "combined", "unspecified")
"""Of people who had to leave all counts are of one kind."""
FALLBACK = {
    "military": ("unspecified",),
    "unspecified": ("military", "civilian", "police", "peacekeeper", "volunteer"),
    "combined": ("military", "civilian"),
    "police": ("military", "combined"),
    "civilian": ("unspecified",),
    "volunteer": ("combined",),
}


@dataclass(frozen=True)
class Verdict:
    """What the published figures say of a statement, the rows it rests on, and why."""

    verdict: str
    claim_ids: tuple[str, ...]
    why: str
    hits: tuple[Claim, ...] = ()
    """The claims that state just this figure."""


@dataclass(frozen=True)
class Beside:
    """A figure laid beside the claims on the same: the verdict, and the rows that it rests on."""

    verdict: str
    hits: tuple[Claim, ...] = ()
    compared: tuple[Claim, ...] = ()


def laid_beside(
    record: Record,
    figure: Figure,
    outcome: str,
    side: str,
    category: str,
    setting: Setting,
    day: dt.date | None,
    mines: bool | None = None,
) -> Beside:
    """Compare a figure with the claims that are about the same thing.

    ``mines`` says whether mines did it; ``None`` where the text leaves it open.
    """
    exact, compared = _comparable(record, outcome, side, category, setting, day, mines)
    hits = tuple(c for c in exact if equal(figure, c))
    if hits or not compared:
        return Beside(CONFIRMED if hits else NO_DATA, hits, compared)
    return Beside(WITHIN if inside(figure, *span(compared)) else DIFFERS, (), compared)


@functools.lru_cache(maxsize=4096)
def _comparable(
    record: Record,
    outcome: str,
    side: str,
    category: str,
    setting: Setting,
    day: dt.date | None,
    mines: bool | None,
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that can confirm a figure of such people, and those that span its range."""
    known = record.claims_on(outcome, side)
    if mines is not None:
        fits = _of_mines if mines else _of_others
        known = [c for c in known if fits(record, c)]
    same = _same_event_or_period(record, setting, known)
    kinds = ALL if outcome == "displaced" else COMPATIBLE.get(category, (category,))
    exact, compared = _pools(record, same, category, kinds, setting, day)
    return tuple(exact), tuple(compared)


def in_words(record: Record, beside: Beside, outcome: str, side: str, setting: Setting) -> Verdict:
    """What a comparison came to, with one sentence why."""
    if beside.verdict == CONFIRMED:
        rest = [c for c in beside.compared if c not in beside.hits]
        why = f"{said(record, list(beside.hits))}{others(list(beside.hits), rest)}."
        return Verdict(CONFIRMED, _ids([*beside.hits, *rest]), why, beside.hits)
    if beside.verdict == NO_DATA:
        return Verdict(NO_DATA, (), nothing(setting, outcome, side))
    given = f"{len(beside.compared)} comparable claim"
    given += " gives" if len(beside.compared) == 1 else "s give"
    where = "Inside" if beside.verdict == WITHIN else "Outside"
    why = f"{where} what {given}: {spread_words(beside.compared)}."
    return Verdict(beside.verdict, _ids(beside.compared), why)


def judge(
    record: Record,
    figure: Figure,
    outcome: str,
    side: str,
    category: str,
    setting: Setting,
    day: dt.date | None,
) -> Verdict:
    """The verdict on a figure whose side and setting are known."""
    beside = laid_beside(record, figure, outcome, side, category, setting, day)
    return in_words(record, beside, outcome, side, setting)


def _of_mines(record: Record, claim: Claim) -> bool:
    """Whether a claim counts the victims of mines alone, or of an event of mines."""
    event = record.by_id.get(claim.event_id or "")
    return claim.cause == MINES or (event is not None and was_of_mines(event))


def _of_others(_: Record, claim: Claim) -> bool:
    return claim.cause != MINES


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.claim_id for claim in claims)


def not_compared(why: str) -> Verdict:
    """The verdict on what is found and read, but cannot be compared."""
    return Verdict(NO_DATA, (), why)


def _same_event_or_period(record: Record, setting: Setting, claims: list[Claim]) -> list[Claim]:
    if setting.event:
        here = [c for c in claims if c.event_id == setting.event.event_id]
        if here:
            return here
        if record.is_war(setting.event.phase_id):
            return []
        inside = [c for c in claims if c.event_id is None and c.scope == "event"
                  and setting.event.first <= c.first <= c.last <= setting.event.last]  # fmt: skip
        return inside
    if not setting.phase_id:
        return []
    of_phase = [c for c in claims if c.phase_id == setting.phase_id]
    spans = _same_span(setting, [c for c in claims if c.event_id is None])
    if spans:
        return spans
    if setting.first and setting.last and not _whole(record, setting):
        return [c for c in of_phase if c.event_id is None and _day_claim(c, setting)]
    free = [c for c in of_phase if c.event_id is None and c.scope not in ("part", "event")]
    return free or _main_event(of_phase)


def _same_span(setting: Setting, claims: list[Claim]) -> list[Claim]:
    """Claims that count exactly the days that the sentence gives, such as one year."""
    if not (setting.stated and setting.first and setting.last) or setting.whole:
        return []
    margin = dt.timedelta(days=5)
    return [
        c for c in claims
        if abs(c.first - setting.first) <= margin and abs(c.last - setting.last) <= margin
        and (c.scope != "part" or c.phase_id not in ("first_war", "second_war"))
    ]  # fmt: skip


def _whole(record: Record, setting: Setting) -> bool:
    """The days are a period's own, or lie in a war, whose running totals can be compared."""
    first, last = record.phase_days[setting.phase_id or ""]
    short = (last - first).days <= SHORT_PERIOD
    return short or setting.whole or record.is_war(setting.phase_id or "")


def _day_claim(claim: Claim, setting: Setting) -> bool:
    assert setting.first and setting.last
    return setting.first <= claim.first and claim.last <= setting.last and claim.scope == "event"


def _main_event(claims: list[Claim]) -> list[Claim]:
    counted: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event_id:
            counted.setdefault(claim.event_id, []).append(claim)
    return max(counted.values(), key=len, default=[])


def _pools(
    record: Record,
    same: list[Claim],
    category: str,
    kinds: tuple[str, ...],
    setting: Setting,
    day: dt.date | None,
) -> tuple[list[Claim], list[Claim]]:
    """The claims that can confirm a figure, and those that span its range."""
    whole, other = [c for c in same if c.scope != "part"], FALLBACK.get(category, ())
    fitting = [c for c in whole if c.category in kinds] or [c for c in whole if c.category in other]
    compared = _timely(fitting, setting, day, record.sides)
    also = (*kinds, "combined") if category == "military" else kinds
    wider = [c for c in same if category == "unspecified" or c.category in also]
    confirming = _confirming({c.claim_id: c for c in [*fitting, *wider]}, compared, setting, day)
    return confirming, compared


def _confirming(
    fitting: dict[str, Claim], compared: list[Claim], setting: Setting, day: dt.date | None
) -> list[Claim]:
    """Any final or event figure confirms; a running total only around its own day."""
    known, around = {c.claim_id for c in compared}, _around(setting)
    found = []
    for claim in fitting.values():
        running = claim.scope == "cumulative" and setting.event is None
        if claim.claim_id in known or not running or day is None or _near(claim, day, around):
            found.append(claim)
    return found


def _timely(
    claims: list[Claim], setting: Setting, day: dt.date | None, sides: dict[str, str]
) -> list[Claim]:
    """For a running total the claims around the day; otherwise the final and the current ones."""
    running = [c for c in claims if c.scope == "cumulative"]
    final = [c for c in claims if c.scope != "cumulative"]
    last = setting.event.last if setting.event else setting.last
    if day and last and day <= last + (dt.timedelta(days=2) if setting.event is None else AROUND):
        timely = [c for c in claims if _near(c, day, _around(setting))]
        if timely and setting.event is None:
            return timely
        lately = [c for c in running if _near(c, day, dt.timedelta(days=10))]
        if setting.event is None and (lately or day < last):
            return lately  # once it is over, what was published later can be compared as well
    current = [c for c in final if c.status == "current"]
    recent = [c for c in claims if day and _near(c, day, LONG_AROUND)]
    chosen = list(dict.fromkeys([*current, *recent, *last_words(claims, setting, sides)]))
    return chosen or final or [c for c in running if c.status == "current"] or running


def last_words(claims: list[Claim], setting: Setting, sides: dict[str, str]) -> list[Claim]:
    """The last running total of everybody who published no other figure of the whole.

    It is all that a side says of the other's losses where it stopped counting with the fighting:
    left out, the other side alone would be heard. The bodies of a side are one voice. A total of
    an early day is none of the whole.
    """

    def voice(claim: Claim) -> str:
        side = sides.get(claim.claimant_id, "")
        return side if side in SIDES else claim.claimant_id

    closed = {voice(c) for c in claims if c.scope != "cumulative"}
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        if voice(claim) not in closed and claim.as_of:
            said.setdefault(voice(claim), []).append(claim)
    last = [c for one in said.values() for c in one if c.as_of == max(o.as_of or "" for o in one)]
    end = None if setting.event else setting.last
    return [c for c in last if end and bounds(c.as_of or "")[1] >= end - _around(setting)]


def _around(setting: Setting) -> dt.timedelta:
    """In a war of weeks a count moves by the day; over years it stands for weeks."""
    if setting.event or not (setting.first and setting.last):
        return AROUND
    return AROUND if (setting.last - setting.first).days <= SHORT_PERIOD else LONG_AROUND


def _near(claim: Claim, day: dt.date, around: dt.timedelta) -> bool:
    if claim.as_of is None:
        return False
    first, last = bounds(claim.as_of)
    return first - around <= day <= last + around
