"""Fit the weights by which readings of a count are chosen to the reports with answers.

``python benchmarks/article_weights.py`` prints what other reports' weights reach on each set and
what today's do; ``--write`` fits them to all reports and writes ``words/weights.csv``.

A conditional logit: of the readings of a count those of the answer should weigh most. Answers with
another verdict than most have count more, because verdicts are measured by class. As a reading
changes what is taken for the next one, a second run fits better than the first.
"""

from __future__ import annotations

import argparse
import csv
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # many small products: threads only wait

from collections import ChainMap, Counter
from dataclasses import dataclass
from unittest import mock

import numpy as np
from article import VERDICTS, pairs, reports

from utils.article import Article, reader
from utils.article.verdicts.readings import Reading, best
from utils.article.verdicts.weights import COLUMNS, TABLE, weights

HELD_OUT = 2
"""So many sets are held out together."""
PRIOR = 1.0
"""How strongly weights are held to nought."""
ENOUGH = 1e-3
"""The gain in likelihood below which the fit is done."""


@dataclass(frozen=True)
class Answered:
    """One count with its readings and the answer: rows of signs, and which rows are right."""

    file: str
    answer: dict
    readings: list[Reading]
    signs: np.ndarray
    right: np.ndarray


def answered(report: dict) -> list[Answered]:
    """The counts of a report that an answer tells something of."""
    heard: dict[tuple[int, int], list[Reading]] = {}

    def listening(count, found):
        heard[count.start, count.end] = found
        return best(count, found)

    with mock.patch.object(reader, "best", listening):
        found = Article.read(report["text"], report.get("date"), report.get("language")).statements
    matched, _, _ = pairs(report, found)
    names = list(weights())
    return [
        _answered(report["file"], answer, heard[row.start, row.end], names)
        for answer, row in matched
        if row.kind == "count" and _telling(answer, row) and (row.start, row.end) in heard
    ]


def _telling(answer: dict, row) -> bool:
    named = {"side", "event_id", "phase_id"} & {key for key, value in answer.items() if value}
    return bool(named) and answer.get("outcome", row.outcome) == row.outcome


def _answered(file: str, answer: dict, found: list[Reading], names: list[str]) -> Answered:
    both = [dict(ChainMap(*reading.signs, reading.figure)) for reading in found]
    signs = np.array([[float(one.get(name, 0)) for name in names] for one in both])
    likeness = np.array([_likeness(answer, reading) for reading in found])
    right = likeness == likeness.max() if likeness.max() else np.zeros(len(found), bool)
    return Answered(file, answer, found, signs, right)


def _likeness(answer: dict, reading: Reading) -> int:
    """0 for another side or setting, 2 where the verdict is the answer's as well."""
    event = reading.where.event
    event_id = event.event_id if event else None
    wrong = "side" in answer and answer["side"] != reading.side
    wrong |= bool(answer.get("event_id")) and answer["event_id"] != event_id
    period = None if answer.get("event_id") else answer.get("phase_id")
    wrong |= bool(period) and period != reading.where.phase_id
    verdict = reading.beside.verdict
    return 0 if wrong else 2 if answer.get("verdict", verdict) == verdict else 1


def fit(counts: list[Answered], first: np.ndarray) -> np.ndarray:
    """The weights under which the right readings are likeliest, by Newton's steps."""
    known = [count for count in counts if count.right.any()]
    signs = np.vstack([count.signs for count in known])
    right = np.concatenate([count.right for count in known])
    sizes = np.array([len(count.right) for count in known])
    starts, group = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(known)), sizes)
    weight = _by_class(known)

    def likelihood(at: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        score = signs @ at
        each = np.exp(score - np.maximum.reduceat(score, starts)[group])
        all_, good = np.add.reduceat(each, starts), np.add.reduceat(each * right, starts)
        good = np.maximum(good, 1e-300)
        gain = weight @ (np.log(good) - np.log(all_)) - PRIOR / 2 * at @ at
        return float(gain), each / all_[group], each * right / good[group]

    at, (gain, share, wanted) = first, likelihood(first)
    while True:
        slope = signs.T @ (weight[group] * (wanted - share)) - PRIOR * at
        means = np.add.reduceat(signs * share[:, None], starts)
        bend = signs.T @ (signs * (weight[group] * share)[:, None])
        bend += PRIOR * np.eye(len(at)) - means.T @ (means * weight[:, None])
        step, before = np.linalg.solve(bend, slope), gain
        while True:
            gain, share, wanted = likelihood(at + step)
            if gain > before or np.abs(step).max() < ENOUGH:
                break
            step = step / 2
        at = at + step
        if gain - before < ENOUGH:
            return at


def _by_class(counts: list[Answered]) -> np.ndarray:
    """How much each count matters: rarer verdicts more, by the root of how rare they are."""
    often = Counter(count.answer.get("verdict") for count in counts)
    weight = np.array([often[count.answer.get("verdict")] ** -0.5 for count in counts])
    return weight * len(counts) / weight.sum()


def reached(counts: list[Answered], at: np.ndarray) -> str:
    """Sides, events and verdicts by class that weights reach."""
    taken = [(count.answer, count.readings[int(np.argmax(count.signs @ at))]) for count in counts]
    sides = [r.side == a["side"] for a, r in taken if "side" in a]
    events = [(r.where.event.event_id if r.where.event else None) == a["event_id"]
              for a, r in taken if a.get("event_id")]  # fmt: skip
    classes = [[r.beside.verdict == v for a, r in taken if a.get("verdict") == v] for v in VERDICTS]
    shares = [np.mean(right) for right in classes if right]
    return (
        f"sides {np.mean(sides):6.1%}  events {np.mean(events):6.1%}  verdicts "
        f"{np.mean(shares):6.1%}  ({', '.join(f'{sum(c)}/{len(c)}' for c in classes)})"
    )


def held_out(counts: list[Answered], first: np.ndarray) -> None:
    """Print for each pair of sets what the weights of the others reach on them."""
    files = sorted({count.file for count in counts})
    for at in range(0, len(files), HELD_OUT):
        chosen = files[at : at + HELD_OUT]
        theirs = [count for count in counts if count.file in chosen]
        others = fit([count for count in counts if count.file not in chosen], first)
        print(" ".join(chosen))
        print(f"  today       {reached(theirs, np.array(list(weights().values())))}")
        print(f"  held out    {reached(theirs, others)}", flush=True)


def write(at: np.ndarray) -> None:
    """Write the weights into their table, each with its meaning."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        for row, weight in zip(rows, at, strict=True):
            out.writerow((row["sign"], f"{weight:.2f}", row["meaning"]))


def main() -> None:
    """Fit, and print or write."""
    parser = argparse.ArgumentParser(description="Fit the weights of signs to answered reports")
    parser.add_argument("--write", action="store_true", help="write the weights of all reports")
    parser.add_argument("--without", nargs="*", default=[], help="files of reports to leave out")
    chosen = parser.parse_args()
    used = [r for r in reports([]) if r["file"] not in chosen.without]
    counts = [count for report in used for count in answered(report)]
    every = fit(counts, np.zeros(len(weights())))
    if chosen.write:
        write(every)
    else:
        held_out(counts, every)
    print(f"{len(counts)} counts, all sets fitted: {reached(counts, every)}")


if __name__ == "__main__":
    main()
