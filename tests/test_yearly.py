"""Yearly: figures on single calendar years, a strip for each claimant, nothing added up."""

import pytest
from matplotlib.path import Path

from utils import Look, View, ViewError, Yearly, load
from utils.data.dataset import Dataset
from utils.export.bundle import svg_bytes, svg_text
from utils.views.tolls.place import Box, free_place
from utils.views.war_clock.view import war_days
from utils.views.yearly.strip import moment

ARMENIAN = Yearly(side="armenian", category="military")


@pytest.fixture(scope="module")
def chart():
    return Yearly().chart()


def changed(claim, **cells):
    """The data package with other cells in one of its claims."""
    dataset = load()
    claims = dataset.claims
    for column, value in cells.items():
        claims.loc[claims["claim_id"] == claim, column] = value
    tables = {name: getattr(dataset, name) for name in dataset.package.tables}
    return Dataset(dataset.package, {**tables, "claims": claims}, dataset.folder)


def axes_of(figure, claim):
    """The strip on which a claim stands, with the mark itself."""
    for axes in figure.axes:
        for line in axes.lines:
            if line.get_gid() == f"claim-{claim}":
                return axes, line
    raise AssertionError(f"{claim} is not drawn")


def test_rows_count_a_calendar_year_from_its_first_day_to_its_last(chart):
    rows = chart.rows
    assert (rows["date_start"].dt.strftime("%m-%d") == "01-01").all()
    assert (rows["date_end"].dt.strftime("%m-%d") == "12-31").all()
    assert (rows["date_end"].dt.year == rows["year"]).all()
    assert (rows["date_start"].dt.year == rows["year"]).all()


def test_nothing_that_counts_a_year_is_missing_or_drawn_twice(chart):
    claims = load().claims
    first, last = (claims[f"date_{end}"].dt.strftime("%Y-%m-%d") for end in ("start", "end"))
    asked = claims[
        (first.str[4:] == "-01-01")
        & (last == first.str[:4] + "-12-31")
        & (claims["outcome"] == "killed")
        & (claims["side"] == "both")
        & claims["category"].isin(["combined", "unspecified"])
        & (claims["status"] == "current")
    ]
    assert sorted(chart.rows["claim_id"]) == sorted(asked["claim_id"])


def test_the_uppsala_count_of_2020_is_a_bar_with_its_best_number(chart):
    row = chart.rows.set_index("claim_id").loc["n-c581"]
    assert (row["year"], row["low"], row["best"], row["high"]) == (2020, 7548, 7646, 9077)
    _, mark = axes_of(chart.figure, "n-c581")
    assert list(mark.get_ydata()) == [7646] and 2020 < mark.get_xdata()[0] < 2021
    assert 'id="claim-n-c581-range"' in svg_text(chart)


def test_every_row_has_a_mark_and_a_card_that_names_its_year(chart):
    svg = svg_text(chart)
    for claim, year in zip(chart.rows["claim_id"], chart.rows["year"], strict=True):
        assert f'id="claim-{claim}"' in svg
        assert f"Counts the year {year}." in chart.cards[f"claim-{claim}"].lines


def test_an_upper_bound_is_an_arrow_down_from_its_number_and_never_zero():
    dataset = changed("n-c590", low=None, best=24, high=None, qualifier="up_to")
    figure = Yearly().draw(dataset).figure
    axes, mark = axes_of(figure, "n-c590")
    arrows = [m for line in axes.lines if isinstance(m := line.get_marker(), Path)]
    assert list(mark.get_ydata()) == [24]
    assert len(arrows) == 1 and arrows[0].vertices[:, 1].max() < 0


def test_zero_has_a_place_on_a_logarithmic_scale(chart):
    axes, mark = axes_of(chart.figure, "e-c146")
    assert list(mark.get_ydata()) == [0] and axes.get_ylim()[0] == 0
    assert "zero stands on the base line" in chart.caption


def test_all_strips_have_one_scale_and_one_calendar(chart):
    ground = [axes.transData.transform((2000, 0))[1] for axes in chart.figure.axes]
    ten = [axes.transData.transform((2000, 10))[1] for axes in chart.figure.axes]
    assert len({round(up - down, 3) for up, down in zip(ten, ground, strict=True)}) == 1
    assert {axes.get_xlim() for axes in chart.figure.axes} == {(1988, 2027)}


def test_each_claimant_has_a_strip_of_its_own(chart):
    owners = {}
    for claim, claimant in zip(chart.rows["claim_id"], chart.rows["claimant_id"], strict=True):
        owners.setdefault(id(axes_of(chart.figure, claim)[0]), set()).add(claimant)
    assert all(len(claimants) == 1 for claimants in owners.values())
    assert len(owners) == chart.rows["claimant_id"].nunique()


def test_figures_of_one_claimant_on_one_year_stand_above_each_other_where_they_do_not_meet(chart):
    places = [axes_of(chart.figure, claim)[1].get_xdata()[0] for claim in ("n-c567", "n-c568")]
    assert places == [1991.5, 1991.5]
    assert "Several marks of one claimant in a year" in chart.caption


def test_the_years_of_which_nobody_has_a_figure_are_named(chart):
    empty = sorted(set(range(1988, 2027)) - set(chart.rows["year"]))
    assert 1989 in empty and 2002 in empty
    assert "No such figure of anybody is in the data on 1988–1989, 2002–2003" in chart.caption


def test_wars_are_shaded_and_named(chart):
    first, last = war_days()["first_war"]
    assert 1988.13 < moment(first) < 1988.15 and 1994.35 < moment(last) < 1994.37
    assert "Shaded: War of 1988–1994; " in chart.caption
    assert "Shaded" not in Yearly(start=1997, end=1998).chart().caption


def test_a_side_that_is_silent_is_said_to_be_silent_and_only_if_asked_for():
    assert "Other side: no figure in the data." in ARMENIAN.chart().alt_text
    asked = Yearly(side="armenian", category="military", speakers=("own_side",)).chart()
    assert "Other side" not in asked.alt_text
    assert set(asked.rows["speaker"]) == {"own_side"}
    assert "Who speaks here: own side." in asked.caption and "of anybody" not in asked.caption


def test_what_is_not_drawn_is_counted():
    assert Yearly(side="azerbaijani", category="civilian").left_out(load())["superseded"] == 1
    assert (
        "1 replaced by a later figure"
        in Yearly(side="azerbaijani", category="civilian").chart().caption
    )
    shown = Yearly(side="azerbaijani", category="civilian", superseded=True)
    assert "a-c022" in set(shown.rows()["claim_id"])
    assert "Pale: replaced later." in shown.chart().caption


def test_correlates_of_war_is_named_where_it_has_no_years():
    assert "Correlates of War counts parts" in ARMENIAN.chart().caption
    assert "Correlates of War" not in Yearly(side="armenian", start=1996).chart().caption


def test_it_says_how_uppsala_and_oslo_count_where_they_do(chart):
    assert "Those of Uppsala and Oslo are deaths in fighting" in chart.caption
    assert "Uppsala" not in ARMENIAN.chart().caption


def test_an_empty_answer_draws_a_sentence():
    chart = Yearly(category="police").chart()
    assert chart.rows.empty and "No such figure in the data" in svg_text(chart)
    assert chart.sentence.startswith("The strips of years have no figure")


def test_it_travels_as_text_and_draws_the_same_picture():
    view = Yearly(side="armenian", start=2010, scale="linear")
    assert View.from_text(view.to_text()) == view
    once, again = (svg_bytes(view.draw(load())) for _ in range(2))
    assert once == again


def test_it_follows_the_days_of_a_shared_period_by_the_year():
    days = war_days()["second_war"]
    assert (Yearly().at(days).start, Yearly().at(days).end) == (2020, 2020)
    first, last = Yearly().stretch
    assert f"{first} {last:%Y}" == "1988-02-20 2026"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"outcome": "casualties"}, "counts killed and wounded people together"),
        ({"category": "all"}, "not rivals of each other"),
        ({"start": 2000, "end": 1999}, "2000 and 1999 are not"),
        ({"start": "2000"}, "'2000' and 2026 are not"),
        ({"start": True}, "True and 2026 are not"),
        ({"end": 2030}, "from 1988 to 2026"),
        ({"scale": "square"}, "'square' is not a known scale"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(fields, why):
    with pytest.raises(ViewError, match=why):
        Yearly(**fields)


def test_a_label_without_a_clear_place_is_left_out():
    room = Box(0, 0, 100, 40)
    assert free_place((50, 20), ["12"], 6.8, room, [], [], near=True)
    assert free_place((50, 20), ["12"], 6.8, room, [room], [], near=True) is None


def test_a_figure_that_leaves_out_part_of_its_year_is_hollow_and_says_what():
    chart = ARMENIAN.chart()
    parts = chart.rows.set_index("claim_id")["part"]
    assert parts[["f-c038", "f-c045", "n-c137"]].tolist() == [
        "without 27 September – 10 November 2020",
        "without 13 – 14 September 2022",
        "without 1 – 5 April 2016",
    ]
    for claim, hollow in [("f-c038", True), ("n-c645", False)]:
        _, mark = axes_of(chart.figure, claim)
        assert (mark.get_markerfacecolor() != mark.get_markeredgecolor()) == hollow
    assert "2020: without 27 September – 10 November 2020" in svg_text(chart)
    assert "A hollow mark is not a count of the whole year" in chart.caption


def test_a_figure_of_one_cause_is_hollow_and_one_of_fire_and_mines_together_is_not():
    rows = Yearly(side="azerbaijani", category="military").rows().set_index("claim_id")
    assert rows.loc[["n-c311", "n-c312"], "part"].tolist() == [
        "fire of the other side only",
        "mines and ordnance only",
    ]
    assert rows.at["f-c044", "part"] == ""


def test_no_figure_is_called_the_highest_of_all_and_killed_and_missing_are_no_deaths():
    chart = ARMENIAN.chart()
    assert "ighest" not in chart.subtitle
    assert "n-c656" not in set(chart.rows["claim_id"])
    assert "1 killed and missing in one number" in chart.caption


@pytest.mark.parametrize("size", ["screen", "social", "a4_column"])
def test_each_label_is_nearest_to_its_own_mark(size):
    view = Yearly(side="azerbaijani", start=1994, end=2020, scale="linear")
    figure = view.chart(look=Look(size=size)).figure
    told = [each for axes in figure.axes for each in labels_of(axes)]
    assert len(told) > 10
    for words, box, marks in told:
        _, value = min(marks, key=lambda mark: away(box, mark[0]))
        assert words == f"{value:,.0f}"


def labels_of(axes):
    """The words beside marks with their boxes, and the marks with their values, in pixels."""
    marks = [
        (axes.transData.transform((line.get_xdata()[0], value)), value)
        for line in axes.lines
        if str(line.get_gid()).startswith("claim-") and not line.get_gid().endswith("-range")
        for value in line.get_ydata()
    ]
    texts = [text for text in axes.texts if text.get_bbox_patch()]  # numbers of scales have none
    return [(text.get_text(), text.get_window_extent(), marks) for text in texts]


def away(box, place):
    """How far a place is from a box, in pixels."""
    x, y = (min(max(at, low), high) for at, low, high in zip(place, box.min, box.max, strict=True))
    return ((x - place[0]) ** 2 + (y - place[1]) ** 2) ** 0.5


def test_a_side_that_counts_the_dead_of_both_is_not_the_own_voice_of_both(chart):
    svg = svg_text(chart)
    assert "One of the two sides" in svg and "Own side" not in svg
    assert "Own side" in svg_text(ARMENIAN.chart())


def test_a_frame_tells_a_single_figure_in_words_and_its_card_stays():
    chart = Yearly().chart(look=Look(size="social"))
    assert any("at least 70, 2014" in text.get_text() for text in chart.figure.texts)
    drawn = {row.claimant_id for row in chart.rows.itertuples()}
    assert len(chart.figure.axes) < len(drawn)
    assert all(f'id="{gid}"' in chart.svg() for gid in chart.cards)
