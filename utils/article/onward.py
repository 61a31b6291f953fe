"""What goes on from one count or sentence to the next: the event that is spoken of."""

from __future__ import annotations

from utils.article.act import Act
from utils.article.counts import Count
from utils.article.marks import Sentence
from utils.article.mines import by_mine, was_of_mines
from utils.article.settings import Setting


def counts_also(sentence: Sentence, where: Setting, count: Count, whose: str | None) -> bool:
    """Whether the event that was counted before in a sentence counts these people as well."""
    if where.event and by_mine(sentence, count.start) and not was_of_mines(where.event):
        return False
    known = set(where.event.sides.get(count.outcome, ())) if where.event else set()
    return bool(known) and (whose is None or whose in known)


def told_setting(where: Setting, done: list[Act], sentence: Sentence) -> Setting:
    """What goes on after a sentence that tells of a fight and counts nobody."""
    fights = [a.event for a in done if a.event and a.event.deadly and a.event.kind != "blockade"]
    if not fights or where.event in fights or sentence.has("event") or sentence.has("outcome"):
        return where
    event = fights[0]
    return Setting(event, event.phase_id, event.place_id, event.first, event.last)
