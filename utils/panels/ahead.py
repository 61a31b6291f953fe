"""Drawing ahead: while a reader looks at one chart, those that are one step away are drawn."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

PAUSE, BREATH = 0.4, 0.05
"""Seconds before the first chart, and between two, in which the kernel answers the reader."""
MOST = 32
"""Charts drawn after one step of the reader: about half of what the cache keeps."""


class Ahead:
    """Does small pieces of work while the kernel has nothing else to do.

    ``work`` gives the pieces anew for each ``begin``, the likeliest first. Only the last that was
    begun is at work: the panel that the reader is at. A piece that fails is left to the reader's
    own step, which says why. Without a running event loop nothing is done.
    """

    at_work: ClassVar[Ahead | None] = None

    def __init__(self, work: Callable[[], Iterable[Callable[[], object]]]):
        self.work = work
        self.waiting: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Start anew after the reader's last step; what was still waiting is dropped."""
        if Ahead.at_work:
            Ahead.at_work.stop()
        Ahead.at_work = self
        self._later(PAUSE, iter(self.work()), MOST)

    def stop(self) -> None:
        """Do no more."""
        if self.waiting:
            self.waiting.cancel()
            self.waiting = None

    def _later(self, seconds: float, work: Iterator[Callable[[], object]], left: int) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self.waiting = loop.call_later(seconds, self._next, work, left)

    def _next(self, work: Iterator[Callable[[], object]], left: int) -> None:
        piece = next(work, None)
        if piece is None or not left:
            return
        with contextlib.suppress(Exception):
            piece()
        self._later(BREATH, work, left - 1)
