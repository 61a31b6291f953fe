"""Whatever a reader chooses: a chart without a fault, or a sentence that says why there is none."""

import dataclasses
import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from tests.drawn import collisions, outside, written
from utils import View, ViewError, load
from utils.data.dates import DAY_ONE
from utils.data.names import ORDERS
from utils.data.speakers import SPEAKERS
from utils.views.advance import view as advance
from utils.views.casualties.view import CATEGORIES, SCALES, SCOPES, phase_names
from utils.views.claims.words import PEOPLE
from utils.views.displacement import view as displacement
from utils.views.incidents import view as incidents
from utils.views.rivals.question import QUESTIONS, WHOLE_PERIOD, counted_events
from utils.views.stretch import phase_days
from utils.views.territory import view as territory
from utils.views.territory.view import last_day
from utils.views.timeline.kinds import INCIDENTS, KINDS
from utils.views.war_clock import view as war_clock
from utils.views.war_clock import wars as war_clock_wars

EXAMPLES = 6
"""Choices drawn for each view in one run; which ones changes from run to run, but not in CI."""
SMALLEST = 6.0
"""Type size in points."""


def one(words):
    return st.sampled_from(sorted(words))


def some(words):
    return st.lists(one(words), min_size=1, unique=True).map(tuple)


def some_days(start, length):
    """First and last day of a stretch, as far as the data goes; some are of no length at all."""
    end = min(start + dt.timedelta(days=length), last_day())
    return {"start": start.isoformat(), "end": end.isoformat()}


def chosen(name):
    """Whatever a reader can set the controls of a view to."""
    fields = st.fixed_dictionaries(CONTROLS[name])
    return st.builds(dict.__or__, fields, SPANS) if name in STRETCHED else fields


days = st.dates(DAY_ONE, last_day()).map(lambda day: day.isoformat())
SPANS = st.builds(
    some_days, st.dates(DAY_ONE, last_day()), st.sampled_from([-1, 0, 1, 30, 365, 3000, 20000])
)
STRETCHED = ("Advance", "HeldArea", "Incidents", "Timeline")
"""Views of a stretch of days."""
places = st.sampled_from(["", "Yerevan", "Ağdam", "Шуши", "Մարտակերտ", "Tavush"])
question = {
    "outcome": one(war_clock.clock_outcomes()),
    "phase": one(phase_names()),
    "side": one(PEOPLE),
    "category": one(QUESTIONS),
    "event": st.sampled_from([WHOLE_PERIOD, *sorted(counted_events())]),
    "scale": one(SCALES),
}
CONTROLS = {
    "Advance": {
        "by": one(advance.SIDES),
        "names": one(ORDERS),
        "day": st.sampled_from(["", "2020-10-20"]),
    },
    "Casualties": {
        "outcome": one(war_clock.clock_outcomes()),
        "phases": some(phase_names()),
        "sides": some(PEOPLE),
        "category": one(CATEGORIES),
        "speakers": some(SPEAKERS),
        "scope": one(SCOPES),
        "superseded": st.booleans(),
        "scale": one(SCALES),
    },
    "Displacement": {
        "show": one(displacement.SHOWS),
        "periods": some(displacement.PERIODS),
        "sides": some(PEOPLE),
        "speakers": some(SPEAKERS),
        "superseded": st.booleans(),
        "scale": one(SCALES),
        "names": one(ORDERS),
    },
    "GroundAndTolls": {
        "phase": one(phase_days()),
        "date": st.sampled_from(["", "1992-05-09", "2020-10-20", "2020-11-30", "2023-09-25"]),
        "outcome": one(war_clock.clock_outcomes()),
        "category": one(QUESTIONS),
        "scale": one(SCALES),
        "names": one(ORDERS),
    },
    "HeldArea": {},
    "Incidents": {
        "place": places,
        "kinds": some(INCIDENTS),
        "least": st.sampled_from([0, 1, 10, 100]),
        "outcome": one(incidents.OUTCOMES),
        "show": one(incidents.SHOWS),
        "names": one(ORDERS),
    },
    "Rivals": {**question, "superseded": st.booleans()},
    "Territory": {
        "date": days,
        "compare": days,
        "show": one(territory.SHOWS),
        "names": one(ORDERS),
    },
    "Timeline": {
        "kinds": some(KINDS),
        "search": st.sampled_from(["", "Ağdam", "ceasefire", "xyzzy", "Степанакерт"]),
        "names": one(ORDERS),
    },
    "Tolls": question,
    "WarClock": {
        "outcome": one(war_clock.clock_outcomes()),
        "side": one(PEOPLE),
        "category": one(QUESTIONS),
        "wars": some(war_clock_wars.WARS),
        "clock": one(war_clock.CLOCKS),
        "measure": one(war_clock.MEASURES),
        "speakers": some(SPEAKERS),
        "superseded": st.booleans(),
        "scale": one(SCALES),
    },
    "Yearly": {
        "outcome": one(war_clock.clock_outcomes()),
        "side": one(PEOPLE),
        "category": one(QUESTIONS),
        "start": st.integers(1988, 2012),
        "end": st.integers(2009, 2026),
        "speakers": some(SPEAKERS),
        "superseded": st.booleans(),
        "scale": one(SCALES),
    },
}
"""Every control of every view, with what a reader can set it to."""


@pytest.mark.parametrize("name", sorted(View.registry))
def test_every_control_of_a_view_is_among_the_choices(name):
    set_by_days = {"start", "end"} if name in STRETCHED else set()
    assert set(CONTROLS[name]) | set_by_days == {
        f.name for f in dataclasses.fields(View.registry[name])
    }


@pytest.mark.parametrize("name", sorted(View.registry))
def test_any_choice_draws_a_chart_without_a_fault_or_says_why_not(name):
    @settings(
        max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )
    @given(chosen(name))
    def hold(fields):
        try:
            view = View.registry[name](**fields)
            chart = view.draw(load())
        except ViewError as refusal:
            assert re.fullmatch(r"[A-Z'0-9].{20,}[.]", str(refusal)), refusal
            return
        faults = list(_faults(chart))
        assert not faults, f"{view.to_code()}: {faults[:5]}"

    hold()


def test_the_instruments_see_words_on_one_another_and_off_the_paper():
    figure = Figure(figsize=(3, 2))
    axes = figure.add_axes((0.2, 0.2, 0.6, 0.6))
    axes.text(0.1, 0.5, "one word")
    figure.text(0.3, 0.5, "another")
    figure.text(0.9, 0.1, "over the edge")
    texts = written(figure)
    assert list(collisions(texts)) == [("one word", "another")]
    assert outside(figure, texts) == ["over the edge"]


def _faults(chart):
    """Everything that is wrong with a chart, in words."""
    texts = written(chart.figure)
    said = " ".join(text.words for text in texts)
    if not _is_sentence(chart.sentence):
        yield f"not one sentence: {chart.sentence}"
    if "Sources: " not in chart.source_line or "Sources: " not in said:
        yield "no line of sources"
    used = {source for ids in chart.rows.get("source_id", []) for source in str(ids).split(";")}
    if used - set(chart.sources["source_id"]) - {"nan", "None", ""}:
        yield "a row without its source"
    if chart.rows.empty and not re.search(r"\b[Nn]o(ne)?\b", said):
        yield "an empty chart without a word why"
    yield from (f"off the paper: {words}" for words in outside(chart.figure, texts))
    yield from (f"on one another: {pair}" for pair in collisions(texts))
    yield from (f"too small: {t.words}" for t in texts if t.size < SMALLEST)


def _is_sentence(text):
    """One sentence: a capital first, one full stop, at its end; no gap where a word is missing."""
    bare = re.sub(r"“[^”]*”", "words", text)
    return bool(
        re.fullmatch(r"[A-Z'0-9‘“«(].*[.]", text)
        and not re.search(r"[.!?] [A-Z]", bare)
        and not re.search(r"  | ,|\(\)|nan|None|\b1 \w+s\b(?! of)", bare)
    )
