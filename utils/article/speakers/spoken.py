"""Who says what stands at a place of a sentence.

The nearest of those who can speak, by the grammar of the sentence: a noun before a colon speaks; so
does the subject of a clause that counts people by trade, such as a ministry of health; ``by its own
count`` is that of whoever was named before, and who is cited speaks through another.
"""

from __future__ import annotations

import re

from utils.article.speakers.attribution import NEARER, Speaker
from utils.article.text.marks import Mark, Sentence

SPEECH_WITHIN = 60
AFTERWARDS = 12
TRAILING = (",", '"', "”", "»", "“,", "”,", '",')
OBJECT_WITHIN = 5
"""Letters between ``in`` or ``against`` and a name: room for an article."""
LOCATIVE = {"hy": ("ում",), "az": ("da", "də")}
"""How words end in which somebody spoke: ``Ազգային ժողովում``, in parliament."""
PARTED = 40
"""What it costs that a semicolon, or ``it``, stands between a speaker and a verb."""
OTHER_CLAUSE = 15
"""What it costs that a semicolon stands between a speaker and what is counted."""
COUNTS = 15
"""How far a body that has counted, and does not say it, is from its count."""
NOT_THE_SPEAKER = 34
"""From here on a body is only named: an outlet that speaks goes before it."""
LAST_WORDS = 1
"""Words after a parenthesis and before its verb: ``Baku, which denies it, also said``."""

Ranked = tuple[bool, float, Speaker]


def spoken(
    sentence: Sentence, speakers: list[Speaker], before: Speaker | None, at: int
) -> Speaker | None:
    """Who says what stands at a place of a sentence; ``before`` spoke in the sentence before."""
    own = antecedent(sentence, speakers, before)
    if own:
        return own
    speakers = [s for s in speakers if not (
        is_cited(sentence, s, speakers) or is_where(sentence, s, speakers))]  # fmt: skip
    speech = [m for m in sentence.of("speech")
              if not _is_count(m, sentence) and not is_passive(sentence, m)]  # fmt: skip
    speech += [*headings(sentence, speakers), *own_counts(sentence, speakers)]
    subject = subject_of(sentence, speakers, speech, at)
    ranked = _ranked(sentence, speakers, speech, at, subject)
    if ranked:
        return _first(ranked)
    if before and speech and _refers_back(sentence, speech):
        return before
    return None


def _ranked(
    sentence: Sentence,
    speakers: list[Speaker],
    speech: list[Mark],
    at: int,
    subject: Speaker | None,
) -> list[Ranked]:
    """Those who can speak, each with how far it is from what is said."""
    ranked = []
    for speaker in speakers:
        way = min((_way(sentence, speaker, verb, speakers) for verb in speech), default=999.0)
        way = min(way, COUNTS) if speaker is subject else way
        if way > SPEECH_WITHIN or ";" in sentence.between(at, speaker.start):
            continue  # after a semicolon somebody speaks of something else
        after = AFTERWARDS if speaker.start > at else 0
        after += OTHER_CLAUSE * sentence.between(speaker.end, at).count(";")
        after += NEARER * sum(
            speaker.end <= s.start < at and not s.is_outlet
            and min((_way(sentence, s, v, speakers) for v in speech), default=99) <= 12
            for s in speakers
        )  # fmt: skip
        ranked.append((speaker.is_outlet, abs(at - speaker.start) * 0.1 + way + after, speaker))
    return ranked


def _first(ranked: list[Ranked]) -> Speaker:
    """The nearest official, or the nearest outlet where no official speaks."""
    officials = [r for r in ranked if not r[0] and r[1] < NOT_THE_SPEAKER] or ranked
    return min(officials, key=lambda r: r[1])[2]


def _is_count(mark: Mark, sentence: Sentence) -> bool:
    """``claimed 6,500 lives`` counts; ``claims 7,155 soldiers have perished`` is said."""
    outcomes = sentence.of("outcome")
    figure = any(0 <= f.start - mark.end <= 14 for f in sentence.figures)
    itself = any(o.start == mark.start for o in outcomes)
    other = any(o.start > mark.end and o.value.split(".")[1] in ("die", "state") for o in outcomes)
    return itself and figure and not other


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
    if not after and _follows(sentence, verb):
        return len(gap) * 0.2 + 10 + 25 * others  # "…, said Ms. X of the defence ministry"
    way = len(gap) * 0.5 + 25 * others + 8 * gap.count(",") + (0 if speaker.is_body else 6)
    way += PARTED * gap.count(";")
    if after and not speaker.is_body:
        pronouns = (m for m in sentence.of("pronoun") if start <= m.start and m.end <= end)
        way += PARTED * any(0 < verb.start - m.end <= 1 for m in pronouns)
    if not after and not leads:
        way += 14 if len(gap) <= 14 else 45
    return way + (30 if _is_object(sentence, speaker) else 0)


def _follows(sentence: Sentence, verb: Mark) -> bool:
    """A verb after what is said: ``two were hurt, said``, ``deux blessés, a affirmé``."""
    if sentence.between(verb.start - 2, verb.start).strip() in TRAILING:
        return True
    helpers = [m for m in sentence.of("auxiliary") if m.end == verb.start - 1]
    return any(sentence.between(m.start - 2, m.start).strip() in TRAILING for m in helpers)


def _is_object(sentence: Sentence, speaker: Speaker) -> bool:
    """``in Armenia``, ``accused Baku``, ``told parliament``: named, but not the one who speaks."""
    lead = sentence.of("lead")
    words = sentence.of("object")
    words = words if speaker.body else [*words, *sentence.of("genitive")]  # "head of its office"
    return any(
        0 <= speaker.start - m.end <= OBJECT_WITHIN
        and not any(e.start <= m.start < e.end for e in lead)
        for m in words
    )


def _refers_back(sentence: Sentence, speech: list[Mark]) -> bool:
    """``it said``, ``the ministry added``; languages that leave the pronoun out need none."""
    words = [*sentence.of("pronoun"), *sentence.of("body")]
    if sentence.language != "en":  # "selon un décompte" is that of somebody else
        return any(not any(m.start == verb.start for m in sentence.of("lead")) for verb in speech)
    return any(0 <= verb.start - word.end <= 16 for verb in speech for word in words)


OPENING = 4
"""Letters before the subject with which a sentence opens: room for ``the``."""
COLON_WITHIN = 30
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


def looks_back(sentence: Sentence) -> bool:
    """``This was reported by the ministry``, ``Lo ha comunicato``: of the sentence before."""
    start = sentence.start + OPENING
    return sentence.has("speech") and any(m.start < start for m in sentence.of("backward"))


def antecedent(
    sentence: Sentence, speakers: list[Speaker], before: Speaker | None
) -> Speaker | None:
    """``Baku lost 2,906 men by its own count``: the last one named before it, or before that."""
    for own in sentence.of("own"):
        named = [s for s in speakers if s.end <= own.start]
        return named[-1] if named else before
    return None


def is_cited(sentence: Sentence, speaker: Speaker, speakers: list[Speaker]) -> bool:
    """``OCHA, citing official sources, puts``: it is OCHA that says it; an outlet only relays."""
    cited = sentence.led_by("cite", speaker.start, CITED_WITHIN)
    return cited and any(s.is_body and not s.is_outlet and s.end < speaker.start for s in speakers)


def is_where(sentence: Sentence, speaker: Speaker, speakers: list[Speaker]) -> bool:
    """``Փաշինյանն Ազգային ժողովում հայտարարեց``: in parliament somebody else speaks."""
    ends = LOCATIVE.get(sentence.language) if speaker.body else None
    there = ends and sentence.between(speaker.start, speaker.end).endswith(ends)
    return bool(there) and any(s.is_body and s.end < speaker.start for s in speakers)


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
    """``are believed to have died``: nobody says it, unless ``by`` follows."""
    return sentence.led_by("be", verb.start) and not sentence.followed_by("actor", verb.end)


def own_counts(sentence: Sentence, speakers: list[Speaker]) -> list[Mark]:
    """``Stepanakert's final toll``: whose count it is says who speaks."""
    return [
        Mark(noun.start, noun.end, "speech", "say")
        for noun in sentence.of("account")
        for s in speakers
        if 0 < noun.start - s.end <= OWNED and OWNER.search(sentence.between(s.end - 2, s.end + 2))
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
        ):
            return speaker
    return None
