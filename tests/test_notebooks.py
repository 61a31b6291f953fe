"""Every notebook runs from top to bottom and says what its pictures show without a kernel."""

import calendar
import itertools
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
PANEL = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem, scope="module")
def executed(request, tmp_path_factory):
    notebook = nbformat.read(request.param, as_version=4)
    folder = tmp_path_factory.mktemp("run")
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": folder}}).execute()
    return notebook


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_runs_without_a_warning(executed):
    streams = [o for cell in code(executed) for o in cell.outputs if o.output_type == "stream"]
    assert [stream.text for stream in streams if stream.name == "stderr"] == []


def test_every_panel_has_a_picture_or_a_list_for_readers_without_a_kernel(executed):
    shown = [o.data for cell in code(executed) for o in cell.outputs if "data" in o]
    panels = [data for data in shown if PANEL in data]
    assert panels
    told = ('<img alt="', "<ol>", "No report has been read here.")
    assert all(any(words in data["text/html"] for words in told) for data in panels)
    assert any('<img alt="' in data["text/html"] for data in panels)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_thin_and_stored_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= 6
        assert cell.outputs == [] and cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_words_stand_before_every_panel(path):
    cells = nbformat.read(path, as_version=4).cells
    for before, cell in itertools.pairwise(cells):
        if ".panel()" in cell.source:
            assert before.cell_type == "markdown"


DATE = rf"(\d{{1,2}} )?({'|'.join(calendar.month_name[1:])})"
"""A day and a month, or a month alone."""


def figures_typed(text):
    """Digits of a text that are no date, year, link, code or day of a clock."""
    text = re.sub(r"\]\([^)]*\)|`[^`]*`|\[\d[\w-]*", "", text)
    text = re.sub(rf"{DATE}|\b(19|20)\d\d(–\d\d)?\b|\bday 1\b", "", text)
    return re.findall(r"\S*\d\S*", text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_figure_is_typed_into_the_words(path):
    cells = nbformat.read(path, as_version=4).cells
    words = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert [found for text in words for found in figures_typed(text)] == []


def test_a_typed_figure_would_be_found():
    assert figures_typed("On 9 November 2020 about 4,000 people") == ["4,000"]
    assert figures_typed("see [2-territory](2-territory.ipynb), 1988–94, day 1") == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_words_say_what_to_look_for_and_what_the_figures_cannot_tell(path):
    words = "\n".join(
        cell.source
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "markdown"
    )
    assert words.count("**What to look for:**") >= 2
    assert words.count("cannot tell:**") >= 2
