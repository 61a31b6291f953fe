"""Every view at every size: its type can be read, all of it is on the page, or it is refused."""

import pytest

from tests.drawn import collisions, outside, written
from utils import (
    Advance,
    Casualties,
    Displacement,
    HeldArea,
    Incidents,
    Look,
    LookError,
    Rivals,
    Territory,
    Timeline,
    Tolls,
    WarClock,
)

VIEWS = [
    Advance, Casualties, Displacement, HeldArea, Incidents, Rivals, Territory, Timeline, Tolls,
    WarClock,
]  # fmt: skip
FRAMES = ["slide", "social"]
TOO_MUCH = {
    (Advance, "slide"), (Displacement, "slide"), (Incidents, "slide"), (Timeline, "slide"),
    (Tolls, "slide"), (Advance, "a4_column"), (Timeline, "a4_column"),
}  # fmt: skip
"""What a size cannot hold as yet, with all that these views show when nothing is chosen."""
PAIRS = [(view, size) for view in VIEWS for size in ("a4_column", "a4_full", *FRAMES)]


@pytest.mark.parametrize(("view", "size"), [pair for pair in PAIRS if pair not in TOO_MUCH])
def test_type_is_large_enough_on_the_page_and_clear_of_other_words(view, size):
    chart = view().chart(look=Look(size=size))
    texts = written(chart.figure)
    assert [text.words for text in texts if text.size * chart.zoom < 6 - 1e-6] == []
    assert outside(chart.figure, texts) == []
    assert list(collisions(texts)) == []


@pytest.mark.parametrize(("view", "size"), sorted(TOO_MUCH, key=str), ids=str)
def test_what_a_size_cannot_hold_is_refused_with_what_to_do(view, size):
    with pytest.raises(LookError, match=r"Choose a larger size|or choose a size without"):
        view().chart(look=Look(size=size))


@pytest.mark.parametrize("size", FRAMES)
def test_a_frame_is_filled_to_its_edge(size):
    chart, wanted = Rivals().chart(look=Look(size=size)), Look(size=size).picture
    width, height = chart.figure.get_size_inches() * 72 * chart.zoom
    assert (width, height) == pytest.approx((wanted.width, wanted.height))
