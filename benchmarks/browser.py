"""In real JupyterLab with Chromium: steps, drags, controls, bytes on the wire, first panel."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import NOTHING_KEPT, OURS, Result, apart, installed, median
from benchmarks.peers import NAIVE, PEERS, Peer, write_data
from benchmarks.peers import OURS as OUR_MAP
from tests.lab import browser as browsers
from tests.lab.conftest import CHROMIUM_OPTIONS
from tests.lab.lab import IN_FRONT, Lab, open_notebook, run_all, write_notebook

STEPS, CONTROLS, FIRST = "map", "controls", "first panel"
SCRIPT = Path(__file__).with_name("page.js")
FRAME = ".kx-frame"
MARKS = '[id^="unit-"] path'
"""What moves on our map."""


@contextmanager
def in_lab() -> Iterator[tuple[Lab, Browser, list[int]]]:
    """A JupyterLab of our own with the peers' data, a browser, and the days of the steps.

    What its kernels draw is kept until somebody calls ``forget``.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        days = write_data(lab.folder)
        chromium = playwright.chromium.launch(
            executable_path=browsers.find(), args=CHROMIUM_OPTIONS, chromium_sandbox=False
        )
        try:
            with patch.dict(os.environ, KARABAKH_KEPT=str(_store(lab))):
                lab.start()
            yield lab, chromium, days
        finally:
            chromium.close()
            lab.stop()


def forget(lab: Lab) -> None:
    """Throw away all pictures that were kept."""
    shutil.rmtree(_store(lab), ignore_errors=True)


def _store(lab: Lab) -> Path:
    return lab.folder.parent / "kept"


class Wire:
    """Counts the bytes between the page and its kernels."""

    def __init__(self, page: Page):
        self.bytes = 0
        page.on("websocket", self._listen)

    def _listen(self, socket) -> None:
        for event in ("framesent", "framereceived"):
            socket.on(event, self._count)

    def _count(self, payload) -> None:
        self.bytes += len(payload if isinstance(payload, bytes) else payload.encode())


@contextmanager
def notebook(lab: Lab, chromium: Browser, code: str, picture: str) -> Iterator[tuple[Page, Wire]]:
    """A page on which a notebook of one cell has been run and its picture is there."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1200})
    page = context.new_page()
    page.set_default_timeout(60_000)
    wire = Wire(page)
    open_notebook(page, lab, write_notebook(lab, "bench.ipynb", code.strip()))
    run_all(page)
    page.locator(f"{IN_FRONT} :is({picture})").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    try:
        yield page, wire
    finally:
        context.close()
        lab.tidy()


# ---- the map


def measure_map(quick: bool = False) -> list[Result]:
    """Step to painted, positions shown of a drag, its lag, and bytes on the wire per step."""
    times, positions = (10, 20) if quick else (60, 60)
    results = []
    ours = Peer(OUR_MAP, FRAME)
    with in_lab() as (lab, chromium, days):
        for who, peer in {OURS: ours, **PEERS}.items():
            if not installed(*peer.modules):
                continue
            with notebook(lab, chromium, peer.code, peer.picture) as (page, wire):
                asked = {"selector": peer.picture, "kind": peer.watch, "days": days}
                asked |= {"marks": MARKS} if who == OURS else {}
                results += _steps(page, wire, who, asked | {"times": times, "pause": 60})
                results += _drag(page, who, asked | {"positions": min(positions, len(days) - 1)})
    return results


def _steps(page: Page, wire: Wire, who: str, asked: dict) -> list[Result]:
    page.evaluate("asked => bench.steps(asked)", asked | {"times": 4})
    before = wire.bytes
    taken = page.evaluate("asked => bench.steps(asked)", asked)
    sent = wire.bytes - before
    page.wait_for_timeout(1500)
    seen = [value for value in taken if value is not None]
    return [
        Result(STEPS, "step to painted", who, median(seen), "ms", len(seen)),
        Result(STEPS, "bytes on the wire per step", who, sent / len(taken), "bytes", len(taken)),
    ]


def _drag(page: Page, who: str, asked: dict) -> list[Result]:
    found = page.evaluate("asked => bench.drag(asked)", asked)
    share = 100 * min(1.0, found["shown"] / asked["positions"])
    results = [
        Result(STEPS, "positions of a drag shown", who, share, "%", asked["positions"]),
        Result(STEPS, "lag at the end of a drag", who, found["lag"], "ms"),
    ]
    if "marks" in asked:
        words = "lag of the words that the kernel writes around the map once the hand rests"
        results.append(Result(STEPS, words, who, found["words"], "ms"))
    return results


# ---- every other control


def measure_controls(quick: bool = False) -> list[Result]:
    """Every dropdown and tick box of every panel, beside a bare Label.

    First time with nothing kept, and again; then in another kernel, in which an earlier one has
    drawn what is asked.
    """
    from utils import View

    results = []
    with in_lab() as (lab, chromium, _):
        label = PEERS["bare Label"]
        with notebook(lab, chromium, label.code, label.picture) as (page, _):
            page.evaluate("() => bench.label({ times: 5 })")
            taken = page.evaluate("times => bench.label({ times })", 10 if quick else 60)
            floor = median([value for value in taken if value is not None])
            results.append(Result(CONTROLS, "bare Label round trip", "bare Label", floor, "ms", 60))
        for name in sorted(View.registry):
            forget(lab)
            drawn, sent = _of_panel(lab, chromium, name, 3 if quick else 12)
            kept, _ = _of_panel(lab, chromium, name, 3 if quick else 12)
            results += _told(name, drawn, kept["first"], sent)
    return results


def _of_panel(lab: Lab, chromium: Browser, name: str, most: int) -> tuple[dict, int]:
    """What the controls of a panel took in a fresh kernel, and the bytes on the wire."""
    code = f"from utils import {name}\n{name}().panel()"
    with notebook(lab, chromium, code, f"{FRAME} svg") as (page, wire):
        before = wire.bytes
        asked = {"selector": FRAME, "most": most}
        found = page.evaluate("asked => bench.controls(asked)", asked)
        return found, wire.bytes - before


def _told(name: str, drawn: dict, kept: list[float], sent: int) -> list[Result]:
    first, again = drawn["first"], drawn["again"]
    number = len(first) + len(again)
    return [
        Result(CONTROLS, f"{name}, first time", OURS, median(first), "ms", len(first)),
        Result(CONTROLS, f"{name}, first time, kept", OURS, median(kept), "ms", len(kept)),
        Result(CONTROLS, f"{name}, again", OURS, median(again), "ms", len(again)),
        Result(CONTROLS, f"{name}, on the wire", OURS, sent / max(1, number) / 1e3, "kB", number),
    ]


# ---- from Run All to the first panel


def measure_first(quick: bool = False) -> list[Result]:
    """Seconds from Run All to the first picture, kernel fresh, against the usual notebook.

    Ours twice: with nothing kept, and as an earlier kernel has kept it.
    """
    ours = (OUR_MAP, f"{FRAME} svg")
    shown = {NOTHING_KEPT: ours, OURS: ours, "usual notebook": (NAIVE, ".widget-interact img")}
    times = 2 if quick else 7
    results = []
    with in_lab() as (lab, chromium, _):
        taken: dict[str, list[float]] = {who: [] for who in shown}
        for _ in range(times):
            forget(lab)
            for who, (code, picture) in shown.items():
                if who.startswith(OURS) or installed("geopandas"):
                    taken[who].append(_first(lab, chromium, code, picture))
    for who, values in taken.items():
        results.append(Result(FIRST, "Run All to first picture", who, median(values), "s", times))
    parts = apart("benchmarks.opening:parts")[0]
    return [*results, *(Result(FIRST, what, NOTHING_KEPT, ms, "ms") for what, ms in parts.items())]


def _first(lab: Lab, chromium: Browser, code: str, picture: str) -> float:
    context = chromium.new_context(viewport={"width": 1400, "height": 1200})
    page = context.new_page()
    page.set_default_timeout(60_000)
    open_notebook(page, lab, write_notebook(lab, "first.ipynb", code.strip()))
    page.wait_for_timeout(1000)
    page.locator("#jp-MainMenu").get_by_text("Run", exact=True).click()
    item = page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True)
    item.wait_for()
    begun = time.perf_counter()
    item.click()
    page.locator(f"{IN_FRONT} :is({picture})").first.wait_for(state="attached")
    taken = time.perf_counter() - begun
    context.close()
    lab.tidy()
    return taken
