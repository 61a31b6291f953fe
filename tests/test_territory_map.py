"""What stands on the map beside the ground: names that never collide, points, the locator."""

import datetime as dt
import itertools

import numpy as np
import pytest

from utils import Territory, load
from utils.charts import style
from utils.charts.look import Look
from utils.data.geometry import read_layer
from utils.data.names import ORDERS
from utils.export.bundle import svg_text
from utils.views.territory import list as territory_list
from utils.views.territory.changes import Change
from utils.views.territory.chart import ALONE
from utils.views.territory.labels import furniture, place_labels
from utils.views.territory.outline import frame_of, opened
from utils.views.territory.points import UNSEEN, point_box, read_points

HALF = 249.0
"""Width of one map of two, in points, on the usual page."""
ORDERS_AND_WIDTHS = list(itertools.product(ORDERS, (HALF, ALONE)))


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale(layer, width):
    left, right, *_ = frame_of(layer)
    return width / (right - left)


@pytest.fixture(params=ORDERS_AND_WIDTHS, ids=str)
def boxes(request):
    """Every box on a map by what it is: names stay where they are on every day."""
    order, width = request.param
    layer = read_layer(load().folder)
    scale = _scale(layer, width)
    points = read_points(load(), order)
    labels = place_labels(load(), layer, order, scale, points)
    left, right, bottom, top = frame_of(layer)
    inside = [p for p in points if left < p.at[0] < right and bottom < p.at[1] < top]
    named = {" ".join(label.lines): label.box(scale) for label in labels}
    named |= {f"point {p.number}": point_box(p, scale) for p in inside}
    return named | {f"furniture {i}": box for i, box in enumerate(furniture(layer, scale))}


def test_no_name_collides_with_another_a_point_or_the_furniture(boxes):
    names = [name for name in boxes if not name.startswith(("point", "furniture"))]
    met = [
        (name, other) for name in names for other in boxes
        if name != other and _meet(boxes[name], boxes[other])
    ]  # fmt: skip
    assert met == [] and len(names) == 16


def test_lines_are_open_where_names_stand():
    """Borders, rivers and fronts alike, so that no name is crossed; they go on outside it."""
    layer, box = read_layer(load().folder), (-10.0, -10.0, 10.0, 10.0)
    across = np.array([[-30.0, 0.0], [0.0, 0.0], [0.0, 30.0]])
    pieces = opened([across], [box])
    assert [piece.tolist() for piece in pieces] == [[[-30, 0], [-10, 0]], [[0, 10], [0, 30]]]
    assert opened([across], [(20.0, 20.0, 30.0, 30.0)])[0] is across
    assert opened([across / 10], [box]) == []
    names = [label.box(1.3) for label in place_labels(load(), layer, "alphabetical", 1.3)]
    drawn = opened([edge.line for edge in layer.edges], names)
    points = np.concatenate(drawn)
    assert not any(
        ((points > np.add(box[:2], 1e-6)) & (points < np.subtract(box[2:], 1e-6))).all(axis=1).any()
        for box in names
    )


def test_the_key_names_the_sides_in_alphabetical_order():
    figure = Territory().chart().figure
    words = [text.get_text() for text in figure.texts]
    assert words.index("Armenian-held") < words.index("Azerbaijani-held")


def test_the_town_of_soviet_era_shahumyan_is_on_the_map():
    texts = [text.get_text() for axes in Territory().chart().figure.axes for text in axes.texts]
    assert texts.count("Ashaghi Aghjakand /") == texts.count("Shahumyan") == 2


def test_names_stay_on_the_map(boxes):
    left, right, bottom, top = frame_of(read_layer(load().folder))
    assert all(
        left <= x0 and x1 <= right and bottom <= y0 and y1 <= top
        for x0, y0, x1, y1 in boxes.values()
    )


def test_every_change_without_a_line_is_a_point_from_its_day_on():
    for point in read_points(load(), "alphabetical"):
        day = point.row.date.date()
        assert point.begun(day) and not point.begun(day - dt.timedelta(days=1))
        assert point.shown([day - dt.timedelta(days=1), day])


def test_a_point_ends_where_the_units_show_the_change():
    ends = {p.row.mark_id: p for p in read_points(load(), "alphabetical")}
    assert ends["lele-tepe-2016"].begun(dt.date(2020, 10, 2))
    assert not ends["lele-tepe-2016"].begun(dt.date(2020, 10, 3))


def test_positions_inside_armenia_are_listed_with_the_area_that_is_claimed():
    chart = Territory("2021-01-01", "2023-01-01").chart()
    told = " ".join(chart.notes)
    assert "Garagol / Sev Lake, 12 May 2021, 40 to 45 km² claimed" in told
    shown = chart.rows.dropna(subset="mark_id").set_index("mark_id")
    assert shown.loc["sev-lake-2021", "second_map"] and not shown.loc["sev-lake-2021", "first_map"]
    assert set(shown["source_id"]) <= set(chart.sources["source_id"])


def test_points_of_other_days_are_drawn_unseen_so_that_the_script_can_show_them():
    svg = svg_text(Territory("1994-05-12", "2020-12-01").chart())
    for name in ("first", "second"):
        _, _, drawn = svg.partition(f'id="point-{name}-jermuk-2022"')
        style = drawn.partition("</g>")[0]
        assert "opacity: 0.001" in style and "stroke: #" in style and "fill: #" in style


def test_one_locator_shows_where_the_districts_lie():
    for show in ("side_by_side", "change", "one_day"):
        assert svg_text(Territory(show=show).chart()).count('id="locator"') == 1


@pytest.mark.parametrize(("day", "alpha"), [("2024-05-23", UNSEEN), ("2024-05-24", 1.0)])
def test_a_point_beside_the_map_has_its_name_from_its_first_day_on(day, alpha):
    figure = Territory(day, day).chart().figure
    texts = [text for axes in figure.axes for text in axes.texts]
    names = [t for t in texts if t.get_gid() == "name-first-gazakh-villages-2024"]
    assert [text.get_alpha() for text in names] == [alpha]


@pytest.mark.parametrize("names", ["alphabetical", "armenian_first"])
@pytest.mark.parametrize(
    "days",
    [("1994-05-12", "2020-12-01"), ("1988-02-20", "2024-06-01"), ("2020-09-26", "2020-11-09")],
)
def test_two_days_side_by_side_can_be_printed_on_a4(names, days):
    """However long the list of changes is: it is told more briefly, and cut with a count."""
    view = Territory(date=days[0], compare=days[1], names=names)
    width, height = view.chart(look=Look(size="170mm")).figure.get_size_inches() * 25.4
    assert width == pytest.approx(170) and height < 247.1


def test_a_list_that_has_no_room_tells_how_many_changes_there_are():
    change = Change(dt.date(2020, 10, 4), "4 Oct 2020", "Somewhere: held " * 40)
    with style.context():
        said, columns = territory_list.fitted([[change, change]], room=0)
    assert said == "" and columns == [["Changes: 2; see the table of rows"], []]


def test_no_change_of_a_list_is_broken_off():
    changes = [Change(dt.date(2020, 10, day), f"{day} Oct", "Here " * 30) for day in range(1, 9)]
    with style.context():
        needed = len(territory_list.change_text(changes[0]))
        room = territory_list.AROUND + (2 * needed + 1) * territory_list.LINE
        _, columns = territory_list.fitted([changes], room)
    *shown, more = [line for column in columns for line in column]
    assert (
        len(shown) % needed == 0
        and more == f"… and {8 - len(shown) // needed} more: see the table of rows"
    )


@pytest.mark.parametrize("language", ["en", "hy", "az", "ru"])
@pytest.mark.parametrize("size", ["social", "a4_column"])
def test_a_small_map_names_the_two_towns_most_asked_for(size, language):
    chart = Territory("1994-05-12", "2020-12-01").chart(look=Look(size=size, language=language))
    first, second = (" ".join(t.get_text() for t in axes.texts) for axes in chart.figure.axes[:2])
    towns = {"en": ("Stepanakert", "Shushi"), "hy": ("Ստեփանակերտ", "Շուշի"),
             "az": ("Xankəndi", "Şuşa"), "ru": ("Степанакерт", "Шуша")}  # fmt: skip
    assert all(town in first and town in second for town in towns[language])
