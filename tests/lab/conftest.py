"""Fixtures: one JupyterLab and one browser for the whole run, a fresh page for each test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.lab import browser as browsers
from tests.lab.lab import Lab

CHROMIUM_OPTIONS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

PASSED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser to drive; without one the tests are skipped, in continuous integration failed."""
    path = browsers.find()
    if not path and os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(browsers.MISSING, pytrace=False)
    if not path:
        pytest.skip(browsers.MISSING)
    return path


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """One Chromium that reaches nothing but this machine."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser_path, args=CHROMIUM_OPTIONS, chromium_sandbox=False
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def lab(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One JupyterLab over a copy of the notebooks."""
    lab = Lab(tmp_path_factory.mktemp("lab"))
    try:
        lab.start()
        yield lab
    finally:
        lab.stop()


@pytest.fixture
def page(
    browser: Browser, lab: Lab, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Page]:
    """A fresh page, on which nothing may go wrong and which may ask nobody outside.

    A failed test leaves a picture and the server's last words.
    """
    with watched(browser, lab) as page:
        yield page
        if not request.node.stash.get(PASSED, False):
            _tell(page, lab, tmp_path)


@pytest.fixture(scope="module")
def standing_page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A page that the tests of a module share, watched like any other: opening one takes long."""
    with watched(browser, lab) as page:
        yield page


@contextmanager
def watched(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A page in a context of its own; what went wrong on it is told at its end."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda sent: wrong.extend(_outside(sent.url, lab)))
    page.on("console", lambda message: wrong.extend(_error(message)))
    page.on("pageerror", lambda error: wrong.append(f"uncaught: {error}"))
    yield page
    context.close()
    lab.tidy()
    assert wrong == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Remember whether a test passed, for the page fixture."""
    report = yield
    if report.when == "call":
        item.stash[PASSED] = report.passed
    return report


def _outside(url: str, lab: Lab) -> list[str]:
    asked = url.startswith(("http", "ws")) and lab.url.split("://")[1] not in url
    return [f"asked outside: {url}"] if asked else []


def _error(message: ConsoleMessage) -> list[str]:
    if message.type != "error":
        return []
    return [f"console: {message.text} ({message.location.get('url', '')})"]


def _tell(page: Page, lab: Lab, folder: Path) -> None:
    picture = folder / "failed.png"
    page.screenshot(path=picture)
    print(f"The page as it was: {picture}\nJupyterLab's last words:\n{lab.tail()}")
