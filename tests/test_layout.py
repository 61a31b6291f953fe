"""Every view at every size: its type can be read, all of it is on the page, or it is refused."""

from functools import partial

import pytest

from tests.drawn import collisions, outside, written
from utils import (
    Advance,
    Casualties,
    Displacement,
    GroundAndTolls,
    HeldArea,
    Incidents,
    Look,
    Rivals,
    Territory,
    Timeline,
    Tolls,
    WarClock,
    Yearly,
)
from utils.charts import style
from utils.language import LANGUAGES

VIEWS = [
    Advance, Casualties, Displacement, GroundAndTolls, HeldArea, Incidents, Rivals, Territory,
    Timeline, Tolls, WarClock, Yearly,
]  # fmt: skip
FRAMES = ["slide", "social"]
FRAMED = ["a4_full", *FRAMES]

SINCE = partial(Incidents, start="2020-11-11", end="")
"""What a notebook shows of ``Incidents``."""
SPOKEN = list(LANGUAGES)
CASES = [
    (view, size, SPOKEN[(row + column) % len(SPOKEN)])
    for row, view in enumerate(VIEWS)
    for column, size in enumerate(FRAMED)
]
CASES += [(view, "a4_column", language) for view in [*VIEWS, SINCE] for language in SPOKEN]
"""Every view at every size, each time in another language; in a column in every language."""


@pytest.mark.parametrize(("view", "size", "language"), CASES)
def test_type_is_large_enough_on_the_page_and_clear_of_other_words(view, size, language):
    chart = view().chart(look=Look(size=size, language=language))
    with style.using(chart.look):
        texts = written(chart.figure)
    assert [text.words for text in texts if text.size * chart.zoom < 6 - 1e-6] == []
    assert outside(chart.figure, texts) == []
    assert list(collisions(texts)) == []


@pytest.mark.parametrize("size", FRAMES)
def test_a_frame_is_filled_to_its_edge(size):
    chart, wanted = Rivals().chart(look=Look(size=size)), Look(size=size).picture
    width, height = chart.figure.get_size_inches() * 72 * chart.zoom
    assert (width, height) == pytest.approx((wanted.width, wanted.height))
