"""Whose people are counted where the sentence does not say it.

Those of whom was spoken just before, the only ones that the event counts, or those of whoever
speaks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from utils.article.counting.counts import Count
from utils.article.people.sides import alone
from utils.article.setting.context import Setting
from utils.article.speakers.attribution import OPPOSITE, Speaker
from utils.article.text.marks import Sentence


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

    def of_them(self, sentence: Sentence, count: Count) -> str | None:
        """``two of them``: of the people counted before in the sentence."""
        subset = sentence.followed_by("subset", count.figure.end)
        return self.side if subset and self.start == sentence.start else None

    def otherwise(
        self, sentence: Sentence, count: Count, where: Setting, speaker: Speaker | None
    ) -> str:
        """Where the sentence does not say it: the only side the event counts, or the speaker's."""
        if count.category == "peacekeeper":
            return "russian"
        if self.start == sentence.start and self.speaker == speaker:
            return self.side
        own = speaker.side if speaker and speaker.is_body and not speaker.is_outlet else None
        if own in OPPOSITE and count.category == "military":
            return own or ""  # a ministry that names no side tells of its own soldiers
        known = where.event.side_of(count.outcome, count.category) if where.event else None
        return known or self._by_speaker(sentence, count, where, speaker)

    def _by_speaker(
        self, sentence: Sentence, count: Count, where: Setting, speaker: Speaker | None
    ) -> str:
        """All the dead of a war, the only side that is named, or the people of who speaks."""
        party = speaker.side if speaker and speaker.side in OPPOSITE else None
        if where.whole and count.category in ("unspecified", "combined") and not party:
            return "both"
        lone = alone(sentence, count)
        if lone and not where.event and lone != party:
            return lone
        if where.event and speaker and not party:
            return "both"
        return party or self._as_before(sentence)

    def _as_before(self, sentence: Sentence) -> str:
        """Those who were counted before in the paragraph, if they were of one side."""
        anew = sentence.of("phase") or sentence.of("event") or sentence.dates
        if self.side and self.paragraph == sentence.paragraph and not anew:
            return self.side if len(self.sides) == 1 else "both"
        return "both"
