"""What pages say to a panel, one message at a time and in the order in which they were sent."""

from __future__ import annotations

import threading
from typing import Any

STEP = threading.RLock()
"""Held while a panel takes a step, so that two threads never change panels at once."""
PATIENCE = 20
"""Later messages that wait for an earlier one, before it is taken for lost."""


class Inbox:
    """Puts messages into order: the kernel may hand out those of one panel in two threads.

    Each view of a panel on a page has a name, ``page``, and numbers what it says from 0, in
    ``number``. A message without them is taken at once.
    """

    def __init__(self) -> None:
        self.due: dict[str, int] = {}
        self.early: dict[str, dict[int, dict[str, Any]]] = {}

    def take(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """Put one message in and take out all whose turn it is."""
        page, number = message.get("page", ""), message.get("number", -1)
        due = self.due.get(page, 0)
        if number < due:
            return [message]
        early = self.early.setdefault(page, {})
        early[number] = message
        if len(early) > PATIENCE:
            due = min(early)
        ready = []
        while due in early:
            ready.append(early.pop(due))
            due += 1
        self.due[page] = due
        return ready
