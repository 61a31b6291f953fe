"""Whose people a count is about: the nearest sign in the sentence, then who speaks or attacks."""

from __future__ import annotations

from utils.article.attribution import OPPOSITE, Speaker
from utils.article.counts import Count
from utils.article.marks import Mark, Sentence

PEOPLE = ("armenian", "azerbaijani", "both", "russian", "syrian_fighters", "other")
PHRASE = 46
SUBJECT = 120


def side(
    sentence: Sentence, count: Count, others: list[Count], speaker: Speaker | None
) -> str | None:
    """The side of the people counted; ``None`` when the sentence does not say it."""
    return (
        _both(sentence, count)
        or _in_phrase(sentence, count, others)
        or _owned(sentence, count, speaker)
        or _lost(sentence, count, speaker)
        or _suffered(sentence, count)
        or _attacked(sentence, count, speaker)
    )


def _both(sentence: Sentence, count: Count) -> str | None:
    """``were killed on both sides``."""
    near = [
        m
        for m in sentence.of("side")
        if m.value == "both" and 0 <= m.start - count.figure.end <= 60
    ]
    other = [
        m for m in sentence.of("side") if near and count.figure.start <= m.start < near[0].start
    ]
    return "both" if near and not other else None


def named(sentence: Sentence) -> list[Mark]:
    """Sides that are named as people, not as places: ``in Armenia`` names a place."""
    places = [*sentence.of("place_word"), *sentence.of("agent")]
    speaking = sentence.of("body")
    return [
        m
        for m in sentence.of("side")
        if not any(p.start <= m.start and m.end <= p.end for p in places)
        and not any(-2 <= b.start - m.end <= 3 for b in speaking if not _is_people(b, sentence))
        and not _follows_in(sentence, m)
    ]


def _is_people(body: Mark, sentence: Sentence) -> bool:
    return any(p.start <= body.start < p.end for p in sentence.of("people"))


def _follows_in(sentence: Sentence, mark: Mark) -> bool:
    before = sentence.between(mark.start - 8, mark.start).lower().split()
    return bool(before) and before[-1] in PLACE_BEFORE and sentence.between(
        mark.start, mark.end).lower().rstrip("'s") in LANDS  # fmt: skip


PLACE_BEFORE = {"in", "into", "to", "from", "near", "inside", "across", "with", "en"}
LANDS = {"armenia", "azerbaijan", "yerevan", "baku", "stepanakert", "arménie", "azerbaïdjan",
         "azerbaigian", "bakou", "erevan", "artsakh", "nagorno-karabakh"}  # fmt: skip


def _in_phrase(sentence: Sentence, count: Count, others: list[Count]) -> str | None:
    """``two Armenian fighters``, ``50 soldiers of Azerbaijan``, ``Armenian losses: 550``."""
    figure, word = count.figure, count.word
    end = max(figure.end, count.people.end if count.people else figure.end)
    limit = min([o.figure.start for o in others if o.figure.start > figure.start] or [sentence.end])
    marks = named(sentence)
    inside = [m for m in marks if figure.end <= m.start and m.end <= end + 1]
    if inside:
        return _value(inside[0])
    after = [
        m
        for m in marks
        if end <= m.start <= min(end + PHRASE, limit) and _belongs(sentence.between(end, m.start))
    ]
    if after:
        return _value(after[0])
    if word.value.split("|")[0].split(".")[1] == "noun" and word.start < figure.start:
        near = [
            m for m in marks if -30 <= word.start - m.end <= 30 or 0 <= m.start - word.end <= 14
        ]
        near = [m for m in near if m.end <= figure.start and not _is_speaking(sentence, m)]
        if near:
            return _value(near[-1])
    lost = [
        o
        for o in sentence.of("outcome")
        if o.value.endswith(".noun") and 0 <= figure.start - o.end <= 60
    ]
    near = [
        m for m in marks for o in lost if -2 <= m.start - o.end <= 3 or 0 <= o.start - m.end <= 2
    ]
    if near:
        return _value(near[-1])
    before = [m for m in marks if 0 <= figure.start - m.end <= 4
              and (figure.start - m.end <= 2 or _possessive(sentence, m))]  # fmt: skip
    if before:
        return _value(before[-1])
    later = [m for m in marks if 0 <= word.start - m.end <= 2 and m.start > end]
    return _value(later[-1]) if later and word.start > figure.end else None


def _possessive(sentence: Sentence, mark: Mark) -> bool:
    text = sentence.between(mark.start, mark.end + 2).lower()
    return "'s" in text or "’s" in text or text.startswith(("armenian ", "azerbaijani ", "azeri "))


def _is_speaking(sentence: Sentence, mark: Mark) -> bool:
    return any(0 <= v.start - mark.end <= 4 for v in sentence.of("speech"))


def _belongs(gap: str) -> bool:
    words = gap.lower().replace(",", " , ").split()
    if not words:
        return True
    return len(words) <= 5 and words[0] in OF and "," not in words


OF = {"of", "from", "on", "among", "in", "for", "belonging", "serving", "со", "с", "из", "du", "de",
      "dell'", "del", "della", "d'", "côté", "parte", "da", "delle", "des", "dans"}  # fmt: skip


def _value(mark: Mark) -> str:
    return mark.value.split("|")[0]


def _owned(sentence: Sentence, count: Count, speaker: Speaker | None) -> str | None:
    """``said two of its soldiers were killed``: the people of whoever is spoken of last."""
    own = [m for m in sentence.of("hand") if count.start - 22 <= m.start <= count.end]
    own = [m for m in own if m.start <= max(count.figure.end + 12, count.start + 12)
           and m.start - count.figure.start >= -22]  # fmt: skip
    if not own:
        return None
    if speaker and speaker.side in OPPOSITE:
        return speaker.side
    before = [m for m in sentence.of("side") if m.end <= own[0].start and _value(m) in PEOPLE]
    return _value(before[-1]) if before else None


def _lost(sentence: Sentence, count: Count, speaker: Speaker | None) -> str | None:
    """``Armenia lost 5,000 troops``: the people of the subject."""
    how = count.word.value.split("|")[0].split(".")[1]
    text = sentence.between(count.word.start - 12, count.word.end).lower()
    if how != "lose" and not any(word in text for word in SUFFERED):
        return None
    before = [m for m in sentence.of("side") if m.end <= count.word.start and _value(m) in PEOPLE]
    if before and count.word.start - before[-1].end < SUBJECT:
        return _value(before[-1])
    return speaker.side if speaker else None


SUFFERED = ("suffer", "sustain", "losses", "incur", "subi", "poter", "поте", "itki")


def _suffered(sentence: Sentence, count: Count) -> str | None:
    text = sentence.between(count.start - 30, count.start).lower()
    if not any(word in text for word in ("suffered", "sustained", "incurred", "has had", "had ")):
        return None
    before = [m for m in sentence.of("side") if m.end <= count.start and _value(m) in PEOPLE]
    return _value(before[-1]) if before else None


def _attacked(sentence: Sentence, count: Count, speaker: Speaker | None) -> str | None:
    """``Azerbaijani forces killed two soldiers``, ``killed by Armenian fire``: the other side."""
    for mark in sentence.of("agent"):
        close = -6 <= mark.start - count.end <= 60 or 0 <= count.start - mark.end <= 40
        sides = [
            m for m in sentence.of("side") if mark.start <= m.start and m.start <= mark.end + 3
        ]
        if close and sides and _value(sides[0]) in OPPOSITE:
            return OPPOSITE[_value(sides[0])]
    if not _is_active(sentence, count):
        return None
    before = [m for m in named(sentence) if m.end <= count.word.start and _value(m) in OPPOSITE]
    if before:
        return OPPOSITE[_value(before[-1])]
    if (
        not speaker
        or not set(sentence.between(count.word.start - 30, count.word.start).lower().split()) & HE
    ):
        return None
    return OPPOSITE.get(speaker.side or "")


HE = {"it", "they", "its", "their", "il", "elle", "esso", "она", "они", "оно", "he", "we"}


def _is_active(sentence: Sentence, count: Count) -> bool:
    """Somebody did it: ``killing two``, ``had killed 550 soldiers``; not ``were killed``."""
    how = count.word.value.split("|")[0].split(".")[1]
    text = sentence.between(count.word.start, count.word.end).lower()
    if how == "act":
        return not text.startswith(IMPERSONAL)
    before = sentence.between(count.word.start - 6, count.word.start).lower().split()
    passive = sentence.language != "en" or (before and before[-1] in BE)
    return how == "state" and count.word.start < count.figure.start and not passive


BE = ("were", "was", "been", "be", "being")
IMPERSONAL = ("claim", "cost", "took", "taking", "leaving")
