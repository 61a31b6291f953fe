"""Who speaks in a report, from sentence to sentence: a source goes on until another one speaks."""

from __future__ import annotations

from dataclasses import dataclass

from utils.article.counting.counts import Count
from utils.article.speakers.attribution import Claimants, Speaker
from utils.article.speakers.rivals import clause_of, within
from utils.article.speakers.spoken import opens, spoken
from utils.article.text.clauses import same_clause
from utils.article.text.marks import Sentence

NEAR, STILL = 2, 3
"""So many sentences later ``it`` is still the one who spoke, and a source still speaks."""


@dataclass
class Voices:
    """Those who can speak, and who spoke last."""

    people: Claimants
    last: Speaker | None = None
    spoke_in: int = -9

    def near(self, sentence: Sentence) -> Speaker | None:
        """Who spoke just before a sentence."""
        return self.last if sentence.number - self.spoke_in <= NEAR else None

    def of_counts(
        self, sentence: Sentence, speakers: list[Speaker], counted: list[Count]
    ) -> list[tuple[Count, Sentence, Speaker | None]]:
        """Each count of a sentence with the clause to read it by, and who states it."""
        found = []
        for count in counted:
            part = clause_of(sentence, counted, speakers, count)
            here = speakers if part is sentence else within(part, speakers)
            speaker = spoken(part, here, self.near(sentence), count.start)
            found.append((count, part, speaker))
        return found

    def still(self, sentence: Sentence, at: int) -> Speaker | None:
        """``Three were killed, Baku said. Two were wounded``: who spoke goes on, unopposed."""
        opposed = any(same_clause(sentence, m.start, at) for m in sentence.of("speech"))
        since = sentence.number - self.spoke_in
        return self.last if 1 <= since <= STILL and not opposed else None

    def remember(
        self, sentence: Sentence, speaker: Speaker | None, speakers: list[Speaker]
    ) -> None:
        """Keep who spoke in a sentence, or which body it is about."""
        bodies = [s for s in speakers if s.is_body and not s.is_outlet]
        subjects = [s for s in bodies if opens(sentence, s)]
        about = next((s for s in (*subjects, *bodies) if s in subjects or s.holder), None)
        speaker = speaker or about
        if speaker and not speaker.is_outlet:
            self.last, self.spoke_in = speaker, sentence.number
        self.people.remember(sentence)
