"""How far an outcome word is from a number: the nearest one is what the number counts.

An outcome word takes its number in one direction: ``two soldiers were killed``, ``killing two``,
``the deaths of two``. Words in between make the way longer: other numbers, commas, another verb's
number.
"""

from __future__ import annotations

from utils.article.text.marks import Figure, Mark, Sentence

PEOPLE_WITHIN = 55
WRONG_WAY = {"state": 9, "die": 9, "act": 60, "noun": 9, "lose": 80}
"""What it costs when the number stands on the other side than usual for such a word."""
CROSSED_NUMBER, CROSSED_OUTCOME, CROSSED_COMMA, CROSSED_STOP = 9, 14, 7, 40
LEAD = 12
"""Room between ``climbed to`` and its number: ``climbed to more than 105``."""


def way(
    sentence: Sentence,
    figure: Figure,
    people: Mark | None,
    word: Mark,
    figures: list[Figure],
) -> float:
    """How far an outcome word is from a number."""
    how = word.value.split("|")[0].split(".")[1]
    end = max(figure.end, people.end) if people and people.start >= figure.end else figure.end
    if word.start >= figure.end:
        start, stop = (end, word.start) if word.start >= end else (figure.end, figure.end)
        wrong = how in ("act", "lose") or (how == "noun" and word.start - figure.end > 30)
    else:
        start, stop = word.end, figure.start
        wrong = how in ("state", "die")
        done = people or (figure.start - word.end == 1 and not sentence.led_by("be", word.start))
        if how == "state" and done and not _subject_before(sentence, word, figures):
            wrong = False  # "killed two soldiers", "killed 21 and wounded 70"
        if how == "noun" and _subject_before_noun(sentence, word, figures):
            wrong = True
    gap = sentence.between(start, stop)
    if amounts_to(sentence, word, figure):
        return 5.0
    length = float(len(gap)) * 0.6
    length += WRONG_WAY[how] if wrong else 0
    length += CROSSED_NUMBER * sum(
        start <= f.start and f.end <= stop and not f.is_article for f in figures
    )
    length += CROSSED_OUTCOME * sum(
        start <= o.start and o.end <= stop for o in sentence.of("outcome")
    )
    stops = gap.count(";") + gap.count(":") * 0.2
    return length + CROSSED_COMMA * gap.count(",") + CROSSED_STOP * stops


def amounts_to(sentence: Sentence, word: Mark, figure: Figure) -> bool:
    """``the number of soldiers killed along the border has climbed to 105``: however far."""
    leads = [m for m in sentence.of("total") if 0 <= figure.start - m.end <= LEAD]
    leads = leads or rises_to(sentence, figure)
    others = [f for f in sentence.figures if f.best == figure.best and f.end < figure.start]
    first = not any(word.end <= o.start < figure.start for o in sentence.of("outcome"))
    clear = ";" not in sentence.between(word.end, figure.start) and not others
    return bool(leads) and word.end <= leads[0].start and first and clear


def rises_to(sentence: Sentence, figure: Figure) -> list[Mark]:
    """``raised its death toll of this week's fighting to 135``: the ``to`` of the new number."""
    raised = any(m.end < figure.start for m in sentence.of("rise"))
    return [m for m in sentence.of("upto") if raised and 0 < figure.start - m.end <= 2]


def _subject_before(sentence: Sentence, word: Mark, figures: list[Figure]) -> bool:
    """Tell whether a number that a participle could belong to stands close before it."""
    return any(
        not f.is_article
        and not sentence.followed_by("unit", f.end)  # "four strikes that killed 21"
        and 0 <= word.start - f.end <= 40
        and not sentence.between(f.end, word.start).count(",")
        and not any(f.end <= o.start and o.end <= word.start for o in sentence.of("outcome"))
        for f in figures
    )


def _subject_before_noun(sentence: Sentence, word: Mark, figures: list[Figure]) -> bool:
    """``200 deaths``: the noun has its number already, directly before it."""
    return any(0 <= word.start - f.end <= 24 and "," not in sentence.between(f.end, word.start)
               and not f.is_article for f in figures)  # fmt: skip
