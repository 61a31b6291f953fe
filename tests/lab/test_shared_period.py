"""Days chosen in one panel of a notebook reach the others that share them."""

import pytest

from tests.lab.lab import open_notebook, run_all, wait_until, write_notebook
from tests.lab.panel import Panel

pytestmark = pytest.mark.lab

CODE = (
    "from utils import Casualties, Period, Territory, Timeline\n"
    'period = Period("second_war")\nTimeline().panel(period)',
    "Casualties().panel(period)",
    "Territory().panel(period)",
    "Timeline().panel()",
)


@pytest.fixture
def panels(page, lab):
    open_notebook(page, lab, write_notebook(lab, "shared.ipynb", *CODE))
    run_all(page)
    return [Panel(page, "kx-panel", number) for number in range(4)]


def test_a_war_chosen_in_the_timeline_sets_casualties_and_map_and_leaves_others_alone(panels):
    timeline, casualties, territory, alone = panels
    untouched = alone.drawing()
    with casualties.redraws(), territory.redraws():
        timeline.set("Period", "First war")
    assert "first war" in casualties.text("title")
    days = "20 February 1988 and on 12 May 1994"
    wait_until(lambda: days in territory.text("title"), "the map stayed", territory.page)
    assert casualties.control("First war").is_checked()
    assert not casualties.control("Second war").is_checked()
    assert alone.drawing() == untouched
    for name, panel in zip(("timeline", "casualties", "territory"), panels, strict=False):
        panel.screenshot(f"shared-{name}")


def test_a_day_moved_on_the_map_moves_the_timeline(panels):
    timeline, _, territory, _ = panels
    with timeline.redraws():
        territory.set("Second day, day", "2020-10-20")
    assert "27 September – 20 October 2020" in timeline.text("title")
    assert timeline.control("Last day").input_value() == "2020-10-20"


def test_a_panel_says_in_one_sentence_what_it_shows(panels):
    timeline, casualties, *_ = panels
    assert casualties.message().startswith("The dot plot lists ")
    assert casualties.message().endswith(".")
    casualties.set("Second war", False)
    wait_until(lambda: "Choose at least one" in casualties.message(), "no word", casualties.page)
    assert "27 September" in timeline.message()
