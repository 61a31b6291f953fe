"""What a number counts: which outcome it belongs to, and what kind of people.

Each number looks for the outcome word that stands nearest to it (see `way`).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from utils.article.counting.way import PEOPLE_WITHIN, way
from utils.article.text.marks import TOUCHING, Figure, Mark, Sentence
from utils.article.text.numerals import in_date

FARTHEST = 95
ADJECTIVE = 16
"""Room for people after an outcome that stands directly after its number."""
ARTICLE_WITHIN = 22
"""Room for one adjective or two between ``a`` and the person."""
VERBAL = ("outcome", "be", "of", "object", "genitive", "speech", "people", "actor", "subset", "who")
ROLL = 24
"""Room between ``a list of`` and the soldiers on it, or a number and ``names``."""
HURT = ("killed", "wounded", "missing", "casualties")
"""What is told to have happened to nobody."""
HAD_TO = 8
"""Room between a party and its verb: ``Armenia had to bury 3,800``."""
CONTINGENT = 100
"""So many peacekeepers are a force, and nobody was hurt."""
APART = ("definite", "since", "where", "apart")
"""What ends the phrase of a number: ``311 since that war``, ``eleven after raids``."""
BARE_WITHIN = 28
"""How near an outcome must be to a number that no people follow."""


@dataclass(frozen=True)
class Count:
    """A number of people to whom something happened."""

    figure: Figure
    outcome: str
    how: str
    word: Mark
    category: str
    people: Mark | None

    @property
    def published_as(self) -> str:
        """The outcome of claims on such people: a mixed count is one of casualties."""
        return "casualties" if self.outcome == "mixed" else self.outcome

    @property
    def start(self) -> int:
        return min(self.figure.start, self.word.start)

    @property
    def end(self) -> int:
        ends = [self.figure.end, self.word.end]
        return max([*ends, self.people.end] if self.people else ends)


def alone(sentence: Sentence, figures: list[Figure]) -> list[Count]:
    """The counts of a sentence whose outcome stands in the sentence itself."""
    words = outcomes(sentence)
    found = []
    for figure in figures if words else []:
        unit = next_mark(sentence, figure, "unit", 22)
        people = people_of(sentence, figure, figures)
        if unit and not _are_people(sentence, people, unit):
            continue
        count = _count(sentence, figure, people, words, figures)
        if count:
            found.append(count)
    return found


def countable(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that can count people."""
    return [f for f in sentence.figures if not (
        in_date(f, sentence) or _is_parties(f, sentence) or is_age(f, sentence)
        or _is_part(f, sentence) or _is_share(f, sentence))]  # fmt: skip


def is_twain(figure: Figure, sentence: Sentence) -> bool:
    """``both neighbours``, ``called on both``: two who were named, and no number."""
    return any(m.start == figure.start for m in sentence.of("twain"))


def _is_share(figure: Figure, sentence: Sentence) -> bool:
    """``one in seven citizens``, ``9 %`` count nobody."""
    if sentence.between(figure.end, figure.end + TOUCHING).lstrip().startswith("%"):
        return True
    pairs = itertools.pairwise(sentence.figures)
    return any(figure in (one, other) and one.best == 1 and other.is_word
               and sentence.led_by("share", other.start) and sentence.followed_by("share", one.end)
               for one, other in pairs)  # fmt: skip


def outcomes(sentence: Sentence) -> list[Mark]:
    """What happens to people in a sentence; where nothing does, prisoners are held."""
    return [*_outcomes(sentence), *_rolls(sentence)] or _held(sentence)


def _outcomes(sentence: Sentence) -> list[Mark]:
    """Outcome words, but for those with which somebody speaks."""
    return [_voiced(sentence, m) for m in sentence.of("outcome") if not _is_said(sentence, m)]


def _voiced(sentence: Sentence, mark: Mark) -> Mark:
    """``tué`` is suffered and ``tue`` is done: the accent tells what the vocabulary cannot."""
    meanings = mark.value.split("|")
    if len(meanings) > 1 and sentence.between(mark.start, mark.end).rstrip("es").endswith("é"):
        meanings.sort(key=lambda value: not value.endswith(".state"))
        return replace(mark, value="|".join(meanings))
    return mark


def _held(sentence: Sentence) -> list[Mark]:
    """``between 60 and 160 prisoners``: where nothing else happens to them, they are held."""
    return [replace(m, kind="outcome", value="captured.noun") for m in sentence.of("held")]


def _rolls(sentence: Sentence) -> list[Mark]:
    """``published six further names``, ``a list of 77 servicemen``: whom armies list are dead."""
    found = []
    for mark in sentence.of("roll"):
        listed = any(0 < f.start - mark.end <= 4 for f in sentence.figures) and any(
            0 < m.start - mark.end <= ROLL for m in sentence.of("people")
        )
        named = any(m.start == mark.start for m in sentence.of("people")) and any(
            0 < mark.start - f.end <= ROLL for f in sentence.figures
        )
        if listed or named:
            found.append(replace(mark, kind="outcome", value="killed.noun"))
    return found


def _is_said(sentence: Sentence, mark: Mark) -> bool:
    """``claimed that`` and ``claims to have`` say something and kill nobody."""
    return any(m.start == mark.start and m.end > mark.end for m in sentence.of("speech"))


def _are_people(sentence: Sentence, people: Mark | None, unit: Mark) -> bool:
    """Whether people are counted and not the unit after them, as in ``six more villages``."""
    if people is None or people.start >= unit.start:
        return False
    theirs = people.value == "same" or any(m.start == people.start for m in sentence.of("side"))
    return not theirs or unit.start - people.end > 1  # "three Armenian houses"


def is_age(figure: Figure, sentence: Sentence) -> bool:
    """``a man of forty had died``: how old somebody is."""
    one = any(0 <= p.start - a.end <= ARTICLE_WITHIN and 0 < figure.start - p.end <= 4
              for a in sentence.of("article") for p in sentence.of("people"))  # fmt: skip
    return one and sentence.led_by("genitive", figure.start)


def _is_part(figure: Figure, sentence: Sentence) -> bool:
    """``four members of a family``, ``60,000 fled, many of them on foot``: counted before."""
    before = [m for m in sentence.of("part") if 0 < figure.start - m.end <= 2]
    one = figure.is_article or (figure.is_word and figure.best == 1)
    them = [m for m in sentence.of("them") if 0 < m.start - figure.end <= 1]
    return bool(one and before) or bool(figure.vague and them)


def is_part(sentence: Sentence, count: Count) -> bool:
    """``two of them women``, ``five of whom children``: some of those who were counted before."""
    them = [m for kind in ("subset", "them") for m in sentence.of(kind)]
    return any(0 <= m.start - count.figure.end <= TOUCHING or 0 <= count.start - m.end <= TOUCHING
               for m in them)  # fmt: skip


def _is_parties(figure: Figure, sentence: Sentence) -> bool:
    """``both armies`` counts no people."""
    return figure.is_word and any(
        m.start == figure.start and "both" in m.value.split("|") for m in sentence.of("side")
    )


def next_mark(sentence: Sentence, figure: Figure, kind: str, within: int) -> Mark | None:
    """The first mark of a kind that follows a number closely."""
    for mark in sentence.of(kind):
        if mark.start >= figure.end - 1 and mark.start - figure.end <= within:
            gap = sentence.between(figure.end, mark.start)
            if (
                "," not in gap
                and not any(figure.end <= m.start < mark.start
                            for other in APART for m in sentence.of(other))
                and not _parted(sentence, figure.end, mark.start)
            ):  # fmt: skip
                return mark
    return None


def _parted(sentence: Sentence, start: int, end: int) -> bool:
    """Another number or a verb stands between: ``a million fled their homes`` counts no homes."""
    spans = [(f.start, f.end) for f in sentence.figures if not f.is_article]
    spans += [
        (o.start, o.end)
        for o in sentence.of("outcome")
        if ".noun" not in o.value and (o.start - start > TOUCHING or end - o.end > TOUCHING)
    ]  # "180 destroyed tanks"
    return any(start <= first and last <= end for first, last in spans)


def people_of(sentence: Sentence, figure: Figure, figures: list[Figure]) -> Mark | None:
    """The people that a number counts: the most telling word of the phrase after it."""
    limit = figure.end + PEOPLE_WITHIN
    for other in figures:
        if other.start >= figure.end and not other.is_article:
            limit = min(limit, other.start)
    for mark in sentence.of("outcome"):
        if mark.start >= figure.end and mark.value.split(".")[1] in ("state", "act", "die"):
            beside = mark.start <= figure.end + 2  # "400 injured", or "400 injured soldiers"
            limit = min(limit, mark.end + ADJECTIVE if beside else mark.start)
    gap_end = _phrase_end(sentence, figure.end, limit)
    near = [m for m in sentence.of("people") if figure.end <= m.start and m.end <= gap_end + 1]
    if not near:
        return None
    telling = [m for m in near if m.value != "unspecified"]
    if figure.is_article and (
        near[0].start - figure.end > ARTICLE_WITHIN or _qualifies(sentence, near[0])
    ):
        return None
    return telling[0] if telling else near[0]


def _qualifies(sentence: Sentence, people: Mark) -> bool:
    """``a military court``, ``an Armenian command post``: a word for people before another noun."""
    after = next((t for t in sentence.tokens if t.start >= people.end), None)
    if after is None or len(after.letters) < 4:
        return False
    known = [m for m in sentence.marks if m.start == after.start and m.kind in VERBAL]
    return not known


def _phrase_end(sentence: Sentence, start: int, limit: int) -> int:
    """Where the noun phrase after a number ends at the latest: a comma, a stop, the limit."""
    text = sentence.between(start, limit)
    cuts = [text.find(stop) for stop in (",", ";", ":", " (")]
    cuts += [m.start - start for m in sentence.of("and") if start <= m.start < limit]
    cut = min((c for c in cuts if c >= 0), default=len(text))
    return start + cut


def _count(
    sentence: Sentence,
    figure: Figure,
    people: Mark | None,
    words: list[Mark],
    figures: list[Figure],
) -> Count | None:
    ways = sorted(
        ((way(sentence, figure, people, word, figures), word) for word in words),
        key=lambda pair: pair[0],
    )
    far, word = ways[0]
    outcome, how = word.value.split("|")[0].split(".")
    if far > (FARTHEST if people else BARE_WITHIN):
        return None
    same = people is not None and people.start == word.start
    if figure.is_article and (same or set(",:") & set(sentence.between(word.end, figure.start))):
        return None  # "an online post puts the dead at …", "wounded, a doctor says"
    single = figure.is_article or (figure.is_word and figure.best in (0, 1))
    if people is None and is_twain(figure, sentence):
        return None  # "called on both to free whoever they hold"
    if figure.best == 0 and not _nobody(sentence, figure, word):
        return None
    if figure.is_article and _told_between(sentence, figure, word):
        return None  # "a visiting reporter counted 70 dead"
    lone = 20 if figure.is_article else 60 if people and word.end < figure.start else 30
    if (single and far > lone) or (
        single and people is None and not _pronoun(sentence, figure, word)
    ):
        return None
    if figure.is_article and any(m.end == figure.start - len(", ") for m in sentence.of("people")):
        return None  # "one civilian, a man of 76, died"
    if how == "lose" and people is None and not _mourned(sentence, word, figure):
        return None
    people = people or _before_noun(sentence, word, figure)
    if people and people.value == "peacekeeper" and (figure.best or 0) >= CONTINGENT:
        return None  # "2,000 peacekeepers" are there
    category = people.value.split("|")[0] if people else "unspecified"
    if category == "unspecified" and any(m.start == word.start for m in sentence.of("roll")):
        category = "military"  # armies list their own
    if outcome == "displaced" and category == "unspecified":
        category = "civilian"  # as claims.csv counts everybody who had to leave
    return Count(figure, outcome, how, word, category, people)


def _mourned(sentence: Sentence, word: Mark, figure: Figure) -> bool:
    """``Azerbaijan mourns 20,000``: a party before the verb and a number after it are enough."""
    return sentence.led_by("side", word.start, HAD_TO) and word.end < figure.start


def _nobody(sentence: Sentence, figure: Figure, word: Mark) -> bool:
    """Nobody was hurt; ``none were reported`` and ``nobody said how many`` tell no number."""
    hurt = word.value.split("|")[0].split(".")[0] in HURT
    silent = any(
        m.start >= word.end and _auxiliary(sentence, word.end, m.start)
        for m in sentence.of("speech")
    )
    return hurt and not (silent or _told_between(sentence, figure, word))


def _auxiliary(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but ``have been`` stands between two places."""
    words = [t.start for t in sentence.tokens if start <= t.start < end]
    return all(any(m.start <= at < m.end for m in sentence.of("be")) for at in words)


def _told_between(sentence: Sentence, figure: Figure, word: Mark) -> bool:
    return any(figure.end <= m.start and m.end <= word.start for m in sentence.of("speech"))


def _pronoun(sentence: Sentence, figure: Figure, word: Mark) -> bool:
    """``another was wounded``: the number stands for the person."""
    alone = sentence.between(figure.start, figure.end).lower() not in ("a", "an")
    return alone and 0 <= word.start - figure.end <= 12


def _before_noun(sentence: Sentence, word: Mark, figure: Figure) -> Mark | None:
    """``military losses``, ``civilian death toll``, ``the toll among servicemen``."""
    near = [m for m in sentence.of("people") if 0 <= word.start - m.end <= 2 or
            (word.start <= m.start and m.end <= max(word.end, figure.start))]  # fmt: skip
    return next((m for m in near if m.value not in ("unspecified", "same")), None)
