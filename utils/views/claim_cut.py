"""A list of claims that is too long for its page: fewer lines, and how many are left out.

The longest groups lose lines first, down to the lowest and the highest figure of each voice; then
down to those of the group, with the last figure of the side itself. What is left out lies between
figures that are drawn. At last whole groups go, those of one kind from each people at once, so that
what stays can be compared; the first group of a people in a period never goes.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from utils import style
from utils.figures import extent
from utils.language import plural
from utils.views.claim_list import Slot, Slots

Key = tuple[int, int]
"""A group of figures: the number of its period and of its heading."""
Rank = tuple[int, int, int]
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
    """For each line the group it stands in."""
    periods = itertools.accumulate(slot.kind == "period" for slot in slots)
    heads = itertools.accumulate(slot.kind in ("period", "side") for slot in slots)
    return list(zip(periods, heads, strict=True))


def _steps(slots: Slots, groups: list[Key]) -> Iterator[list[int]]:
    """The places of figures that go, step by step."""
    members: dict[Key, list[int]] = {}
    for place, slot in enumerate(slots):
        if slot.row is not None:
            members.setdefault(groups[place], []).append(place)
    gone: set[int] = set()
    for kept in (_voices, _group):
        stay = {place for places in members.values() for place in kept(slots, places)}
        for place in _one_by_one(slots, groups, members, gone, stay):
            gone.add(place)
            yield [place]
    ranks: dict[tuple[Rank, int], list[int]] = {}
    for (period, _), ranked in _by_people(slots, members).items():
        for rank, group in ranked[1:]:
            ranks.setdefault((rank, period), []).extend(set(members[group]) - gone)
    yield from (ranks[rank] for rank in sorted(ranks, reverse=True))


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


def _by_people(
    slots: Slots, members: dict[Key, list[int]]
) -> dict[tuple[int, str], list[tuple[Rank, Key]]]:
    """The groups of each people in each period, the most wanted first.

    Of kinds (soldiers, civilians) those that most peoples have, then as in ``KINDS``; of groups of
    one kind the longer ones.
    """
    kinds = {group: _kind(slots[places[0]]) for group, places in members.items()}
    people = {group: slots[places[0]].side for group, places in members.items()}
    shared = Counter(key[:2] for key in {(g[0], kinds[g], people[g]) for g in members})
    found: dict[tuple[int, str], list[tuple[Rank, Key]]] = {}
    for group, places in members.items():
        kind = kinds[group]
        place = KINDS.index(kind) if kind in KINDS else len(KINDS)
        rank = (-shared[group[0], kind], place, -len(places))
        found.setdefault((group[0], people[group]), []).append((rank, group))
    return {key: sorted(ranked) for key, ranked in found.items()}


def _kind(slot: Slot) -> str:
    """Whom the figures of a group count, where the list tells that apart."""
    return str(getattr(slot.row, "group", ""))


def _voices(slots: Slots, places: Sequence[int]) -> set[int]:
    """The ends of each voice in a group."""
    spoken: dict[str, list[int]] = {}
    for place in places:
        spoken.setdefault(slots[place].row.speaker, []).append(place)
    return {end for mine in spoken.values() for end in _ends(slots, mine)}


def _group(slots: Slots, places: Sequence[int]) -> set[int]:
    """The ends of a group, and the last figure of the side itself."""
    own = [place for place in places if slots[place].row.speaker == "own_side"]
    last = sorted(own, key=lambda p: (slots[p].row.status == "current", str(slots[p].row.as_of)))
    return {*_ends(slots, places), *last[-1:]}


def _ends(slots: Slots, places: Sequence[int]) -> Iterable[int]:
    current = [place for place in places if slots[place].row.status == "current"] or places
    spans = {place: _span(slots[place]) for place in current}
    return min(current, key=lambda p: spans[p][0]), max(current, key=lambda p: spans[p][1])


def _span(slot: Slot) -> tuple[float, float]:
    return extent(slot.row.low, slot.row.best, slot.row.high)


def _worth(slot: Slot, place: int) -> tuple[bool, bool, int]:
    """What was replaced goes first, then what neither side says, the later in a list first."""
    return slot.row.status == "current", slot.row.speaker != "third_party", -place


def _without(slots: Slots, groups: list[Key], steps: Iterable[list[int]]) -> Slots:
    """The list without these lines; each group says how many it lost, or its period does."""
    hidden = set(itertools.chain.from_iterable(steps))
    lost = Counter(groups[place] for place in hidden)
    there = {groups[p] for p, s in enumerate(slots) if s.marked and p not in hidden}
    found, owed = Slots(), 0
    for place, (slot, group) in enumerate(zip(slots, groups, strict=True)):
        last = place + 1 == len(slots) or groups[place + 1] != group
        emptied = lost[group] and group not in there
        if place not in hidden and not emptied:
            found.add(slot.kind, slot.text, slot.side, slot.row)
        if last:
            owed += lost[group] if emptied else 0
            if lost[group] and not emptied:
                found.add("more", _more(lost[group]), slot.side)
        if owed and last and (place + 1 == len(slots) or groups[place + 1][0] != group[0]):
            found.add("more", _elsewhere(owed))
            owed = 0
    return found


def _more(count: int) -> str:
    return plural(
        "and {count} more figure in between: see the data",
        "and {count} more figures in between: see the data",
        count,
    )


def _elsewhere(count: int) -> str:
    return plural(
        "and {count} more under another heading: see the data",
        "and {count} more under other headings: see the data",
        count,
    )
