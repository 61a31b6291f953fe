"""The look: sides that stay apart for every eye, words that fit and can be read."""

import itertools

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath

from utils.charts import style
from utils.charts.colours import VISIONS, ciede2000, contrast, difference
from utils.charts.themes import THEMES
from utils.data.dataset import load

CLEARLY_APART = 10.0  # CIEDE2000; about 2 can just be seen side by side
SEEN = 5.0
READABLE = 4.5  # WCAG 2.2, level AA
STEADY = settings(deadline=None, max_examples=60)
SENTENCES = [
    "Who held what on 12 May 1994 and on 1 December 2020",
    "Xankəndi, Şuşa, Ağdərə, Xocavənd, Laçın və Kəlbəcər rayonları",
    "Ստեփանակերտ, Շուշի, Մարտակերտ, Մարտունի, Հադրութ",
    "Степанакерт, Шуша, Лачинский район, Кельбаджар",
    "at least 3,000; 5,856–6,000; about 11,000 (as of 2021)",
]
WORDS = st.lists(
    st.sampled_from(["Shusha / Shushi", "Khankendi / Stepanakert", "killed", "of", "2,906", "…"])
    | st.text("abcdefghijklmnopqrstuvwxyzəşçğıԱԲԳдеж/-,.", min_size=1, max_size=30),
    max_size=30,
).map(" ".join)
PAIRS = list(itertools.combinations(style.GROUNDS, 2))
WIDTHS = st.floats(5, 600)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_ruler_of_these_tests_agrees_with_published_values(one, other, distance):
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("vision", VISIONS)
def test_the_two_sides_stay_apart(vision):
    assert difference(*style.SIDES.values(), vision) > 2 * CLEARLY_APART


@pytest.mark.parametrize("side", style.SIDES)
@pytest.mark.parametrize("vision", [name for name in VISIONS if name != "grey print"])
def test_a_third_party_stays_apart_from_both_sides(vision, side):
    assert difference(style.SIDES[side], style.THIRD, vision) > CLEARLY_APART


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_grounds_differ_by_colour_or_by_hatch(one, other, vision):
    ground, beside = style.GROUNDS[one], style.GROUNDS[other]
    apart = difference(ground.face, beside.face, vision)
    assert apart > CLEARLY_APART or ground.hatch != beside.hatch


@pytest.mark.parametrize("vision", VISIONS)
def test_ground_of_the_two_sides_differs_by_colour_and_by_hatch(vision):
    one, other = style.GROUNDS["armenian"], style.GROUNDS["azerbaijani"]
    assert difference(one.face, other.face, vision) > SEEN
    assert one.hatch != other.hatch


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("held", [name for name, how in style.GROUNDS.items() if how.hatch])
def test_a_hatch_can_be_seen_on_its_ground(held, vision):
    ground = style.GROUNDS[held]
    assert difference(ground.face, ground.line, vision) > SEEN


def test_everybody_who_holds_ground_has_a_look():
    assert set(load().labels("control", "controller")) == set(style.GROUNDS)


@pytest.mark.parametrize("ink", [style.INK, style.QUIET])
@pytest.mark.parametrize("paper", [style.GROUND, style.LAND])
def test_text_can_be_read_on_paper_and_on_land(ink, paper):
    assert contrast(ink, paper) >= READABLE


@pytest.mark.parametrize("held", style.GROUNDS)
def test_a_place_name_can_be_read_on_any_ground(held):
    assert contrast(style.INK, style.GROUNDS[held].face) >= READABLE


def test_a_side_has_its_colour_and_everybody_else_is_a_third_party():
    assert style.side_colour("armenian") == style.SIDES["armenian"]
    assert style.side_colour("russian") == style.side_colour("both") == style.THIRD


def test_a_tint_runs_from_paper_to_the_full_colour():
    assert style.tint(style.INK, 0) == (1, 1, 1)
    assert style.tint(style.INK, 1) == pytest.approx(to_rgb(style.INK))


def test_the_house_style_leaves_global_settings_alone():
    before = dict(mpl.rcParams)
    with style.context():
        assert mpl.rcParams["font.family"] == [style.FAMILY]
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("weight", style.FONT_FILES)
@pytest.mark.parametrize("size", [style.SMALL, style.TITLE])
@pytest.mark.parametrize("text", SENTENCES)
def test_measured_text_is_as_wide_as_matplotlib_draws_it(text, size, weight):
    face = FontProperties(family=style.FAMILY, weight=weight, size=size)
    drawn, _, _ = TextToPath().get_text_width_height_descent(text, face, ismath=False)
    assert style.text_width(text, size, weight) == pytest.approx(drawn, rel=0.01)


@pytest.mark.parametrize("weight", style.FONT_FILES)
def test_the_typeface_has_every_letter_of_the_names_that_charts_write(weight):
    letters = FT2Font(str(style.FONT_FILES[weight])).get_charmap()
    dataset = load()
    names = dataset.places[["name_en", "name_az", "name_hy", "name_ru"]].stack().dropna().tolist()
    names += [*dataset.claimants["name"], *dataset.units["name"], *dataset.events["title"]]
    names += list(dataset.sources["publisher"].dropna())
    missing = {letter for letter in "".join(names) if ord(letter) not in letters}
    assert missing == set()


@STEADY
@given(WORDS, WIDTHS)
def test_wrapping_loses_no_word(text, width):
    assert " ".join(style.wrap(text, width, style.BODY)) == text


@STEADY
@given(WORDS, WIDTHS)
def test_a_wrapped_line_fits_unless_it_is_one_word(text, width):
    for line in style.wrap(text, width, style.BODY):
        alone = " " not in line.replace(" / ", "/").replace(" /", "/").strip()
        assert alone or style.text_width(line, style.BODY) <= width


@STEADY
@given(
    st.lists(st.sampled_from(["Shusha / Shushi", "and", "Lachin / Berdzor"]), min_size=1), WIDTHS
)
def test_no_line_begins_with_the_stroke_between_two_names(names, width):
    lines = style.wrap(" ".join(names), width, style.BODY)
    assert not any(line.startswith("/") for line in lines)


@STEADY
@given(WORDS, WIDTHS)
def test_a_shortened_line_fits_and_says_that_it_was_cut(text, width):
    short = style.shorten(text, width, style.BODY)
    assert short == text or short.endswith("…")
    assert style.text_width(short, style.BODY) <= max(width, style.text_width("…", style.BODY))


def test_a_line_that_fits_is_not_cut():
    assert style.shorten("Ministry of Defence", 300, style.BODY) == "Ministry of Defence"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_ground_that_a_side_held_on_both_days_is_told_from_the_land_around_it(theme):
    for kept in (theme.changes["same-armenian"], theme.changes["same-azerbaijani"]):
        told_by_hatch = kept.hatch and difference(kept.line, theme.land) > SEEN
        assert told_by_hatch or difference(kept.face, theme.land) > SEEN
    assert len({theme.changes[f"same-{side}"].hatch for side in theme.sides}) == 2


def test_a_title_leaves_no_word_over_on_its_last_line():
    title = "Soldiers killed among Armenians in 2016, 2020, 2022 and 2023, on one clock"
    plain, even = (breaks(title, 512, 14, "bold") for breaks in (style.wrap, style.evened))
    assert plain[-1] == "clock" and len(even) == len(plain)
    assert even[-1].endswith("on one clock") and " ".join(even) == title
