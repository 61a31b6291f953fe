"""Days as controls: spans by name, a first and a last day, and buttons that move and zoom them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from utils.data.dates import DAY_ONE
from utils.data.schema import default_package
from utils.language import Phrases, message
from utils.panels.controls import Control, button, choice, day
from utils.views.casualties.view import phase_names
from utils.views.stretch import Stretch, everything, phase_days
from utils.views.timeline.axis import looked_through

OWN, ALL = "own", "all"

Move = Callable[[float, float], tuple[float, float]]
"""The first day and the number of days after a step, from those before it."""


def span(spans: Mapping[str, str], **also: str) -> list[Control]:
    """Spans that readers ask for, and first and last day for all others, of ``start`` and ``end``.

    ``spans`` are messages by ``"first last"``; ``also`` are fields that other days put back.
    """

    def here(view: Any) -> str:
        found = f"{view.start} {view.end}"
        return found if found in spans else ""

    def go(view: Any, chosen: str) -> dict[str, str]:
        return dict(zip(("start", "end"), chosen.split(), strict=False), **also) if chosen else {}

    return [
        choice("span", message("Span"), Phrases({"": "Other days", **spans}), here, go,
               narrow=True),
        day("start", message("First day"), lambda view: view.start,
            lambda view, first: {"start": first, **also}, narrow=True),
        day("end", message("Last day"), lambda view: view.end,
            lambda view, last: {"end": last, **also}, narrow=True),
    ]  # fmt: skip


def stretch() -> list[list[Control]]:
    """A period and buttons that move and zoom, then the first and the last day: two lines.

    For views of events: they show no day on which nothing was looked through, as their titles.
    """
    spans = periods()
    known = {looked_through(*map(str, days)): name for name, days in spans.items()}
    labels = Phrases({OWN: "Days of your own", ALL: "1988 to today", **period_names()})
    limits = {"min": DAY_ONE, "max": default_package().covered_to}

    def go(view: Any, name: str) -> dict[str, str]:
        return _fields(*spans[name]) if name in spans else {}

    return [
        [
            choice("period", message("Period"), labels, lambda view: known.get(_seen(view), OWN),
                   go),
            _mover(message("Earlier"), lambda first, days: (first - days / 2, days)),
            _mover(message("Later"), lambda first, days: (first + days / 2, days)),
            _mover(message("Zoom in"), lambda first, days: (first + days / 4, days / 2)),
            _mover(message("Zoom out"), lambda first, days: (first - days / 2, days * 2)),
        ],
        [
            day("first", message("First day"), lambda view: _seen(view)[0].isoformat(),
                lambda view, first: _fields(first, _seen(view)[1]), **limits),
            day("last", message("Last day"), lambda view: _seen(view)[1].isoformat(),
                lambda view, last: _fields(_seen(view)[0], last), **limits),
        ],
    ]  # fmt: skip


def _seen(view: Any) -> Stretch:
    return looked_through(view.start, view.end)


def _fields(first: dt.date | str, last: dt.date | str) -> dict[str, str]:
    return {"start": str(first), "end": str(last)}


def _mover(label: str, move: Move) -> Control:
    name = label.lower().replace(" ", "_")
    return button(name, label, lambda view, _: _fields(*moved(_seen(view), move)))


def moved(days: Stretch, move: Move) -> Stretch:
    """Days after a move or a zoom, as far as they were looked through.

    At an end of the data the length of the span is kept where it can be.
    """
    least, most = DAY_ONE.toordinal(), default_package().covered_to.toordinal()
    first, last = (day.toordinal() for day in days)
    start, long = move(first, max(last - first, 1))
    length = min(max(round(long), 1), most - least)
    begin = min(max(round(start), least), most - length)
    return dt.date.fromordinal(begin), dt.date.fromordinal(begin + length)


def periods() -> dict[str, Stretch]:
    """First and last day of each period that has days, and of all together."""
    return {ALL: everything(), **phase_days()}


def period_names() -> dict[str, str]:
    """The periods that have days, with their short names."""
    names = phase_names()
    return {phase: names[phase] for phase in phase_days()}
