"""According to whom: the claimant of a statement, carried on while the report speaks of them."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass

from utils.article.lexicon import WORDS
from utils.article.marks import Mark, Sentence

BODY_WITHIN = 34
SPEECH_WITHIN = 60
AFTERWARDS = 12
TRAILING = (",", '"', "”", "»", "“,", "”,", '",')
HOME = {"az": "azerbaijan", "hy": "armenia"}
"""Whose ministry is meant where a language names none."""
OBJECT_WITHIN = 5
"""Letters between ``in`` or ``against`` and a name: room for an article."""
PARTED = 40
"""What it costs that a semicolon, or ``it``, stands between a speaker and a verb."""
NEARER = 12
"""What it costs a speaker that another one speaks between them and the count."""
NOT_THE_SPEAKER = 34
"""From here on a body is only named: an outlet that speaks goes before it."""
LOCAL = "local"
COLON_WITHIN = 30
OPENING = 4
"""Letters before the subject with which a sentence opens: room for ``the``."""
OUTLETS = {"media", "state_media", "encyclopedia"}
HOLDER_SIDE = {"armenia": "armenian", "karabakh": "armenian", "azerbaijan": "azerbaijani",
               "russia": "russian"}  # fmt: skip
OPPOSITE = {"armenian": "azerbaijani", "azerbaijani": "armenian"}


@dataclass(frozen=True)
class Speaker:
    """Somebody named in a sentence who can state things: a body, an organisation, a person."""

    start: int
    end: int
    claimant_id: str
    side: str | None
    is_outlet: bool = False
    holder: str | None = None
    is_body: bool = True


@functools.cache
def bodies() -> dict[tuple[str, str], str]:
    """Which claimant a body of a holder is: ``defence_ministry`` of ``armenia``."""
    with (WORDS / "bodies.csv").open(encoding="utf-8", newline="") as file:
        return {(r["body"], r["holder"]): r["claimant_id"] for r in csv.DictReader(file)}


class Claimants:
    """Finds who speaks; ``kinds`` and ``sides`` come from ``claimants.csv``."""

    def __init__(self, kinds: dict[str, str], sides: dict[str, str]):
        self.kinds, self.sides = kinds, sides
        self.home: str | None = None
        """Whose bodies speak where nothing else says it: those of the place of the date line."""

        self.soviet = False
        """Whether the report is of the days when the parties were republics of the Union."""
        self.topic: str | None = None
        """Of whom the sentence before spoke first: ``its`` ministry is theirs."""

    def speakers(self, sentence: Sentence, before: Speaker | None) -> list[Speaker]:
        """Everybody in a sentence who could be the speaker, in the order of the text."""
        found = [*self._bodies(sentence, before), *self._names(sentence)]
        taken = [(s.start, s.end) for s in found]
        found += [
            speaker
            for speaker in self._holders(sentence)
            if not any(speaker.start < end and start < speaker.end for start, end in taken)
        ]
        return sorted((s for s in found if s.claimant_id in self.kinds), key=lambda s: s.start)

    def _names(self, sentence: Sentence) -> list[Speaker]:
        found = []
        for mark in sentence.of("name"):
            claimant_id = mark.value.split("|")[0]
            outlet = self.kinds.get(claimant_id) in OUTLETS
            side = self.sides.get(claimant_id)
            found.append(Speaker(mark.start, mark.end, claimant_id, side, outlet))
        return found

    def _bodies(self, sentence: Sentence, before: Speaker | None) -> list[Speaker]:
        found = []
        for body in sentence.of("body"):
            if _counted(sentence, body):
                continue
            holder = self._holder(sentence, body)
            name = self._home(sentence, body, holder, before)
            soviet = (body.value.split("|")[0], f"{name}_ssr")
            claimant_id = bodies().get(soviet) if self.soviet else None
            claimant_id = claimant_id or bodies().get((body.value.split("|")[0], name or ""))
            if claimant_id:
                start = min(body.start, holder.start) if holder else body.start
                end = max(body.end, holder.end) if holder else body.end
                side = HOLDER_SIDE.get(name or "")
                found.append(Speaker(start, end, claimant_id, side, False, name))
        return found

    def _home(
        self, sentence: Sentence, body: Mark, holder: Mark | None, before: Speaker | None
    ) -> str | None:
        """Whose body it is where no name stands beside it: of whom was spoken last."""
        only = _only(sentence.of("holder"))
        local = LOCAL in sentence.between(body.start - len(LOCAL) - 1, body.start).lower()
        holder = holder or (only if local else None)
        if holder:
            return holder.value.split("|")[0]
        possessed = any(0 < body.start - m.end <= 1 for m in sentence.of("possessor"))
        if possessed and self.topic:
            return self.topic
        known = (before.holder if before else None) or HOME.get(sentence.language)
        if known or only:
            return known or (only.value.split("|")[0] if only else None)
        before_it = [m.value.split("|")[0] for m in sentence.of("holder") if m.end <= body.start]
        both = body.value == "officials" and set(before_it) >= {"armenia", "azerbaijan"}
        return self.home or (None if both else next(iter(before_it[-1:]), None))

    def own_body(self, sentence: Sentence, side: str) -> Speaker | None:
        """``Officials count 13 dead``: where nothing says whose, those of the people counted."""
        party = next((p for p, s in HOLDER_SIDE.items() if s == side), None)
        for body in sentence.of("body"):
            spoke = any(-2 <= v.start - body.end <= NEARER or -2 <= body.start - v.end <= NEARER
                        for v in sentence.of("speech"))  # fmt: skip
            claimant_id = bodies().get((body.value.split("|")[0], party or ""))
            if spoke and claimant_id and not _counted(sentence, body):
                return Speaker(body.start, body.end, claimant_id, side, False, party)
        return None

    def _holder(self, sentence: Sentence, body: Mark) -> Mark | None:
        """Whose body it is: ``Armenian defence ministry``, ``defence ministry of Armenia``."""
        others = [b for b in sentence.of("body") if b is not body]

        def apart(mark: Mark) -> float:
            start, end = (
                (mark.end, body.start) if mark.end <= body.start else (body.end, mark.start)
            )
            gap = sentence.between(start, end)
            crossed = any(start <= b.start and b.end <= end for b in others)
            joint = len(gap.split()) > 3 or bool(set(gap) & set(",;:")) or crossed
            return 99.0 if joint else len(gap) + (2 if mark.start >= body.end else 0)

        near = [m for m in sentence.of("holder") if apart(m) <= BODY_WITHIN]
        inside = [m for m in sentence.of("holder") if body.start <= m.start and m.end <= body.end
                  and (body.value.split("|")[0], m.value.split("|")[0]) in bodies()]  # fmt: skip
        return next(iter(inside or sorted(near, key=apart)), None)

    def _holders(self, sentence: Sentence) -> list[Speaker]:
        found = []
        counted = [p.start for p in (*sentence.of("people"), *sentence.of("outcome"))]
        counted += [figure.start for figure in sentence.figures]
        for mark in sentence.of("holder"):
            if any(0 < start - mark.end <= 1 for start in counted):
                continue  # "Azerbaijani servicemen", "Azerbaijan 17" are spoken of, do not speak
            name = mark.value.split("|")[0]
            claimant_id = bodies().get(("officials", name))
            if claimant_id:
                side = HOLDER_SIDE.get(name)
                found.append(Speaker(mark.start, mark.end, claimant_id, side, False, name, False))
        return found


def topic_of(sentence: Sentence) -> str | None:
    """The party that a sentence names first."""
    named = [m.value.split("|")[0] for m in sentence.of("holder")]
    return next((name for name in named if name in HOLDER_SIDE and name != "russia"), None)


def home_of(marks: list[Mark], end: int) -> str | None:
    """The party in whose place a report was written, by the marks of its date line."""
    holders = [m.value.split("|")[0] for m in marks if m.kind == "holder" and m.end <= end]
    return next((h for h in reversed(holders) if h in HOLDER_SIDE and h != "russia"), None)


def _only(marks: list[Mark]) -> Mark | None:
    """``31 civilians died in Artsakh, local authorities say``: the only one that is named."""
    return marks[0] if len({m.value for m in marks}) == 1 else None


def _counted(sentence: Sentence, body: Mark) -> bool:
    """``its military losses``: no body, but a kind of people."""
    counted = [*sentence.of("people"), *sentence.of("outcome")]
    return body.value == "army" and any(0 < m.start - body.end <= 1 for m in counted)


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
