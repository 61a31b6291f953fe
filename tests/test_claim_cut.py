"""A list that is cut for a small page: whose voice and which figures it never loses."""

import re

import pytest

from tests.drawn import written
from utils import Casualties, Displacement, Look, Rivals, load
from utils.charts import style
from utils.charts.sizes import SIZES
from utils.data.figures import extent
from utils.data.records import records
from utils.export.bundle import svg_text
from utils.views.casualties import chart as casualties_chart
from utils.views.casualties.view import phase_names
from utils.views.claims.cut import fitted
from utils.views.displacement import chart as displacement_chart
from utils.views.rivals import chart as rivals_chart

WARS = ("first_war", "second_war", "offensive_2023")
CUT = [name for name, size in SIZES.items() if size.pages()[-1].thin]
LISTS = [
    *(Casualties(outcome=outcome, phases=phases, superseded=superseded)
      for outcome in ("killed", "wounded", "missing", "captured")
      for phases in (WARS, tuple(p for p in phase_names() if p not in ("multiple", "prelude")))
      for superseded in (False, True)),
    *(Rivals(phase=phase, side=side, category=category)
      for phase in WARS for side in ("armenian", "azerbaijani")
      for category in ("military", "civilian", "total")),
    *(Displacement(show=show) for show in ("waves", "places", "running", "parts", "returns")),
]  # fmt: skip
PERIOD = {"Casualties": "phase_id", "Rivals": "answer", "Displacement": "period"}


def shortest(view, size):
    """The claims that a list still holds when it is as short as it can be."""
    dataset = load()
    with style.using(Look(size=size), SIZES[size].pages()[-1]):
        if isinstance(view, Displacement):
            slots = displacement_chart._slots(view, view.rows(dataset))
        else:
            module = casualties_chart if isinstance(view, Casualties) else rivals_chart
            slots = module._slots(view, records(view.rows(dataset)), dataset)
        return {slot.row.claim_id for slot in fitted(slots, 0) if slot.row is not None}


def peoples(view):
    """The figures on each people in each period of a list; measures have no period."""
    rows = view.rows()
    period = PERIOD[type(view).__name__]
    return rows.groupby(["side", *([period] if period in rows else [])], observed=True)


@pytest.mark.parametrize("size", CUT)
@pytest.mark.parametrize("view", LISTS, ids=lambda view: view.to_code())
def test_a_cut_list_keeps_each_peoples_own_voice_and_its_highest_figure(view, size):
    kept = shortest(view, size)
    for _, members in peoples(view):
        own = members[members["speaker"] == "own_side"]
        assert own.empty or kept & set(own["claim_id"])
        now = members[members["status"] == "current"]
        now = members if now.empty else now
        highest = {r.claim_id: extent(r.low, r.best, r.high)[1] for r in records(now)}
        assert max(highest[i] for i in kept & set(highest)) == max(highest.values())


def test_a_square_about_september_2023_lets_both_sides_speak_for_their_dead():
    svg = svg_text(Casualties(phases=WARS).chart(look=Look(size="social")))
    for said in ("223", "310", "198", "at least 200", "Investigative Committee of Armenia"):
        assert said in svg


def test_a_square_about_the_wounded_does_not_drop_the_soldiers_of_one_side():
    view = Casualties(phases=WARS, outcome="wounded")
    words = [text.words for text in written(view.chart(look=Look(size="social")).figure)]
    assert {"up to 11,000", "444"} <= set(words)


def test_of_equal_figures_the_one_with_a_named_claimant_stays_rather_than_an_encyclopedias():
    kept = shortest(Casualties(phases=("first_war",), outcome="wounded"), "social")
    rows = Casualties(phases=("first_war",), outcome="wounded").rows()
    azerbaijanis = rows[(rows["side"] == "azerbaijani") & rows["claim_id"].isin(kept)]
    assert set(azerbaijanis["source_kind"]) == {"news"}


def test_a_cut_list_says_by_which_rule_it_was_cut():
    chart = Displacement().chart(look=Look(size="a4_column"))
    words = " ".join(text.words for text in written(chart.figure))
    assert re.search(r"[Hh]ighest[^;]*; \d+ more in the data", words)


@pytest.mark.parametrize("language", ["en", "hy", "az", "ru"])
def test_in_a_column_the_civilians_of_both_peoples_are_told_by_their_own_side(language):
    """In one language a column had room for the official count of one people's civilians only."""
    view = Casualties(phases=("first_war", "second_war"))
    chart = view.chart(look=Look(size="a4_column", language=language))
    words = [text.words for text in written(chart.figure)]
    assert {"78", "93"} <= set(words)
