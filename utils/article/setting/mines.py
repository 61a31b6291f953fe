"""The victims of mines: counted for years, and of no event but one that mines made."""

from __future__ import annotations

from utils.article.known.rows import Event
from utils.article.text.clauses import same_clause
from utils.article.text.marks import Sentence
from utils.article.text.numerals import in_date

WITHIN = 70
"""Letters between a mine and whom it killed: ``their lorry drove over a mine near …``."""
BLAST, MINES = "mine_blast", "mines"
"""The kind of event and the cause of claims."""


def of_mines(sentence: Sentence) -> bool:
    """Whether a sentence tells of mines, whose victims are counted for years."""
    return sentence.has("act", "mine") or sentence.has("passing", "mine")


def by_mine(sentence: Sentence, at: int) -> bool:
    """Whether what is counted at a place of a sentence was done by mines: no other number between.

    ``Mines killed 70 people``, not ``120 died in the shelling, and mines have wounded 30 since``.
    """
    for mark in (*sentence.of("act"), *sentence.of("passing")):
        first, last = min(at, mark.end), max(at, mark.start)
        numbers = [
            f for f in sentence.figures if first < f.start < last and not in_date(f, sentence)
        ]
        near = last - first <= WITHIN and same_clause(sentence, first, last)
        if "mine" in mark.value.split("|") and near and not numbers:
            return True
    return False


def did_it(sentence: Sentence, at: int, told_before: bool) -> bool | None:
    """Whether mines did it; ``None`` where the report tells of mines and leaves it open."""
    if by_mine(sentence, at):
        return True
    return None if told_before or of_mines(sentence) else False


def was_of_mines(event: Event) -> bool:
    """Whether an event was made by mines, or its account speaks of them."""
    return event.kind == BLAST or any("=mine" in told for told in event.ideas)
