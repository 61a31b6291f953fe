"""The frame of a chart: whatever the words, they stay on the page and off the plot."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from utils.charts import style
from utils.charts.sheet import GAP, MARGIN, Sheet, Words

WORD = st.sampled_from(["Who", "held", "Khankendi / Stepanakert", "2,906", "Xocavənd", "Մարտակերտ"])
TEXTS = st.lists(WORD, min_size=1, max_size=80).map(" ".join)
HEIGHTS = st.floats(50, 600)
WORDS = st.builds(Words, TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple), TEXTS)
SHORT = Words("Title", "Subtitle", ("A note.",), "Sources: none.")
STEADY = settings(deadline=None, max_examples=40)


def boxes(sheet: Sheet) -> list[tuple[float, float, float, float]]:
    """Left, right, top and bottom of each line as drawn, in points from the top left corner."""
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()
    points = 72 / sheet.figure.dpi
    extents = [text.get_window_extent(renderer) for text in sheet.figure.texts]
    return [
        (
            box.x0 * points,
            box.x1 * points,
            sheet.height - box.y1 * points,
            sheet.height - box.y0 * points,
        )
        for box in extents
    ]


def drawn(words: Words, plot_height: float = 200.0) -> tuple[Sheet, list]:
    with style.context():
        sheet = Sheet(words, plot_height)
        return sheet, boxes(sheet)


@STEADY
@given(WORDS)
def test_words_of_any_length_stay_on_the_page(words):
    sheet, lines = drawn(words)
    for left, right, top, bottom in lines:
        assert left >= MARGIN - 1
        assert right <= sheet.width - MARGIN + 1
        assert top >= MARGIN / 4
        assert bottom <= sheet.height - MARGIN / 2


@STEADY
@given(WORDS, HEIGHTS)
def test_no_word_stands_on_the_plot(words, plot_height):
    sheet, lines = drawn(words, plot_height)
    for _, _, top, bottom in lines:
        assert bottom <= sheet.plot_top or top >= sheet.plot_top + plot_height


@STEADY
@given(WORDS)
def test_no_line_stands_on_another(words):
    _, lines = drawn(words)
    tops_and_bottoms = sorted((top, bottom) for _, _, top, bottom in lines)
    for (_, bottom), (top, _) in itertools.pairwise(tops_and_bottoms):
        assert bottom <= top + 1.5


@STEADY
@given(WORDS)
def test_every_word_is_written(words):
    sheet, _ = drawn(words)
    written = " ".join(t.get_text() for t in sheet.figure.texts if t.get_gid() != "conflict")
    assert written == " ".join([words.title, words.subtitle, *words.notes, words.sources])


def test_every_page_names_the_conflict_above_its_title():
    texts = {text.get_gid(): text for text in Sheet(SHORT, 200.0).figure.texts}
    title, kicker = texts["title"], texts["conflict"]
    assert kicker.get_text() == "Nagorno-Karabakh conflict"
    assert kicker.get_position()[1] > title.get_position()[1]


def test_longer_words_make_a_higher_page_and_never_a_smaller_plot():
    short, long = (Sheet(words, 200.0) for words in (SHORT, Words("Long " * 60, "", (), "")))
    assert long.height > short.height
    assert long.height - long.plot_top >= 200


def test_the_figure_has_the_size_of_the_page():
    sheet = Sheet(SHORT, 200.0)
    assert sheet.figure.get_size_inches() * 72 == pytest.approx([style.WIDTH, sheet.height])


def test_the_title_is_the_first_text_and_is_known_by_its_id():
    title = Sheet(SHORT, 200.0).figure.texts[0]
    assert (title.get_text(), title.get_gid()) == ("Title", "title")


def test_axes_lie_where_they_were_asked_for():
    sheet = Sheet(SHORT, 200.0)
    box = sheet.axes(MARGIN, sheet.plot_top, 300.0, 200.0).get_position()
    assert box.x0 * sheet.width == pytest.approx(MARGIN)
    assert (1 - box.y1) * sheet.height == pytest.approx(sheet.plot_top)
    assert box.width * sheet.width == pytest.approx(300)
    assert box.height * sheet.height == pytest.approx(200)


def test_a_rule_runs_from_margin_to_margin_below_the_plot():
    sheet = Sheet(SHORT, 200.0)
    (rule,) = sheet.figure.artists
    (left, right), (height, _) = rule.get_data()
    assert left * sheet.width == pytest.approx(MARGIN)
    assert right * sheet.width == pytest.approx(sheet.width - MARGIN)
    assert (1 - height) * sheet.height == pytest.approx(sheet.plot_top + 200 + GAP)


def test_pyplot_does_not_know_the_figure():
    from matplotlib import pyplot

    before = pyplot.get_fignums()
    Sheet(SHORT, 200.0)
    assert pyplot.get_fignums() == before
