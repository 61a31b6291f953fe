"""A JupyterLab of the tests' own, and what a reader does in it: open, run all, look, save."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

from start import KEEPS, LAB_SETTINGS

ROOT = Path(__file__).resolve().parents[2]

# Slow machines only make a test wait longer: each wait ends as soon as its condition holds.
PATIENCE = 120.0

SETTINGS: dict[str, dict[str, object]] = {
    **LAB_SETTINGS,
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
THEME = "@jupyterlab/apputils-extension:themes"

IN_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"

# Prompts of the code cells that hold code: "[1]:", "[*]:" or "[ ]:".
PROMPTS = f"""
() => [...document.querySelectorAll('{IN_FRONT} .jp-CodeCell')]
    .filter(cell => cell.querySelector('.cm-content')?.textContent.trim())
    .map(cell => cell.querySelector('.jp-InputPrompt').textContent.trim())
"""


class Lab:
    """A running JupyterLab over a copy of the notebooks, with settings and a token of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "notebooks"
        self.log = folder / "jupyterlab.log"
        self.token = secrets.token_hex(16)
        self.url = f"http://127.0.0.1:{free_port()}"
        copy_notebooks(self.folder)
        self._homes = _write_settings(folder)
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.url.rsplit(":", 1)[1],
            "ServerApp.port_retries": 0,
            "ServerApp.root_dir": self.folder,
            "IdentityProvider.token": self.token,
            "ExtensionApp.open_browser": False,
        }
        command = [sys.executable, "-m", "jupyterlab", "--allow-root"]
        command += [KEEPS, *(f"--{name}={value}" for name, value in options.items())]
        with self.log.open("wb") as log:
            self._server = subprocess.Popen(
                command,
                cwd=self.folder,
                env=os.environ | self._homes,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until(self._answers, f"JupyterLab did not start:\n{self.tail()}")

    def stop(self) -> None:
        """End the server and its kernels."""
        if self._server is None or self._server.poll() is not None:
            return
        self._server.terminate()
        try:
            self._server.wait(20)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait(20)

    def tail(self, lines: int = 25) -> str:
        """Return the last lines that the server wrote."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def tidy(self) -> None:
        """End the kernels that the last test left running and take away what it saved."""
        shutil.rmtree(self.folder / "exports", ignore_errors=True)
        for session in json.loads(self._ask("GET", "api/sessions")):
            self._ask("DELETE", f"api/sessions/{session['id']}")

    def choose_theme(self, theme: str) -> None:
        """Choose the look of the next page: Light or Dark."""
        _write_setting(self.folder.parent, THEME, {"theme": f"JupyterLab {theme}"})

    def page_url(self, name: str) -> str:
        """Return the address of a notebook, with a workspace that starts empty."""
        return f"{self.url}/lab/tree/{name}?token={self.token}&reset"

    def _answers(self) -> bool:
        if self._server is None or self._server.poll() is not None:
            raise AssertionError(f"JupyterLab ended:\n{self.tail()}")
        try:
            return bool(self._ask("GET", "api/status"))
        except OSError:
            return False

    def _ask(self, method: str, path: str) -> bytes:
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(f"{self.url}/{path}", headers=headers, method=method)
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(request, timeout=30) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code == 404 and method == "DELETE":
                return b""
            raise


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def copy_notebooks(folder: Path) -> None:
    """Copy the notebooks: JupyterLab saves into what it opens."""
    ignored = shutil.ignore_patterns(".ipynb_checkpoints", "exports")
    if (ROOT / "notebooks").is_dir():
        shutil.copytree(ROOT / "notebooks", folder, ignore=ignored)
    folder.mkdir(exist_ok=True)


def write_notebook(lab: Lab, name: str, *cells: str) -> str:
    """Write a notebook of code cells where JupyterLab finds it and return its name."""
    code: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
    }
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook = {
        "cells": [code | {"id": f"cell-{n}", "source": cell} for n, cell in enumerate(cells)],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (lab.folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    return name


# --- what a reader does with a notebook ---


def open_notebook(page: Page, lab: Lab, name: str) -> Locator:
    """Open a notebook, wait until its kernel is idle and return it."""
    page.goto(lab.page_url(name))
    page.locator(f"{IN_FRONT} .jp-Cell").first.wait_for()
    wait_until_idle(page)
    return page.locator(IN_FRONT)


def run_all(page: Page) -> None:
    """Run all cells as a reader does, from the menu; make sure that each ran and none failed."""
    wait_until_idle(page)
    choose_from_menu(page, "Edit", "Clear Outputs of All Cells")
    for _ in range(3):  # a click while the kernel is not yet connected is silently lost
        wait_until_idle(page)
        choose_from_menu(page, "Run", "Run All Cells")
        if happens(lambda: any("[ ]" not in p for p in page.evaluate(PROMPTS)), page, 20):
            break
    wait_until(lambda: _all_ran(page) or _fails(page), "some cells did not run", page)
    complain_of_errors(page)
    wait_until_idle(page)


def save(page: Page) -> None:
    """Save the notebook in front and wait until the dot of unsaved changes is gone."""
    choose_from_menu(page, "File", "Save Notebook")
    page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty").wait_for(state="detached")


def cell(page: Page, number: int) -> Locator:
    """Return a cell of the notebook in front, counted from 0, words and code together."""
    return page.locator(f"{IN_FRONT} .jp-Notebook .jp-Cell").nth(number)


def output(page: Page, number: int) -> Locator:
    """Return what is shown under a cell of the notebook in front."""
    return cell(page, number).locator(".jp-OutputArea-output")


def choose_from_menu(page: Page, menu: str, item: str) -> None:
    """Choose an item from JupyterLab's menu bar."""
    page.locator("#jp-MainMenu").get_by_text(menu, exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()


def wait_until_idle(page: Page) -> None:
    """Wait until the status bar calls the kernel idle, answering a question for the kernel."""

    def idle() -> bool:
        answer = page.locator(".jp-Dialog .jp-mod-accept")
        if answer.count():
            answer.first.click()
        return "| Idle" in page.locator("#jp-main-statusbar").inner_text()

    wait_until(idle, "the kernel did not become idle", page)


def complain_of_errors(page: Page) -> None:
    """Fail with the text of the first error or warning that a cell shows."""
    if _fails(page):
        raise AssertionError(_errors(page).first.inner_text())


# --- waiting ---


def wait_until(
    condition: Callable[[], bool],
    otherwise: str,
    page: Page | None = None,
    patience: float = PATIENCE,
) -> None:
    """Wait until a condition holds; fail with these words if it never does."""
    if not happens(condition, page, patience):
        raise AssertionError(otherwise)


def happens(condition: Callable[[], bool], page: Page | None, patience: float) -> bool:
    """Say whether a condition comes to hold within so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if condition():
            return True
        page.wait_for_timeout(50) if page else time.sleep(0.05)
    return condition()


# --- inside ---


def _all_ran(page: Page) -> bool:
    prompts = page.evaluate(PROMPTS)
    return bool(prompts) and all(prompt.strip("[]: ").isdigit() for prompt in prompts)


def _errors(page: Page) -> Locator:
    kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
    shown = (f"{IN_FRONT} .jp-OutputArea-output[data-mime-type='{kind}']" for kind in kinds)
    return page.locator(", ".join(shown))


def _fails(page: Page) -> bool:
    return _errors(page).count() > 0


def _write_settings(folder: Path) -> dict[str, str]:
    names = ("CONFIG", "DATA", "RUNTIME")
    homes = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in names}
    homes["JUPYTERLAB_SETTINGS_DIR"] = str(folder / "settings")
    homes["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / "workspaces")
    homes["IPYTHONDIR"] = str(folder / "ipython")
    for name, values in SETTINGS.items():
        _write_setting(folder, name, values)
    return homes


def _write_setting(folder: Path, name: str, values: dict[str, object]) -> None:
    file = folder / "settings" / f"{name.replace(':', '/')}.jupyterlab-settings"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values))
