"""Sizes for print: no chart is higher than the type area of a page, and none is cut unsaid."""

import re
from dataclasses import replace

import pytest

from tests.drawn import written
from tests.test_layout import VIEWS
from utils import Advance, Casualties, Displacement, Incidents, Look, Territory, Tolls, Yearly
from utils.charts import style
from utils.charts.sizes import POINTS_PER_PIXEL, SIZES, TYPE_AREA
from utils.errors import LookError
from utils.export.bundle import svg_text

OTHERS = [
    Casualties(phases=("first_war", "second_war", "post_2020", "offensive_2023")),
    Territory(show="change"),
    Incidents(show="map"),
    *(Displacement(show=show) for show in ("returns", "flows", "places", "running", "exodus")),
]
CASES = [(view, size) for view in [*(each() for each in VIEWS), *OTHERS]
         for size in ("a4_full", "a4_column")]  # fmt: skip
LONG = Displacement()
LISTED = re.compile(r"; (\d+) more in the data")


@pytest.mark.parametrize(("view", "size"), CASES)
def test_no_chart_is_higher_than_the_type_area(view, size):
    chart = view.chart(look=Look(size=size))
    assert chart.figure.get_size_inches()[1] * 72 * chart.zoom <= TYPE_AREA + 0.1


def test_what_has_no_room_is_refused_with_a_way_out(monkeypatch):
    monkeypatch.setitem(SIZES, "a4_column", replace(SIZES["a4_column"], most=400.0))
    with pytest.raises(LookError, match=r"too high. Show less .* 88mm.* report"):
        Advance().chart(look=Look(size="a4_column"))


@pytest.mark.parametrize("show", ["side_by_side", "change", "one_day"])
def test_type_on_a_map_for_telephones_is_16_pixels_high(show):
    chart = Territory(show=show).chart(look=Look(size="social"))
    with style.using(chart.look):
        sizes = [text.size * chart.zoom / POINTS_PER_PIXEL for text in written(chart.figure)]
    assert min(sizes) == pytest.approx(16, abs=0.05)


def test_two_maps_stand_above_each_other_in_a_column_with_the_states_that_they_show():
    chart = Territory().chart(look=Look(size="a4_column"))
    first, second = (axes.get_position() for axes in chart.figure.axes[:2])
    assert first.y0 > second.y1 and first.x0 == second.x0
    words = [text.words for text in written(chart.figure)]
    assert words.count("Azerbaijani-held") == 2 and "Soviet authorities" not in words


def test_a_shortened_list_says_how_many_figures_it_leaves_out_and_the_data_has_them():
    chart = LONG.chart(look=Look(size="a4_column"))
    words = " ".join(text.words for text in written(chart.figure))
    drawn = chart.svg().count('id="claim-')
    assert 0 < drawn < len(chart.rows)
    assert drawn + sum(map(int, LISTED.findall(words))) == len(chart.rows)


def test_each_people_keeps_the_ends_of_a_shortened_list():
    view = replace(LONG, periods=("first_war", "second_war", "offensive_2023"))
    rows, svg = view.rows(), view.chart(look=Look(size="a4_full")).svg()
    current = rows[(rows["period"] == "first_war") & (rows["side"] == "azerbaijani")]
    highest = current.loc[current[["low", "best", "high"]].max(axis=1).idxmax(), "claim_id"]
    lowest = current.loc[current[["low", "best", "high"]].min(axis=1).idxmin(), "claim_id"]
    assert f'id="claim-{highest}"' in svg
    assert f'id="claim-{lowest}"' in svg


def test_a_picture_with_short_words_says_where_the_long_ones_are():
    short, whole = (Casualties().chart(look=Look(size=size)) for size in ("a4_full", "180mm"))
    words = " ".join(text.words for text in written(short.figure))
    where = "the source of each figure, and all notes, in the text that goes with this picture"
    assert where in words
    assert short.notes[-1] not in words
    assert short.caption == whole.caption


@pytest.mark.parametrize("view", [Casualties(), Tolls(), Yearly()], ids=lambda v: type(v).__name__)
def test_no_number_of_a_source_stands_where_no_list_has_it(view):
    texts = written(view.chart(look=Look(size="social")).figure)
    assert not any(re.search(r"\bsources? \d", text.words) for text in texts)
    assert not any(text.words.isdecimal() and text.size == style.LEAST for text in texts)


def test_words_are_shortened_only_where_the_page_is_too_short():
    with style.using(Look(size="a4_full")):
        assert not style.BRIEF
    words = " ".join(t.words for t in written(Territory(show="one_day").chart(
        look=Look(size="a4_full")).figure))  # fmt: skip
    assert "in the text that goes with" not in words


def test_a_shortened_list_keeps_the_same_kind_of_people_on_both_sides():
    """Soldiers beside soldiers: a square, too small for all, must not set them by civilians."""
    svg = svg_text(Casualties().chart(look=Look(size="social")))
    for heading in ("Armenians, military", "Azerbaijanis, military", "2,908", "3,755"):
        assert heading in svg
