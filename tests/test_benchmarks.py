"""The benchmarks measure what they say: planted faults are found, a grown package is sound."""

import json

import pytest

from benchmarks import exports, goals, package, run
from benchmarks.measure import NOTHING_KEPT, OURS, Goal, Result, median_of
from utils import Casualties, PackageError, load
from utils.data.checks import read_checked


def test_every_planted_fault_is_one_that_the_check_names(tmp_path):
    broken = package.plant(tmp_path / "datasets", 12)
    with pytest.raises(PackageError) as refusal:
        read_checked(broken)
    assert len(refusal.value.problems) == 12


def test_a_package_grown_tenfold_is_sound_and_answers_as_before(tmp_path):
    grown = load(package.grown(tmp_path, 10) / "datasets")
    assert len(grown.claims) == 10 * len(load().claims)
    assert len(Casualties().rows(grown)) == len(Casualties().rows())


def test_a_goal_that_was_not_measured_is_not_met():
    assert not Goal("ours / theirs", 1.5, float("nan"), at_most=True).met


@pytest.mark.parametrize(("reached", "met"), [(16.0, True), (14.9, False)])
def test_a_ratio_is_judged_against_the_peer_of_the_same_run(reached, met):
    peer = Result("map", "step to painted", "naive interact + geopandas", 10 * reached, "ms")
    ours = Result("map", "step to painted", OURS, 10.0, "ms")
    first = goals.judge([ours, peer])[0]
    assert first.reached == pytest.approx(reached) and first.met is met


def test_the_first_picture_is_judged_with_and_without_what_was_kept():
    taken = {OURS: 0.5, NOTHING_KEPT: 1.6, "usual notebook": 1.2}
    results = [Result("first panel", "Run All", who, value, "s") for who, value in taken.items()]
    assert [goal.met for goal in goals.judge(results)] == [True, False]


def test_controls_are_judged_remembered_kept_and_drawn():
    label = Result("controls", "bare Label round trip", "bare Label", 50.0, "ms")
    taken = {"again": 60.0, "first time, kept": 70.0, "first time": 400.0}
    ours = [Result("controls", f"Rivals, {kind}", OURS, ms, "ms") for kind, ms in taken.items()]
    assert [goal.reached for goal in goals.judge([label, *ours])] == [1.2, 1.4, 8.0]


def test_what_takes_the_time_of_drawing_is_told_where_it_was_measured():
    names = {"rows": 10.0, "figure and words": 60.0, "SVG and cards": 30.0}
    parts = [Result("kernel", f"Rivals, part {name}", OURS, ms, "ms") for name, ms in names.items()]
    drawn = Result("controls", "Rivals, first time", OURS, 400.0, "ms")
    label = Result("controls", "bare Label round trip", "bare Label", 50.0, "ms")
    why = goals.judge([label, drawn, *parts])[-1].why
    assert why.startswith("drawing (rows 10%, figure and words 60%, SVG and cards 30%); slowest")


def test_peers_draw_the_rows_of_our_charts():
    view = exports.charts_of(1)[0]
    lines, words = exports.lines_of(view)
    assert [line["figure"] for line in lines] == list(view.rows()["figure"])
    assert words["sources"].startswith("Sources: ")


def test_a_median_counts_no_first_run():
    calls = []
    assert median_of(lambda: calls.append(1), 3) >= 0 and len(calls) == 4


def test_a_run_that_is_stopped_keeps_what_it_has_measured(tmp_path, monkeypatch):
    def stopped(quick):
        raise KeyboardInterrupt

    label = Result("controls", "bare Label round trip", "bare Label", 50.0, "ms")
    monkeypatch.setattr(run, "PARTS", {"controls": lambda quick: [label], "growth": stopped})
    with pytest.raises(KeyboardInterrupt):
        run.main(["--json", str(tmp_path / "kept.json"), "--only", "controls", "growth"])
    kept = json.loads((tmp_path / "kept.json").read_text("utf-8"))
    assert [row["value"] for row in kept["results"]] == [50.0]
