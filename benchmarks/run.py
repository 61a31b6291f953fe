"""Measure the explorer beside its alternatives, in one run; ratios first.

usage: python benchmarks/run.py [--json FILE] [--only PART ...] [--quick]

Parts: map, controls, first (in JupyterLab with Chromium), kernel, export, package, growth, memory.
Peers come from benchmarks/requirements.txt; one that is not installed is left out and named.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import browser, exports, goals, memory, package, views
from benchmarks.measure import Goal, Result

PARTS: dict[str, Callable[[bool], list[Result]]] = {
    "package": package.measure,
    "kernel": views.measure,
    "memory": memory.measure,
    "export": exports.measure,
    "first": browser.measure_first,
    "map": browser.measure_map,
    "controls": browser.measure_controls,
    "growth": package.measure_growth,
}


def main(arguments: list[str] | None = None) -> int:
    """Measure the chosen parts, print goals and tables, and write JSON where asked to."""
    chosen = _parser().parse_args(arguments)
    results: list[Result] = []
    failed = False
    for part in chosen.only:
        print(f"Measuring: {part} ...", file=sys.stderr, flush=True)
        try:
            results += PARTS[part](chosen.quick)
        except Exception as fault:  # the other parts are measured all the same
            print(f"{part} failed: {fault}", file=sys.stderr, flush=True)
            failed = True
        if chosen.json:  # a run that is stopped keeps the parts that it measured
            keep(Path(chosen.json), results)
    print(report(results, goals.judge(results)))
    return int(failed)


def keep(path: Path, results: list[Result]) -> None:
    """Write all that has been measured so far."""
    text = json.dumps(as_json(results, goals.judge(results)), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def report(results: list[Result], reached: list[Goal]) -> str:
    """The goals with their ratios, then every number, as Markdown tables."""
    lines = ["| goal | needed | reached | |", "| --- | --- | --- | --- |"]
    lines += [f"| {g.goal} | {_needed(g)} | {g.reached:.3g} | {_verdict(g)} |" for g in reached]
    lines += ["", "| part | what | who | value | times |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {r.part} | {r.what} | {r.who} | {_value(r)} | {r.times} |" for r in results]
    return "\n".join(lines)


def as_json(results: list[Result], reached: list[Goal]) -> dict:
    """Everything that was measured, with the machine it was measured on."""
    from utils import load

    return {
        "machine": {
            "cores": os.cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
        },
        "data": load().version,
        "goals": [vars(goal) | {"met": goal.met} for goal in reached],
        "results": [result.as_dict() for result in results],
    }


def _needed(goal: Goal) -> str:
    return f"{'at most' if goal.at_most else 'at least'} {goal.needed:g}"


def _verdict(goal: Goal) -> str:
    return "met" if goal.met else f"missed: {goal.why}"


def _value(result: Result) -> str:
    return f"{result.value:,.4g} {result.unit}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", metavar="FILE", help="write all numbers to this file as well")
    parser.add_argument(
        "--only", nargs="+", choices=list(PARTS), default=list(PARTS), metavar="PART"
    )
    parser.add_argument("--quick", action="store_true", help="few repetitions, to see that it runs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
