"""Whose people a count is about, by each sign in its sentence."""

from __future__ import annotations

from utils.article.counting.counts import Count
from utils.article.people.whose import AMOUNT, PHRASE, amounts, in_phrase, named, value
from utils.article.setting.mines import by_mine
from utils.article.speakers.attribution import OPPOSITE, Speaker
from utils.article.text.marks import Sentence

SUBJECT = 120
OWN, OWN_LOSSES = 22, 36
"""How far before a number ``its`` may stand, and ``their own losses``."""
HE_WITHIN = 26
DOER = 30
"""Room between who did it and the verb: ``Baku maintained that it had killed nine``."""
TARGET = 24
"""Room between a side and what was hit of it: ``Armenian military positions``."""


def said(
    sentence: Sentence, count: Count, others: list[Count], speaker: Speaker | None
) -> dict[str, str]:
    """Whose the people are by each sign in the words, the surest first; see ``weights.csv``."""
    signs = {
        "both": _both(sentence, count),
        **in_phrase(sentence, count, others),
        "enemy": _enemy(sentence, count, speaker),
        "owned": _owned(sentence, count, speaker),
        "lost": _lost(sentence, count),
        "target": _target(sentence, count),
        "agent": _by_agent(sentence),
        "subject": _by_subject(sentence, count),
        "admitted": _admitted(sentence, count),
        "headed": _headed(sentence, count),
    }
    return {name: side for name, side in signs.items() if side}


def _how(count: Count) -> str:
    return count.word.value.split("|")[0].split(".")[1]


def _both(sentence: Sentence, count: Count) -> str | None:
    """``were killed on both sides``."""
    sides = [m for m in sentence.of("side") if m.start >= count.figure.start]
    first = sides[0] if sides else None
    near = first and first.value == "both" and first.start - count.figure.end <= PHRASE + 14
    return "both" if near else None


# ---- from the subject and from who speaks


def _owned(sentence: Sentence, count: Count, speaker: Speaker | None) -> str | None:
    """``said two of its soldiers were killed``: the people of whoever is spoken of last."""
    last = max(count.figure.end + 12, count.start + 12)
    own = [
        m for m in sentence.of("hand")
        if count.figure.start - (OWN_LOSSES if m.end - m.start > 8 else OWN) <= m.start <= last
    ]  # fmt: skip
    if not own:
        return None
    if speaker and speaker.side in OPPOSITE:
        return speaker.side
    return value([m for m in sentence.of("side") if m.end <= own[0].start])


def _lost(sentence: Sentence, count: Count) -> str | None:
    """``Armenia lost 5,000 troops``, ``Baku's army suffered 200 dead``: those of the subject."""
    suffered = sentence.led_by("suffer", count.start, HE_WITHIN)
    if _how(count) != "lose" and not suffered:
        return None
    start = count.word.start if _how(count) == "lose" else count.start
    before = [m for m in sentence.of("side") if 0 <= start - m.end < SUBJECT]
    return value(before)


def _by_agent(sentence: Sentence) -> str | None:
    """``killed by Armenian fire``: the other side."""
    for mark in sentence.of("agent"):
        sides = [m for m in sentence.of("side") if mark.start <= m.start <= mark.end + 3]
        attacker = value(sides[:1])
        other = sentence.led_by("act", mark.start)
        if not other and attacker in OPPOSITE:
            return OPPOSITE[attacker]
    return None


def _by_subject(sentence: Sentence, count: Count) -> str | None:
    """``Azerbaijani forces killed two soldiers``: the other side."""
    if not _is_active(sentence, count) or by_mine(sentence, count.start):
        return None
    start = count.word.start
    near = [m for m in named(sentence) if 0 <= start - m.end <= DOER and m.value in OPPOSITE]
    if not near or count.outcome == "missing" or "," in sentence.between(near[-1].end, start):
        return None
    return OPPOSITE[near[-1].value]


def _enemy(sentence: Sentence, count: Count, speaker: Speaker | None) -> str | None:
    """``the enemy lost 200 men``: the other side of whoever speaks."""
    near = [m for m in sentence.of("enemy")
            if -PHRASE <= m.start - count.start <= PHRASE]  # fmt: skip
    before = [m for m in sentence.of("side") if near and m.end <= near[-1].start]
    side_ = (speaker.side if speaker else None) or value(before) or ""
    return OPPOSITE.get(side_) if near else None


def _target(sentence: Sentence, count: Count) -> str | None:
    """``hit an Armenian village, killing two``: the people of what was hit."""
    targets = [t.start for t in sentence.of("target")]
    near = [m for m in sentence.of("side") if m.value in (*OPPOSITE, "russian")
            and m.end <= count.start
            and any(0 < start - m.end <= TARGET and len(sentence.between(m.end, start).split()) < 2
                    for start in targets)]  # fmt: skip
    return value(near)


def _admitted(sentence: Sentence, count: Count) -> str | None:
    """``Baku admitted 17 dead``: one's own dead are what one admits, and mourns."""
    if count.outcome in ("captured", "released", "displaced"):
        return None
    for mark in sentence.of("admit"):
        gap = sentence.between(mark.end, count.start)
        own = [m for m in sentence.of("side") if 0 <= mark.start - m.end <= 4]
        if own and mark.end <= count.start and len(gap) <= AMOUNT:
            return value(own)
    return None


def _headed(sentence: Sentence, count: Count) -> str | None:
    """``Armenia: three dead, 17 wounded``: the side before a colon."""
    return value([m for m in sentence.of("side")
                  if sentence.between(sentence.start, m.end + 1).endswith(":")
                  and not sentence.between(sentence.start, m.start).strip()
                  and m.end < count.start])  # fmt: skip


def _is_active(sentence: Sentence, count: Count) -> bool:
    """Somebody did it: ``killing two``, ``had killed 550 soldiers``; not ``were killed``."""
    if _how(count) == "act":
        word = count.word
        return not any(word.start <= m.start < word.end for m in sentence.of("impersonal"))
    auxiliary = sentence.led_by("be", count.word.start)
    passive = sentence.language != "en" or auxiliary
    if amounts(sentence, count):
        return False
    gap = sentence.between(count.word.end, count.figure.start)
    follows = count.word.start < count.figure.start and "," not in gap
    return _how(count) == "state" and follows and not passive
