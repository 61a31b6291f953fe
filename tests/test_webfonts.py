"""The typefaces of pages and SVG pictures: cut into alphabets, each letter in one of them."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from utils.charts.themes import FAMILY, FONT_FILES
from utils.charts.webfonts import ALPHABETS, cut_alphabets, font_css, part_of, piece

FACES = re.compile(
    r"@font-face{font-family:'[^']*';font-weight:(\w+);(.*?)"
    r"src:url\(data:font/woff2;base64,([^)]*)\)"
)
WHOLE = {weight: TTFont(file) for weight, file in FONT_FILES.items()}


def faces(css):
    """Weight, rule and font of each face of a style."""
    return [
        (weight, rule, TTFont(io.BytesIO(base64.b64decode(data))))
        for weight, rule, data in FACES.findall(css)
    ]


def letters_of(css, weight):
    return [code for each, _, font in faces(css) if each == weight for code in font.getBestCmap()]


@pytest.mark.parametrize("weight", FONT_FILES)
def test_the_alphabets_hold_every_letter_of_the_typeface_once(weight):
    assert sorted(letters_of(font_css(), weight)) == sorted(WHOLE[weight].getBestCmap())


def test_a_letter_is_as_wide_as_in_the_typeface():
    for weight, _, font in faces(font_css()):
        names, widths = WHOLE[weight].getBestCmap(), WHOLE[weight]["hmtx"]
        for code, name in font.getBestCmap().items():
            assert font["hmtx"][name][0] == widths[names[code]][0]


def test_the_files_are_cut_from_the_typeface_as_it_is():
    for place, content in cut_alphabets().items():
        fresh, kept = (TTFont(source) for source in (io.BytesIO(content), place))
        assert fresh.getBestCmap() == kept.getBestCmap()
        for name in fresh.getGlyphOrder():
            assert fresh["glyf"][name] == kept["glyf"][name], f"{place.name}: {name}"


def test_a_browser_looks_for_each_letter_in_the_face_that_has_it():
    spans = [
        [[int(end, 16) for end in span.split("-")] for span in re.findall(r"U\+([0-9A-F-]+)", rule)]
        for _, rule, _ in faces(font_css())
    ]
    for code in WHOLE["normal"].getBestCmap():
        asked = [at for at, found in enumerate(spans) if any(s[0] <= code <= s[-1] for s in found)]
        assert code in faces(font_css())[asked[-1]][2].getBestCmap(), chr(code)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Shusha / Şuşa, 1992–1994", {"Latin"}),
        ("Շուշի 1992", {"Latin", "Armenian"}),
        ("Шуша", {"Cyrillic"}),
        ("Wałęsa", {"Latin", "Other"}),
    ],
)
def test_a_picture_carries_the_alphabets_of_its_letters(text, parts):
    assert {part_of(letter) for letter in text} == parts
    assert len(faces(font_css(text))) == 2 * len(parts)


def test_the_alphabets_are_those_on_disk():
    for file in FONT_FILES.values():
        kept = {path.name for path in file.parent.glob(f"{file.stem}-*.woff2")}
        assert kept == {piece(file, part).name for part in ALPHABETS}


def test_the_typeface_of_a_house_style_is_cut_to_the_letters_used():
    house = (("House Sans", tuple(FONT_FILES.items())),)
    for _, rule, font in faces(font_css("Baku", house)):
        assert rule == "" and set(font.getBestCmap()) == set(map(ord, "Baku"))
    assert FAMILY not in font_css("Baku", house)
