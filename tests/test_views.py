"""Views: small frozen questions that travel as text and draw the same chart for ever."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import outside, written
from utils import Casualties, Territory, View, ViewError, load
from utils.data.dates import DAY_ONE
from utils.data.names import ORDERS
from utils.data.speakers import SPEAKERS
from utils.export.bundle import svg_bytes
from utils.views.casualties.view import CATEGORIES, SCALES, SCOPES
from utils.views.territory.view import last_day


def some(words):
    return st.lists(st.sampled_from(sorted(words)), min_size=1, unique=True).map(tuple)


days = st.dates(DAY_ONE, last_day()).map(lambda day: day.isoformat())
casualties = st.builds(
    Casualties,
    outcome=st.sampled_from(["killed", "wounded", "missing", "captured"]),
    phases=some({"first_war", "interwar", "second_war"}),
    sides=some({"armenian", "azerbaijani", "both", "russian"}),
    category=st.sampled_from(sorted(CATEGORIES)),
    speakers=some(SPEAKERS),
    scope=st.sampled_from(sorted(SCOPES)),
    superseded=st.booleans(),
    scale=st.sampled_from(sorted(SCALES)),
)
territories = st.builds(Territory, date=days, compare=days, names=st.sampled_from(sorted(ORDERS)))


@given(casualties | territories)
def test_a_view_comes_back_from_its_text(view):
    assert View.from_text(view.to_text()) == view


@given(casualties | territories)
def test_the_code_of_a_view_makes_that_view(view):
    code = view.to_code().removesuffix(".chart()")
    assert View.from_text(code) == view.plain()


@pytest.mark.parametrize("name", sorted(View.registry))
def test_every_view_as_it_starts_comes_back_and_draws_itself(name):
    view = View.registry[name]()
    assert View.from_text(view.to_text()) == view
    chart = view.chart()
    assert chart.title and chart.source_line and len(chart.rows)
    assert chart.alt_text.startswith(f"{chart.sentence} ") and len(chart.details) > 20
    assert chart.caption.startswith(f"{chart.sentence}\n")


@pytest.mark.parametrize("name", sorted(View.registry))
def test_no_word_of_a_chart_leaves_the_paper_or_is_too_small_to_read(name):
    figure = View.registry[name]().chart().figure
    texts = written(figure)
    assert len(texts) > 10 and not outside(figure, texts)
    assert min(text.size for text in texts) >= 6.0


def test_the_order_in_which_words_are_chosen_does_not_matter():
    assert Casualties(sides=("azerbaijani", "armenian")) == Casualties()


def test_a_view_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Casualties().outcome = "wounded"


def test_equal_views_get_the_same_chart():
    assert Casualties().chart() is Casualties().chart()


@pytest.mark.parametrize("view", [Casualties(), Territory()], ids=["casualties", "territory"])
def test_equal_views_draw_equal_pictures_byte_for_byte(view):
    once, again = (svg_bytes(view.draw(load())) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Casualties",
        "Casualties(",
        "Casualties('killed')",
        "Casualties(outcome=print('x'))",
        "__import__('os').system('true')",
        "Casualties(**{'outcome': 'killed'})",
        "Unknown(outcome='killed')",
        "Casualties(nonsense=1)",
        "Territory(date=1994)",
        "Territory(date='1994-02-30')",
        "(" * 500,
    ],
)
def test_a_text_that_is_no_view_is_refused_in_a_sentence_and_never_run(text):
    with pytest.raises(ViewError) as refusal:
        View.from_text(text)
    assert str(refusal.value).endswith(".")


def test_a_class_reads_only_its_own_text():
    with pytest.raises(ViewError, match="Casualties is not a view that can be read here"):
        Territory.from_text(Casualties().to_text())
