"""A panel as one widget: declared controls, messages in order, one answer for each."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets.widgets.widget import _instances

from utils import Casualties, Territory, Timeline, View
from utils.language import ENGLISH, LANGUAGES, MARK
from utils.panels.figure_widget import SCRIPT, typeface
from utils.panels.inbox import PATIENCE, Inbox
from utils.panels.script_words import SCRIPT_WORDS


@pytest.fixture(params=sorted(View.registry))
def view(request):
    return View.registry[request.param]()


def test_a_panel_is_one_widget_and_its_layout(view):
    typeface()
    before = set(_instances)
    panel = view.panel()
    made = [type(_instances[each]).__name__ for each in set(_instances) - before]
    assert sorted(made) == sorted(["Layout", type(panel).__name__])
    panel.close()


def test_every_control_shows_a_value_that_it_offers(view):
    panel = view.panel()
    for control in panel.asking.values():
        value = panel.values[control.name]
        if control.kind == "choice":
            assert value in control.options
        if control.kind == "checks":
            assert set(value) <= set(control.options)
    assert json.loads(json.dumps(panel.values)) == panel.values
    panel.close()


def test_no_two_controls_of_a_panel_have_one_name(view):
    panel = view.panel()
    specs = [spec for line in panel.controls for spec in line]
    for key in ("name", "label"):
        assert len({spec[key] for spec in specs}) == len(specs)
    assert {spec["name"] for spec in specs if spec["kind"] != "button"} <= set(panel.values)
    panel.close()


@pytest.mark.parametrize("code", [each for each in LANGUAGES if each != ENGLISH])
def test_controls_speak_the_language_of_the_chart(view, code):
    panel = view.panel()
    english = [spec["label"] for line in panel.controls for spec in line]
    panel.speak(code)
    said = [spec["label"] for line in panel.controls for spec in line]
    assert len(set(said)) == len(said) and not set(said) & set(english)
    assert MARK not in json.dumps([panel.controls, panel.words, panel.values], ensure_ascii=False)
    panel.speak(ENGLISH)
    assert [spec["label"] for line in panel.controls for spec in line] == english
    assert panel.words == {}
    panel.close()


def test_the_words_of_the_script_are_those_that_are_translated():
    asked = set(re.findall(r'said\(\s*"([^"]+)"', SCRIPT))
    joined = SCRIPT.replace('"\n  + "', "")
    assert asked and asked <= set(SCRIPT_WORDS)
    assert [words for words in SCRIPT_WORDS if f'"{words}"' not in joined] == []


def test_a_narrow_panel_shows_a_column_and_saves_what_it_would_elsewhere(view):
    panel = view.panel()
    wide, saved = panel.svg, panel.chart.look
    panel.hear({"fit": "70mm"})
    assert panel.drawn.look.size == "70mm" and panel.svg != wide
    assert panel.chart.look == saved
    panel.hear({"fit": "nonsense"})
    assert panel.svg == wide
    panel.close()


def test_choosing_what_is_shown_changes_nothing(view):
    panel = view.panel()
    for control in panel.asking.values():
        if control.kind != "button":
            panel.choose(control.name, panel.values[control.name])
            assert panel.drawn.title == view.chart().title
    panel.close()


def test_a_step_is_answered_in_one_message(monkeypatch):
    panel, sent = Casualties().panel(), []
    monkeypatch.setattr(panel, "send_state", lambda names: sent.append(set(names)))
    panel.hear({"control": "outcome", "value": "wounded", "page": "a", "number": 0, "id": "a-0"})
    assert len(sent) == 1 and {"svg", "message", "values", "heard"} <= sent[0]
    assert panel.heard == "a-0" and panel.view.outcome == "wounded"


def test_a_refused_choice_is_answered_with_what_the_chart_shows():
    panel = Casualties().panel()
    panel.hear({"control": "sides", "value": [], "page": "a", "number": 0, "id": "a-0"})
    assert panel.message.startswith("⚠ Choose at least one of the sides")
    assert panel.message.endswith("The chart is as it was.")
    assert panel.values["sides"] == ["armenian", "azerbaijani"] and panel.heard == "a-0"


@pytest.mark.parametrize("message", [("no such control", 1), ("outcome", ["x"]), ("phases", 3)])
def test_a_message_that_makes_no_sense_is_one_sentence(message):
    panel = Casualties().panel()
    panel.choose(*message)
    assert panel.message.startswith("⚠") and panel.view == Casualties()


def test_what_was_pressed_after_a_day_acts_on_that_day_whichever_comes_first(tmp_path):
    panel = Territory().panel()
    panel.choose("Folder", str(tmp_path))
    save = {"control": "save", "page": "a", "number": 1}
    panel.hear(save)
    assert not any(tmp_path.iterdir())
    panel.hear({"days": [12846, 18000], "page": "a", "number": 0})
    assert panel.view.date == "2005-03-04"
    assert all("2005" in path.name for path in tmp_path.iterdir()) and any(tmp_path.iterdir())


def test_rows_lie_over_the_chart_until_they_are_put_away_and_follow_it():
    panel = Casualties().panel()
    panel.choose("Data")
    assert panel.values["data"] == "Chart" and "kx-table" in panel.table
    before = panel.table
    panel.choose("What happened", "wounded")
    assert panel.table not in ("", before)
    panel.choose("data")
    assert panel.values["data"] == "Data" and panel.table == ""


def test_a_name_that_stands_for_other_days_changes_nothing():
    panel = Timeline().panel()
    panel.choose("Period", "own")
    assert panel.view == Timeline() and panel.values["period"] == "all"


@given(st.permutations(range(8)))
def test_messages_are_taken_in_the_order_in_which_they_were_sent(order):
    inbox, taken = Inbox(), []
    for number in order:
        taken += inbox.take({"page": "a", "number": number})
    assert [message["number"] for message in taken] == list(range(8))


def test_pages_wait_for_their_own_messages_only():
    inbox = Inbox()
    assert inbox.take({"page": "a", "number": 1}) == []
    assert len(inbox.take({"page": "b", "number": 0})) == 1
    assert len(inbox.take({"near": True})) == 1


def test_a_lost_message_does_not_stop_a_panel_for_ever():
    inbox, taken = Inbox(), []
    for number in range(1, PATIENCE + 3):
        taken += inbox.take({"page": "a", "number": number})
    assert [message["number"] for message in taken] == list(range(1, PATIENCE + 3))
    assert inbox.take({"page": "a", "number": 0}) == [{"page": "a", "number": 0}]
