"""A list of claims that is too long for its page: fewer lines, and how many are left out.

The longest groups lose lines first, down to the lowest and the highest figure of each voice; then
down to those of the group, with the last figure of the side itself. Then whole groups go, those of
one kind from each people at once, so that what stays can be compared, as long as every voice on a
people in a period is still heard. Where type is as small as it may be, at last only the highest
figure of each voice stays, beside the last of the side itself in each group that is left: no group
is told by others alone. Then that one and what a list always keeps: of each people in each period a
figure of its own side, and the highest that anybody states; then, again group by group, only this.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from utils.charts import style
from utils.charts.sizes import SMALLEST
from utils.data.figures import extent
from utils.language import Phrases, plural
from utils.views.claims.list import Slot, Slots
from utils.views.claims.marks import last_resort

Key = tuple[int, int]
"""A group of figures: the number of its period and of its heading."""
KINDS = ("military", "total", "civilian")
"""Whose figures stay longest where a list is cut."""


def fitted(slots: Slots, limit: float) -> Slots:
    """The list, on a thin page with only so many lines as have room in ``limit`` points.

    Where even the fewest lines are higher, these are returned: the sheet will refuse them.
    """
    if not style.THIN or slots.plot_height <= limit:
        return slots
    groups = _groups(slots)
    steps = list(_steps(slots, groups))
    few, many = 0, len(steps)
    while many - few > 1:
        middle = (few + many) // 2
        high = _without(slots, groups, steps[:middle]).plot_height
        few, many = (few, middle) if high <= limit else (middle, many)
    taken = steps[:many]
    for step in reversed(steps[:few]):  # some have room again when others are gone
        others = [each for each in taken if each is not step]
        if _without(slots, groups, others).plot_height <= limit:
            taken = others
    return _without(slots, groups, taken)


def _groups(slots: Slots) -> list[Key]:
    """For each line the group it stands in; what is unknown stands for itself."""
    periods = itertools.accumulate(slot.kind == "period" for slot in slots)
    heads = itertools.accumulate(slot.kind in ("period", "side", "unknown") for slot in slots)
    return list(zip(periods, heads, strict=True))


def _steps(slots: Slots, groups: list[Key]) -> Iterator[list[int]]:
    """The places of figures that go, step by step."""
    members = _gathered(slots, lambda place: groups[place])
    peoples = list(_gathered(slots, lambda place: (groups[place][0], slots[place].side)).values())
    pledged = {place for places in peoples for place in _pledged(slots, places)}
    heard = pledged | {place for places in peoples for place in _heard(slots, places)}
    gone: set[int] = set()

    def lines(stay: set[int]) -> Iterator[list[int]]:
        for place in _one_by_one(slots, groups, members, gone, stay):
            gone.add(place)
            yield [place]

    def whole(stay: set[int]) -> Iterator[list[int]]:
        for places in _dispensable(slots, members, stay):
            yield sorted(set(places) - gone)
            gone.update(places)

    for kept in (_voices, _group):
        ends = {place for places in members.values() for place in kept(slots, places)}
        yield from lines(ends | heard)

    yield from whole(heard)
    if style.page().zoom <= SMALLEST:
        own = {place for places in members.values() for place in _last_own(slots, places)}
        yield from lines(heard | own)
        yield from lines(pledged | own)
        yield from whole(pledged)
        yield from lines(pledged)


def _gathered(slots: Slots, by: Callable[[int], Any]) -> dict[Any, list[int]]:
    """The places of figures, gathered by something that each of them has."""
    found: dict[Any, list[int]] = {}
    for place, slot in enumerate(slots):
        if slot.row is not None:
            found.setdefault(by(place), []).append(place)
    return found


def _one_by_one(
    slots: Slots, groups: list[Key], members: dict[Key, list[int]], gone: set[int], stay: set[int]
) -> Iterator[int]:
    """Figures that may go, each time one of the longest group."""
    left = {group: len(set(places) - gone) for group, places in members.items()}
    every = itertools.chain.from_iterable(members.values())
    free = sorted(set(every) - gone - stay, key=lambda place: _worth(slots[place], place))
    while free:
        chosen = max(free, key=lambda place: left[groups[place]])  # the least worth of those
        free.remove(chosen)
        left[groups[chosen]] -= 1
        yield chosen


def _dispensable(
    slots: Slots, members: dict[Key, list[int]], heard: set[int]
) -> Iterable[list[int]]:
    """Whole groups that may go, those of one kind in a period together, the least wanted first.

    A group stays with what has to be heard, and beside such a group of its kind. Of the others
    those are wanted that most peoples have, then as in ``KINDS``.
    """
    kinds = {group: (group[0], _kind(slots[places[0]])) for group, places in members.items()}
    people = {group: slots[places[0]].side for group, places in members.items()}
    shared = Counter(kind for kind, _ in {(kinds[group], people[group]) for group in members})
    kept = {kinds[group] for group, places in members.items() if heard & set(places)}
    longest = {(kinds[g], people[g]): g for g in sorted(members, key=lambda g: len(members[g]))}
    twins = {group for (kind, _), group in longest.items() if kind in kept}
    ranks: dict[tuple[int, int, int, int], list[int]] = {}
    for group, places in members.items():
        if group not in twins and not heard & set(places):
            period, kind = kinds[group]
            place = KINDS.index(kind) if kind in KINDS else len(KINDS)
            rank = (-shared[period, kind], place, -len(places), period)
            ranks.setdefault(rank, []).extend(places)
    return (ranks[rank] for rank in sorted(ranks, reverse=True))


def _pledged(slots: Slots, places: Sequence[int]) -> set[int]:
    """Of one people in one period: the highest figure, and one of its own side.

    That is the highest of those that count the same kind of people as the highest of all, if there
    are any; else the highest of its own side.
    """
    top = _highest(slots, places)
    own = [place for place in places if _own(slots[place])]
    own = [place for place in own if slots[place].row.status == "current"] or own
    same = [place for place in own if _kind(slots[place]) == _kind(slots[top])]
    return {top, *([_highest(slots, same or own)] if own else [])}


def _heard(slots: Slots, places: Sequence[int]) -> set[int]:
    """Of one people in one period: the highest figure of each voice."""
    return {_highest(slots, mine) for mine in _by_voice(slots, places)}


def _kind(slot: Slot) -> str:
    """Whom the figures of a group count, where the list tells that apart."""
    return str(getattr(slot.row, "group", ""))


def _own(slot: Slot) -> bool:
    return bool(slot.row.speaker == "own_side")


def _by_voice(slots: Slots, places: Sequence[int]) -> Iterable[list[int]]:
    spoken: dict[str, list[int]] = {}
    for place in places:
        spoken.setdefault(slots[place].row.mark, []).append(place)
    return spoken.values()


def _voices(slots: Slots, places: Sequence[int]) -> set[int]:
    """The ends of each voice in a group."""
    return {end for mine in _by_voice(slots, places) for end in _ends(slots, mine)}


def _group(slots: Slots, places: Sequence[int]) -> set[int]:
    """The ends of a group, and the last figure of the side itself."""
    return {*_ends(slots, places), *_last_own(slots, places)}


def _last_own(slots: Slots, places: Sequence[int]) -> list[int]:
    """The last figure in a group of the side whose people it counts, if it gave one."""
    own = [place for place in places if _own(slots[place])]
    last = sorted(own, key=lambda p: (slots[p].row.status == "current", str(slots[p].row.as_of)))
    return last[-1:]


def _current(slots: Slots, places: Sequence[int]) -> Sequence[int]:
    """Figures that nothing replaced; all where there are no others."""
    return [place for place in places if slots[place].row.status == "current"] or places


def _ends(slots: Slots, places: Sequence[int]) -> Iterable[int]:
    low = min(_current(slots, places), key=lambda place: _span(slots[place])[0])
    return low, _highest(slots, places)


def _highest(slots: Slots, places: Sequence[int]) -> int:
    """The highest of some figures; of equal ones rather one that not only an encyclopedia tells."""

    def height(place: int) -> tuple[float, bool]:
        return _span(slots[place])[1], not last_resort(slots[place].row)

    return max(_current(slots, places), key=height)


def _span(slot: Slot) -> tuple[float, float]:
    return extent(slot.row.low, slot.row.best, slot.row.high)


def _worth(slot: Slot, place: int) -> tuple[bool, bool, int]:
    """What was replaced goes first, then what neither side says, the later in a list first."""
    return slot.row.status == "current", slot.row.speaker != "third_party", -place


def _without(slots: Slots, groups: list[Key], steps: Iterable[list[int]]) -> Slots:
    """The list without these lines, or headings without a line; each period says how many."""
    hidden = set(itertools.chain.from_iterable(steps))
    lost = Counter(groups[place][0] for place in hidden)
    emptied = {groups[place] for place in hidden}
    emptied -= {groups[p] for p, slot in enumerate(slots) if slot.marked and p not in hidden}
    found = Slots()
    for place, (slot, group) in enumerate(zip(slots, groups, strict=True)):
        if place not in hidden and group not in emptied:
            found.add(slot.kind, slot.text, slot.side, slot.row)
        last = place + 1 == len(slots) or groups[place + 1][0] != group[0]
        if last and lost[group[0]]:
            found.add("more", _more(lost[group[0]], _rule(slots, groups, hidden, group[0])))
    return found


RULES = Phrases(
    {
        "voices": "Lowest and highest of each voice",
        "group": "Lowest and highest of each list",
        "heard": "At least each voice’s highest",
        "pledged": "At least own side’s and highest",
    },
    context="which figures a short list has",
)
"""By what rule a list that was cut shows what it shows."""


def _rule(slots: Slots, groups: list[Key], hidden: set[int], period: int) -> str:
    """The strictest rule that all figures of a period obey which a cut list still has."""
    here = {place for place, group in enumerate(groups) if group[0] == period}
    lists = _gathered(slots, lambda place: groups[place])
    peoples = _gathered(slots, lambda place: (groups[place][0], slots[place].side))
    rules = (("voices", _voices, lists), ("group", _group, lists), ("heard", _heard, peoples))
    for name, kept, members in rules:
        stay = {end for places in members.values() for end in kept(slots, places)}
        if not stay & here & hidden:
            return RULES[name]
    return RULES["pledged"]


def _more(count: int, rule: str) -> str:
    return plural(
        "{rule}; {count} more in the data",
        "{rule}; {count} more in the data",
        count,
        rule=rule,
    )
