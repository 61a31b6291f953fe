"""Whose people a count is about, by the words around its number."""

from __future__ import annotations

from utils.article.counting.counts import Count
from utils.article.counting.way import amounts_to
from utils.article.text.marks import Mark, Sentence

PHRASE = 46
AMOUNT = 30
"""Room between ``killed`` and ``at``, as in ``killed in the war at 3,800``."""
LOSSES = 60
BEFORE = {"az": 20, "hy": 20}
"""How far before its number whose people they are may stand, where a language puts it there."""


def named(sentence: Sentence) -> list[Mark]:
    """Sides that are named as people, not as places or as speakers: ``in Armenia`` is a place."""
    hidden = [m for kind in ("place_word", "agent", "phase", "event") for m in sentence.of(kind)]
    bodies = [b for b in sentence.of("body") if not _is_people(b, sentence)]
    return [
        m
        for m in sentence.of("side")
        if not any(h.start <= m.start and m.end <= h.end for h in hidden)
        and not any(-2 <= b.start - m.end <= 3 for b in bodies)
    ]


def _is_people(body: Mark, sentence: Sentence) -> bool:
    return any(p.start <= body.start < p.end for p in sentence.of("people"))


def value(marks: list[Mark]) -> str | None:
    """The side that the last of some marks names."""
    return marks[-1].value.split("|")[0] if marks else None


def in_phrase(sentence: Sentence, count: Count, others: list[Count]) -> dict[str, str | None]:
    """The sides in the noun phrase of the number, or of the outcome word it belongs to."""
    marks = [m for m in named(sentence) if not _parted(sentence, m, count)]
    later = [o.figure.start for o in others if o.figure.start > count.figure.start]
    limit = min([*later, sentence.end])
    return {
        "inside": _inside(count, marks),
        "linked": _linked(sentence, count, marks, limit),
        "losses": _of_losses(sentence, count, marks),
        "before": _before(sentence, count, marks),
    }


def _parted(sentence: Sentence, mark: Mark, count: Count) -> bool:
    """A semicolon stands between: ``12 Armenians were killed; their own losses are four dead``."""
    gap = (mark.end, count.start) if mark.end <= count.start else (count.end, mark.start)
    return ";" in sentence.between(*gap)


def _end(count: Count) -> int:
    return max(count.figure.end, count.people.end if count.people else count.figure.end)


def _inside(count: Count, marks: list[Mark]) -> str | None:
    """``two Armenian fighters``."""
    end = _end(count) + 1
    return value([m for m in marks if count.figure.end <= m.start < end - 1][:1])


def _linked(sentence: Sentence, count: Count, marks: list[Mark], limit: int) -> str | None:
    """``50 soldiers of Azerbaijan``, ``killed on the Armenian side``."""
    for end in (_end(count), count.word.end):
        near = [m for m in marks if end <= m.start <= min(end + PHRASE, limit)]
        near = [m for m in near if _belongs(sentence, end, m.start)]
        if near and end >= count.figure.end:
            return value(near[:1])
    return None


def _belongs(sentence: Sentence, end: int, start: int) -> bool:
    """A link begins with a word such as "of": ``soldiers | of the army of | Azerbaijan``."""
    gap = sentence.between(end, start)
    if not gap.strip():
        return True
    linked = sentence.followed_by("of", end)
    return linked and len(gap.split()) <= 5


def _of_losses(sentence: Sentence, count: Count, marks: list[Mark]) -> str | None:
    """``Armenian losses: 550``, ``the death toll of Azerbaijan rose to 200``."""
    lost = [
        o for o in sentence.of("outcome")
        if (".noun" in o.value and 0 <= count.figure.start - o.end <= LOSSES)
        or (o == count.word and amounts(sentence, count))
    ]  # fmt: skip
    spoken = [v.start for v in sentence.of("speech")]
    marks = [m for m in marks if m.end <= count.figure.start]
    near = [
        m for m in marks for o in lost
        if (-2 <= m.start - o.end <= 14 or 0 <= o.start - m.end <= 30)
        and not any(0 <= verb - m.end <= 4 for verb in spoken)
    ]  # fmt: skip
    return value(near)


def amounts(sentence: Sentence, count: Count) -> bool:
    """``put the number of Armenian soldiers killed at 20``: a word between says how many."""
    if amounts_to(sentence, count.word, count.figure):
        return True
    for mark in sentence.of("amount"):
        gap = sentence.between(count.word.end, mark.start)
        near = 0 <= mark.start - count.word.end <= (AMOUNT if mark.end - mark.start == 2 else 2)
        if near and "," not in gap and 0 <= count.figure.start - mark.end <= 3:
            return True
    return False


def _before(sentence: Sentence, count: Count, marks: list[Mark]) -> str | None:
    """``Armenia's 2,300 dead``, ``Armenia 3,781 people``."""
    reach = BEFORE.get(sentence.language, 4)
    near = [m for m in marks if 0 <= count.figure.start - m.end <= reach]
    gaps = ((m, sentence.between(m.end, count.figure.start)) for m in near)
    return value([m for m, gap in gaps if not set(gap) & set(",;:")])
