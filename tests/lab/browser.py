"""The browser that the tests drive: found, or installed where that can be done.

``python -m tests.lab.browser`` gets one ready, or says in one line which tests will not run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
        "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
        "%LocalAppData%/Google/Chrome/Application/chrome.exe",
        "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
    ),
}
MISSING = (
    "No Chrome, Chromium or Edge was found or could be installed, so the tests in tests/lab, "
    "which drive JupyterLab in a browser, do not run (KARABAKH_BROWSER can name one)."
)
PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright as p\n"
    "with p() as playwright: print(playwright.chromium.executable_path)"
)


def find() -> str:
    """Return the path of a browser that starts, or an empty text."""
    return next((place for place in candidates() if works(place)), "")


def candidates() -> Iterator[str]:
    """Name the places where a browser may be, the one that the user chose before all others."""
    if named := os.environ.get("KARABAKH_BROWSER"):
        yield shutil.which(named) or named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from map(os.path.expandvars, PLACES.get(sys.platform, ()))
    yield _output([sys.executable, "-c", PLAYWRIGHTS_OWN])


def works(path: str) -> bool:
    """Say whether this is a browser that starts, and not the stub that some systems have."""
    if sys.platform == "win32":  # a browser answers no --version there
        return Path(path).is_file()
    return Path(path).is_file() and bool(_output([path, "--version"]))


def install() -> None:
    """Get Chromium from the system, or from Playwright; without either nothing happens."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("No browser found: installing chromium with apt-get.", flush=True)
        _output(["apt-get", "update"])
        _output(["apt-get", "install", "-y", "chromium"])
    if not find():
        print("No browser found: loading Playwright's own (about 170 MB).", flush=True)
        _output([sys.executable, "-m", "playwright", "install", "chromium"])


def _output(command: list[str]) -> str:
    """Run a program and return what it says; nothing if it fails."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, timeout=900)
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def main() -> None:
    """Get a browser ready, or say what its absence means."""
    if not find() and not os.environ.get("KARABAKH_BROWSER"):
        install()
    print(f"The tests drive {find()}." if find() else MISSING, flush=True)


if __name__ == "__main__":
    main()
