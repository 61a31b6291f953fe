"""From any text to sentences that know where they stand in it."""

from __future__ import annotations

import html
import re

from utils.article.text.marks import Sentence, tokens

MARKUP = re.compile(r"<(?:!doctype|html|body|p|div|br|span|a|h\d|li|table)\b", re.IGNORECASE)
HIDDEN = re.compile(r"<(script|style|head)\b[^<>]{0,500}>.{0,200000}?</\1\s*>|<!--.{0,20000}?-->",
                    re.IGNORECASE | re.DOTALL)  # fmt: skip
TAG = re.compile(r"<[^<>]{0,2000}>")
BLOCK = re.compile(r"</?(?:p|div|br|h\d|li|tr|table|section|article|ul)\b", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n(?=\s*[-•*–])|\n")
STOP = re.compile(
    r"(?:[.!?…։]+[\"'”»)\]]*|[;:]\s*(?=\n))(?=\s+\S|$)|(?<=\S)։|(?<=[ա-և\d»]):(?=\s+[Ա-Ֆ«\d]|$)"
)
"""Where a sentence ends; Armenian keyboards write its full stop as a colon."""
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-ZА-ЯԱ-Ֆ]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|vs|approx|ca|U\.S|U\.N|E\.U|тыс|млн|г|гг|им|т\. ?е|чел|руб|км|ул|св|др"
    r"|sig|dott|gen|col|art|av|min|мин|стр|p)\.$"
)  # fmt: skip
FULL = tuple(".!…։:")
LONGEST = 1200
"""Letters of the longest sentence that is read as one; longer ones are cut at a space."""


def plain(text: str) -> str:
    """The text without markup, letter for letter as long as before."""
    if MARKUP.search(text):
        text = HIDDEN.sub(_blank, text)
        text = TAG.sub(_blank_tag, text)
    return ENTITY.sub(_entity, text).replace("\x00", " ").replace("\u00ad", "-")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_tag(match: re.Match[str]) -> str:
    blank = " " * (len(match.group()) - 1)
    return ("\n" if BLOCK.match(match.group()) else " ") + blank


def _entity(match: re.Match[str]) -> str:
    letter = html.unescape(match.group())
    return (letter if len(letter) == 1 else " ").ljust(len(match.group()))


def sentences(text: str, language: str = "en") -> list[Sentence]:
    """The sentences of a plain text, with their words."""
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_pieces(text, 0, len(text), PARAGRAPH)):
        for first, last in _sentences(text, start, end):
            piece = text[first:last]
            if piece.strip():
                words = tokens(piece, first)
                one = Sentence(first, last, piece, paragraph, len(found), language, words)
                one.previous = found[-1] if found else None
                found.append(one)
    return found


def is_title(found: list[Sentence]) -> bool:
    """Whether the first line of a text is its headline: no full stop, and a text below it."""
    first = found[0].text.rstrip().rstrip("\"'”»)")
    return len(found) > 1 and found[1].paragraph > found[0].paragraph and first[-1:] not in FULL


def _pieces(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces, at = [], start
    for match in pattern.finditer(text, start, end):
        pieces.append((at, match.start()))
        at = match.end()
    return [*pieces, (at, end)]


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces, at = [], start
    for match in STOP.finditer(text, start, end):
        if _goes_on(text, at, match, end):
            continue
        pieces.append((at, match.end()))
        at = match.end()
    pieces.append((at, end))
    return [cut for piece in pieces for cut in _short(text, *piece)]


def _goes_on(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """A full stop after an abbreviation, or before a small letter, ends no sentence."""
    before = text[max(start, match.start() - 8) : match.end()]
    after = text[match.end() : min(end, match.end() + 4)].lstrip(" \"'“«(")[:1]
    if match.group().strip("\"'”»)]") == "." and ABBREVIATION.search(before.rstrip("\"'”»)")):
        return after.islower() or after.isdigit() or not re.search(r"[а-яa-z]\.", before[-4:])
    return after.islower()


def _short(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
