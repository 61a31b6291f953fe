"""Looks: what ``style`` says follows the look that is being drawn, and only while it is."""

import pytest

from utils import Casualties
from utils.charts import style
from utils.charts.look import DEFAULT, SCREEN, Look
from utils.charts.themes import LIGHT


def test_outside_of_a_drawing_the_look_is_that_of_the_panels():
    assert style.look() == DEFAULT
    assert (SCREEN, LIGHT.ink) == (style.WIDTH, style.INK)


def test_a_look_ends_with_its_block_even_after_a_fault():
    other = Look(theme="light", size="screen")
    with pytest.raises(RuntimeError), style.using(other):
        assert style.look() is other
        raise RuntimeError
    assert style.look() is DEFAULT


def test_what_a_look_does_not_have_is_no_attribute_of_the_style():
    with pytest.raises(AttributeError, match="'INKK'"):
        style.INKK  # noqa: B018


def test_an_equal_view_in_an_equal_look_gets_the_same_chart():
    view = Casualties(outcome="missing")
    assert view.chart() is view.chart(look=Look())
    assert view.chart().look == DEFAULT
