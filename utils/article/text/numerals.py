"""Numbers as reports write them: digits in all groupings, number words, ranges, dozens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from utils.article.text.marks import TOUCHING, Figure, Mark, Sentence

DIGITS = re.compile(
    r"(?<![\w.,:/№#])(?<![A-Za-zА-Яа-я]-)"
    r"(?P<grouped>\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?)(?![:/]?\d)"
    r"(?!(?:st|nd|rd|th)\b)"
)
APPOSED = re.compile(r"[^\W\d_]{3}, $")
SPAN = re.compile(r"\s*[-–—]\s*$")
OPENED, SPOKEN = 9, 8
"""Letters between ``between`` and its first number, and between two numbers of a range."""
CLOCK = re.compile(r"\s*(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s)")
"""``13.30`` at the head of an entry of a live report."""
GLUED = re.compile(r"mila\b")
"""``30mila`` is one word in Italian."""
LONGEST_GAP = 2
BIGGEST = 10**8


@dataclass(frozen=True)
class _Piece:
    """A part of a number: digits, a number word, or a scale such as thousand."""

    start: int
    end: int
    value: float
    role: str


def figures(sentence: Sentence) -> list[Figure]:
    """All numbers of a sentence, read together with their qualifiers."""
    numbers = _joined(sentence, _grouped(sentence, _pieces(sentence)))
    spans = [(figure.start, figure.end) for figure in numbers]
    for mark in sentence.of("none"):
        apart = sentence.between(mark.end, mark.end + 1).isspace()  # not "no-man's land"
        more = any(m.start <= mark.start and mark.end < m.end for m in sentence.of("qualifier"))
        if apart and not more and any(p.start - mark.end == 1 for p in sentence.of("people")):
            numbers = [f for f in numbers if not mark.start <= f.start < mark.end]
            numbers.append(Figure(mark.start, mark.end, 0.0, is_word=True))
            spans.append((mark.start, mark.end))
    for mark in sentence.of("vague"):
        others = [*sentence.of("asked"), *sentence.of("qualifier")]
        asked = any(m.start < mark.start < m.end for m in others)  # "how many", "as many as"
        if not _overlaps(mark, spans) and not asked:
            numbers.append(Figure(mark.start, mark.end, None, qualifier="about", is_word=True))
    for mark in sentence.of("article"):
        aged = next((f for f in numbers if 0 <= f.start - mark.end <= 1), None)
        speaks = sentence.led_by("lead", mark.start)
        end = _years_old(sentence, aged) if aged else mark.end
        if not end or speaks or (aged is None and _overlaps(mark, spans)):
            continue
        numbers = [f for f in numbers if f is not aged]
        numbers.append(Figure(mark.start, end, 1.0, is_article=True, is_word=True))
    return sorted(numbers, key=lambda figure: figure.start)


def _years_old(sentence: Sentence, figure: Figure) -> int:
    """Where ``thirteen-year-old`` ends: the article counts him, the number does not; else 0."""
    old = "-year-old"
    after = sentence.between(figure.end, figure.end + len(old)).lower()
    return figure.end + len(old) if after == old else 0


def in_date(figure: Figure, sentence: Sentence, *, spelled: bool = True) -> bool:
    """Whether a number is part of a date, or of the name of an event or (``spelled``) a war."""
    spans = [(d.start, d.end) for d in sentence.dates]
    named = sentence.of("event") + (sentence.of("phase") if spelled else [])
    return _overlaps(figure, [*spans, *((m.start, m.end) for m in named)])


def _overlaps(mark: Mark | Figure, spans: list[tuple[int, int]]) -> bool:
    return any(mark.start < end and start < mark.end for start, end in spans)


def _pieces(sentence: Sentence) -> list[_Piece]:
    pieces = []
    clock = CLOCK.match(sentence.text)
    for match in DIGITS.finditer(sentence.text, clock.end() if clock else 0):
        start = sentence.start + match.start()
        value = _value(match.group(), sentence.text[match.end() : match.end() + 2])
        glued = GLUED.match(sentence.text, match.end())
        end = glued.end() if glued else match.end()
        if not _is_age(sentence, match):
            value *= 1000 if glued else 1
            pieces.append(_Piece(start, sentence.start + end, value, "digits"))
    digits = [(piece.start, piece.end) for piece in pieces]
    for kind in ("number", "scale", "half"):
        for mark in sentence.of(kind):
            if not _overlaps(mark, digits):
                pieces.append(_Piece(mark.start, mark.end, float(mark.value.split("|")[0]), kind))
    pieces.sort(key=lambda piece: (piece.start, -piece.end))
    return [p for i, p in enumerate(pieces) if not i or p.start >= pieces[i - 1].end]


def _is_age(sentence: Sentence, match: re.Match[str]) -> bool:
    """``Pelosi, 82, is due``, ``one man, aged 40, died``: how old somebody is."""
    text, start = sentence.text, match.start()
    aged = sentence.led_by("aged", sentence.start + start)
    told = aged or APPOSED.search(text, max(0, start - 12), start)
    return len(match.group()) <= 2 and bool(told) and text[match.end() :][:1] in (",", ".", ")")


def _value(digits: str, after: str) -> float:
    """``6,500``, ``6 500`` and ``6.500`` are thousands; ``2,3``, ``6.5`` and ``49,825 %`` not."""
    parts = re.split(r"[.,\u00a0\u202f' ]", digits)
    if len(parts) > 1 and len(parts[-1]) == 3 and "%" not in after:
        return float("".join(parts))
    return float(".".join(parts)) if len(parts) == 2 else float("".join(parts))


def _grouped(sentence: Sentence, pieces: list[_Piece]) -> list[Figure]:
    """Join the words of one number: ``two hundred and twenty-three``, ``6.5 thousand``."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and _continues(sentence, groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [
        Figure(group[0].start, group[-1].end, _sum(group), is_word=group[0].role != "digits")
        for group in groups
        if any(piece.role != "scale" for piece in group) or len(group) > 1
        or _alone(sentence, group[0])
    ]  # fmt: skip


def _alone(sentence: Sentence, piece: _Piece) -> bool:
    """``plus de mille``, and not the end of ``pour cent``."""
    inside = any(m.start < piece.start < m.end for m in sentence.of("unit"))
    return not inside and any(m.start == piece.start for m in sentence.of("lone"))


def _continues(sentence: Sentence, group: list[_Piece], piece: _Piece) -> bool:
    last = group[-1]
    gap = sentence.between(last.end, piece.start)
    joined = any(m.start >= last.end and m.end <= piece.start for m in sentence.of("and"))
    if piece.role in ("scale", "half"):
        return len(gap.strip()) == 0 and len(gap) <= LONGEST_GAP
    if last.role == "digits" or piece.role == "digits":
        return False
    if joined:
        return last.role == "scale" and last.value == 100 and piece.value < 100
    return gap.strip() in ("", "-") and len(gap) <= LONGEST_GAP and _smaller(last, piece)


def _smaller(last: _Piece, piece: _Piece) -> bool:
    """``twenty three`` goes on, ``two three`` and ``twenty thirty`` do not."""
    if last.role == "scale":
        return True
    tens = last.value >= 10 and last.value % 10 == 0  # Azerbaijani says "ten nine" for 19
    score = last.value in (60, 80) and piece.value < 20  # French says "sixty thirteen" for 73
    return (tens and piece.value < 10) or score or last.value >= 100 > piece.value


def _sum(group: list[_Piece]) -> float:
    total, current = 0.0, 0.0
    for piece in group:
        if piece.role == "half" and total:
            total += piece.value * next(p.value for p in reversed(group) if p.role == "scale")
        elif piece.role == "half":
            current += piece.value
        elif piece.role == "scale" and piece.value > 100:
            total, current = total + (current or 1.0) * piece.value, 0.0
        elif piece.role == "scale":
            current = (current or 1.0) * piece.value
        else:
            current += piece.value
    return min(total + current, float(BIGGEST))


# ---- ranges and qualifiers


def _joined(sentence: Sentence, numbers: list[Figure]) -> list[Figure]:
    """Make ranges of pairs such as ``20,000 to 30,000``; give each number its qualifier."""
    found: list[Figure] = []
    index = 0
    while index < len(numbers):
        one = numbers[index]
        other = numbers[index + 1] if index + 1 < len(numbers) else None
        span = _range(sentence, one, other) if other else None
        found.append(span or _qualified(sentence, one))
        index += 2 if span else 1
    return found


def _range(sentence: Sentence, one: Figure, other: Figure) -> Figure | None:
    gap = sentence.between(one.end, other.start)
    low, high = one.best or 0.0, other.best or 0.0
    if high >= 1000 and low < 1000 and low < high / 100:
        scale = 10 ** (len(str(int(high))) - len(str(int(high)).rstrip("0")))
        low = low * min(scale, 1000) if low * min(scale, 1000) < high else low
    if low >= high:
        return None
    opened = any(
        0 <= one.start - m.end <= OPENED for m in sentence.of("range") if m.value == "between"
    )
    between = [m for kind in ("range", "and") for m in sentence.of(kind)
               if one.end <= m.start and m.end <= other.start]  # fmt: skip
    to = any(m.value == "to" for m in between) and len(gap.split()) == 1
    spoken = bool(between) and len(gap) <= SPOKEN
    if SPAN.match(gap) or to or (spoken and opened):
        return Figure(one.start, other.end, None, low, high, "range", is_word=one.is_word)
    return None


def _qualified(sentence: Sentence, figure: Figure) -> Figure:
    before = [
        m for m in sentence.of("qualifier") if m.end <= figure.start and figure.start - m.end <= 3
    ]
    after = [m for m in sentence.of("over") if 0 <= m.start - figure.end <= TOUCHING]
    chosen = before[-1] if before else after[0] if after else None
    if chosen is None:
        return figure
    start, end = min(chosen.start, figure.start), max(chosen.end, figure.end)
    value = chosen.value.split("|")[0] or "at_least"
    return Figure(start, end, figure.best, qualifier=value, is_word=figure.is_word)
