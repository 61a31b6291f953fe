"""The room's commands: ``report`` writes a document, ``page`` a site, ``batch`` many charts."""

from __future__ import annotations

import argparse
import sys

from utils import batch as batches
from utils.export import PICTURES
from utils.report.build import FORMATS, build
from utils.report.compose import compose
from utils.report.notebook_page import write_site
from utils.report.plan import read_report


def report(chosen: argparse.Namespace) -> None:
    """Write a report from a YAML file of headings, texts and views."""
    plan = read_report(chosen.file)
    for path in build(plan, chosen.to, chosen.formats, replace=chosen.replace):
        print(path)
    for sentence in compose(plan).shrunk:
        print(sentence, file=sys.stderr)


def page(chosen: argparse.Namespace) -> None:
    """Run notebooks and write each as a page with live figures, for any web host or a disk."""
    for path in write_site(chosen.notebooks, chosen.to):
        print(path)


def batch(chosen: argparse.Namespace) -> int:
    """Draw every view of a YAML list on all cores; go on where an earlier run stopped."""
    jobs = batches.read_jobs(chosen.file)
    outcome = batches.run(jobs, chosen.to, chosen.formats, cores=chosen.cores, progress=batches.bar)
    print(outcome, file=sys.stderr if outcome.failed else sys.stdout)
    return 130 if outcome.stopped else int(bool(outcome.failed))


def report_options(command: argparse.ArgumentParser) -> None:
    """The words that follow ``report``."""
    command.add_argument("file", help="the report: title, author, date, look and parts, in YAML")
    command.add_argument("--to", default="exports", metavar="FOLDER", help="where to (exports)")
    command.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    command.add_argument("--replace", action="store_true", help="write over files that are there")


def page_options(command: argparse.ArgumentParser) -> None:
    """The words that follow ``page``."""
    command.add_argument("notebooks", nargs="+", help="notebooks to run and write as pages")
    command.add_argument("--to", default="site", metavar="FOLDER", help="where to (site)")


def batch_options(command: argparse.ArgumentParser) -> None:
    """The words that follow ``batch``."""
    command.add_argument("file", help="a list of views in YAML")
    command.add_argument("--to", default="exports", metavar="FOLDER", help="where to (exports)")
    command.add_argument("--formats", nargs="+", choices=list(PICTURES), default=list(PICTURES))
    command.add_argument("--cores", type=int, help="how many charts at once (all cores)")
