"""Hundreds of charts from a list of views, on all cores; stopped and continued at will."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import yaml

from utils.dataset import load
from utils.errors import ExplorerError, ReportError
from utils.export import save
from utils.look import Look
from utils.views.view import View


@dataclass(frozen=True)
class Job:
    """One chart to write: the view as text, its look, and the name of its files."""

    view: str
    look: Look
    name: str


@dataclass
class Outcome:
    """What became of a batch: names made, names that were there already, and failures by name."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    stopped: bool = False

    def __str__(self) -> str:
        counts = [f"{len(self.made)} made", f"{len(self.kept)} there already"]
        counts += [f"{len(self.failed)} failed"] if self.failed else []
        end = " Stopped; the same command goes on from here." if self.stopped else ""
        lines = [f"{', '.join(counts)}.{end}"]
        return "\n".join([*lines, *(f"  {name}: {why}" for name, why in self.failed.items())])


def read_jobs(path: str | Path) -> list[Job]:
    """Read a YAML list of views, each a text, or a view with a name and a look of its own.

    Raises ``ReportError``, naming every entry that is wrong and why.
    """
    path = Path(path)
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise ReportError([f"{path} cannot be read ({fault.strerror})."]) from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise ReportError([f"{path} is no YAML."]) from None
    entries = raw.get("views") if isinstance(raw, dict) else raw
    if not isinstance(entries, list) or not entries:
        raise ReportError([f"{path} holds no list of views."])
    shared = raw.get("look", {}) if isinstance(raw, dict) else {}
    return _jobs(entries, shared)


def _jobs(entries: list[Any], shared: dict[str, Any]) -> list[Job]:
    jobs, faults = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            jobs.append(_job(number, entry, shared))
        except (ExplorerError, ValueError, TypeError) as fault:
            faults.append(f"View {number}: {fault}")
    names = [job.name for job in jobs]
    faults += [
        f"Two views are called {n!r}." for n in sorted({n for n in names if names.count(n) > 1})
    ]
    if faults:
        raise ReportError(faults)
    return jobs


def _job(number: int, entry: Any, shared: dict[str, Any]) -> Job:
    values = {"view": entry} if isinstance(entry, str) else entry
    if not isinstance(values, dict) or not {"view"} <= set(values) <= {"view", "name", "look"}:
        raise ValueError("is neither a view nor a view with a name and a look.")
    view = View.from_text(str(values["view"]).removesuffix(".chart()"))
    look = Look(**{**shared, **values.get("look", {})})
    name = str(values.get("name", f"{number:03d}-{type(view).__name__.lower()}"))
    if Path(name).name != name or name in ("", ".", ".."):
        raise ValueError(f"{name!r} cannot be a file name; leave out folders and slashes.")
    return Job(view.to_text(), look, name)


def run(
    jobs: Sequence[Job],
    folder: str | Path,
    formats: Sequence[str],
    *,
    cores: int | None = None,
    progress: Callable[[int, int, str], None] = lambda done, of, name: None,
) -> Outcome:
    """Draw and write every job that is not there already; one failure does not stop the others.

    ``progress`` is called with how many are done, of how many, and the last one's name. Ctrl-C
    lets the charts in hand finish and drops the rest: each bundle is whole or absent.
    """
    outcome, folder = Outcome(), Path(folder).expanduser()
    version = load().version
    waiting = []
    for job in jobs:
        whole = is_there(job, folder, formats, version)
        outcome.kept.append(job.name) if whole else waiting.append(job)
    cores = min(cores or os.cpu_count() or 1, max(1, len(waiting)))
    pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_be_quiet)
    try:
        given = {pool.submit(_write, job, str(folder), tuple(formats)): job for job in waiting}
        for done, future in enumerate(as_completed(given), start=1):
            _note(outcome, given[future], future)
            progress(done, len(waiting), given[future].name)
    except KeyboardInterrupt:
        outcome.stopped = True
    finally:
        pool.shutdown(cancel_futures=True)
    return outcome


def is_there(job: Job, folder: Path, formats: Sequence[str], version: str) -> bool:
    """Whether the bundle of a job stands there whole, of this very view, look and data version."""
    text = folder / f"{job.name}-text.txt"
    pictures = [folder / f"{job.name}.{kind}" for kind in formats]
    if not text.exists() or not all(picture.exists() for picture in pictures):
        return False
    said = text.read_text(encoding="utf-8")
    return job.view in said and f"version {version}," in said and _look_of(job) in said


def _look_of(job: Job) -> str:
    return job.look.to_text() if job.look != Look() else ""


def _be_quiet() -> None:
    """A worker finishes what it has in hand when the reader presses Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _write(job: Job, folder: str, formats: tuple[str, ...]) -> None:
    chart = View.from_text(job.view).chart(look=job.look)
    save(chart, folder, formats, name=job.name, replace=True)


def _note(outcome: Outcome, job: Job, future: Future[None]) -> None:
    fault = future.exception()
    if fault is None:
        outcome.made.append(job.name)
    else:
        known = isinstance(fault, ExplorerError)
        outcome.failed[job.name] = str(fault) if known else f"{type(fault).__name__}: {fault}"


def bar(done: int, of: int, name: str) -> None:
    """Draw the progress on one line of the terminal; nothing where there is none."""
    if not sys.stderr.isatty():
        return
    filled = round(30 * done / max(1, of))
    line = f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {of}  {name[:36]:<36}"
    sys.stderr.write(line + ("\n" if done == of else ""))
    sys.stderr.flush()
