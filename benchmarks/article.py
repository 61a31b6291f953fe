"""How well reports are read: recall, precision, fields and verdicts on short reports with answers.

``python benchmarks/article.py`` reads every report in ``benchmarks/article_reports``, lays what was
found beside what a careful editor would find, and prints the goals with what was reached. Every
share is the mean over reports (macro average); a report without statements counts when nothing is
found in it.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from statistics import mean

import pandas as pd

from utils.article import Article

REPORTS = Path(__file__).parent / "article_reports"
FIELDS = ["number", "outcome", "side", "category", "event_id", "phase_id", "claimant_id"]
VERDICTS = ["confirmed", "within_range", "differs", "no_data"]
GOALS = {"recall": 0.90, "precision": 0.90, "fields": 0.92, "verdicts": 0.85}


def reports(names: list[str]) -> list[dict]:
    """All reports, or those of the files that are named."""
    found = []
    for path in sorted(REPORTS.glob("*.toml")):
        if not names or path.stem in names:
            found += [
                r | {"file": path.stem} for r in tomllib.loads(path.read_text("utf-8"))["report"]
            ]
    return found


def pairs(report: dict, found: pd.DataFrame) -> tuple[list, list, list]:
    """Match what was found with the answers: pairs, answers missed, rows too many."""
    rows = list(found.itertuples())
    matched, missed = [], []
    for answer in report.get("statement", []):
        start = report["text"].find(answer["quote"])
        assert start >= 0, (report["name"], answer["quote"])
        end = start + len(answer["quote"])
        fitting = [row for row in rows if _fits(answer, row, start, end)]
        if fitting:
            best = max(fitting, key=lambda row: _likeness(answer, row))
            rows.remove(best)
            matched.append((answer, best))
        elif not answer.get("optional"):
            missed.append(answer)
    return matched, missed, rows


def _fits(answer: dict, row, start: int, end: int) -> bool:
    overlap = row.start < end and start < row.end
    if "number" in answer:
        return overlap and not pd.isna(row.number) and float(row.number) == answer["number"]
    if "low" in answer:
        return overlap and not pd.isna(row.low) and float(row.low) == answer["low"]
    if "outcome" in answer:
        return overlap and pd.isna(row.number) and row.kind == "count"
    return overlap and row.kind == "event"


def _likeness(answer: dict, row) -> int:
    return sum(getattr(row, field) == answer.get(field) for field in FIELDS)


def fields_right(answer: dict, row) -> list[tuple[str, bool]]:
    """Each field that the answer names, and whether it was read right."""
    checked = []
    for field in FIELDS:
        if field in answer:
            value = getattr(row, field)
            checked.append((field, bool(not pd.isna(value) and value == answer[field])))
    return checked


def measure(chosen: list[dict], verbose: bool) -> dict[str, float]:
    """Print the tables and return the macro averages."""
    recall, precision, right, verdict = [], [], [], []
    by_field: dict[str, Counter] = {field: Counter() for field in FIELDS}
    table: Counter = Counter()
    for report in chosen:
        found = Article.read(report["text"], report.get("date"), report.get("language")).statements
        matched, missed, extra = pairs(report, found)
        wanted = len(missed) + len([a for a, _ in matched if not a.get("optional")])
        got = len(matched) + len(extra)
        if wanted:
            recall.append(1 - len(missed) / wanted)
        precision.append(len(matched) / got if got else 1.0)
        checks = [check for answer, row in matched for check in fields_right(answer, row)]
        for field, good in checks:
            by_field[field][good] += 1
        if checks:
            right.append(mean(good for _, good in checks))
        judged = [(a["verdict"], row.verdict) for a, row in matched if "verdict" in a]
        table.update(judged)
        if judged:
            verdict.append(mean(wanted == given for wanted, given in judged))
        if verbose:
            _tell(report, matched, missed, extra)
    _print_tables(by_field, table)
    per_class = [
        table[v, v] / sum(table[v, w] for w in VERDICTS)
        for v in VERDICTS
        if any(table[v, w] for w in VERDICTS)
    ]
    return {
        "recall": mean(recall),
        "precision": mean(precision),
        "fields": mean(right),
        "verdicts": mean(per_class),
        "verdicts by report": mean(verdict),
    }


def _tell(report: dict, matched: list, missed: list, extra: list) -> None:
    lines = [f"   missed  {a['quote']!r}" for a in missed]
    lines += [f"   extra   {r.text[:70]!r} {r.number} {r.outcome} {r.event_id}" for r in extra]
    for answer, row in matched:
        wrong = [f for f, good in fields_right(answer, row) if not good]
        lines += [f"   {f}: {getattr(row, f)} for {answer[f]}  {answer['quote']!r}" for f in wrong]
        if answer.get("verdict", row.verdict) != row.verdict:
            lines += [
                f"   verdict: {row.verdict} for {answer['verdict']}  {answer['quote']!r} {row.why}"
            ]
    if lines:
        print(f"{report['file']} / {report['name']}", *lines, sep="\n")


def _print_tables(by_field: dict[str, Counter], table: Counter) -> None:
    print("\nFields read right, of those that the answers name")
    for field, seen in by_field.items():
        total = seen[True] + seen[False]
        if total:
            print(f"  {field:<13}{seen[True]:>4} of {total:<4}{seen[True] / total:>7.1%}")
    print("\nVerdicts: rows as an editor would judge, columns as judged")
    print(f"  {'':<14}" + "".join(f"{v:>14}" for v in VERDICTS))
    for row in VERDICTS:
        print(f"  {row:<14}" + "".join(f"{table[row, v]:>14}" for v in VERDICTS))


def speed(chosen: list[dict]) -> float:
    """Processor seconds for a thousand words of English, package and vocabulary being loaded."""
    texts = [r["text"] for r in chosen if r["language"] == "en"] or [r["text"] for r in chosen]
    words = " ".join(texts).split()
    text = "\n\n".join(texts) * max(1, 1000 // len(words) + 1)
    Article.read(text, "2023-01-01", chosen[0]["language"])
    start = time.process_time()
    Article.read(text, "2023-01-01", chosen[0]["language"])
    return (time.process_time() - start) / len(text.split()) * 1000


def main() -> int:
    """Measure and say whether the goals are reached."""
    parser = argparse.ArgumentParser(description="How well are reports read?")
    parser.add_argument("files", nargs="*", help="files of reports; without, all")
    parser.add_argument("--verbose", action="store_true", help="list every fault")
    parser.add_argument("--undated", action="store_true", help="do not tell the day of a report")
    parser.add_argument("--language", help="only reports in this language")
    chosen = parser.parse_args()
    wanted = [r for r in reports(chosen.files) if chosen.language in (None, r["language"])]
    if chosen.undated:
        wanted = [report | {"date": None} for report in wanted]
    reached = measure(wanted, chosen.verbose)
    statements = sum(len(r.get("statement", [])) for r in wanted)
    print(f"\n{len(wanted)} reports, {statements} statements; means over reports or verdicts")
    for name, value in reached.items():
        goal = f"goal {GOALS[name]:.0%}" if name in GOALS else ""
        print(f"  {name:<20}{value:>7.1%}  {goal}")
    print(f"  seconds for 1,000 words {speed(wanted):.3f}  goal 0.3")
    return 0 if all(reached[name] >= goal for name, goal in GOALS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
