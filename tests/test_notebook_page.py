"""Pages of notebooks: static files with live figures, for any web host and for a disk."""

import json

import pytest
from lxml import html as pages

from utils.errors import ReportError
from utils.report.notebook_page import write_site


def notebook(folder, *cells, name="trial.ipynb"):
    kinds = [{"cell_type": kind, "source": source} for kind, source in cells]
    path = folder / name
    path.write_text(json.dumps({"cells": kinds}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    path = notebook(
        folder,
        (
            "markdown",
            "# A <trial>\n\nSee [the other](1-other.ipynb).\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        ),
        ("code", "from utils import Casualties"),
        ("code", "Casualties(outcome='missing').panel()"),
        ("code", "Casualties(outcome='missing').rows().head(2)"),
        ("code", "print('<b>bold</b>')"),
    )
    write_site([path], folder / "out")
    return pages.parse(str(folder / "out" / "trial.html")).getroot()


def test_words_are_words_and_other_notebooks_are_pages(page):
    assert page.find(".//h2").text.startswith("A ")
    assert "1-other.html" in [link.get("href") for link in page.iter("a")]
    assert page.find(".//td").text == "1"


def test_a_panel_is_a_live_figure_and_a_frame_a_table(page):
    assert len(page.findall(".//div[@class='kx-static']//svg")) == 1
    assert len(page.findall(".//div[@class='kx-sheet']//tbody/tr")) > 2


def test_what_a_cell_prints_is_text(page):
    assert "<b>bold</b>" in page.text_content()


def test_an_index_leads_to_each_page(tmp_path):
    paths = [notebook(tmp_path, ("markdown", f"# No {n}"), name=f"{n}.ipynb") for n in (1, 2)]
    write_site(paths, tmp_path / "site")
    index = pages.parse(str(tmp_path / "site" / "index.html")).getroot()
    assert {link.get("href"): link.text for link in index.iter("a")} == {
        "1.html": "No 1", "2.html": "No 2"
    }  # fmt: skip


def test_a_cell_that_fails_is_named_and_nothing_is_written(tmp_path):
    path = notebook(tmp_path, ("markdown", "# T"), ("code", "1 / 0"))
    with pytest.raises(ReportError, match=r"trial.ipynb, cell 2: ZeroDivisionError"):
        write_site([path], tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("text", ["", "[]", "{}"])
def test_what_is_no_notebook_is_refused(tmp_path, text):
    path = tmp_path / "no.ipynb"
    path.write_text(text)
    with pytest.raises(ReportError, match="is no notebook"):
        write_site([path], tmp_path / "site")
