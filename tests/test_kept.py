"""Pictures kept on disk: the same as drawn, never older than what they come from, never needed."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from importlib import metadata
from pathlib import Path

import pytest

from utils import Casualties, Look, Territory, View, kept
from utils.charts.shown import Shown, _showing, showing, shown

ROOT = Path(__file__).resolve().parents[1]
LOOKS = [(name, Look()) for name in sorted(View.registry)] + [
    ("Territory", Look(theme="dark", language="hy")),
    ("Rivals", Look(language="ru")),
]


@pytest.fixture
def store(monkeypatch, tmp_path):
    """An empty store; pictures that this Python remembers are forgotten."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    _showing.cache_clear()
    yield tmp_path / "kept"
    _showing.cache_clear()


@pytest.fixture
def package(monkeypatch, store, tmp_path):
    """Code and data of three small files, and a function that begins anew like another kernel."""
    for folder in ("code", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "code/chart.py").write_text("one")
    (tmp_path / "code/hy.po").write_text("one")
    (tmp_path / "data/claims.csv").write_text("one")
    monkeypatch.setattr(kept, "CODE", tmp_path / "code")
    monkeypatch.setattr(kept, "DATASETS", tmp_path / "data")

    def begin():
        monkeypatch.setattr(kept, "BEGUN", kept.origin())

    begin()
    return begin


def as_plain(picture):
    return {each.name: getattr(picture, each.name) for each in fields(Shown)}


# ---- the same picture


@pytest.mark.parametrize(("name", "look"), LOOKS)
def test_a_kept_picture_is_the_drawn_one(store, monkeypatch, name, look):
    view = View.registry[name]()
    drawn = showing(view, look)
    _showing.cache_clear()
    monkeypatch.setattr(View, "chart", None)  # whatever draws now, fails
    assert as_plain(showing(view, look)) == as_plain(drawn)
    assert showing(view, look).html == drawn.html


def test_a_picture_without_a_kernel_is_that_of_the_chart(store):
    chart = Casualties().chart()
    assert showing(Casualties()).html == chart._repr_html_() == shown(chart).html


def test_a_panel_is_told_its_theme_and_language_from_what_is_kept(store, monkeypatch):
    for look in (Look(), Look(theme="dark"), Look(theme="dark", language="az")):
        showing(Territory(), look)
    _showing.cache_clear()
    monkeypatch.setattr(View, "chart", None)
    panel = Territory().panel()
    panel.hear({"theme": "dark"})
    assert panel.paper == "dark" and "⚠" not in panel.message
    panel.choose("Language", "az")
    assert panel.message == showing(Territory(), Look(theme="dark", language="az")).sentence
    panel.close()


# ---- never an old one


@pytest.mark.parametrize("changed", ["code/chart.py", "code/hy.po", "data/claims.csv"])
def test_a_changed_file_is_never_answered_with_an_old_picture(package, tmp_path, changed):
    kept.write("picture", "old")
    assert kept.read("picture") == "old"
    (tmp_path / changed).write_text("another")
    package()
    assert kept.read("picture") is None


@pytest.mark.parametrize("library", kept.LIBRARIES)
def test_another_version_of_a_library_is_never_answered_with_an_old_picture(
    package, monkeypatch, library
):
    kept.write("picture", "old")
    known = metadata.version
    monkeypatch.setattr(kept, "version", lambda name: "0.1" if name == library else known(name))
    package()
    assert kept.read("picture") is None


@pytest.mark.parametrize("changed", ["code/chart.py", "data/claims.csv"])
def test_what_a_kernel_draws_after_a_file_was_changed_is_not_kept(package, tmp_path, changed):
    before = (tmp_path / changed).stat()
    (tmp_path / changed).write_text("another")
    kept.write("picture", "of old code and new data, or the other way round")
    (tmp_path / changed).write_text("one")
    os.utime(tmp_path / changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept.read("picture") is None


def test_data_that_changes_while_a_kernel_runs_is_not_answered_with_an_old_picture(
    package, tmp_path
):
    kept.write("picture", "old")
    (tmp_path / "data/claims.csv").write_text("another")
    assert kept.read("picture") is None


def test_what_a_spreadsheet_program_leaves_beside_the_data_changes_nothing(package, tmp_path):
    kept.write("picture", "the same")
    (tmp_path / "data/.~lock.claims.csv#").write_text("somebody")
    assert kept.read("picture") == "the same"


# ---- never in the way


def only_file(store):
    (file,) = store.iterdir()
    return file


@pytest.mark.parametrize("broken", [b"", b"no zlib", b"half", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_broken_file_is_as_if_it_were_not_there(store, broken):
    kept.write("picture", "whole")
    file = only_file(store)
    file.write_bytes(file.read_bytes()[:-4] if broken == b"half" else broken)
    assert kept.read("picture") is None
    assert kept.known("picture", lambda: "drawn again") == "drawn again"
    assert kept.read("picture") == "drawn again"


def test_a_file_in_the_place_of_another_is_not_taken_for_it(store):
    kept.write("one", 1)
    only_file(store).rename(store / kept._name("other"))
    assert kept.read("other") is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(store):
    store.write_text("a file where the folder ought to be")
    assert kept.known("picture", lambda: "drawn") == "drawn"
    assert kept.read("picture") is None


def test_what_was_used_longest_ago_goes_when_there_is_too_much(store, monkeypatch):
    for number in range(4):
        kept.write(str(number), os.urandom(1000).hex())
        os.utime(store / kept._name(str(number)), ns=(number, number))
    assert kept.read("0")  # used now
    full = sum(file.stat().st_size for file in store.iterdir())
    monkeypatch.setattr(kept, "MOST", full + 100)
    kept.write("4", os.urandom(1000).hex())
    assert [n for n in range(5) if kept.read(str(n))] == [0, 2, 3, 4]


def test_nobody_reads_half_of_what_another_kernel_writes(store):
    long = "x".join(map(str, range(20_000)))
    kept.write("picture", long)
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda n: kept.write("picture", long) if n % 2 else
                             kept.read("picture"), range(60)))  # fmt: skip
    assert seen[::2] == [long] * 30


# ---- without pandas

CELLS = """
import sys
from utils import Casualties, Period, Rivals, Territory, Timeline, View
panels = [View.registry[name]().panel() for name in sorted(View.registry)]
event = Rivals(event="1992-02-26-khojaly", category="civilian").panel()
linked = [view.panel(Period("second_war")) for view in (Timeline(), Casualties(), Territory())]
for panel in (*panels, event, *linked):
    panel._repr_mimebundle_()
panels[1].choose("Scale", "log")
assert "log" in panels[1].view.to_text() and "⚠" not in panels[1].message, panels[1].message
print([name for name in ("pandas", "numpy", "matplotlib", "PIL") if name in sys.modules])
"""


def test_a_panel_that_is_kept_needs_neither_pandas_nor_matplotlib(tmp_path):
    environment = {**os.environ, "KARABAKH_KEPT": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", CELLS]
    said = [subprocess.run(command, env=environment, cwd=tmp_path, check=True, text=True,
                           stdout=subprocess.PIPE).stdout.strip() for _ in range(2)]  # fmt: skip
    assert said == ["['pandas', 'numpy', 'matplotlib', 'PIL']", "[]"]
