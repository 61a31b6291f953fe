"""Whether a sentence is about this conflict at all."""

from __future__ import annotations

from utils.article.marks import Sentence
from utils.article.settings import Setting

SIMILE = 16
"""Room between ``like`` and what something is likened to: ``like a lost football match``."""


def elsewhere(sentence: Sentence) -> bool:
    """A sentence on another conflict, or on illness and sport, says nothing on this one."""
    other = sentence.of("foreign")
    ours = [m for m in sentence.of("side") if m.value.split("|")[0] in ("armenian", "azerbaijani")]
    ours += sentence.of("phase") + sentence.of("event")
    ours += [m for m in sentence.of("place") if "nagorno-karabakh" in m.value]
    if other and not ours:
        return True
    likened = sentence.of("simile")
    return any(m.value == "sick" and not any(0 < m.start - s.end <= SIMILE for s in likened)
               for m in sentence.of("unit"))  # fmt: skip


def concerns(sentence: Sentence, where: Setting) -> bool:
    """Whether a count without a side is about this conflict at all: an event, a period, a place."""
    named = ("side", "phase", "event", "place")
    return bool(where.event or where.whole or any(sentence.of(kind) for kind in named))
