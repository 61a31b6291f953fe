"""The goals, as ratios within one run, and where the time goes when one is missed."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import NOTHING_KEPT, OURS, Goal, Result, median

MAP_PEERS = ("naive interact + geopandas", "ipympl", "plotly FigureWidget", "ipyleaflet")


class Numbers:
    """Results to look up by part, what and who."""

    def __init__(self, results: list[Result]):
        self.results = results

    def of(self, part: str, what: str, who: str = OURS) -> float:
        """The one value whose ``what`` begins like this; not a number if it was not measured."""
        found = [
            r.value
            for r in self.results
            if r.part == part and r.what.startswith(what) and r.who == who
        ]
        return found[0] if found else float("nan")

    def all(self, part: str, ends: str) -> dict[str, float]:
        """Every value of ours in a part whose ``what`` ends like this, by what."""
        return {
            r.what: r.value
            for r in self.results
            if r.part == part and r.what.endswith(ends) and r.who == OURS and r.value == r.value
        }

    def has(self, part: str) -> bool:
        return any(r.part == part for r in self.results)


def judge(results: list[Result]) -> list[Goal]:
    """Every goal whose part was measured, with the ratio that was reached."""
    numbers = Numbers(results)
    judges = {
        "map": _map, "controls": _controls, "export": _export, "first panel": _first,
        "package": _package, "growth": _growth, "memory": _memory,
    }  # fmt: skip
    return [goal for part, of in judges.items() if numbers.has(part) for goal in of(numbers)]


def _map(numbers: Numbers) -> Iterator[Goal]:
    ours = numbers.of("map", "step")
    naive = numbers.of("map", "step", MAP_PEERS[0])
    peers = [v for v in (numbers.of("map", "step", who) for who in MAP_PEERS) if v == v]
    floor = "two animation frames alone are 17 to 33 ms at 60 Hz, and no way is quicker than they"
    yield Goal("map step: naive interact + geopandas / ours", 15, naive / ours, why=floor)
    if peers:
        yield Goal("map step: best peer / ours", 4, min(peers) / ours, why=floor)
    shown = numbers.of("map", "positions")
    yield Goal("positions of a drag shown, %", 100, shown, why="frames were dropped")
    sent = numbers.of("map", "bytes")
    yield Goal("bytes on the wire per map step", 0, sent, True, "dates travel once the hand rests")


def _controls(numbers: Numbers) -> Iterator[Goal]:
    label = numbers.of("controls", "bare Label", "bare Label")
    kernel = numbers.all("kernel", ", cold")
    laid_out = "the browser lays out the new SVG"
    kinds = {"again": laid_out, "first time, kept": laid_out, "first time": "drawing"}
    for kind, why in kinds.items():
        values = numbers.all("controls", f", {kind}")
        slowest = max(values, key=lambda what: values[what], default="")
        drawn = kernel.get(f"{slowest.split(',')[0]}, cold")
        more = f", of which {drawn:.0f} ms in the kernel" if drawn and kind == "first time" else ""
        why = _by_part(numbers) if kind == "first time" else why
        reason = f"{why}; slowest {slowest} with {values.get(slowest, 0):.0f} ms{more}"
        ratio = median(list(values.values())) / label
        yield Goal(f"other controls, {kind}: ours / bare Label", 1.5, ratio, True, reason)


def _by_part(numbers: Numbers) -> str:
    """Where the time of a drawn chart goes, where the part ``kernel`` was measured, too."""
    names = ("rows", "figure and words", "SVG and cards")
    taken = {name: sum(numbers.all("kernel", f", part {name}").values()) for name in names}
    every = sum(taken.values())
    told = ", ".join(f"{name} {ms / every:.0%}" for name, ms in taken.items() if every)
    return f"drawing ({told})" if told else "drawing"


def _export(numbers: Numbers) -> Iterator[Goal]:
    ours, ours_memory = numbers.of("export", "seconds"), numbers.of("export", "peak")
    why = "laying out the figure and packing its pixels share the time"
    for peer, times in (("altair + vl-convert", 2), ("plotly + kaleido", 3)):
        theirs = numbers.of("export", "seconds", peer)
        yield Goal(f"export: {peer} / ours", times, theirs / ours, why=why)
    theirs = numbers.of("export", "peak", "plotly + kaleido")
    yield Goal("export, peak memory: plotly + kaleido / ours", 7, theirs / ours_memory,
               why=f"ours takes {ours_memory:.0f} MB, of which pandas, numpy and matplotlib "
               f"{numbers.of('export', 'memory of'):.0f} MB; theirs {theirs:.0f} MB")  # fmt: skip


def _first(numbers: Numbers) -> Iterator[Goal]:
    usual = numbers.of("first panel", "Run All", "usual notebook")
    kept = numbers.of("first panel", "Run All")
    why = "imports of anywidget and of the views, then the browser"
    yield Goal("first picture, kept: usual notebook / ours", 2, usual / kept, why=why)
    drawn = numbers.of("first panel", "Run All", NOTHING_KEPT)
    parts = [r for r in numbers.results if r.part == "first panel" and r.unit == "ms"]
    why = "; ".join(f"{part.what} {part.value:.0f} ms" for part in parts) or "imports, then drawing"
    yield Goal("first picture, nothing kept: usual notebook / ours", 2, usual / drawn, why=why)


def _package(numbers: Numbers) -> Iterator[Goal]:
    for what in ("sound package", "100 faults"):
        ours = numbers.of("package", f"read and check, {what}")
        theirs = numbers.of("package", f"read and check, {what}", "frictionless")
        yield Goal(f"read and check, {what}: frictionless / ours", 8, theirs / ours)
    named = numbers.of("package", "faults named with row and column, 100")
    yield Goal("planted faults named with row and column", 100, named)


def _growth(numbers: Numbers) -> Iterator[Goal]:
    values = numbers.all("growth", "slowest, rows x 100") or numbers.all(
        "growth", "slowest, rows x 10"
    )
    slowest = max(values, key=lambda what: values[what])
    usual = numbers.of("growth", f"{slowest.split(',')[0]}, slowest, rows x 1")
    why = f"slowest: {slowest}; with the package as it is {usual:.0f} ms"
    yield Goal("slowest control with most rows, ms", 250, values[slowest], True, why)


def _memory(numbers: Numbers) -> Iterator[Goal]:
    grown = numbers.of("memory", "second half")
    yield Goal("memory, second half of 1,000 changes / middle", 1.05, grown, True)
    figures = numbers.of("memory", "figures")
    yield Goal("figures left open", 0, figures, True)
