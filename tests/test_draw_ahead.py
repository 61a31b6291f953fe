"""Drawing ahead of the first look: what notebooks show, read from their code, and ended in time."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

import start
from utils import Casualties, Look, Period, Territory, Tolls, View, kept
from utils.charts.shown import _showing, showing
from utils.panels import draw_ahead
from utils.panels.draw_ahead import NOTEBOOKS, first
from utils.panels.figure_widget import FITS

ROOT = Path(__file__).resolve().parents[1]


def notebook(folder, *cells):
    path = folder / "mine.ipynb"
    listed = [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]
    words = {"cell_type": "markdown", "source": ["Tolls().panel()"]}
    path.write_text(json.dumps({"cells": [words, *listed]}), encoding="utf-8")
    return path


def test_the_panels_of_a_notebook_are_read_from_its_code(tmp_path):
    cells = ["from utils import Tolls\nview = Tolls()", "Territory().panel()"]
    cells.append("Casualties(outcome='missing').panel()\nTolls(side='both').chart()")
    path = notebook(tmp_path, *cells)
    assert list(first(path)) == [Territory(), Casualties(outcome="missing")]


def test_a_panel_that_shares_days_shows_first_its_own_and_then_the_shared_ones(tmp_path):
    path = notebook(tmp_path, "period = Period('second_war')", "Territory().panel(period)")
    assert list(first(path)) == [Territory(), Territory().at(Period("second_war").days)]


def test_code_is_not_run_and_what_is_no_view_is_passed_over(tmp_path):
    trace = tmp_path / "run"
    path = notebook(tmp_path, f"open({str(trace)!r}, 'w')\nCasualties(outcome=open('x')).panel()",
                    "%matplotlib inline", "Casualties(outcome='health').panel()",
                    "Article.read('').panel()", "Tolls().panel()")  # fmt: skip
    assert list(first(path)) == [Tolls()]
    assert not trace.exists()


def test_every_notebook_but_that_of_a_report_in_the_news_has_panels():
    counts = {path.stem: len(list(first(path))) for path in NOTEBOOKS.glob("*.ipynb")}
    assert [name for name, count in counts.items() if not count] == ["7-news-report"]


def test_after_drawing_ahead_a_panel_and_its_controls_draw_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    notebook(tmp_path, "Tolls(side='russian').panel()")
    assert draw_ahead.draw_ahead(tmp_path) == 1
    _showing.cache_clear()
    monkeypatch.setattr(View, "chart", None)
    for size in ("screen", *FITS):
        assert showing(Tolls(side="russian"), Look(size=size, theme="dark")).svg
    panel = Tolls(side="russian").panel()
    for control in panel.asking.values():
        for value in control.near(panel.view)[:2]:
            panel.choose(control.name, value)
            assert "⚠ That did not work" not in panel.message
            panel.change(**asdict(Tolls(side="russian")))
    panel.close()
    monkeypatch.setattr(draw_ahead, "_draw", None)
    assert draw_ahead.draw_ahead(tmp_path) == 1  # once is enough
    _showing.cache_clear()


def test_drawing_ahead_steps_aside_and_ends_with_whoever_started_it(tmp_path):
    environment = {**os.environ, "KARABAKH_KEPT": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "utils", "ahead", "--aside"]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as beside:  # fmt: skip
        said, _ = beside.communicate(timeout=60)
    assert beside.returncode == 0 and said == b""


def test_nothing_is_drawn_ahead_where_nothing_is_kept(monkeypatch, capsys):
    from utils.__main__ import main

    monkeypatch.setattr(kept, "FOLDER", None)
    monkeypatch.setattr(draw_ahead, "_draw", None)
    assert main(["ahead"]) == 1
    assert capsys.readouterr().err == "Nothing is kept: KARABAKH_KEPT is empty.\n"


@pytest.mark.parametrize("arguments", [[], ["app"]])
def test_pictures_are_drawn_beside_a_server_and_no_longer_than_it_runs(monkeypatch, arguments):
    started = []

    def begin(self, asked, how):
        code = "import sys; sys.stdin.read()" if how else "raise SystemExit(3)"
        started.append((asked[:3], subprocess.Popen([sys.executable, "-c", code], **how)))
        return started[-1][1]

    monkeypatch.setattr(start.Environment, "prepare", lambda self, requirements: None)
    monkeypatch.setattr(start.Environment, "start", begin)
    assert start.main(arguments) == 3
    (beside, drawing), (server, _) = started
    assert beside == ["-m", "utils", "ahead"] and server[1] in ("jupyterlab", "voila")
    assert drawing.returncode == 0
