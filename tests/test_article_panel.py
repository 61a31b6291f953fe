"""The panel of an article as plain data: what is opened, put right, read and refused."""

import json

import pytest
from ipywidgets.widgets.widget import _instances

from utils import Article
from utils.article.text.lexicon import LANGUAGES
from utils.panels.article import LANGUAGES as OFFERED
from utils.panels.desk import MOST
from utils.panels.figure_widget import typeface

TEXT = (
    "Two Armenian soldiers and one Azerbaijani soldier were killed near Lachin on Wednesday. "
    "Nagorno-Karabakh said 30 of its fighters were wounded."
)


@pytest.fixture(scope="module")
def article():
    return Article.read(TEXT, "2022-08-04")


@pytest.fixture
def panel(article):
    return article.panel()


def test_a_panel_is_one_widget_and_its_layout(article):
    typeface()
    before = set(_instances)
    article.panel()
    made = [type(_instances[each]).__name__ for each in set(_instances) - before]
    assert sorted(made) == ["ArticlePanel", "Layout"]


def test_every_control_shows_a_value_that_can_be_sent(panel):
    assert set(panel.values) == set(panel.asking)
    assert json.loads(json.dumps(panel.values)) == panel.values
    labels = [control.label for control in panel.asking.values()]
    assert all(labels) and len(set(labels)) == len(labels)


def test_every_language_that_is_read_is_offered():
    assert set(OFFERED) == {"", *LANGUAGES}


def test_an_opened_statement_shows_how_it_was_read(panel):
    panel.choose("Statement", "s003")
    assert panel.values["statement"]["chosen"] == "s003" and panel.values["number"] == "30"
    assert panel.values["outcome"] == "wounded" and panel.message.startswith("Differs: “30 of")


def test_the_figure_typed_is_judged_whichever_message_comes_first(panel):
    panel.choose("Statement", "s003")
    panel.hear({"control": "judge", "value": None, "page": "a", "number": 1, "id": "a-1"})
    assert "judged anew" not in panel.message
    panel.hear({"control": "number", "value": "19", "page": "a", "number": 0, "id": "a-0"})
    assert panel.message.startswith("s003 judged anew: published.") and panel.heard == "a-1"
    assert panel.article.statements.loc[2, "number"] == 19


def test_an_act_is_answered_in_one_message(panel, monkeypatch):
    sent = []
    monkeypatch.setattr(panel, "send_state", lambda names: sent.append(set(names)))
    panel.hear({"control": "reject", "value": None, "page": "a", "number": 0, "id": "a-0"})
    assert len(sent) == 1 and {"cards", "message", "values", "heard"} <= sent[0]
    assert panel.cards[0]["reader"] == "rejected"


def test_a_rejected_match_can_be_taken_back(panel, article):
    panel.choose("Reject match")
    panel.choose("As it was read")
    assert panel.article.statements.equals(article.statements)


@pytest.mark.parametrize("typed", ["many", "-3", "1e12"])
def test_a_figure_that_is_none_is_one_sentence_and_stays_to_be_changed(panel, article, typed):
    panel.choose("Figure", typed)
    panel.choose("Judge anew")
    assert panel.message.startswith("⚠") and panel.message.endswith("Nothing was changed.")
    assert panel.values["number"] == typed
    assert panel.article.statements.equals(article.statements)


def test_a_pasted_text_is_read_for_its_day_and_its_pictures_follow(panel):
    panel.choose("Text", "On 27 September 2020 two Azerbaijani soldiers were killed.")
    panel.choose("Day", "2020-09-28")
    panel.choose("Read")
    assert panel.message.startswith("1 statement:") and len(panel.cards) == 1
    assert panel.figures[0]["title"] == "Who held what on 28 September 2020"
    assert panel.values["statement"]["chosen"] == "s001"
    assert panel.values["text"]  # stays, to be changed and read again


def test_a_file_is_read_for_the_day_in_its_name(panel):
    panel.choose("Or a file", {"name": "2022-09-14-news.txt", "text": "49 soldiers were killed."})
    assert "14 September 2022, the day in the name of the file" in panel.message


def test_a_web_page_is_shown_in_its_words_and_read_for_the_day_in_its_markup(panel):
    page = """<html><head><style>p {}</style><meta content="2022-09-14" name="datePublished">
        <meta property="article:published_time" content="2022-09-14T10:00"></head>
        <body><script>killed(5)</script><p>Armenia &amp; Azerbaijan.</p><p>49 soldiers were killed.
        """
    panel.choose("Or a file", {"name": "news.HTML", "text": page})
    assert panel.article.text == "Armenia & Azerbaijan.\n\n49 soldiers were killed."
    assert "14 September 2022, the day that the text itself bears" in panel.message


def test_nothing_and_too_much_are_refused_in_a_sentence(panel, article):
    panel.choose("Read")
    assert panel.message.startswith("⚠ Paste the words of a report first")
    panel.choose("Text", "a" * (MOST + 1))
    panel.choose("Read")
    assert "read it in parts" in panel.message and panel.article is article


def test_a_panel_without_a_report_asks_for_one():
    panel = Article.read("").panel()
    assert panel.message.startswith("Paste the words of a report") and panel.pieces == []
    assert panel._repr_mimebundle_()[0]["text/html"] == "<p>No report has been read here.</p>"
    panel.choose("Judge anew")
    assert panel.message.startswith("⚠ Open a statement first")


def test_pictures_follow_the_theme_of_the_page(panel):
    assert {figure["paper"] for figure in panel.figures} == {"light"}
    panel.hear({"theme": "dark"})
    assert {figure["paper"] for figure in panel.figures} == {"dark"}


def test_pictures_of_a_narrow_panel_are_columns(panel):
    wide = [figure["svg"] for figure in panel.figures]
    panel.hear({"fit": "88mm"})
    assert all('width="249' in figure["svg"][:900] for figure in panel.figures)
    panel.hear({"fit": "screen"})
    assert [figure["svg"] for figure in panel.figures] == wide


def test_text_from_outside_is_text_in_the_page_without_a_kernel():
    panel = Article.read("<script>alert(1)</script> Two Armenian soldiers were killed.").panel()
    data, _ = panel._repr_mimebundle_()
    assert "<script>" not in data["text/html"] and "&lt;script&gt;" in data["text/html"]
