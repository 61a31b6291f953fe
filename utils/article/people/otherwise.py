"""Whose people are counted where the sentence does not say it: what hints at a side."""

from __future__ import annotations

from dataclasses import dataclass, field

from utils.article.counting.counts import Count
from utils.article.people.whose import named
from utils.article.speakers.attribution import HOLDER_SIDE, OPPOSITE, Speaker
from utils.article.text.marks import Mark, Sentence

CLOSE = 25
"""Letters up to which a side that is named stands close to a count."""


@dataclass
class CountedPeople:
    """Whose people the report counted last, in which sentence, and who said so."""

    paragraph: int = -1
    start: int = -1
    side: str = ""
    speaker: Speaker | None = None
    sides: set[str] = field(default_factory=set)
    """Everybody whom that sentence counted."""

    def remember(self, sentence: Sentence, side: str, speaker: Speaker | None) -> None:
        """Keep whose people a sentence counted."""
        self.sides = {*(self.sides if self.start == sentence.start else ()), side}
        self.paragraph, self.start = sentence.paragraph, sentence.start
        self.side, self.speaker = side, speaker

    def of_them(self, sentence: Sentence, count: Count) -> dict[str, str]:
        """``two of them``: of the people counted before in the sentence."""
        subset = sentence.followed_by("subset", count.figure.end)
        return {"of_them": self.side} if subset and self.start == sentence.start else {}

    def hints(
        self, sentence: Sentence, part: Sentence, count: Count, speaker: Speaker | None
    ) -> dict[str, str]:
        """The side that each hint points to; see ``weights.csv``."""
        hints = {
            "peacekeeper": "russian" if count.category == "peacekeeper" else None,
            **self._counted_before(sentence, speaker),
            **_by_speaker(count, speaker),
            **_by_nearness(part, count),
            **_all_named(part),
            "sentence_before": _before(sentence),
        }
        return {name: side for name, side in hints.items() if side}

    def _counted_before(self, sentence: Sentence, speaker: Speaker | None) -> dict[str, str]:
        """Those who were counted last: in the sentence, or in the paragraph."""
        if self.start == sentence.start:
            return {"same_voice" if self.speaker == speaker else "other_voice": self.side}
        side = self.side if len(self.sides) == 1 else "both"
        near = self.paragraph == sentence.paragraph
        return {"paragraph": side} if self.side and near else {}


def _by_speaker(count: Count, speaker: Speaker | None) -> dict[str, str]:
    """A ministry tells of its own soldiers, a party rather of its own people."""
    if speaker is None or speaker.side not in OPPOSITE:
        return {}
    if not speaker.stated and count.category != "military":
        return {}  # whose body it is was guessed
    if not speaker.is_body or speaker.is_outlet:
        return {"party": speaker.side}
    return {"own_soldiers" if count.category == "military" else "own_people": speaker.side}


def _by_nearness(part: Sentence, count: Count) -> dict[str, str]:
    """The side that is named close before a count, and the first one that is named after it."""
    marks = _parties(named(part))
    before = [m.value for m in marks if 0 <= count.start - m.end < CLOSE]
    after = [m.value for m in marks if m.start - count.end >= CLOSE]
    near = any(0 <= m.start - count.end < CLOSE for m in marks)
    found = {"close_before": before[-1]} if before else {}
    return found | ({"after": after[0]} if after and not near else {})


def _all_named(part: Sentence) -> dict[str, str | None]:
    """The only party that a clause names in any way, or both."""
    sides = {m.value for m in _parties(part.of("side"))}
    bodies = {HOLDER_SIDE.get(m.value.split("|")[0], "russian") for m in part.of("holder")}
    return {
        "two_parties": "both" if len(sides) == 2 or "both" in _values(part) else None,
        "only_party": sides.pop() if len(sides) == 1 else None,
        "only_holder": next(iter(bodies & set(OPPOSITE))) if len(bodies & set(OPPOSITE)) == 1
        else None,
    }  # fmt: skip


def _before(sentence: Sentence) -> str | None:
    """The only party that the sentence before names."""
    previous = sentence.previous
    if previous is None or previous.paragraph != sentence.paragraph:
        return None
    sides = {m.value for m in _parties(previous.of("side"))}
    return sides.pop() if len(sides) == 1 else None


def _parties(marks: list[Mark]) -> list[Mark]:
    return [m for m in marks if m.value in OPPOSITE]


def _values(part: Sentence) -> set[str]:
    return {m.value for m in part.of("side")}
