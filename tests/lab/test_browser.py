"""Which browser the tests drive, and what is said when there is none."""

import sys

import pytest

from tests.lab import browser


def program(folder, name, code=0):
    path = folder / name
    path.write_text(f"#!/bin/sh\necho 'Browser 1.0'\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def places(monkeypatch):
    """Make up the places that are looked at."""
    monkeypatch.delenv("KARABAKH_BROWSER", raising=False)
    return lambda *paths: monkeypatch.setattr(browser, "candidates", lambda: iter(paths))


def test_the_named_browser_goes_before_all_others(monkeypatch):
    monkeypatch.setenv("KARABAKH_BROWSER", "/own/browser")
    assert list(browser.candidates()) == ["/own/browser"]


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for browsers")
def test_a_stub_that_does_not_start_is_passed_over(tmp_path, places):
    places(program(tmp_path, "stub", code=1), program(tmp_path, "sound"))
    assert browser.find() == str(tmp_path / "sound")


def test_no_browser_is_an_empty_text(tmp_path, places):
    places("", str(tmp_path), str(tmp_path / "none"))
    assert browser.find() == ""


def test_an_absent_browser_is_one_line(monkeypatch, places, capsys):
    places()
    monkeypatch.setattr(browser, "install", lambda: None)
    browser.main()
    assert capsys.readouterr().out == browser.MISSING + "\n"


def test_a_named_browser_that_is_not_there_installs_nothing(monkeypatch, capsys):
    monkeypatch.setenv("KARABAKH_BROWSER", "/own/none")
    monkeypatch.setattr(browser, "install", lambda: pytest.fail("installs"))
    browser.main()
    assert capsys.readouterr().out == browser.MISSING + "\n"
