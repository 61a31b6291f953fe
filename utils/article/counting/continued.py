"""Counts that go on with another one: ``Azerbaijan 17``, ``four of them``, ``the total to 604``."""

from __future__ import annotations

import re
from dataclasses import replace

from utils.article.counting.counts import (
    Count,
    alone,
    countable,
    next_mark,
    outcomes,
    people_of,
)  # fmt: skip
from utils.article.text.clauses import clause
from utils.article.text.marks import Figure, Mark, Sentence
from utils.article.text.numerals import in_date

ENDS = re.compile(r"\s*(?:or more|or so)?\s*(?:[,;.!?։)]\s|$|[.;!?։]$)")
"""What may follow a number that says nothing of what it counts."""
HEADING = 5
"""Words of a question or a heading that says what is counted below it."""
SAID = 14
"""Letters between ``spoke`` and its number: ``spoke in May of 200``."""
THERE = 16
"""Letters between a number and whose it is: ``104 in Azerbaijan``, ``55 on the Armenian side``."""
GAP = 5
"""Letters between a side and its number where the verb is left out: ``Baku for 17``."""


def counts(sentence: Sentence, before: Count | None = None) -> list[Count]:
    """The counts of people in a sentence, in the order of the text.

    ``before`` is what was counted last, which ``four of them were Armenian`` goes on with.
    """
    if not outcomes(sentence):
        split = _of_them(sentence, before.outcome) if before else []
        return split or _headed(sentence, before) or _bare(sentence, [], before)
    figures = countable(sentence)
    found = alone(sentence, figures)
    used = {count.figure.start for count in found}
    found += [count for count in _headed(sentence, before) if count.figure.start not in used]
    found = _shared(sentence, [*found, *_gapped(sentence, found, figures)])
    return sorted([*found, *_bare(sentence, found, before)], key=lambda count: count.figure.start)


def _headed(sentence: Sentence, before: Count | None) -> list[Count]:
    """``How many fled? Some 90,000 Armenians.``: what the few words before ask or announce."""
    head = sentence.previous
    if head is None or len(head.tokens) > HEADING or any(not f.is_article for f in head.figures):
        return []
    words, people = outcomes(head), head.of("people")
    told = words[-1].value.split("|")[0].split(".")[0] if words else None
    outcome = told or (before.outcome if before and people else None)
    if outcome is None:
        return []
    kind = people[0].value.split("|")[0] if people else "unspecified"
    found = []
    for figure in countable(sentence):
        if figure.is_article or not figure.best or next_mark(sentence, figure, "unit", 22):
            continue
        whom = people_of(sentence, figure, sentence.figures)
        word = Mark(figure.start, figure.start, "outcome", f"{outcome}.state")
        own = whom.value.split("|")[0] if whom else "unspecified"
        category = kind if own in ("unspecified", "same") else own
        found.append(Count(figure, outcome, "state", word, category, whom))
    return found


def _gapped(sentence: Sentence, found: list[Count], figures: list[Figure]) -> list[Count]:
    """``Armenia lost three soldiers, Azerbaijan 17``: a side and a number go on with the verb."""
    used = {count.figure.start for count in found}
    gapped: list[Count] = []
    for figure in figures:
        last = [count for count in (*found, *gapped) if count.figure.end <= figure.start]
        if not last or figure.start in used or figure.is_article:
            continue
        before = max(last, key=lambda count: count.figure.start)
        goes_on = _set_against(sentence, figure) or _joins(sentence, before.figure, figure)
        clear = not any(before.end <= o.start < figure.end for o in sentence.of("outcome"))
        if goes_on and clear and not next_mark(sentence, figure, "unit", 22):
            word = replace(before.word, start=figure.start, end=figure.start)
            gapped.append(replace(before, figure=figure, word=word, people=None))
    return gapped


def _set_against(sentence: Sentence, figure: Figure) -> bool:
    """``Baku for 17``, ``against 12``, ``6,000 on the other``, ``75,000 from Jebrail``."""
    named = [*sentence.of("side"), *sentence.of("phase"), *_years(sentence, figure)]
    named += [m for m in sentence.of("unit") if m.value == "sides"]
    before = any(0 < figure.start - m.end <= GAP for m in (*named, *sentence.of("against")))
    there = [m for kind in ("side", "enemy", "place") for m in sentence.of(kind)]
    return before or any(0 < m.start - figure.end <= THERE for m in there)


def _joins(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """``against 12 and seven in 2013``: the second of two numbers of the same."""
    alone = people_of(sentence, figure, sentence.figures) is None
    joined = any(m.start - before.end == 1 == figure.start - m.end for m in sentence.of("and"))
    return alone and joined and _set_against(sentence, before)


def _years(sentence: Sentence, figure: Figure) -> list[Mark]:
    """``that of 2020 about 7,000``: the war of that year goes on with the verb."""
    ends = ENDS.match(sentence.text, figure.end - sentence.start)
    years = [d for d in sentence.dates if ends and d.days > 31 and sentence.of("phase")]
    return [Mark(d.start, d.end, "year", "") for d in years]


def _bare(sentence: Sentence, found: list[Count], before: Count | None) -> list[Count]:
    """``bringing the total to 604``, ``he had spoken of 105``: of those counted just before."""
    last = found[-1] if found else before
    if last is None:
        return []
    told = _told_alone(sentence, last)
    leads = [*sentence.of("total"), *sentence.of("bare")]
    nouns = [m for m in sentence.of("outcome") if ".noun" in m.value]
    if nouns and not found:
        last = replace(last, outcome=nouns[0].value.split("|")[0].split(".")[0])
    used = {count.figure.start for count in found}
    return [
        replace(last, figure=figure, word=replace(last.word, start=figure.start, end=figure.start),
                people=None)
        for figure in sentence.figures
        if figure.best and figure.start not in used
        and (not figure.is_word or figure.best > 2 or figure in told)
        and (any(0 <= figure.start - lead.end <= 4 for lead in leads) or figure in told)
        and not (in_date(figure, sentence) or next_mark(sentence, figure, "unit", 2))
    ]  # fmt: skip


def _told_alone(sentence: Sentence, last: Count) -> list[Figure]:
    """``Yerevan spoke in May of 200 or more``: said by somebody of those counted just before.

    The number ends its clause, no word follows for what it counts, and somebody says it.
    """
    start = sentence.previous.start if sentence.previous else sentence.start
    if last.figure.start < start:
        return []
    verbs = [*sentence.of("speech"), *sentence.of("bare")]
    who = [m for kind in ("side", "holder", "name", "body") for m in sentence.of(kind)]
    found = []
    for figure in sentence.figures:
        first, _ = clause(sentence, Mark(figure.start, figure.end, "figure", ""))
        near = [m for m in verbs if first <= m.start and 0 < figure.start - m.end <= SAID]
        by = near and any(first <= m.start < figure.start for m in who)
        one = not any(first <= f.start < figure.start and not f.is_article
                      and not in_date(f, sentence) for f in sentence.figures)  # fmt: skip
        single = figure.is_article or (figure.is_word and (figure.best or 0) <= 2)
        if by and one and not single and ENDS.match(sentence.text, figure.end - sentence.start):
            found.append(figure)
    return found


def _of_them(sentence: Sentence, outcome: str) -> list[Count]:
    """``Four of them were Armenian and three Azerbaijani``: a split of the count before."""
    if not sentence.has("them"):
        return []
    word = sentence.of("them")[0]
    found = []
    for figure in sentence.figures:
        people = people_of(sentence, figure, sentence.figures)
        sides = {m.start for m in sentence.of("side")}
        near = [
            m for m in sentence.of("people") if 0 <= m.start - figure.end <= 24 and m.start in sides
        ]
        people = near[0] if near else people
        if people and people.start - figure.end <= 24:
            category = people.value if people.value not in ("same",) else "unspecified"
            found.append(Count(figure, outcome, "state", replace(word, value=f"{outcome}.state"),
                               category.split("|")[0], people))  # fmt: skip
    return found


def _shared(sentence: Sentence, found: list[Count]) -> list[Count]:
    """``49 Armenian and 50 Azerbaijani soldiers``: the first takes the other's kind of people."""
    result: list[Count] = []
    for index, count in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        same = after and after.word == count.word and after.figure.start - count.end < 30
        bare = count.people is None or any(
            m.start == count.people.start for m in sentence.of("side")
        )
        if (
            after
            and same
            and bare
            and count.word.start > count.figure.end
            and (count.category == "unspecified")
        ):
            count = replace(count, category=after.category)
        before = result[-1] if result else None
        if (
            before
            and count.category in ("unspecified", "same")
            and not _is_subset(sentence, before)
            and (_others(count, before) or (bare and count.word == before.word))
        ):
            count = replace(count, category=before.category)
        result.append(replace(count, category="unspecified") if count.category == "same" else count)
    return result


def _is_subset(sentence: Sentence, count: Count) -> bool:
    """``27 people, among them two civilians``: who comes after is of the whole again."""
    return sentence.led_by("subset", count.figure.start, 4)


def _others(count: Count, before: Count) -> bool:
    """``two soldiers killed and eight wounded``, ``eight others``: people as before."""
    people = count.people
    same = people is None or people.value == "same" or people.start == count.word.start
    return same and count.figure.start - before.end < 60
