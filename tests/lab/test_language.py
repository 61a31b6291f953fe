"""The language of a chart in JupyterLab: chosen in the panel, kept while the map moves."""

import re

import pytest

from tests.lab.ear import controls, name, tree
from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = 'from utils import Territory\nTerritory("1994-05-12", "2020-12-01").panel()'


@pytest.fixture
def panel(page, lab):
    open_notebook(page, lab, write_notebook(lab, "language.ipynb", CODE))
    run_all(page)
    return Panel(page, "kx-panel")


def speak(panel, label, language):
    before = panel.drawing()
    panel.set(label, language)
    wait_until(lambda: panel.drawing() != before, "same picture", panel.page)


def test_a_map_speaks_the_chosen_language_and_goes_on_speaking_it_as_it_moves(panel):
    speak(panel, "Language", "Русский")
    assert "Кто что контролировал: 12 мая 1994 г. и 1 декабря 2020 г." in panel.text()
    assert "Шуша /" in panel.text()
    with panel.redraws():
        panel.set("Первый день, дата", "1992-01-01")
    assert "Кто что контролировал: 1 января 1992" in panel.text()
    assert re.search(r"\d\s\d{3} км²", panel.text())
    panel.press("Копировать код")
    code = "look=Look(language='ru')"
    wait_until(lambda: code in panel.message(), "no code", panel.page)
    panel.screenshot("language-territory")


def test_controls_follow_the_language_and_the_focus_stays(panel):
    panel.control("Language").focus()
    speak(panel, "Language", "Հայերեն")
    assert panel.root.get_attribute("lang") == "hy"
    assert panel.control("Լեզու").evaluate("field => field === document.activeElement")
    assert "Մեկ օր" in panel.options("Քարտեզ")
    named = {name(node) for node in controls(tree(panel.root))}
    assert not [each for each in named if re.search("[A-Za-z]{4}", each)]
    speak(panel, "Լեզու", "English")
    assert panel.control("First day, play").is_visible()
