"""Whether a sentence is about this conflict, and what goes on from one to the next."""

from __future__ import annotations

from utils.article.acts.act import Act
from utils.article.setting.context import Setting
from utils.article.text.marks import Sentence


def elsewhere(sentence: Sentence) -> bool:
    """A sentence on another conflict, or on illness and sport, says nothing on this one."""
    other = sentence.of("foreign")
    ours = [m for m in sentence.of("side") if m.value.split("|")[0] in ("armenian", "azerbaijani")]
    ours += sentence.of("phase") + sentence.of("event")
    ours += [m for m in sentence.of("place") if "nagorno-karabakh" in m.value]
    if other and not ours:
        return True
    return sentence.has("unit", "sick")


def concerns(sentence: Sentence, where: Setting) -> bool:
    """Whether a count without a side is about this conflict at all: an event, a period, a place."""
    named = ("side", "phase", "event", "place")
    return bool(where.event or where.whole or any(sentence.of(kind) for kind in named))


def told_setting(where: Setting, done: list[Act], sentence: Sentence) -> Setting:
    """What goes on after a sentence that tells of a fight and counts nobody."""
    fights = [a.event for a in done if a.event and a.event.deadly and a.event.kind != "blockade"]
    if not fights or where.event in fights or sentence.has("outcome"):
        return where
    event = fights[0]
    return Setting(event, event.phase_id, event.place_id, event.first, event.last)
