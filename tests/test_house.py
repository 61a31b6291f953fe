"""House styles: they reach the chart, and one that would mislead readers is refused."""

import pytest

from utils import Casualties, Look, LookError
from utils.charts.house import faults
from utils.charts.themes import THEMES

PAPER = '[colours]\nground = "#fff8f0"\n[words]\nlogo = "THE PAPER"\ncredit = "Graphic: us"\n'


@pytest.mark.parametrize("theme", THEMES)
def test_the_themes_of_the_house_stand_the_test_of_house_styles(theme):
    assert list(faults(THEMES[theme])) == []


def test_a_house_style_reaches_the_chart(tmp_path):
    (tmp_path / "house.toml").write_text(PAPER, encoding="utf-8")
    look = Look(house=str(tmp_path / "house.toml"))
    svg = Casualties(outcome="missing").chart(look=look).svg()
    assert look.house == PAPER and look == Look(house=PAPER)
    assert "#fff8f0" in svg and "THE PAPER" in svg and "Graphic: us" in svg


@pytest.mark.parametrize(
    ("style", "why"),
    [
        ("no-such-file.toml", "could not be read: No such file"),
        ("[colours\n", "not TOML"),
        ('[colors]\nink = "#000000"', "has no 'colors'"),
        ('[colours]\ninck = "#000000"', "has no 'inck'"),
        ('[colours]\nink = "nearly black"', "not a colour for ink"),
        ('[colours]\nquiet = "#bbbbbb"', "quiet cannot be read on ground"),
        ('[colours]\narmenian = "#1f5e8c"', "two sides are too alike"),
        ('[colours]\narmenian = "#2e7d32"\nazerbaijani = "#c62828"', "too alike"),
        ('[font]\nfamily = "No Such Sans"', "'No Such Sans' of the house style is not installed"),
        ('[words]\ncredit = "two\\nlines"', "one line"),
    ],
)
def test_a_style_that_is_unfit_is_refused_with_a_sentence(style, why):
    with pytest.raises(LookError, match=why):
        Look(house=style)


@pytest.mark.parametrize("size", ["A5", "20mm", "9999px", "mm", "-80mm", "120 cm"])
def test_a_size_that_there_is_not_is_refused(size):
    with pytest.raises(LookError):
        Look(size=size)


def test_a_look_comes_back_from_its_text():
    look = Look(size="120mm", theme="print", house=PAPER)
    assert Look.from_text(look.to_text()) == look


@pytest.mark.parametrize("text", ["Look(", "Look(size=5)", "Look(colour='red')", "print('x')"])
def test_a_text_that_is_no_look_is_refused(text):
    with pytest.raises(LookError):
        Look.from_text(text)
