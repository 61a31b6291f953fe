"""HeldArea: how much ground each side held through time, with published figures beside it."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from tests.drawn import collisions, written
from utils import HeldArea, Look, ViewError, load
from utils.data import areas
from utils.data.areas import against_published
from utils.data.dates import DAY_ONE
from utils.export.bundle import svg_text
from utils.views.held_area.chart import NOTE


@pytest.fixture(scope="module")
def chart():
    return HeldArea().chart()


@given(st.dates(dt.date(1991, 9, 2), dt.date(2024, 1, 1)))
@settings(max_examples=30, deadline=None)
def test_the_series_agrees_with_the_map_on_any_day(day):
    series = HeldArea().rows()
    series = series[(series["kind"] == "map") & (series["date"] <= day.isoformat())]
    latest = series[series["date"] == series["date"].max()].set_index("controller")["area_km2"]
    expected = areas.held(load(), day).set_index("controller")["area_km2"]
    assert latest.to_dict() == pytest.approx(expected.to_dict())


def test_published_figures_are_marks_with_their_source(chart):
    dots = chart.rows[chart.rows["kind"] == "published"]
    assert len(dots) == len(chart.cards) > 0
    svg = svg_text(chart)
    assert all(f'id="{gid}"' in svg for gid in chart.cards)
    assert set(dots["source_id"]) == set(chart.sources["source_id"])


@pytest.mark.parametrize(("size", "cited"), [("screen", " ("), ("social", "")])
def test_each_published_area_is_written_beside_its_square(size, cited):
    chart = HeldArea().chart(look=Look(size=size))
    words = "\n".join(text.get_text() for axes in chart.figure.axes for text in axes.texts)
    published = chart.rows.loc[chart.rows["kind"] == "published", "area_km2"]
    assert len(published) and all(f"{area:,.0f}{cited}" in words for area in published)
    assert ("(" in words) == bool(cited)


def test_the_alt_text_gives_the_areas_and_the_published_figures(chart):
    assert "On 12 May 1994" in chart.alt_text and "11,458 km²" in chart.alt_text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"start": "1988-02-19"}, "outside what the data covers"),
        ({"start": "2020-01-01", "end": "2020-01-01"}, "must lie after"),
        ({"end": "today"}, "must be a day written YYYY-MM-DD"),
    ],
)
def test_days_that_make_no_sense_are_refused_with_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        HeldArea(**fields)


def test_the_first_day_that_is_covered_can_be_drawn():
    assert not HeldArea(DAY_ONE.isoformat(), "1992-01-01").rows().empty


def test_the_scale_on_the_right_reads_in_shares_of_the_drawn_area(chart):
    left, right = chart.figure.axes
    assert [tick.get_text() for tick in right.get_yticklabels()][-1] == "100%"
    total = load().units["area_km2"].sum()
    assert left.get_ylim()[1] == pytest.approx(total) and right.get_ylim() == (0, 1)


def test_the_note_says_how_far_published_areas_lie_from_the_map():
    beside = against_published(load()).set_index("what")["difference"].abs()
    assert beside["Armenian-held land, 1994 to 2020"].max() < 0.03
    assert beside["Armenian-held part of Aghdam / Akna district"].max() > 0.2
    assert "within 3 per cent of the map's sum, some for parts of districts a fifth" in NOTE


def boxes(figure, texts):
    """What words take on the page."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [text.get_window_extent(renderer) for text in texts]


def test_the_values_of_1994_stand_above_the_line_that_goes_on_to_the_right():
    figure = HeldArea().chart().figure
    axes = figure.axes[0]
    values = [text for text in axes.texts if text.get_text().startswith("11,")]
    line = axes.transData.transform((0, values[0].xy[1]))[1]
    written = [
        box
        for box, text in zip(boxes(figure, values), values, strict=True)
        if "map" not in text.get_text()
    ]
    assert len(written) == 3
    assert all(box.y0 > line for box in written)


@pytest.mark.parametrize("size", ["screen", "a4_column", "social"])
def test_no_value_stands_on_another(size):
    figure = HeldArea().chart(look=Look(size=size)).figure
    written = boxes(figure, [text for text in figure.axes[0].texts if text.get_text()])
    assert len(written) > 5
    assert not any(a.overlaps(b) for a, b in itertools.combinations(written, 2))


def test_the_area_that_was_held_longest_is_written(chart):
    (written,) = (t for t in chart.figure.axes[0].texts if "on the map" in t.get_text())
    held = areas.held(load(), dt.date(2010, 1, 1)).set_index("controller")["area_km2"]
    assert written.get_text().startswith(f"{held['armenian']:,.0f} km²")


def test_the_area_of_what_is_little_stands_above_its_line_and_not_on_the_days():
    texts = written(HeldArea(start="2024-10-24", end="2026-11-24").chart().figure)
    assert "46 km² on the map, 0.3%" in {text.words for text in texts}
    assert list(collisions(texts)) == []
