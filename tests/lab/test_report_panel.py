"""The report panel in JupyterLab: charts are added, put in order and written."""

import shutil

import pytest

from tests.lab.ear import FIELDS, HEAR, controls, name, tree
from tests.lab.lab import IN_FRONT, open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel
from utils.report import read_report

pytestmark = pytest.mark.lab

CHART = 'from utils import Casualties\nCasualties(outcome="missing").panel()'
REPORT = "from utils import ReportPanel\nReportPanel()"


@pytest.fixture(scope="module")
def page(standing_page, lab):
    open_notebook(standing_page, lab, write_notebook(lab, "report.ipynb", CHART, REPORT))
    return standing_page


@pytest.fixture
def lists(page, lab):
    shutil.rmtree(lab.folder / "exports", ignore_errors=True)
    run_all(page)
    chart = Panel(page)
    chart.press("Add to report")
    wait_until(lambda: "Added as figure 1" in chart.message(), "not added", page)
    root = page.locator(f"{IN_FRONT} .kx-panel").nth(1)
    root.get_by_role("button", name="Read again", exact=True).click()
    wait_until(lambda: parts(root).count() == 1, "not in the list", page)
    return root


def parts(root):
    return root.get_by_label("Parts").locator("option")


def test_a_chart_is_added_given_words_and_written(lists, page, lab):
    lists.get_by_label("Words").fill("What to look for.")
    lists.get_by_role("button", name="Add text", exact=True).click()
    wait_until(lambda: parts(lists).count() == 2, "no text", page)
    lists.get_by_role("button", name="Up", exact=True).click()
    plan = lab.folder / "exports" / "report.yaml"
    wait_until(lambda: "text" in plan.read_text().partition("view:")[0], "not moved", page)
    for kind in ("PDF", "Word"):
        lists.get_by_label(kind, exact=True).uncheck()
    lists.get_by_role("button", name="Write report", exact=True).click()
    wait_until(lambda: any((lab.folder / "exports").glob("*.html")), "not written", page)
    assert len(read_report(plan).figures) == 1


def test_words_are_written_and_added_without_a_mouse_and_spoken_once(lists, page):
    lists.evaluate(HEAR)
    lists.get_by_label("Words").focus()
    page.keyboard.type("The missing")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_until(lambda: parts(lists).count() == 2, "no heading", page)
    assert parts(lists).all_inner_texts()[1] == "2. Heading: The missing"
    assert page.evaluate("window.heard") == ["2 parts, in exports/report.yaml."]
    assert lists.get_by_label("Words").input_value() == ""


def test_words_that_are_missing_are_asked_for(lists, page):
    lists.get_by_role("button", name="Add heading", exact=True).click()
    said = lists.locator(".kx-message")
    wait_until(lambda: "⚠" in said.inner_text(), "nothing said", page)
    assert said.inner_text().startswith("⚠ Write the words first")
    assert parts(lists).count() == 1


def test_the_browser_knows_every_control_by_name(lists):
    nodes = controls(tree(lists))
    names = [name(node) for node in nodes]
    assert all(names) and len(names) == lists.locator(FIELDS).locator("visible=true").count()
    assert {"Title", "Author", "Parts", "Words", "PDF", "Write report"} <= set(names)
