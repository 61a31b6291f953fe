"""Who speaks by the grammar of a sentence: its subject, its headings, and what ``its`` stands for.

A noun before a colon speaks; so does the subject of a clause that counts people by trade, such as a
ministry of health; ``by its own count`` is that of whoever was named before, and who is cited
speaks through another.
"""

from __future__ import annotations

import re

from utils.article.attribution import Speaker
from utils.article.marks import Mark, Sentence

OPENING = 4
"""Letters before the subject with which a sentence opens: room for ``the``."""
COLON_WITHIN = 30
OWN_WITHIN = 70
"""Room between a count and ``by its own account``."""
CITED_WITHIN = 14
"""Room between ``citing`` and a body: ``citing unnamed officials``."""
OWNED = 16
"""Room between ``Baku's`` and ``toll``."""
SUBJECT_WITHIN = 60
"""Room between the subject of a clause and its count."""
CLAUSE = re.compile(r"[,;:\u2013\u2014]")
OWNER = re.compile(r"['’](?:s|\W)")
OPENERS = 2
"""Words before the subject of a clause: ``while the``."""


def opens(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether somebody is the first word of a sentence, but for an article or the time of day."""
    return _letters(sentence.between(sentence.start, speaker.start)) < OPENING


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def same_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Whether no semicolon stands between two places."""
    return ";" not in sentence.between(min(one, other), max(one, other))


def looks_back(sentence: Sentence) -> bool:
    """``This was reported by the ministry``, ``Lo ha comunicato``: of the sentence before."""
    start = sentence.start + OPENING
    return sentence.has("speech") and any(m.start < start for m in sentence.of("backward"))


def antecedent(
    sentence: Sentence, speakers: list[Speaker], before: Speaker | None, at: int
) -> Speaker | None:
    """``Baku lost 2,906 men by its own count``: the last one named before it, or before that."""
    for own in sentence.of("own"):
        if own.value and not _accounts(sentence, own):
            continue
        gap = sentence.between(min(own.end, at), max(own.start, at))
        anew = any(own.end <= s.start < at for s in speakers)
        if len(gap) <= OWN_WITHIN and ";" not in gap and not anew:
            named = [s for s in speakers if s.end <= own.start]
            return named[-1] if named else before
    return None


def _accounts(sentence: Sentence, own: Mark) -> bool:
    """Whether a word for a count follows ``by its``: not ``by its army``."""
    return any(0 < noun.start - own.end <= 1 for noun in sentence.of("account"))


def is_cited(sentence: Sentence, speaker: Speaker, speakers: list[Speaker]) -> bool:
    """``OCHA, citing official sources, puts``: it is OCHA that says it; an outlet only relays."""
    cited = any(0 <= speaker.start - m.end <= CITED_WITHIN for m in sentence.of("cite"))
    return cited and any(
        s.is_body and not s.is_outlet and s.end < speaker.start
        and ";" not in sentence.between(s.end, speaker.start)
        for s in speakers
    )  # fmt: skip


def headings(sentence: Sentence, speakers: list[Speaker]) -> list[Mark]:
    """``Prosecutor General, Baku: 60 civilians killed``: the colon says that they say it."""
    found = []
    for speaker in speakers:
        before = sentence.between(sentence.start, speaker.start).rpartition(";")[2]
        colon = sentence.between(speaker.end, speaker.end + COLON_WITHIN + 1).find(":")
        if speaker.is_body and colon >= 0 and _letters(before) < OPENING:
            found.append(Mark(speaker.end, speaker.end + colon + 1, "speech", "say"))
    return found[:1] if found and found[0].end == found[-1].end else found


def is_passive(sentence: Sentence, verb: Mark) -> bool:
    """``are believed to have died``: nobody says it, unless ``by`` or ``in`` follows."""
    passive = any(0 < verb.start - m.end <= 1 for m in sentence.of("helper"))
    return passive and sentence.between(verb.end, verb.end + 4) not in (" by ", " in ")


def own_counts(sentence: Sentence, speakers: list[Speaker]) -> list[Mark]:
    """``Stepanakert's final toll``: whose count it is says who speaks."""
    return [
        Mark(noun.start, noun.end, "speech", "say")
        for noun in sentence.of("account")
        for s in speakers
        if 0 < noun.start - s.end <= OWNED
        and OWNER.search(sentence.between(s.end - 2, s.end + 2))
        and not CLAUSE.search(sentence.between(s.end, noun.start))
    ]


def subject_of(
    sentence: Sentence, speakers: list[Speaker], speech: list[Mark], at: int
) -> Speaker | None:
    """``while the Red Cross has 4,500 names``: the subject of the clause, if it counts by trade."""
    for speaker in speakers:
        before = CLAUSE.split(sentence.between(sentence.start, speaker.start))[-1]
        gap = sentence.between(speaker.end, at)
        if (
            speaker.counts
            and speaker.end < at
            and len(gap) <= SUBJECT_WITHIN
            and len(before.split()) <= OPENERS
            and not CLAUSE.search(gap)
            and not any(speaker.end <= verb.start < at for verb in speech)
            and not _led(sentence, speaker)
        ):
            return speaker
    return None


def _led(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether a preposition makes it no subject: ``by the ministry``."""
    kinds = ("object", "genitive", "agent", "lead", "be")
    words = [m for kind in kinds for m in sentence.of(kind)]
    return any(0 <= speaker.start - m.end <= OPENING + 1 for m in words)
