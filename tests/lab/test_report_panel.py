"""The report panel in JupyterLab: charts are added, put in order and written."""

import pytest

from tests.lab.lab import IN_FRONT, open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel
from utils.report import read_report

pytestmark = pytest.mark.lab

CHART = 'from utils import Casualties\nCasualties(outcome="missing").panel()'
REPORT = "from utils import ReportPanel\nReportPanel()"


@pytest.fixture
def lists(page, lab):
    open_notebook(page, lab, write_notebook(lab, "report.ipynb", CHART, REPORT))
    run_all(page)
    chart = Panel(page)
    chart.press("Add to report")
    wait_until(lambda: "Added as figure 1" in chart.message(), "not added", page)
    root = page.locator(f"{IN_FRONT} .kx-panel").nth(1)
    root.get_by_role("button", name="Read again", exact=True).click()
    wait_until(lambda: root.locator("select option").count() == 1, "not in the list", page)
    return root


def test_a_chart_is_added_given_words_and_written(lists, page, lab):
    lists.get_by_label("Words").fill("What to look for.")
    lists.get_by_label("Words").blur()
    lists.get_by_role("button", name="Add text", exact=True).click()
    wait_until(lambda: lists.locator("select option").count() == 2, "no text", page)
    lists.get_by_role("button", name="Up", exact=True).click()
    plan = lab.folder / "exports" / "report.yaml"
    wait_until(lambda: "text" in plan.read_text().partition("view:")[0], "not moved", page)
    for kind in ("pdf", "docx"):
        lists.get_by_label(kind).uncheck()
    lists.get_by_role("button", name="Write report", exact=True).click()
    wait_until(lambda: any((lab.folder / "exports").glob("*.html")), "not written", page)
    assert len(read_report(plan).figures) == 1


def test_words_that_are_missing_are_asked_for(lists, page):
    lists.get_by_role("button", name="Add heading", exact=True).click()
    said = lists.locator(".kx-message")
    wait_until(lambda: "Write the words first" in said.inner_text(), "nothing said", page)
