"""Reading and checking the data package, against frictionless; and how it grows."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from benchmarks import views
from benchmarks.measure import OURS, ROOT, Result, apart, installed

PART, GROWTH = "package", "growth"
YEARS_BACK = 60
"""Copies of rows lie this far before the days that charts show: the package grows, the question
stays."""
DRAWN = "slowest that draws the copies"
COPIED = {
    "events": "event_id",
    "claims": "claim_id",
    "measures": "measure_id",
    "sources": "source_id",
}
DATES = ("date_start", "date_end", "without_start", "without_end", "date", "as_of", "published_on")


def measure(quick: bool = False) -> list[Result]:
    """Seconds to read and check the package as it is, and one with a hundred planted faults."""
    times = 3 if quick else 7
    results = []
    with tempfile.TemporaryDirectory() as folder:
        broken = plant(Path(folder) / "datasets", 100)
        for what, place in (("sound package", ROOT / "datasets"), ("100 faults", broken)):
            found = apart("benchmarks.package:ours", str(place), times)[0]
            results += _both(what, OURS, found, times)
            if installed("frictionless"):
                found = apart("benchmarks.package:frictionless", str(place), times)[0]
                results += _both(what, "frictionless", found, times)
    return results


def _both(what: str, who: str, found: dict, times: int) -> list[Result]:
    return [
        Result(PART, f"read and check, {what}", who, found["seconds"], "s", times),
        Result(PART, f"faults named with row and column, {what}", who, found["faults"], "faults"),
    ]


def ours(folder: str, times: int) -> dict[str, float]:
    """Median seconds of our check, and how many faults it names with row and column."""
    from benchmarks.measure import median_of
    from utils import PackageError
    from utils.data.checks import read_checked

    named = 0

    def check() -> None:
        nonlocal named
        try:
            read_checked(Path(folder))
        except PackageError as error:
            named = sum(bool(p.row and p.column) for p in error.problems)

    return {"seconds": median_of(check, times), "faults": named}


def frictionless(folder: str, times: int) -> dict[str, float]:
    """The same of frictionless."""
    from frictionless import system, validate

    from benchmarks.measure import median_of

    named = 0

    def check() -> None:
        nonlocal named
        with system.use_context(trusted=True):
            report = validate(str(Path(folder) / "datapackage.json"))
        rows = report.flatten(["rowNumber", "fieldName"])
        named = sum(bool(row and field) for row, field in rows)

    return {"seconds": median_of(check, times), "faults": named}


def plant(folder: Path, faults: int) -> Path:
    """A copy of the package in which cells of the claims are broken, one in a row."""
    shutil.copytree(ROOT / "datasets", folder)
    path = folder / "claims.csv"
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    columns = {name: rows[0].index(name) for name in ("best", "date_start", "side", "source_id")}
    wrong = {
        "best": "many",
        "date_start": "2020-13-41",
        "side": "both sides",
        "source_id": "nobody",
    }
    for number in range(faults):
        name = list(columns)[number % len(columns)]
        rows[1 + number * 7][columns[name]] = wrong[name]
    _write(path, rows)
    return folder


# ---- growth


def measure_growth(quick: bool = False) -> list[Result]:
    """Milliseconds per control and seconds to load with 1, 10 and 100 times the rows."""
    results, usual = [], {}
    for times in (1, 10) if quick else (1, 10, 100):
        with tempfile.TemporaryDirectory() as folder:
            copy = grown(Path(folder), times)
            found = apart("benchmarks.package:load_seconds", folder=copy)[0]
            results.append(Result(GROWTH, f"load, rows x {times}", OURS, found["seconds"], "s"))
            answers = views.asked(quick, copy)
        usual = usual or answers
        for name, changes in answers.items():
            for what, value in _summed(changes, usual[name]).items():
                what = f"{name}, {what}, rows x {times}"
                results.append(Result(GROWTH, what, OURS, value, "ms", len(changes)))
    return results


def _summed(changes: list[views.Change], usual: list[views.Change]) -> dict[str, float]:
    """Charts that show as much as before, apart from those that now draw the copies, too."""
    rows = {change["question"]: change["rows"] for change in usual}
    stay = [change for change in changes if rows.get(change["question"]) == change["rows"]]
    more = [change["cold"] for change in changes if change not in stay]
    return views.summed(stay) | ({DRAWN: max(more)} if more else {})


def load_seconds() -> dict[str, float]:
    """Seconds to read, check and type the package once, in a fresh process."""
    from benchmarks.measure import seconds
    from utils import load

    return {"seconds": seconds(load)}


def grown(folder: Path, times: int) -> Path:
    """A copy of the explorer whose package holds so many times the events, claims and measures."""
    for name in ("utils", "datasets", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for table, key in COPIED.items():
        path = folder / "datasets" / f"{table}.csv"
        rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
        more = [_copy(row, key, n) for n in range(1, times) for row in rows]
        _write(path, [list(rows[0]), *(list(row.values()) for row in [*rows, *more])])
    return folder


def _copy(row: dict[str, str], key: str, number: int) -> dict[str, str]:
    """A row under another id, decades earlier, in the period that no other is compared with."""
    fresh = {name: _earlier(cell) if name in DATES else cell for name, cell in row.items()}
    if "phase_id" in fresh:
        fresh["phase_id"] = "multiple"
    if fresh.get("url"):
        fresh["url"] += f"?copy={number}"
    if key != "event_id" and fresh.get("event_id"):
        fresh["event_id"] += f"-copy-{number}"
    return fresh | {key: f"{row[key]}-copy-{number}"}


def _earlier(cell: str) -> str:
    if not cell:
        return ""
    year, rest = int(cell[:4]) - YEARS_BACK, cell[4:]
    try:
        dt.date.fromisoformat(f"{year}{rest}") if len(rest) == 6 else None
    except ValueError:
        rest = f"{rest[:3]}-28"
    return f"{year}{rest}"


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
