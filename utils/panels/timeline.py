"""The panel of ``Timeline``: days, kinds and words to look for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pandas as pd

from utils.dataset import load
from utils.dates import DAY_ONE
from utils.look import SCREEN
from utils.names import ORDERS
from utils.panels.panel import Checks, Panel, dropdown
from utils.records import records
from utils.views.territory import last_day
from utils.views.timeline import Timeline
from utils.views.timeline_axis import span
from utils.views.timeline_kinds import kinds_in, lane_names, lanes_of

PIXELS_PER_POINT = 800 / SCREEN
ROOM = 60
"""Room in pixels below the chart, for notes that grow by a line or two."""
OWN, ALL = "own", "all"


class TimelinePanel(Panel):
    """Periods, two date fields and buttons to zoom; kinds, a search and the order of names."""

    def __init__(self, view: Timeline):
        self.days = Days(view, self.change)
        self.remember(lambda: self.days.show(*self.view.stretch))  # type: ignore[misc]
        self.search = text_field("Look for", view.search, "a place or a word, in any language")
        self.search.observe(lambda change: self.change(search=change.new), "value")
        self.names = self.choice("names", "Order of names", ORDERS, view)
        self.kinds = Checks("Kinds", lane_names(), lanes_of(view.kinds), self._kinds)
        words = widgets.HBox([self.search, self.names])
        tallest = Timeline().chart().figure.get_size_inches()[1] * 72
        height = round(tallest * PIXELS_PER_POINT) + ROOM
        super().__init__(view, [self.days, words, self.kinds], height)

    def _kinds(self, lanes: tuple[str, ...]) -> None:
        self.change(kinds=kinds_in(lanes))


class Days(widgets.VBox):
    """A period, a first and a last day, and buttons that move and zoom them."""

    def __init__(self, view: Any, change: Callable[..., None]):
        self.change, self.moving = change, False
        self.spans = periods()
        labels = {OWN: "Days of your own", ALL: "1988 to today", **period_names()}
        self.period = dropdown("Period", labels, OWN)
        self.first, self.last = (date_field(label) for label in ("First day", "Last day"))
        self.show(*span(view.start, view.end))
        self.period.observe(self._chosen, "value")
        for field in (self.first, self.last):
            field.observe(self._typed, "value")
        buttons = [
            self._button("Earlier", lambda first, days: (first - days / 2, days)),
            self._button("Later", lambda first, days: (first + days / 2, days)),
            self._button("Zoom in", lambda first, days: (first + days / 4, days / 2)),
            self._button("Zoom out", lambda first, days: (first - days / 2, days * 2)),
        ]
        fields = widgets.HBox([self.first, self.last])
        super().__init__([widgets.HBox([self.period, *buttons]), fields])

    def go(self, first: dt.date, last: dt.date) -> None:
        """Show other days, as far as the data covers them."""
        first, last = max(first, DAY_ONE), min(last, last_day())
        self.show(first, last)
        self.change(start=first.isoformat(), end=last.isoformat())

    def show(self, first: dt.date, last: dt.date) -> None:
        """Show these days, and the period that has them."""
        self.moving = True
        self.first.value, self.last.value = first, last
        known = {days: name for name, days in self.spans.items()}
        self.period.value = known.get((first, last), OWN)
        self.moving = False

    def _chosen(self, change: Any) -> None:
        if not self.moving and change.new != OWN:
            self.go(*self.spans[change.new])

    def _typed(self, _: Any) -> None:
        if self.moving or not (self.first.value and self.last.value):
            return
        if self.first.value <= self.last.value:
            self.show(self.first.value, self.last.value)
        self.change(start=self.first.value.isoformat(), end=self.last.value.isoformat())

    def _button(
        self, label: str, move: Callable[[float, float], tuple[float, float]]
    ) -> widgets.Button:
        button = widgets.Button(description=label, layout={"width": "84px"})
        button.on_click(lambda _: self._move(move))
        return button

    def _move(self, move: Callable[[float, float], tuple[float, float]]) -> None:
        """Move or zoom; at an end of the data the length of the span is kept where it can be."""
        if not (self.first.value and self.last.value):
            return
        least, most = DAY_ONE.toordinal(), last_day().toordinal()
        first, last = self.first.value.toordinal(), self.last.value.toordinal()
        start, days = move(first, max(last - first, 1))
        length = min(max(round(days), 1), most - least)
        begin = min(max(round(start), least), most - length)
        self.go(dt.date.fromordinal(begin), dt.date.fromordinal(begin + length))


def periods() -> dict[str, tuple[dt.date, dt.date]]:
    """First and last day of each period that has days, and of all together."""
    phases = load().phases
    found = {ALL: (DAY_ONE, last_day())}
    for phase in records(phases[phases["date_start"].notna()]):
        last = last_day() if pd.isna(phase.date_end) else phase.date_end.date()
        found[phase.phase_id] = (phase.date_start.date(), last)
    return found


def period_names() -> dict[str, str]:
    """The periods that have days, with their short names."""
    phases = load().phases
    dated = phases[phases["date_start"].notna()]
    return dict(zip(dated["phase_id"], dated["short_name"], strict=True))


def date_field(label: str) -> widgets.DatePicker:
    """A labelled field for a day that the data covers."""
    return widgets.DatePicker(
        description=label,
        min=DAY_ONE,
        max=last_day(),
        layout={"width": "300px"},
        style={"description_width": "94px"},
    )


def text_field(label: str, value: str, hint: str) -> widgets.Text:
    """A labelled field for words; it speaks when the reader has finished."""
    return widgets.Text(
        value,
        description=label,
        placeholder=hint,
        continuous_update=False,
        layout={"width": "380px"},
        style={"description_width": "94px"},
    )
