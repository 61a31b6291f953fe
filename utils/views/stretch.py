"""Stretches of days, and which periods of the data they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from utils.data.dataset import load
from utils.data.dates import DAY_ONE, parse_day, spell_span
from utils.data.schema import default_package
from utils.errors import ViewError
from utils.kept import kept
from utils.later import pd

Stretch = tuple[dt.date, dt.date]
"""The first and the last day, both in."""


def everything() -> Stretch:
    """All days that the data covers."""
    return DAY_ONE, default_package().created


def stretch_of(start: object, end: object) -> Stretch:
    """The days from ``start`` to ``end``, written ``YYYY-MM-DD``.

    Raises ``ViewError`` for what is no day, is not covered by the data, or runs backwards.
    """
    try:
        first, last = parse_day(start), parse_day(end)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise ViewError(f"Days are written YYYY-MM-DD, not {start!r} and {end!r}.") from None
    least, most = everything()
    if not least <= first <= last <= most:
        raise ViewError(
            f"Choose days from {spell_span(least, most).replace(' – ', ' to ')}, the first not "
            "after the last."
        )
    return first, last


def phase_days() -> dict[str, Stretch]:
    """First and last day of each period that has days; one that goes on ends with the data."""
    return days_in(_phase_days())


@kept
def _phase_days() -> dict[str, list[str]]:
    phases = load().phases.dropna(subset="date_start")
    ends = phases["date_end"].fillna(pd.Timestamp(everything()[1]))
    return days_by(phases["phase_id"], phases["date_start"], ends)


def days_by(names: pd.Series, starts: pd.Series, ends: pd.Series) -> dict[str, list[str]]:
    """First and last days by name, as answers are kept."""
    written = (each.dt.strftime("%Y-%m-%d") for each in (starts, ends))
    return {name: list(days) for name, *days in zip(names, *written, strict=True)}


def days_in(answer: Mapping[str, list[str]]) -> dict[str, Stretch]:
    """First and last days by name, from an answer that was kept."""
    return {name: (parse_day(first), parse_day(last)) for name, (first, last) in answer.items()}


def meant(stretch: Stretch, named: Mapping[str, Stretch]) -> tuple[str, ...]:
    """The names whose days a stretch means.

    The one with the same days; otherwise all that lie inside the stretch, without those that lie
    inside another one; otherwise all that share a day with it.
    """
    first, last = stretch
    same = tuple(name for name, days in named.items() if days == stretch)
    inside = {n: days for n, days in named.items() if first <= days[0] and days[1] <= last}
    whole = without_parts(tuple(inside), named)
    touched = tuple(n for n, days in named.items() if days[0] <= last and first <= days[1])
    return same or whole or touched


def without_parts(names: tuple[str, ...], named: Mapping[str, Stretch]) -> tuple[str, ...]:
    """The names whose days do not lie inside those of another one."""
    days = {name: named[name] for name in names}
    return tuple(name for name in names if not _within_another(name, days))


def the_one(stretch: Stretch, named: Mapping[str, Stretch]) -> str:
    """The one name that a stretch means: the same days, or the shortest that holds them all.

    Raises ``ViewError`` when the days run over several.
    """
    first, last = stretch
    around = {n: days for n, days in named.items() if days[0] <= first and last <= days[1]}
    if not around:
        raise ViewError(
            f"{spell_span(first, last)} runs over several periods, and this chart asks about one."
        )
    return min(around, key=lambda name: around[name][1] - around[name][0])


def hull(names: tuple[str, ...], named: Mapping[str, Stretch]) -> Stretch | None:
    """From the first day of the earliest to the last day of the latest; ``None`` without days."""
    days = [named[name] for name in names if name in named]
    return (min(d[0] for d in days), max(d[1] for d in days)) if days else None


def _within_another(name: str, named: Mapping[str, Stretch]) -> bool:
    mine = named[name]
    return any(
        days[0] <= mine[0] and mine[1] <= days[1] and days != mine for days in named.values()
    )
