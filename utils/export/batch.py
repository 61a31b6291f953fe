"""Hundreds of charts from a list of views, on all cores; stopped and continued at will."""

from __future__ import annotations

import functools
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import Any

import yaml

from utils.calls import read_chart_call
from utils.charts.fitting import draw
from utils.charts.look import Look
from utils.data.dataset import load
from utils.errors import ExplorerError, ReportError
from utils.export.bundle import marked, save
from utils.views.base import View

LOOK = "look takes size, theme, language and house, each with one value."
STOPS = (signal.SIGINT, signal.SIGTERM)


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


def read_jobs(path: str | Path, look: Mapping[str, str] | None = None) -> list[Job]:
    """Read a YAML list of views, each a text, or a view with a name and a look of its own.

    ``look`` are fields of the look that count for each view, over those of the file; a view's own
    look counts over both. What is unusual in a look stands in the name of the files.
    Raises ``ReportError``, naming every entry that is wrong and why.
    """
    path = Path(path)
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise ReportError([f"{path} cannot be read ({fault.strerror})."]) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise ReportError([f"{path} is no YAML."]) from None
    entries = raw.get("views") if isinstance(raw, dict) else raw
    if not isinstance(entries, list) or not entries:
        raise ReportError([f"{path} holds no list of views."])
    shared = raw.get("look", {}) if isinstance(raw, dict) else {}
    if not isinstance(shared, dict):
        raise ReportError([LOOK])
    return _jobs(entries, {**shared, **(look or {})})


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
    text, own = read_chart_call(str(values["view"]).removesuffix(".chart()"))
    view = View.from_text(text)
    look = Look.from_text(own) if own else _look({**shared, **(values.get("look") or {})})
    name = str(values.get("name", f"{number:03d}-{type(view).__name__.lower()}"))
    if Path(name).name != name or name in ("", ".", ".."):
        raise ValueError(f"{name!r} cannot be a file name; leave out folders and slashes.")
    return Job(view.to_text(), look, marked(name, look))


def _look(fields: dict[str, Any]) -> Look:
    try:
        return Look(**fields)
    except TypeError:
        raise ValueError(LOOK) from None


def run(
    jobs: Sequence[Job],
    folder: str | Path,
    formats: Sequence[str],
    *,
    cores: int | None = None,
    replace: bool = False,
    progress: Callable[[int, int, str], None] = lambda done, of, name: None,
) -> Outcome:
    """Draw and write every job that is not there already; one failure does not stop the others.

    ``progress`` is called with how many are done, of how many, and the last one's name. Ctrl-C, or
    SIGTERM, lets the charts in hand finish and begins no other: each bundle is whole or absent.
    With ``replace`` what is there is drawn anew.
    """
    outcome, folder = Outcome(), Path(folder).expanduser()
    version = load().version
    waiting = []
    for job in jobs:
        whole = not replace and is_there(job, folder, formats, version)
        outcome.kept.append(job.name) if whole else waiting.append(job)
    cores = min(cores or os.cpu_count() or 1, max(1, len(waiting)))
    write = functools.partial(_write, folder=str(folder), formats=tuple(formats))
    spawn = get_context("spawn")
    pool = ProcessPoolExecutor(cores, mp_context=spawn, initializer=_obey_nobody_else)
    with _stops() as stop, pool:
        done = _as_done(pool, write, waiting, cores, stop)
        for number, (job, future) in enumerate(done, start=1):
            _note(outcome, job, future)
            progress(number, len(waiting), job.name)
    left = len(waiting) - len(outcome.made) - len(outcome.failed)
    outcome.stopped = left > 0
    return outcome


def _as_done(
    pool: ProcessPoolExecutor,
    write: Callable[[Job], None],
    waiting: Sequence[Job],
    cores: int,
    stop: Event,
) -> Iterator[tuple[Job, Future[None]]]:
    """Each job when it is done; no more are in hand than there are cores, none after a stop."""
    queue, in_hand = iter(waiting), dict[Future[None], Job]()
    while True:
        while len(in_hand) < cores and not stop.is_set() and (job := next(queue, None)):
            with _answering(signal.SIG_IGN):  # a process that starts here is deaf from the first
                in_hand[pool.submit(write, job)] = job
        if not in_hand:
            return
        for future in wait(in_hand, return_when=FIRST_COMPLETED).done:
            yield in_hand.pop(future), future


@contextmanager
def _stops() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set until the end of the block, instead of raising."""
    stop = Event()

    def begin_none(number: int, frame: object) -> None:
        if not stop.is_set():
            print("\nStopping: the charts in hand are being finished.", file=sys.stderr)
        stop.set()

    with _answering(begin_none):
        yield stop


@contextmanager
def _answering(handler: Any) -> Iterator[None]:
    """Answer Ctrl-C and SIGTERM in this way until the end of the block."""
    if current_thread() is not main_thread():
        yield  # signals come to the main thread only
        return
    before = {number: signal.signal(number, handler) for number in STOPS}
    try:
        yield
    finally:
        for number, answer in before.items():
            signal.signal(number, answer)


def _obey_nobody_else() -> None:
    """Finish what is in hand whatever the terminal says, and end when the parent is gone."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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


def _write(job: Job, *, folder: str, formats: tuple[str, ...]) -> None:
    # not the view's own door, which remembers: in a batch no chart comes twice
    chart = draw(View.from_text(job.view), load(), job.look)
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
