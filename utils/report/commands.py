"""The room's commands: ``report`` writes a document, ``page`` a site."""

from __future__ import annotations

import argparse

from utils import options
from utils.report.build import FORMATS, build
from utils.report.notebook_page import write_site
from utils.report.plan import read_report


def report(chosen: argparse.Namespace) -> None:
    """Write a report from a YAML file of headings, texts and views."""
    plan = read_report(chosen.file)
    for path in build(plan, chosen.to, chosen.formats, replace=chosen.replace):
        print(path)


def page(chosen: argparse.Namespace) -> None:
    """Run notebooks and write each as a page with live figures, for any web host or a disk."""
    for path in write_site(chosen.notebooks, chosen.to):
        print(path)


def report_options(command: argparse.ArgumentParser) -> None:
    """The words that follow ``report``."""
    command.add_argument("file", help="the report: title, author, date, look and parts, in YAML")
    options.add_folder(command)
    options.add_formats(command, FORMATS, FORMATS)
    options.add_replace(command)


def page_options(command: argparse.ArgumentParser) -> None:
    """The words that follow ``page``."""
    command.add_argument("notebooks", nargs="+", help="notebooks to run and write as pages")
    options.add_folder(command, "site")
