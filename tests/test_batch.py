"""Batches: many charts from a list, each whole or absent, stopped and continued at will."""

import os
import signal
import subprocess
import sys
import time

import pytest

from utils import Casualties, Look
from utils.errors import ReportError
from utils.export import batch

LIST = """
views:
- Casualties(outcome='missing')
- view: Casualties(outcome='captured')
  name: captives
"""


@pytest.fixture
def views(tmp_path):
    path = tmp_path / "views.yaml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_every_view_becomes_a_bundle_under_its_name(views, tmp_path):
    seen = []
    outcome = batch.run(
        batch.read_jobs(views), tmp_path / "out", ("svg",), progress=lambda *step: seen.append(step)
    )
    assert sorted(outcome.made) == ["001-casualties", "captives"] and not outcome.failed
    assert (tmp_path / "out" / "captives.svg").exists()
    assert (tmp_path / "out" / "captives-text.txt").exists()
    assert [step[:2] for step in seen] == [(1, 2), (2, 2)]


def test_a_second_run_goes_on_where_the_first_stopped(views, tmp_path):
    jobs = batch.read_jobs(views)
    batch.run(jobs[:1], tmp_path, ("svg",))
    again = batch.run(jobs, tmp_path, ("svg",))
    assert again.kept == ["001-casualties"] and again.made == ["captives"]


def test_another_view_under_the_same_name_is_drawn(views, tmp_path):
    job = batch.read_jobs(views)[1]
    batch.run([job], tmp_path, ("svg",))
    other = batch.Job(Casualties(outcome="wounded").to_text(), job.look, job.name)
    assert batch.run([other], tmp_path, ("svg",)).made == ["captives"]


def test_one_failure_is_told_and_stops_nothing_else(views, tmp_path):
    jobs = batch.read_jobs(views)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "captives.svg").mkdir()  # no picture can be put in its place
    outcome = batch.run(jobs, tmp_path / "out", ("svg",))
    assert outcome.made == ["001-casualties"] and list(outcome.failed) == ["captives"]
    assert "1 made" in str(outcome) and "1 failed" in str(outcome)


def test_every_wrong_entry_is_named_at_once(tmp_path):
    path = tmp_path / "views.yaml"
    path.write_text("- Nonsense()\n- {view: Casualties(), name: a/b}\n- 7\n", encoding="utf-8")
    with pytest.raises(ReportError) as refusal:
        batch.read_jobs(path)
    assert [line[:6] for line in str(refusal.value).splitlines()] == ["View 1", "View 2", "View 3"]


@pytest.mark.parametrize("text", ["", "views: 3", "[", "a: b"])
def test_what_is_no_list_of_views_is_refused(tmp_path, text):
    path = tmp_path / "views.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError):
        batch.read_jobs(path)


def test_two_views_of_one_name_are_refused(tmp_path):
    path = tmp_path / "views.yaml"
    path.write_text("- {view: Casualties(), name: a}\n- {view: Territory(), name: a}\n")
    with pytest.raises(ReportError, match="Two views are called 'a'"):
        batch.read_jobs(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send to a group")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_a_signal_stops_between_two_charts_and_the_next_run_goes_on(number, tmp_path):
    path, out = tmp_path / "views.yaml", tmp_path / "out"
    outcomes = ["missing", "captured"] * 3
    path.write_text("".join(f"- Casualties(outcome={each!r})\n" for each in outcomes))
    command = [sys.executable, "-m", "utils", "export", str(path), "--to", str(out)]
    command += ["--formats", "svg", "--cores", "2"]
    run = subprocess.Popen(command, start_new_session=True, text=True, stdout=subprocess.PIPE)
    while not list(out.glob("*-text.txt")) and run.poll() is None:
        time.sleep(0.02)
    os.killpg(run.pid, number)  # as a terminal does: to the workers, too
    said, _ = run.communicate(timeout=120)
    whole = {file.name.removesuffix("-text.txt") for file in out.glob("*-text.txt")}
    files = [file.name for file in out.iterdir()]
    assert run.returncode == 130 and said.startswith(f"{len(whole)} made, 0 there already. Stopped")
    assert 1 <= len(whole) < len(outcomes)
    assert not [name for name in files if name.startswith(".")]
    assert len(files) % len(whole) == 0  # every bundle has all its files
    again = subprocess.run(command, capture_output=True, text=True, timeout=240)
    made = len(outcomes) - len(whole)
    assert again.returncode == 0 and f"{made} made, {len(whole)} there already" in again.stdout


def test_the_look_of_the_command_counts_unless_a_view_has_its_own(tmp_path):
    path = tmp_path / "views.yaml"
    path.write_text(
        "look: {size: web, theme: dark}\nviews:\n- Casualties()\n"
        "- {view: Casualties(), name: own, look: {size: slide}}\n"
        "- Casualties().chart(look=Look(size='social'))\n"
    )
    looks = [job.look for job in batch.read_jobs(path, {"size": "a4_full"})]
    assert looks[0] == Look(size="a4_full", theme="dark")
    assert [look.size for look in looks[1:]] == ["slide", "social"]


@pytest.mark.parametrize("look", ["look: 3", "look: {colour: red}"])
def test_a_look_that_is_none_is_told_in_a_sentence(look, tmp_path):
    path = tmp_path / "views.yaml"
    path.write_text(f"{look}\nviews: [Casualties()]\n")
    with pytest.raises(ReportError, match="look takes size, theme, language and house"):
        batch.read_jobs(path)
