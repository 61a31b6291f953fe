"""The explorer from a shell: ``python -m utils COMMAND``; ``--help`` lists the commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from utils import Article, Chart, Territory, View, kept, load, options
from utils.article.pages.report import NO_WORD, has_word
from utils.charts.look import Look
from utils.charts.sizes import SIZES as PRESETS
from utils.charts.themes import THEMES
from utils.data.areas import FAR_APART, accuracy_words, against_published, held, whole_km2
from utils.data.codebook import write
from utils.data.coverage import coverage, speaker_shares
from utils.data.dataset import Dataset
from utils.data.dates import parse_day, spell
from utils.data.figures import number
from utils.data.map_checks import map_problems
from utils.data.sample import SIZES, draw
from utils.data.schema import DATASETS
from utils.data.speakers import SPEAKERS
from utils.errors import ExplorerError, ExportError, PackageError
from utils.export import batch
from utils.export.bundle import PICTURES, USUAL
from utils.export.tables import NO_XLSX, can_write_xlsx
from utils.report import commands
from utils.views.territory.words import HELD


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 with a sentence if it is not."""
    chosen = _parser().parse_args(arguments)
    try:
        status = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
        return status
    except ExplorerError as fault:
        print(fault, file=sys.stderr)
        return 1
    except BrokenPipeError:  # who reads along, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def check(chosen: argparse.Namespace) -> None:
    """Check the data package and the map layer; tell every fault at once."""
    dataset = load(chosen.folder)
    faults = map_problems(dataset)
    if faults:
        raise PackageError(faults)
    sound = f"The data package is sound. {_sizes(dataset)}\n"
    print("\n".join([sound, _who_speaks(dataset), _asked_first(dataset)]))


def areas(chosen: argparse.Namespace) -> None:
    """Print the drawn areas beside published ones, or what each side held on a day."""
    if chosen.date:
        _held(chosen.date)
        return
    print("The map beside published figures, in km²; ± is how far the map's sum may move.")
    for row in against_published(load()).itertuples(index=False, name=None):
        what, ours, band, theirs, difference, publisher, _, note = row
        moves = "" if band != band else f"±{band:.0f}"
        print(f"{what:<58}{ours:>7,.0f} {moves:<5}{theirs:>7,.0f} {difference:+7.1%}  {publisher}")
        if abs(difference) > FAR_APART:
            print(f"    {note}.")
    print(
        "\nThe line of contact of 1994 to 2020 beside an independent polygon, used to check only."
    )
    print("\n".join(accuracy_words(load())))


def _held(date: str) -> None:
    Territory(date=date)  # says which days are covered
    day = parse_day(date)
    print(f"{spell(day)}, in km² and as a share of the drawn units:")
    for state, area, share in held(load(), day).itertuples(index=False):
        print(f"  {HELD[state]:<38}{number(whole_km2(area)):>8}  {share:>6.1%}")


def export(chosen: argparse.Namespace) -> int:
    """Draw a view that is given as text, or every view of a YAML list on all cores, and write them.

    A list goes on where an earlier run stopped.
    """
    names = {"size": chosen.size, "theme": chosen.theme, "language": chosen.language}
    given = {name: value for name, value in {**names, "house": chosen.style}.items() if value}
    if not chosen.view.lower().endswith(LISTS):
        _save(View.from_text(chosen.view).chart(look=Look(**given)), chosen)
        return 0
    if chosen.zip:
        raise ExportError("A list of views is written as files; --zip is for a single view.")
    how = {"cores": chosen.cores, "replace": chosen.replace, "progress": batch.bar}
    jobs = batch.read_jobs(chosen.view, given)
    outcome = batch.run(jobs, chosen.to, chosen.formats, **how)
    print(outcome, file=sys.stderr if outcome.failed else sys.stdout)
    return 130 if outcome.stopped else int(bool(outcome.failed))


def redraw(chosen: argparse.Namespace) -> None:
    """Draw the chart of a picture again, from what its metadata says, and write its bundle."""
    _save(Chart.from_picture(chosen.picture), chosen)


def _save(chart: Chart, chosen: argparse.Namespace) -> None:
    how = {"replace": chosen.replace, "zipped": chosen.zip}
    for path in chart.save(chosen.to, chosen.formats, **how):
        print(path)
    if not can_write_xlsx():
        print(NO_XLSX, file=sys.stderr)


def article(chosen: argparse.Namespace) -> None:
    """Lay a news report beside the published figures: write it as HTML, CSV and Word."""
    report = Article.open(chosen.file, chosen.date, chosen.language)
    name = Path(chosen.file).stem
    for path in report.save(chosen.to, name, replace=chosen.replace):
        print(path)
    print("\n".join(filter(None, [report.sentence, report.dating])))
    if not has_word():
        print(NO_WORD, file=sys.stderr)


def codebook(chosen: argparse.Namespace) -> None:
    """Write the code book, ``datasets/README.md``, anew from the schema."""
    print(write(chosen.folder))


def sample(chosen: argparse.Namespace) -> None:
    """Draw rows of one table for a second reading, as CSV; a seed draws the same rows again."""
    size = SIZES[chosen.table] if chosen.size is None else chosen.size
    rows = draw(load(), chosen.seed, chosen.table, size)
    print(rows.to_csv(index=False, lineterminator="\n"), end="")


def ahead(chosen: argparse.Namespace) -> None:
    """Draw the first pictures of the notebooks, and those one step further, and keep them."""
    from utils.panels import draw_ahead

    if kept.FOLDER is None:
        raise ExplorerError("Nothing is kept: KARABAKH_KEPT is empty.")
    if chosen.aside:
        draw_ahead.step_aside()
    print(f"{draw_ahead.draw_ahead()} panels show without being drawn.")


def translations(chosen: argparse.Namespace) -> None:
    """Say what is not translated yet, language by language; --update brings in new messages."""
    from utils import translations as catalogs

    if chosen.update:
        catalogs.update(load())
    for line in catalogs.report(load()):
        print(line)


def _sizes(dataset: Dataset) -> str:
    tables = (f"{name} {len(getattr(dataset, name)):,}" for name in dataset.package.tables)
    return f"Version {dataset.version}: {', '.join(tables)} rows."


def _who_speaks(dataset: Dataset) -> str:
    """The shares of current claims by who speaks, a line for each period."""
    head = f"{'Who states the current claims':<34}" + "".join(f"  {w}" for w in SPEAKERS.values())
    widths = {speaker: len(words) + 2 for speaker, words in SPEAKERS.items()}
    names = dataset.by_id("phases")["short_name"]
    lines = [
        f"  {names[str(phase)]:<32}" + "".join(f"{shares[s]:>{w}.0%}" for s, w in widths.items())
        for phase, shares in speaker_shares(dataset).iterrows()
    ]
    return "\n".join([head, *lines, ""])


def _asked_first(dataset: Dataset) -> str:
    """How many of the questions that are asked first have a figure for the whole period."""
    cells = coverage(dataset)
    missing = cells[cells["figures"] == 0]
    return (
        "Killed (military, civilian, all), wounded, missing, captured, displaced,\n"
        f"  by period, side and speaker: {len(cells) - len(missing)} of {len(cells)} have a figure "
        f"for the whole period;\n  gaps.csv lists the other {len(missing)}."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m utils", description="Karabakh explorer")
    commands = parser.add_subparsers(required=True, metavar="command")
    for run in (
        check,
        areas,
        export,
        redraw,
        article,
        *REPORTS,
        codebook,
        sample,
        translations,
        ahead,
    ):
        command = commands.add_parser(run.__name__, help=run.__doc__, description=run.__doc__)
        command.set_defaults(run=run)
        OPTIONS[run.__name__](command)
    return parser


REPORTS = (commands.report, commands.page)
LISTS = (".yaml", ".yml")
"""How the name of a list of views ends."""


def _package_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", nargs="?", type=Path, default=DATASETS, help="the data package (datasets)"
    )


def _areas_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("date", nargs="?", help="a day, YYYY-MM-DD; without it, all comparisons")


def _export_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "view", help="the view as text, \"Casualties(outcome='killed')\", or a list: views.yaml"
    )
    _bundle_options(command)
    sizes = ", ".join(PRESETS)
    command.add_argument("--size", help=f"{sizes}, or a width: 120mm, 800px (screen)")
    command.add_argument("--theme", choices=list(THEMES), help="(light)")
    command.add_argument("--language", help="en, hy, az or ru (en)")
    command.add_argument("--style", help="the file of a house style (TOML)")
    command.add_argument("--cores", type=int, help="how many charts of a list at once (all cores)")


def _redraw_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("picture", help="a PNG, WebP, SVG or PDF that was saved here")
    _bundle_options(command)


def _bundle_options(command: argparse.ArgumentParser) -> None:
    options.add_folder(command)
    options.add_formats(command, list(PICTURES), USUAL)
    options.add_replace(command)
    command.add_argument("--zip", action="store_true", help="one zip instead of single files")


def _article_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", help="a report as text or HTML")
    options.add_folder(command)
    command.add_argument(
        "--date", help="the day of the report, YYYY-MM-DD; without it, the day that the text bears"
    )
    command.add_argument("--language", help="en, ru, fr, it, hy or az; without, it is detected")
    options.add_replace(command)


def _sample_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("table", choices=list(SIZES), help="the table to draw from")
    command.add_argument("seed", type=int, help="any whole number: it decides which rows")
    command.add_argument("--size", type=int, help="how many rows (100, 15, 15 and 20)")


def _ahead_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--aside", action="store_true", help="let others go first, and end when the input ends"
    )


def _translations_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--update", action="store_true", help="bring new messages into template and catalogs"
    )


OPTIONS = {
    "check": _package_options,
    "codebook": _package_options,
    "areas": _areas_options,
    "export": _export_options,
    "article": _article_options,
    "redraw": _redraw_options,
    "report": commands.report_options,
    "page": commands.page_options,
    "sample": _sample_options,
    "ahead": _ahead_options,
    "translations": _translations_options,
}


if __name__ == "__main__":
    sys.exit(main())
