"""Who says what stands at a place of a sentence: the nearest of those who can speak in it."""

from __future__ import annotations

from utils.article.attribution import NEARER, Speaker
from utils.article.marks import Mark, Sentence

SPEECH_WITHIN = 60
AFTERWARDS = 12
TRAILING = (",", '"', "”", "»", "“,", "”,", '",')
OBJECT_WITHIN = 5
"""Letters between ``in`` or ``against`` and a name: room for an article."""
PARTED = 40
"""What it costs that a semicolon, or ``it``, stands between a speaker and a verb."""
NOT_THE_SPEAKER = 34
"""From here on a body is only named: an outlet that speaks goes before it."""
COLON_WITHIN = 30
OPENING = 4
"""Letters before the subject with which a sentence opens: room for ``the``."""
LAST_WORDS = 1
"""Words after a parenthesis and before its verb: ``Baku, which denies it, also said``."""


def _opens(sentence: Sentence, speaker: Speaker) -> bool:
    """Whether somebody is the first word of a sentence, but for an article or the time of day."""
    return (
        len("".join(filter(str.isalpha, sentence.between(sentence.start, speaker.start)))) < OPENING
    )


def spoken(
    sentence: Sentence, speakers: list[Speaker], before: Speaker | None, at: int
) -> Speaker | None:
    """Who says what stands at a place of a sentence; ``before`` spoke in the sentence before."""
    speech = [m for m in sentence.of("speech") if not _is_count(m, sentence)]
    speech += _colon(sentence, speakers)
    ranked = []
    for speaker in speakers:
        ways = [_way(sentence, speaker, verb, speakers) for verb in speech]
        way = min(ways, default=999.0)
        if way <= SPEECH_WITHIN:
            after = AFTERWARDS if speaker.start > at else 0
            after += NEARER * 2 if _trails(sentence, speaker, at) else 0
            after += NEARER * sum(
                speaker.end <= s.start < at and not s.is_outlet
                and min((_way(sentence, s, v, speakers) for v in speech), default=99) <= 12
                for s in speakers
            )  # fmt: skip
            ranked.append((speaker.is_outlet, abs(at - speaker.start) * 0.1 + way + after, speaker))
    if ranked:
        officials = [r for r in ranked if not r[0] and r[1] < NOT_THE_SPEAKER] or ranked
        best = min(officials, key=lambda r: r[1])[2]
        return best
    if before and speech and _refers_back(sentence, speech):
        subject = next((s for s in speakers if _opens(sentence, s)), None)
        return subject or before
    return None


def _colon(sentence: Sentence, speakers: list[Speaker]) -> list[Mark]:
    """``Prosecutor General, Baku: 60 civilians killed``: the colon says that they say it."""
    first = next((s for s in speakers if _opens(sentence, s) and s.is_body), None)
    after = first.end - sentence.start if first else 0
    at = sentence.text.find(":", after) + sentence.start
    if first is None or not 0 <= at - first.end <= COLON_WITHIN:
        return []
    return [Mark(first.end, at + 1, "speech", "say")]


def _trails(sentence: Sentence, speaker: Speaker, at: int) -> bool:
    """``198 soldiers, according to Baku, and 223 people``: said of what stands before."""
    leads = [m for m in sentence.of("lead") if 0 <= speaker.start - m.end <= 6]
    return (
        bool(leads)
        and speaker.end < at
        and (sentence.between(leads[0].start - 2, leads[0].start).strip() == ",")
    )


def _is_count(mark: Mark, sentence: Sentence) -> bool:
    """``claimed 6,500 lives`` counts; ``claims 7,155 soldiers have perished`` is said."""
    words = sentence.between(mark.start, mark.end).lower()
    outcomes = sentence.of("outcome")
    figure = any(0 <= f.start - mark.end <= 14 for f in sentence.figures)
    itself = any(o.start == mark.start for o in outcomes)
    other = any(o.start > mark.end and o.value.split(".")[1] in ("die", "state") for o in outcomes)
    return words in ("claims", "claimed") and itself and figure and not other


def _way(sentence: Sentence, speaker: Speaker, verb: Mark, speakers: list[Speaker]) -> float:
    """How far a speech verb is from a speaker: ``Baku said``, ``according to Baku``."""
    after = verb.start >= speaker.end
    start, end = (speaker.end, verb.start) if after else (verb.end, speaker.start)
    if start > end:
        return 0.0
    others = sum(start <= s.start and s.end <= end and not s.is_outlet for s in speakers)
    gap = sentence.between(start, end)
    leads = any(m.start < verb.end and verb.start < m.end for m in sentence.of("lead"))
    said = gap.rpartition(",")[2]
    aside = gap.startswith(",") and gap.count(",") > 1 and len(said.split()) <= LAST_WORDS
    if after and aside and not (leads or others):
        gap = said  # "Baku, which denies it, said"
    trailing = sentence.between(verb.start - 2, verb.start).strip() in TRAILING
    if not after and trailing:
        return len(gap) * 0.2 + 10 + 25 * others  # "…, said Ms. X of the defence ministry"
    way = len(gap) * 0.5 + 25 * others + 8 * gap.count(",") + (0 if speaker.is_body else 6)
    way += PARTED * gap.count(";")
    if after and not speaker.is_body:
        pronouns = (m for m in sentence.of("pronoun") if start <= m.start and m.end <= end)
        way += PARTED * any(0 < verb.start - m.end <= 1 for m in pronouns)
    if not after and not leads:
        way += 14 if len(gap) <= 14 else 45
    return way + (30 if _is_object(sentence, speaker) else 0)


def _is_object(sentence: Sentence, speaker: Speaker) -> bool:
    """``in Armenia``, ``accused Baku``: named, but not the one who speaks."""
    lead = sentence.of("lead")
    return any(
        0 <= speaker.start - m.end <= OBJECT_WITHIN
        and not any(e.start <= m.start < e.end for e in lead)
        for m in sentence.of("object")
    )


def _refers_back(sentence: Sentence, speech: list[Mark]) -> bool:
    """``it said``, ``the ministry added``; languages that leave the pronoun out need none."""
    words = [*sentence.of("pronoun"), *sentence.of("body")]
    if sentence.language != "en":
        return True
    return any(0 <= verb.start - word.end <= 16 for verb in speech for word in words)
