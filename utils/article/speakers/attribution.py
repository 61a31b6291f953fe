"""According to whom: the claimant of a statement, carried on while the report speaks of them."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass

from utils.article.text.lexicon import WORDS
from utils.article.text.marks import Mark, Sentence
from utils.article.text.numerals import in_date

BODY_WITHIN = 34
HOME = {"az": "azerbaijan", "hy": "armenia"}
"""Whose ministry is meant where a language names none."""
NEARER = 12
"""What it costs a speaker that another one speaks between them and the count."""
MINISTRY, MEDIA = "ministry", "media"
JOINT = 10
"""Room between two bodies that speak together: ``and the``."""
TITLE = 30
"""Room between an adjective and the name it belongs to: ``Soviet news agency | Tass``."""
OUTLETS = {"media", "state_media", "encyclopedia"}
COUNTERS = {"ngo", "igo", "academic", "military", "health_ministry", "prosecutor", "ombudsman"}
"""Kinds of claimants that count people by trade."""
FIGHTS = {"army", "peacekeepers", "border_service", "general_staff"}
"""Bodies that do what is counted more often than they count it."""
COUNTING = {"emergency_service", "state_commission", "refugee_committee", "migration_service",
            "investigative_committee", "statistics", "infocentre"}  # fmt: skip
"""Bodies of any kind of claimant that count people by trade."""
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
    body: str | None = None
    stated: bool = True
    """Whether the words beside a body say whose it is."""
    counts: bool = False
    """Whether it counts people by trade: what it has, it says."""


@functools.cache
def bodies() -> dict[tuple[str, str], str]:
    """Which claimant a body of a holder is: ``defence_ministry`` of ``armenia``."""
    with (WORDS / "bodies.csv").open(encoding="utf-8", newline="") as file:
        return {(r["body"], r["holder"]): r["claimant_id"] for r in csv.DictReader(file)}


class Claimants:
    """Finds who speaks; ``kinds`` and ``sides`` come from ``claimants.csv``."""

    def __init__(self, kinds: dict[str, str], sides: dict[str, str], soviet: bool):
        self.kinds, self.sides, self.soviet = kinds, sides, soviet
        self.home: str | None = None
        """Whose bodies speak where nothing else says it: those of the place of the date line."""
        self.topic: str | None = None
        """Of whom the sentence before spoke first: ``its`` ministry is theirs."""
        self.pair: str | None = None
        """What the bodies are of both parties that speak after a colon each."""
        self.ministry = f"defence_{MINISTRY}"
        """Which ministry was named last."""

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

    def remember(self, sentence: Sentence) -> None:
        """Keep of whom a sentence spoke."""
        self.topic = topic_of(sentence) or self.topic
        self.pair = pair_of(sentence, self.pair)

    def _names(self, sentence: Sentence) -> list[Speaker]:
        found = []
        for mark in sentence.of("name"):
            claimant_id = mark.value.split("|")[0]
            outlet = self.kinds.get(claimant_id) in OUTLETS
            side = self.sides.get(claimant_id)
            counts = self.kinds.get(claimant_id) in COUNTERS
            holder = next((h for (_, h), c in bodies().items() if c == claimant_id), None)
            found.append(Speaker(
                mark.start, mark.end, claimant_id, side, outlet, holder, counts=counts
            ))  # fmt: skip
        return found

    def _bodies(self, sentence: Sentence, before: Speaker | None) -> list[Speaker]:
        found: list[Speaker] = []
        for body in sentence.of("body"):
            holder = self._holder(sentence, body)
            if _counted(sentence, body) or (
                body.value == MEDIA and _titled(sentence, body, holder)
            ):
                continue
            name = self._home(sentence, body, holder, before)
            kind = _joint(sentence, body, self._kind(body))
            claimant_id = bodies().get((kind, f"{name}_ssr")) if self.soviet else None
            claimant_id = claimant_id or bodies().get((kind, name or ""))
            if claimant_id:
                start = min(body.start, holder.start) if holder else body.start
                end = max(body.end, holder.end) if holder else body.end
                stated = bool(holder or _possessed(sentence, body))
                side, counts = HOLDER_SIDE.get(name or ""), self._counts(claimant_id, kind)
                found.append(Speaker(
                    start, end, claimant_id, side, False, name, True, kind, stated, counts
                ))  # fmt: skip
        return found

    def _counts(self, claimant_id: str, kind: str) -> bool:
        """Whether a body counts people by trade."""
        counter = self.kinds.get(claimant_id) in COUNTERS
        return kind in COUNTING or (counter and kind not in FIGHTS)

    def _kind(self, body: Mark) -> str:
        """What a body is; ``the ministry`` is the one that was named last."""
        kind = body.value.split("|")[0]
        if kind != MINISTRY:
            self.ministry = kind if kind.endswith(MINISTRY) else self.ministry
            return kind
        return self.ministry

    def _home(
        self, sentence: Sentence, body: Mark, holder: Mark | None, before: Speaker | None
    ) -> str | None:
        """Whose body it is where no name stands beside it: of whom was spoken last."""
        only = _only(sentence.of("holder"))
        local = sentence.led_by("local", body.start)
        holder = holder or (only if local else None) or _opening(sentence, body)
        if holder:
            return holder.value.split("|")[0]
        before_it = [m.value.split("|")[0] for m in sentence.of("holder") if m.end <= body.start]
        topic = next(iter(before_it), None) or self.topic
        if topic and _possessed(sentence, body):
            return topic
        there = _only([m for m in sentence.of("holder") if sentence.led_by("where", m.start)])
        if there and before and before.body != body.value.split("|")[0]:
            return there.value.split("|")[0]  # "in Karabakh, says the ombudsman": not whose spoke
        known = (before.holder if before else None) or HOME.get(sentence.language)
        if known or only:
            return known or (only.value.split("|")[0] if only else None)
        return self.home or next(iter(before_it[-1:]), None)

    def own_body(self, sentence: Sentence, side: str) -> Speaker | None:
        """``Officials count 13 dead``: where nothing says whose, those of the people counted."""
        party = next((p for p, s in HOLDER_SIDE.items() if s == side), None)
        for body in sentence.of("body"):
            spoke = any(-2 <= v.start - body.end <= NEARER or -2 <= body.start - v.end <= NEARER
                        for v in sentence.of("speech"))  # fmt: skip
            claimant_id = bodies().get((body.value.split("|")[0], party or ""))
            if spoke and claimant_id:
                return Speaker(body.start, body.end, claimant_id, side, False, party, stated=False)
        return None

    def _holder(self, sentence: Sentence, body: Mark) -> Mark | None:
        """Whose body it is: ``Armenian defence ministry``, ``defence ministry of Armenia``."""
        others = [b for b in sentence.of("body") if b is not body]
        spoken = [m for m in sentence.of("speech") if m.start >= body.end]

        def apart(mark: Mark) -> float:
            start, end = (
                (mark.end, body.start) if mark.end <= body.start else (body.end, mark.start)
            )
            gap = sentence.between(start, end)
            crossed = any(start <= b.start and b.end <= end for b in (*others, *spoken))
            joint = len(gap.split()) > 3 or bool(set(gap) & set(",;:")) or crossed
            return 99.0 if joint else len(gap) + (2 if mark.start >= body.end else 0)

        near = [m for m in sentence.of("holder") if apart(m) <= BODY_WITHIN]
        inside = [m for m in sentence.of("holder") if body.start <= m.start and m.end <= body.end
                  and (body.value.split("|")[0], m.value.split("|")[0]) in bodies()]  # fmt: skip
        return next(iter(inside or sorted(near, key=apart)), None)

    def _holders(self, sentence: Sentence) -> list[Speaker]:
        found = []
        fates = sentence.of("outcome")
        if sentence.of("own"):  # "Armenia lost 49 soldiers by its own count"
            fates = [m for m in fates if m.value.split("|")[0] != "killed.lose"]
        counted = [m.start for m in (*sentence.of("people"), *fates)]
        counted += [f.start for f in sentence.figures if not in_date(f, sentence)]
        for mark in sentence.of("holder"):
            if any(0 < start - mark.end <= 1 for start in counted) or _describes(sentence, mark):
                continue  # "Azerbaijani servicemen", "Azerbaijan 17" are spoken of, do not speak
            name = mark.value.split("|")[0]
            heads = sentence.between(mark.end, mark.end + 1) == ":" and self.pair
            claimant_id = bodies().get((heads or "officials", name))
            if claimant_id and not joined(sentence, mark, sentence.of("holder")):
                side = HOLDER_SIDE.get(name)
                found.append(
                    Speaker(mark.start, mark.end, claimant_id, side, False, name, bool(heads))
                )
        return found


def joined(sentence: Sentence, mark: Mark, others: list[Mark]) -> bool:
    """``Armenia and Azerbaijan``: both, and neither alone."""
    for other in others:
        first, last = sorted((mark, other), key=lambda m: m.start)
        gap = sentence.between(first.end, last.start).split()
        if other.value != mark.value and len(gap) == 1 and gap[0].isalpha() and len(gap[0]) <= 3:
            return sentence.led_by("and", last.start)
    return False


def _describes(sentence: Sentence, holder: Mark) -> bool:
    """``Soviet news agency Tass``, ``Yunusov, an Azerbaijani researcher``: says who somebody is."""
    spoken = [m.start for m in sentence.of("speech")]
    for name in sentence.of("name"):
        gap = sentence.between(holder.end, name.start)
        plain = len(gap.split()) and not set(gap) & set(",;:")
        clear = not any(holder.end <= verb < name.start for verb in spoken)
        if 0 < name.start - holder.end <= TITLE and plain and clear:
            return True
        before = sentence.between(name.end, holder.start)
        if before.startswith(", ") and len(before.split()) <= 3:
            return "," in sentence.between(holder.end, holder.end + TITLE)
    return False


def _titled(sentence: Sentence, body: Mark, holder: Mark | None) -> bool:
    """``the newspaper Izvestia`` has a name of its own; a paper of nobody is none of these."""
    named = sentence.followed_by("name", body.end, 3)
    return named or holder is None


def _joint(sentence: Sentence, body: Mark, kind: str) -> str:
    """``the prosecutor's office and the interior ministry``: the body that both are together."""
    for other in sentence.of("body"):
        first, last = sorted((body, other), key=lambda m: m.start)
        gap = sentence.between(first.end, last.start)
        if 0 < len(gap) <= JOINT and "," not in gap:
            kinds = (kind, other.value.split("|")[0])
            both = {f"{a} and {b}" for a, b in (kinds, kinds[::-1])} & {b for b, _ in bodies()}
            if both:
                return both.pop()
    return kind


def topic_of(sentence: Sentence) -> str | None:
    """The party that a sentence names first."""
    named = [m.value.split("|")[0] for m in sentence.of("holder")]
    return next((name for name in named if name in HOLDER_SIDE and name != "russia"), None)


def pair_of(sentence: Sentence, before: str | None) -> str | None:
    """``This is what the two ministries say. Armenia: one killed. Azerbaijan: seven``."""
    named = [m.value for m in sentence.of("pair")]
    return named[-1] if named else before if ":" in sentence.text else None


def home_of(marks: list[Mark], end: int) -> str | None:
    """The party in whose place a report was written, by the marks of its date line."""
    holders = [m.value.split("|")[0] for m in marks if m.kind == "holder" and m.end <= end]
    return next((h for h in reversed(holders) if h in HOLDER_SIDE and h != "russia"), None)


def _opening(sentence: Sentence, body: Mark) -> Mark | None:
    """``In Baku, officials said``: those of the place with which a sentence opens."""
    for mark in sentence.of("holder"):
        words = sentence.between(sentence.start, mark.start).split()
        alone = sentence.between(mark.end, mark.end + 2) == ", "
        if mark.end <= body.start and alone and len(words) <= 1:
            return mark
    return None


def _possessed(sentence: Sentence, body: Mark) -> bool:
    """``their army``."""
    return sentence.led_by("possessor", body.start)


def _only(marks: list[Mark]) -> Mark | None:
    """``31 civilians died in Artsakh, local authorities say``: the only one that is named."""
    return marks[0] if len({m.value for m in marks}) == 1 else None


def _counted(sentence: Sentence, body: Mark) -> bool:
    """``its military losses``, ``a military think tank``: no body, but a kind of people."""
    counted = [*sentence.of("people"), *sentence.of("outcome")]
    one = sentence.led_by("article", body.start)
    return body.value == "army" and (one or any(0 < m.start - body.end <= 1 for m in counted))
