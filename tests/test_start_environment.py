"""The folder .venv that start.py makes: complete, repaired when broken, never filled twice."""

import errno
import os
import re
import sys
import venv
from pathlib import Path

import pytest

import start

ROOT = Path(start.__file__).parent
REQUIREMENTS = (*start.HOLDS, "pyproject.toml")
WHOLE = ["pip", "jupyterlab", "pandas"]
SOUND = {"version": [3, 12], "whole": WHOLE, "broken": []}
BARE = {**SOUND, "whole": ["pip"]}


class Clone(start.Environment):
    """The environment of a clone in which pip and Python only seem to run."""

    def __init__(self, folder, found=SOUND, says=""):
        super().__init__(folder)
        self.found, self.says, self.done = found, says, []

    def survey(self):
        return self.found

    def make(self):
        self.done.append("make")
        self.folder.mkdir(exist_ok=True)
        self.found = BARE

    def install(self, requirements):
        self.done.append(requirements)
        if self.says:
            raise start.why_failed(self.says, "pip")
        self.found = {**self.found, "whole": WHOLE}


@pytest.fixture
def clone(tmp_path):
    for name in REQUIREMENTS:
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


@pytest.fixture
def installed(clone):
    Clone(clone, found={}).prepare("requirements.txt")
    return clone


@pytest.fixture
def environment(clone):
    """A real, small .venv with one package in it."""
    environment = start.Environment(clone)
    venv.create(environment.folder, with_pip=False)
    package = site_packages(environment) / "thing"
    package.mkdir()
    (package / "__init__.py").touch()
    info = package.with_name("thing-1.0.dist-info")
    info.mkdir()
    (info / "RECORD").write_text("thing/__init__.py,,\nthing/__pycache__/x.pyc,,\n")
    return environment


def site_packages(environment):
    return next(environment.folder.glob("[Ll]ib/**/site-packages"))


def test_the_first_start_makes_the_environment_and_installs(clone):
    first = Clone(clone, found={})
    first.prepare("requirements.txt")
    assert first.done == ["make", "requirements.txt"]


def test_a_second_start_installs_nothing(installed):
    second = Clone(installed)
    second.prepare("requirements.txt")
    assert second.done == []


def test_a_start_after_the_tests_installs_nothing(clone):
    Clone(clone, found={}).prepare("requirements-dev.txt")
    second = Clone(clone)
    for requirements in start.HOLDS:
        second.prepare(requirements)
    assert second.done == []


def test_the_pages_need_packages_of_their_own(installed):
    second = Clone(installed)
    second.prepare("requirements-app.txt")
    second.prepare("requirements-app.txt")
    assert second.done == ["requirements-app.txt"]


def test_a_list_installs_what_it_says_it_holds():
    for requirements, held in start.HOLDS.items():
        named = re.findall(r"^-r (.+)$", (ROOT / requirements).read_text(), re.MULTILINE)
        assert named == held[-2:-1]


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml"])
def test_a_changed_list_of_packages_is_installed(installed, changed):
    (installed / changed).write_text("# changed\n")
    second = Clone(installed)
    second.prepare("requirements.txt")
    assert second.done == ["requirements.txt"]


def test_packages_for_tests_do_not_matter_to_the_reader(installed):
    (installed / "requirements-dev.txt").write_text("# changed\n")
    second = Clone(installed)
    second.prepare("requirements.txt")
    assert second.done == []


def test_another_python_in_the_environment_is_noticed(installed):
    second = Clone(installed, found={**SOUND, "version": [3, 13]})
    second.prepare("requirements.txt")
    assert second.done == ["requirements.txt"]


def test_a_package_of_the_readers_own_does_no_harm(installed):
    second = Clone(installed, found={**SOUND, "whole": [*WHOLE, "geopandas"]})
    second.prepare("requirements.txt")
    assert second.done == []


def test_a_package_that_was_taken_away_comes_back(installed):
    second = Clone(installed, found={**SOUND, "whole": ["pip", "jupyterlab"]})
    second.prepare("requirements.txt")
    assert second.done == ["requirements.txt"]


def test_a_broken_off_install_is_completed(clone):
    broken_off = Clone(clone, found={}, says="ERROR: Operation cancelled by user")
    with pytest.raises(start.Problem):
        broken_off.prepare("requirements.txt")
    second = Clone(clone, found=BARE)
    second.prepare("requirements.txt")
    assert second.done == ["requirements.txt"]


def test_a_broken_environment_is_made_anew(installed):
    broken = Clone(installed, found={})
    broken.prepare("requirements.txt")
    assert broken.done == ["make", "requirements.txt"]


def test_a_sound_environment_tells_of_its_python_and_its_packages(environment):
    found = environment.survey()
    assert found["version"] == list(sys.version_info[:2])
    assert found["whole"] == ["thing"]


@pytest.mark.parametrize("gone", ["thing/__init__.py", "thing-1.0.dist-info/RECORD"])
def test_an_environment_with_a_file_gone_counts_as_broken(environment, gone):
    (site_packages(environment) / gone).unlink()
    assert environment.survey() == {}


def test_an_environment_without_its_python_counts_as_broken(environment):
    environment.python.unlink()
    assert environment.survey() == {}
    environment.python.write_text("not a program")
    assert environment.survey() == {}


def test_an_environment_made_in_another_place_counts_as_broken(environment, tmp_path_factory):
    environment.write_stamps("requirements.txt")
    assert environment.survey()
    moved = environment.clone.rename(tmp_path_factory.mktemp("new") / "place")
    assert start.Environment(moved).survey() == {}


def test_a_stamp_that_cannot_be_read_counts_as_none(installed):
    start.Environment(installed).stamp("requirements.txt").write_text("{half")
    second = Clone(installed)
    second.prepare("requirements.txt")
    assert second.done == ["requirements.txt"]


def test_what_is_broken_is_cleared_away_but_not_what_a_link_points_to(clone, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kept").touch()
    environment = start.Environment(clone)
    environment.folder.symlink_to(elsewhere)
    environment.clear_away()
    assert not environment.folder.exists()
    assert (elsewhere / "kept").exists()
    environment.folder.mkdir()
    environment.clear_away()
    assert not environment.folder.exists()


def test_no_network_at_the_first_start_is_one_sentence(clone):
    said = "WARNING: Retrying (Retry(total=2)) after 'NewConnectionError: [Errno -2]'\nERROR: No x"
    with pytest.raises(start.NoNetwork, match=r"^No network: the first start"):
        Clone(clone, found={}, says=said).prepare("requirements.txt")


def test_no_network_for_an_update_goes_on_with_what_is_there(installed, capsys):
    (installed / "requirements.txt").write_text("# changed\n")
    Clone(installed, says="Max retries exceeded").prepare("requirements.txt")
    assert "going on with the packages of an earlier start" in capsys.readouterr().out


def test_without_network_the_tests_do_not_run_on_missing_packages(installed):
    with pytest.raises(start.NoNetwork):
        Clone(installed, says="Max retries exceeded").prepare("requirements-dev.txt")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Could not install: [Errno 13] Permission denied: '/x'", "cannot be written to"),
        ("SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]')", "a certificate that"),
        ("Collecting x\nERROR: No matching distribution found for x", "pip failed: ERROR: No mat"),
        ("", "pip failed: it gave no reason"),
    ],
)
def test_each_failure_of_pip_is_one_sentence(said, sentence):
    problem = str(start.why_failed(said, "pip"))
    assert sentence in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.EROFS, "cannot be written to"), (errno.EACCES, "cannot be"), (errno.ENOSPC, "is full")],
)
def test_a_folder_that_cannot_be_written_to_is_one_sentence(monkeypatch, clone, number, sentence):
    def refuse(**options):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(start.tempfile, "TemporaryFile", refuse)
    with pytest.raises(start.Problem, match=sentence):
        Clone(clone, found={}).prepare("requirements.txt")


def test_pips_words_become_a_plain_line_for_each_download():
    assert start.progress("Downloading pandas-3.1.1-cp311-x86_64.whl (12.0 MB)") == (
        "Downloading pandas 3.1.1 (12.0 MB)"
    )
    assert start.progress("Downloading pandas-3.1.1-cp311.whl.metadata (91 kB)") == ""
    assert start.progress("Installing collected packages: a, b, c") == (
        "unpacking them (3), which takes a minute or two"
    )
    assert "trying again" in start.progress("WARNING: Retrying (Retry(total=2, connect=None")
    assert start.progress("Requirement already satisfied: attrs") == ""


def test_foreign_settings_do_not_reach_pip_or_jupyterlab(monkeypatch, clone):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    variables = start.Environment(clone).variables()
    assert "PYTHONPATH" not in variables
    assert variables["PIP_USER"] == "0"
    assert variables["PATH"].startswith(str(clone / ".venv"))


def test_jupyterlab_is_told_to_fetch_no_news_and_no_updates(installed):
    told = (installed / ".venv/share/jupyter/lab/settings/overrides.json").read_text()
    assert '"fetchNews": "false"' in told
    assert '"checkForUpdates": false' in told
