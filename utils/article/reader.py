"""From a text to its statements: reads sentence by sentence and keeps what was spoken of last."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, replace

from utils.article.acts.act import Act
from utils.article.acts.acts import SPOKEN, acts, stopped
from utils.article.acts.told import told
from utils.article.counting.continued import counts
from utils.article.counting.counts import Count
from utils.article.counting.measures import Measured, measured
from utils.article.days.chosen import as_of
from utils.article.days.dateline import after_dateline
from utils.article.days.dates import Dates
from utils.article.known.record import Record, is_specific, record
from utils.article.known.rows import Event
from utils.article.people.sides import alone, at_home, in_words
from utils.article.people.sides import side as side_of
from utils.article.setting.matter import concerns, counts_also, elsewhere, told_setting
from utils.article.setting.mines import did_it, of_mines
from utils.article.setting.settings import Context, Setting, setting, war_of
from utils.article.speakers.attribution import (
    OPPOSITE,
    Claimants,
    Speaker,
    home_of,
    pair_of,
    topic_of,
)
from utils.article.speakers.credit import credited
from utils.article.speakers.rivals import clause_of, within
from utils.article.speakers.spoken import looks_back, opens, spoken
from utils.article.statement import Statement
from utils.article.text.clauses import same_clause
from utils.article.text.marks import Sentence
from utils.article.text.numerals import figures
from utils.article.text.sentences import is_title, plain, sentences
from utils.article.text.vocabulary import lexicon
from utils.article.verdicts.compare import Verdict
from utils.article.verdicts.readings import category_of, settings_beside, settle, uncompared
from utils.data.dataset import Dataset

STILL = 3
"""How many sentences a source goes on speaking who is not named again."""
INDEPENDENT = dt.date(1991, 8, 30)
TAKEN = ("capture", "battle", "handover")
"""Kinds of event that say nothing where a town is told to be taken otherwise than is known."""


@dataclass
class Reader:
    """Reads one text; what it remembers from sentence to sentence is in ``context``."""

    record: Record
    day: dt.date | None
    context: Context
    people: Claimants
    speaker: Speaker | None = None
    spoke_in: int = -9
    last_side: tuple[int, int, str, Speaker | None] | None = None
    sides: set[str] = field(default_factory=set)
    """Whose people the last sentence that counted somebody counted."""
    concerned: bool = False
    last_count: Count | None = None
    last_event: Setting | None = None
    acted: list[Event] = field(default_factory=list)
    titled: list[tuple[Act, Setting, Speaker | None]] = field(default_factory=list)
    found: list[Statement] = field(default_factory=list)

    def read(self, sentence: Sentence, index: int, title: bool = False) -> None:
        """Add the statements of one sentence; what a title tells waits for the text below it."""
        if self.context.paragraph != sentence.paragraph:
            self.context.setting = replace(self.context.setting, place_id=None)
        self.concerned = self.concerned or any(
            m.value.split("|")[0] in self.record.units for m in sentence.of("place")
        )
        near = self.speaker if index - self.spoke_in <= 2 else None
        speakers = self.people.speakers(sentence, near)
        if elsewhere(sentence):
            return
        counted, self.last_event = counts(sentence, self.last_count), None
        speaker, told = None, sentence.start
        told_before = list(self.context.spoken_of)
        for count in counted:
            last = None if ";" in sentence.between(told, count.start) else speaker
            part = clause_of(sentence, counted, speakers, count)
            here = speakers if part is sentence else within(part, speakers)
            speaker = spoken(part, here, near, count.start) or last
            self._add_count(sentence, part, count, counted, speaker, index)
            told = count.end
        where = setting(self.record, sentence, sentence.start, self.context)
        if where.place_id and is_specific(where.place_id):
            self.context.town = where.place_id
        speaker = spoken(sentence, speakers, near, sentence.start)
        others = measured(self.record, sentence, counted, where, self.day)
        before = self.context.setting.place_id or self.context.town
        done = acts(self.record, sentence, where, speaker, self.day, before)
        done = self._in_passing(sentence, where, done, counted, told_before)
        for act in done:
            if title:
                self.titled.append((act, where, speaker))
            else:
                self._add_act(act, where, speaker)
        if speaker and looks_back(sentence):
            self._credit_before(sentence, speaker)
        taken = any(act.kind == "capture" for act in done)
        for one in others:
            if not (taken and one.unit == "settlements"):  # the taking is the statement
                self._add_measure(one, where, speaker)
        self._remember(sentence, index, told_setting(where, done, sentence), speaker, speakers)

    def _credit_before(self, sentence: Sentence, speaker: Speaker) -> None:
        """Who said what the sentence before told, where that named nobody."""
        start = sentence.previous.start if sentence.previous else sentence.start
        for at, one in enumerate(self.found):
            if one.start >= start and one.kind == "count" and not one.claimant_id:
                self.found[at] = replace(one, claimant_id=speaker.claimant_id)

    def add_title(self) -> None:
        """What only the title tells, and nothing in the text below it."""
        told_below = {statement.event_id for statement in self.found}
        for act, where, speaker in self.titled:
            if act.event and act.event.event_id not in told_below:
                self._add_act(act, where, speaker)

    def _in_passing(
        self,
        sentence: Sentence,
        where: Setting,
        done: list[Act],
        counted: list[Count],
        told_before: list[Event],
    ) -> list[Act]:
        """The acts of a sentence, and an event that it tells of in passing beside them."""
        words = bool(counted) or any(m.value in SPOKEN for m in sentence.of("act"))
        known = self.context.spoken_of if words else self.acted
        fresh = {event for event in known if event not in told_before}
        sure = [act for act in done if act.event and act.kind != "accuse"]
        passing = told(
            self.record, sentence, where, self.day, known, counted, sure, fresh, set(told_before)
        )
        taken = any(act.event and act.event.kind in TAKEN for act in passing)
        passing = [] if taken and any(not act.event for act in done) else passing
        done = [act for act in done if not passing or (act.event and not _answered(act, passing))]
        done += passing
        end = None if done else stopped(sentence, where)
        return [end] if end else done

    def _remember(
        self,
        sentence: Sentence,
        index: int,
        where: Setting,
        speaker: Speaker | None,
        speakers: list[Speaker],
    ) -> None:
        """Keep who spoke, and of which event, period and war."""
        bodies = [s for s in speakers if s.is_body and not s.is_outlet]
        subject = [s for s in bodies if opens(sentence, s)]
        speaker = speaker or next(
            (s for s in (*subject, *bodies) if s in subject or s.holder), None
        )
        if speaker and not speaker.is_outlet:
            self.speaker, self.spoke_in = speaker, index
        for mark in sentence.of("phase"):
            self.context.war = war_of(self.record, sentence, mark, self.context)
        ours = [*sentence.of("side"), *sentence.of("phase"), *sentence.of("event")]
        self.concerned = self.concerned or bool(ours or where.event)
        stated = bool(sentence.dates or sentence.of("event") or sentence.of("phase"))
        if stated or where.event or self.last_event:
            self.context.setting = where if where.event or not self.last_event else self.last_event
        self.context.paragraph = sentence.paragraph
        self.context.mines = self.context.mines or of_mines(sentence)
        self.people.topic = topic_of(sentence) or self.people.topic
        self.people.pair = pair_of(sentence, self.people.pair)

    def _add_count(
        self,
        sentence: Sentence,
        part: Sentence,
        count: Count,
        others: list[Count],
        speaker: Speaker | None,
        index: int,
    ) -> None:
        whose = side_of(part, count, others, speaker) or self._of_them(sentence, count)
        where = setting(self.record, sentence, count.start, self.context, _outcome(count), whose)
        if (
            where.event is None
            and self.last_event
            and counts_also(sentence, self.last_event, count, whose)
        ):
            where = self.last_event
        known = self.concerned and (self.found or where.phase_id == self.context.setting.phase_id)
        party = speaker and speaker.side in OPPOSITE
        if not (whose or known or party or concerns(sentence, where)):
            return
        sure = in_words(part, count, others, speaker)
        whose = whose or self._side_else(part, count, where, speaker)
        day = as_of(sentence) or self.day
        verdict = uncompared(self.record, sentence, count, (whose, where), day, self.last_count)
        if verdict is None:
            beside = settings_beside(
                self.record, sentence, where, self.context.spoken_of, count, self.day
            )
            mines = did_it(sentence, count.start, self.context.mines)
            taken = settle(self.record, count, (whose, where), beside, day, sure, mines)
            whose, where, verdict = taken.side, taken.where, taken.verdict
        here = self.last_side and self.last_side[1] == sentence.start
        self.sides = {*(self.sides if here else ()), whose}
        self.last_side = (sentence.paragraph, sentence.start, whose, speaker)
        self.last_count = count
        if where.event:
            self.last_event = where
            self.context.spoken_of.append(where.event)
        self._add(
            count.start, count.end, "count", verdict, where,
            speaker or self._still_speaking(sentence, where, index, count.start)
            or self.people.own_body(sentence, whose),
            **count.figure.fields, outcome=_outcome(count), side=whose,
            category=category_of(self.record, count, verdict),
        )  # fmt: skip

    def _of_them(self, sentence: Sentence, count: Count) -> str | None:
        """``two of them``: of the people counted before in the sentence."""
        here = self.last_side and self.last_side[1] == sentence.start
        subset = any(0 <= m.start - count.figure.end <= 1 for m in sentence.of("subset"))
        return self.last_side[2] if self.last_side and here and subset else None

    def _side_else(
        self, sentence: Sentence, count: Count, where: Setting, speaker: Speaker | None
    ) -> str:
        """Where the sentence does not say it: the only side the event counts, or the speaker's."""
        if count.category == "peacekeeper":
            return "russian"
        here = self.last_side and self.last_side[1] == sentence.start
        if self.last_side and here and self.last_side[3] == speaker:
            return self.last_side[2]
        own = speaker.side if speaker and speaker.is_body and not speaker.is_outlet else None
        if own in OPPOSITE and count.category == "military" and not self.people.soviet:
            return own or ""  # a ministry that names no side tells of its own soldiers
        if where.event:
            known = where.event.side_of(count.outcome, count.category)
            if known:
                return known
        party = speaker and speaker.side in OPPOSITE
        if where.whole and count.category in ("unspecified", "combined") and not party:
            return "both"  # all the dead of a war
        lone = alone(sentence, count, where.whole)
        if lone and not where.event and not (speaker and speaker.side == lone):
            return lone
        if where.event and speaker and speaker.side not in ("armenian", "azerbaijani"):
            return "both"
        if speaker and speaker.side in ("armenian", "azerbaijani"):
            return speaker.side
        named_anew = sentence.of("phase") or sentence.of("event") or sentence.dates
        if self.last_side and self.last_side[0] == sentence.paragraph and not named_anew:
            return self.last_side[2] if len(self.sides) == 1 else "both"
        hurt = count.outcome in ("killed", "wounded") and not (where.whole or where.event)
        return (at_home(sentence) if hurt and not named_anew else None) or "both"

    def _still_speaking(
        self, sentence: Sentence, where: Setting, index: int, at: int
    ) -> Speaker | None:
        """``Three were killed, Baku said. Two were wounded``: of the same matter, unopposed."""
        goes_on = (
            1 <= index - self.spoke_in <= STILL
            and sentence.paragraph == self.context.paragraph
            and where.event == self.context.setting.event
            and not any(same_clause(sentence, m.start, at) for m in sentence.of("speech"))
        )
        return self.speaker if goes_on else None

    def _add_measure(self, one: Measured, where: Setting, speaker: Speaker | None) -> None:
        self._add(one.start, one.end, "measure", one.verdict, where, speaker, **one.figure.fields)

    def _add_act(self, act: Act, where: Setting, speaker: Speaker | None) -> None:
        event = act.event
        if event:
            self.context.spoken_of.append(event)
            self.acted.append(event)
        place = (event.place_id if event else None) or where.place_id
        setting_ = Setting(event, event.phase_id if event else where.phase_id, place)
        self._add(act.start, act.end, "event", act.verdict, setting_, speaker)

    def _add(
        self,
        start: int,
        end: int,
        kind: str,
        verdict: Verdict,
        where: Setting,
        speaker: Speaker | None,
        **fields: object,
    ) -> None:
        if kind == "count" and speaker:
            verdict, speaker = credited(self.record, verdict, speaker)
        self.found.append(Statement(
            f"s{len(self.found) + 1:03}", start, end, "", kind,
            event_id=where.event.event_id if where.event else None,
            phase_id=where.phase_id, place_id=where.place_id,
            claimant_id=speaker.claimant_id if speaker else None,
            verdict=verdict.verdict, claim_ids=verdict.claim_ids, why=verdict.why,
            **fields,  # type: ignore[arg-type]
        ))  # fmt: skip


def read(text: str, dataset: Dataset, day: dt.date | None, language: str) -> list[Statement]:
    """All statements of a text, in the order of the text."""
    words, dates = lexicon(dataset, language), Dates(language, day)
    known = record(dataset)
    reader = Reader(known, day, Context(day), Claimants(known.kinds, known.sides))
    reader.people.soviet = day is not None and day < INDEPENDENT
    all_of_it = sentences(plain(text), language)
    for index, sentence in enumerate(all_of_it):
        if index == 0:
            sentence, written = after_dateline(sentence), sentence
            reader.people.home = home_of(words.find(written.tokens), sentence.start)
        sentence.marks = words.find(sentence.tokens)
        if not sentence.marks:
            continue
        sentence.dates = dates.find(sentence)
        sentence.figures = figures(sentence)
        reader.read(sentence, index, title=index == 0 and is_title(all_of_it))
    reader.add_title()
    ordered = sorted(reader.found, key=lambda s: (s.start, s.end))
    return [
        replace(s, statement_id=f"s{number:03}", text=text[s.start : s.end])
        for number, s in enumerate(ordered, 1)
    ]


def as_rows(statements: list[Statement]) -> list[dict[str, object]]:
    """Statements as plain rows."""
    return [asdict(statement) for statement in statements]


def _answered(act: Act, others: list[Act]) -> bool:
    """``accused each other of breaking a truce``: one statement, and the truce answers it."""
    return any(act.start < other.end and other.start < act.end for other in others)


def _outcome(count: Count) -> str:
    return "casualties" if count.outcome == "mixed" else count.outcome
