"""What every measurement needs: medians, a process of its own, memory, and a row per result."""

from __future__ import annotations

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = "explorer"
NOTHING_KEPT = "explorer, nothing kept"
"""Ours where no earlier kernel has drawn anything: the first look of all."""

# What is measured is drawn, unless a part keeps pictures; and Python keeps the modules that it
# compiled, as it does for readers.
os.environ["KARABAKH_KEPT"] = ""
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Result:
    """One measured number: of whom, on what, in which unit; ``times`` is how often it was taken."""

    part: str
    what: str
    who: str
    value: float
    unit: str
    times: int = 1

    def as_dict(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class Goal:
    """A ratio that ought to be reached: ours against a peer's, with where the time goes."""

    goal: str
    needed: float
    reached: float
    at_most: bool = False
    why: str = ""

    @property
    def met(self) -> bool:
        if self.reached != self.reached:
            return False
        return self.reached <= self.needed if self.at_most else self.reached >= self.needed


def seconds(act: Callable[[], object]) -> float:
    """How long something takes once."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def median_of(act: Callable[[], object], times: int) -> float:
    """The median of some runs, after one that does not count."""
    act()
    return statistics.median(seconds(act) for _ in range(times))


def median(values: list[float]) -> float:
    """The middle of some values; not a number where there are none."""
    return statistics.median(values) if values else float("nan")


def installed(*modules: str) -> bool:
    """Whether a peer is there; peers come from benchmarks/requirements.txt."""
    return all(importlib.util.find_spec(module) for module in modules)


def apart(
    code: str, *arguments: object, folder: Path = ROOT, memory: bool = False
) -> tuple[dict, float]:
    """Run ``module:function`` in a fresh Python and return what it gives and its peak memory in MB.

    The memory is that of the process with all its children (a browser counts), as the sum of
    proportional set sizes, sampled every 50 ms; 0 unless asked for, as sampling takes time too.
    """
    module, function = code.split(":")
    call = f"import json, {module} as m; print(json.dumps(m.{function}(*{arguments!r})))"
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{folder / 'benchmarks'}"}
    process = subprocess.Popen(
        [sys.executable, "-c", call],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    peak = _peak(process) if memory else 0.0
    out, error = process.communicate()
    if process.returncode:
        raise RuntimeError(
            f"{code}: {error.strip().splitlines()[-1] if error.strip() else 'failed'}"
        )
    return json.loads(out.strip().splitlines()[-1]), peak


def _peak(process: subprocess.Popen) -> float:
    import psutil

    peak, top = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            family = [top, *top.children(recursive=True)]
            peak = max(peak, sum(_share(member) for member in family))
        except psutil.Error:
            pass
        time.sleep(0.05)
    return peak / 1e6


def _share(process: object) -> float:
    import psutil

    try:
        full = process.memory_full_info()  # type: ignore[attr-defined]
    except psutil.Error:
        return 0.0
    return getattr(full, "pss", full.rss)
