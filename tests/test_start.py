"""start.py: what it hands to JupyterLab and pytest, and what it says when that cannot be."""

import ast
import errno
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(start.__file__).parent


def shell(*arguments, **options):
    command = [sys.executable, str(ROOT / "start.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


# --- Python ---


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_too_old_a_python_is_told_which_one_is_needed(version):
    sentence = start.why_too_old(version)
    assert "needs Python 3.11 or newer" in sentence
    assert "This is Python {}.{},".format(*version) in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_newer_python_is_accepted(version):
    assert start.why_too_old(version) == ""


def test_an_old_python_can_read_the_file_up_to_the_sentence():
    source = (ROOT / "start.py").read_text(encoding="ascii")
    above = source.partition("\nif why_too_old(")[0].splitlines()
    assert [line for line in above if line.startswith(("import", "from"))] == ["import sys"]
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(source)):
        assert not isinstance(node, modern), f"line {node.lineno} is too modern"
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs


def test_a_python_without_venv_is_told_what_to_install():
    with pytest.raises(start.Problem, match=r"apt-get install python3\.\d+-venv"):
        start.check_venv_module(find=lambda name: None if name == "ensurepip" else "found")


# --- JupyterLab ---


@pytest.fixture
def taken_port():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


@pytest.mark.parametrize("way", ["--port {}", "--port={}", "--ServerApp.port={}"])
def test_a_taken_port_is_one_sentence(taken_port, way):
    with pytest.raises(start.Problem, match=f"Port {taken_port} is taken"):
        start.check_lab_arguments(way.format(taken_port).split())


def test_a_taken_port_ends_with_a_sentence_in_the_shell(taken_port):
    done = shell("--port", str(taken_port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {taken_port} is taken by another program")
    assert done.stderr.count("\n") == 1


def test_the_usual_port_taken_is_said_and_does_not_stop(monkeypatch, taken_port, capsys):
    monkeypatch.setattr(start, "USUAL_PORT", taken_port)
    start.check_lab_arguments([])
    assert capsys.readouterr().out == (
        f"Port {taken_port} is taken: JupyterLab takes the next free one.\n"
    )


@pytest.mark.parametrize("port", ["lots", "70000", ""])
def test_a_port_that_is_none_is_one_sentence(port):
    with pytest.raises(start.Problem, match="--port needs a number"):
        start.check_lab_arguments([f"--port={port}"])


def test_a_mistyped_word_is_one_sentence():
    done = shell("tset")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no 'tset' here")


@pytest.fixture
def clone(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / start.FIRST_NOTEBOOK).touch()
    return tmp_path


def test_jupyterlab_opens_on_the_first_notebook(clone):
    options = start.lab_options(["--no-browser"], clone)
    assert "--LabApp.default_url=/lab/tree/notebooks/0-start-here.ipynb" in options
    assert f"--ServerApp.root_dir={clone}" in options
    assert options[-1] == "--no-browser"


def test_jupyterlab_opens_on_the_notebook_asked_for_from_the_folder_it_lies_in(clone, monkeypatch):
    (clone / "notebooks" / "my own.ipynb").touch()
    monkeypatch.chdir(clone / "notebooks")
    options = start.lab_options(["my own.ipynb", "--port=1"], clone)
    assert "--LabApp.default_url=/lab/tree/notebooks/my%20own.ipynb" in options
    assert "my own.ipynb" not in options


def test_a_notebook_outside_of_the_clone_is_one_sentence(clone, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "other.ipynb"
    with pytest.raises(start.Problem, match="lies outside of"):
        start.lab_options([str(elsewhere)], clone)


# --- the pages ---


def test_the_notebooks_are_served_with_the_options_given_last(monkeypatch):
    runs = Runs()
    monkeypatch.setattr(start, "Environment", lambda: runs)
    assert start.main(["app", "--no-browser"]) == 3
    packages, (program, folder, template, *_, last) = runs.ran
    assert packages == "requirements-app.txt" and program == "voila"
    assert folder == "notebooks" and last == "--no-browser"
    assert template == "--template=explorer"


def test_without_network_the_pages_are_refused_in_one_line_that_says_what_still_works(
    monkeypatch, capsys
):
    def fail(requirements):
        raise start.NoNetwork("No network: connect and start again.")

    runs = Runs()
    runs.prepare = fail
    monkeypatch.setattr(start, "Environment", lambda: runs)
    assert start.main(["app"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("No network") and "JupyterLab opens without it" in said
    assert said.count("\n") == 1 and runs.ran == []


def test_a_port_that_is_taken_is_said_before_the_pages_are_installed(taken_port, monkeypatch):
    runs = Runs()
    monkeypatch.setattr(start, "Environment", lambda: runs)
    assert start.main(["app", f"--port={taken_port}"]) == 1
    assert runs.ran == []


# --- help and ends ---


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_is_short_and_names_the_commands(word):
    done = shell(word)
    assert done.returncode == 0
    assert done.stdout.startswith("usage: python start.py")
    assert "python start.py test" in done.stdout and "python start.py app" in done.stdout
    assert len(done.stdout.splitlines()) < 25


@pytest.mark.parametrize("error", [OSError(errno.EIO, "broken"), OSError(errno.ENOSPC, "full")])
def test_an_error_of_the_system_is_a_sentence_and_no_traceback(monkeypatch, capsys, error):
    def fail(arguments):
        raise error

    monkeypatch.setattr(start, "open_lab", fail)
    assert start.main([]) == 1
    assert capsys.readouterr().err.endswith(".\n")


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    def interrupt(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "open_lab", interrupt)
    assert start.main([]) == 130
    assert capsys.readouterr().err == "Stopped. Start again to go on.\n"


# --- the tests ---


class Runs:
    """An environment that notes what would be run."""

    def __init__(self):
        self.ran = []

    def prepare(self, requirements):
        self.ran.append(requirements)

    def run(self, arguments):
        self.ran.append(arguments[1:])
        return 3

    serve = run


def test_the_tests_come_last_and_their_result_counts(monkeypatch):
    runs = Runs()
    monkeypatch.setattr(start, "Environment", lambda: runs)
    assert start.main(["test", "-x"]) == 3
    assert runs.ran == [
        "requirements-dev.txt",
        ["tests.lab.browser"],
        ["pytest", *start.ABREAST, "-x"],
    ]
