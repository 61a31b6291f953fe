"""Drawing ahead: in the pauses, the likeliest first, and never instead of the reader's own step."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from utils import Casualties
from utils.charts.shown import _showing, showing
from utils.panels import ahead
from utils.panels.ahead import Ahead
from utils.panels.controls import toggled


def apart(act, *arguments):
    """Do something in a thread, where no event loop of another test runs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(act, *arguments).result()


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(ahead, "PAUSE", 0)
    monkeypatch.setattr(ahead, "BREATH", 0)


def done(work, *steps):
    """What was done of some work while these steps were taken."""
    found = []

    async def look_on():
        one = Ahead(lambda: [lambda piece=piece: found.append(piece()) for piece in work])
        for step in steps:
            step(one)
        await asyncio.sleep(0.05)

    apart(asyncio.run, look_on())
    return found


def fail():
    raise ValueError


def test_work_is_done_in_order_after_a_pause(at_once):
    assert done([lambda: 1, lambda: 2], Ahead.begin) == [1, 2]


def test_nothing_is_done_after_a_stop(at_once):
    assert done([lambda: 1], Ahead.begin, Ahead.stop) == []


def test_a_new_beginning_drops_what_waited(at_once):
    assert done([lambda: 1, lambda: 2], Ahead.begin, Ahead.begin) == [1, 2]


def test_only_the_last_that_was_begun_is_at_work(at_once):
    other = []
    another = Ahead(lambda: [lambda: other.append(1)])
    assert done([lambda: 2], lambda one: another.begin(), Ahead.begin) == [2]
    assert other == []


def test_a_piece_that_fails_does_not_keep_the_others_from_being_done(at_once):
    assert done([fail, lambda: 2], Ahead.begin) == [2]


def test_no_more_is_drawn_than_the_cache_keeps(at_once):
    assert len(done([lambda: 1] * 1000, Ahead.begin)) == ahead.MOST
    assert _showing.cache_info().maxsize > ahead.MOST


def test_without_an_event_loop_nothing_is_done():
    one = Ahead(lambda: [fail])
    apart(one.begin)
    assert one.waiting is None


def test_a_tick_more_or_less():
    assert toggled(("a", "b", "c"), ("a",)) == [(), ("a", "b"), ("a", "c")]


def test_after_a_step_its_neighbours_are_in_the_cache(at_once):
    async def step():
        panel = Casualties(outcome="missing").panel()
        panel.change(outcome="captured")
        await asyncio.sleep(0)
        for _ in range(200):
            await asyncio.sleep(0.001)
        return panel

    apart(asyncio.run, step())
    before = _showing.cache_info().misses
    showing(Casualties(outcome="wounded"))
    assert _showing.cache_info().misses == before
