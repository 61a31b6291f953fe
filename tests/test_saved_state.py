"""What a save keeps of panels whose kernel is gone."""

import json
from types import SimpleNamespace

import pytest

from utils.panels.saved_state import STATE, VIEW, keep_panels, state


def notebook(*shown, **saved):
    """A notebook whose outputs show these widgets and whose state has those."""
    outputs = [{"data": {VIEW: {"model_id": each}}} for each in shown]
    return {
        "cells": [{"cell_type": "code", "outputs": outputs}, {"cell_type": "markdown"}],
        "metadata": {"widgets": {STATE: {"state": saved}}},
    }


@pytest.fixture
def saved(tmp_path):
    """Save a notebook over another one, or anew; the state that is written."""

    def save(now, before=None):
        if before:
            (tmp_path / "a.ipynb").write_text(json.dumps(before), encoding="utf-8")
        files = SimpleNamespace(root_dir=str(tmp_path))
        keep_panels({"type": "notebook", "content": now}, "/a.ipynb", files)
        return state(now)

    return save


def test_what_is_shown_and_what_it_uses_is_kept_and_what_is_shown_no_more_goes(saved):
    before = notebook("map", "gone", map={"a": 1}, gone={}, layout={})
    now = notebook("map")
    assert saved(now, before) == {"map": {"a": 1}, "layout": {}}


def test_a_save_with_all_panels_alive_takes_nothing_along(saved):
    now = notebook("new", new={"a": 2})
    assert saved(now, notebook("map", map={}, layout={})) == {"new": {"a": 2}}


@pytest.mark.parametrize("before", [None, notebook("map")])
def test_of_a_widget_that_was_never_saved_the_picture_stays(saved, before):
    now = notebook("map")
    now["cells"][0]["outputs"][0]["data"]["text/html"] = "a picture"
    assert saved(now, before) == {}
    assert now["cells"][0]["outputs"] == [{"data": {"text/html": "a picture"}}]


def test_where_no_state_is_saved_at_all_a_notebook_stays_as_it_is(saved):
    now = notebook("map") | {"metadata": {}}
    assert saved(now) == {} and VIEW in now["cells"][0]["outputs"][0]["data"]


def test_other_files_are_none_of_its_business():
    text = {"type": "file", "content": "words"}
    keep_panels(text, "a.txt", None)
    assert text == {"type": "file", "content": "words"}
