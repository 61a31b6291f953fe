"""The panel of a report as plain data: parts in order, own words, one shared file."""

import pytest
from ipywidgets.widgets.widget import _instances

from utils import Casualties, ReportPanel, Rivals
from utils.panels.figure_widget import typeface
from utils.panels.report import KINDS
from utils.report import FORMATS, Heading, Prose
from utils.report.shelf import add, take


@pytest.fixture
def panel(tmp_path):
    for view in (Casualties(), Rivals()):
        add(view, tmp_path)
    return ReportPanel(tmp_path)


def parts(panel):
    return [words for _, words in panel.values["parts"]["options"]]


def test_a_panel_is_one_widget_and_its_layout(tmp_path):
    typeface()
    before = set(_instances)
    ReportPanel(tmp_path)
    made = [type(_instances[each]).__name__ for each in set(_instances) - before]
    assert sorted(made) == ["Layout", "ReportPanel"]


def test_every_kind_of_document_is_offered():
    assert tuple(KINDS) == FORMATS


def test_a_part_is_moved_and_stays_chosen(panel, tmp_path):
    panel.choose("Parts", "1")
    panel.choose("Up")
    assert parts(panel) == ["1. Chart: Rivals()", "2. Chart: Casualties()"]
    assert panel.values["parts"]["chosen"] == "0"
    assert [type(figure.view) for figure in take(tmp_path).figures] == [Rivals, Casualties]
    panel.choose("Up")
    assert parts(panel)[0] == "1. Chart: Rivals()"  # the first stays the first


def test_words_are_added_after_the_chosen_part_whichever_message_comes_first(panel, tmp_path):
    panel.hear({"control": "prose", "value": None, "page": "a", "number": 1})
    panel.hear({"control": "words", "value": "Look here.", "page": "a", "number": 0})
    assert take(tmp_path).parts[1] == Prose("Look here.")
    assert panel.values["words"] == "" and panel.values["parts"]["chosen"] == "1"


def test_words_that_are_missing_are_asked_for(panel, tmp_path):
    before = take(tmp_path)
    panel.choose("Add heading")
    assert panel.message.startswith("⚠ Write the words first") and take(tmp_path) == before


def test_what_another_panel_added_is_kept_by_every_deed(panel, tmp_path):
    add(Casualties(outcome="missing"), tmp_path)
    panel.choose("Words", "The start")
    panel.choose("Add heading")
    assert len(take(tmp_path).parts) == 4 and take(tmp_path).parts[1] == Heading("The start")


def test_the_last_part_can_be_removed_and_the_list_is_empty(panel, tmp_path):
    for _ in range(3):
        panel.choose("Remove")
    assert take(tmp_path).parts == () and parts(panel) == []
    panel.choose("Write report")
    assert panel.message.startswith("⚠ The report has no parts yet.")


def test_title_and_author_are_kept_and_a_page_is_written(panel, tmp_path):
    panel.choose("Title", "Two wars")
    panel.choose("Author", "A. Reader")
    panel.choose("Write as", ["html"])
    panel.choose("Write report")
    assert (take(tmp_path).title, take(tmp_path).author) == ("Two wars", "A. Reader")
    assert panel.message == f"Written in {tmp_path}: two-wars.html."
    assert "A. Reader" in (tmp_path / "two-wars.html").read_text(encoding="utf-8")


def test_a_file_that_is_no_report_is_one_sentence_and_stays(panel, tmp_path):
    (tmp_path / "report.yaml").write_text("title: [", encoding="utf-8")
    panel.choose("Read again")
    assert panel.message.startswith("⚠ The report is no YAML")
    assert (tmp_path / "report.yaml").read_text(encoding="utf-8") == "title: ["
