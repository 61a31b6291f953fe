"""The places that a sentence names, and the most telling of them."""

from __future__ import annotations

from utils.article.known.record import WIDE_PLACES, Record
from utils.article.text.marks import Mark, Sentence

SPEAKING = ("officials", "media")


def places_of(record: Record, sentence: Sentence) -> list[Mark]:
    """Places named in a sentence, without those that are part of another word."""
    covered = [*sentence.of("body"), *sentence.of("phase"), *sentence.of("name")]
    return [
        m for m in sentence.of("place")
        if not any(c.start <= m.start and m.end <= c.end for c in covered)
        and not _of_the_words(sentence, m) and not _speaks(sentence, m)
    ]  # fmt: skip


def _speaks(sentence: Sentence, place: Mark) -> bool:
    """``by the count of Stepanakert``, ``Stepanakert said``: a town that stands for who speaks."""
    party = any(m.start == place.start for m in sentence.of("holder"))
    said = sentence.led_by("lead", place.start) or sentence.followed_by("speech", place.end)
    return party and said


def _of_the_words(sentence: Sentence, place: Mark) -> bool:
    """``said in Stepanakert``, ``officials in Goris``: where it was said, not where it was."""
    spoken = [*sentence.of("speech"), *(b for b in sentence.of("body") if b.value in SPEAKING)]
    return any(
        0 < o.start - s.end <= 1 and 0 < place.start - o.end <= 1
        for o in sentence.of("where") for s in spoken
    )  # fmt: skip


def nearest(places: list[Mark], at: int) -> Mark | None:
    """The most telling place: a town before a country, then the nearest."""
    return min(places, key=lambda m: (_is_wide(m), abs(m.start - at)), default=None)


def _is_wide(mark: Mark) -> bool:
    return any(value in WIDE_PLACES for value in mark.value.split("|"))
