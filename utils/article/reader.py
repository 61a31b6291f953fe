"""From a text to its statements: reads sentence by sentence and keeps what was spoken of last."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, replace

from utils.article.acts.act import Act
from utils.article.acts.acts import SPOKEN, acts, with_told
from utils.article.counting.continued import counts
from utils.article.counting.counts import Count, is_part
from utils.article.counting.measures import measured
from utils.article.days.chosen import as_of
from utils.article.days.dateline import after_dateline
from utils.article.days.dates import Dates
from utils.article.known.record import Record, is_specific, record
from utils.article.known.rows import Event
from utils.article.people.otherwise import CountedPeople
from utils.article.people.sides import said
from utils.article.setting.choices import choices
from utils.article.setting.context import Context, Setting
from utils.article.setting.matching import Matter, matching
from utils.article.setting.matter import concerns, elsewhere, told_setting
from utils.article.setting.mines import did_it, of_mines
from utils.article.setting.periods import war_of
from utils.article.setting.settings import setting
from utils.article.speakers.attribution import (
    OPPOSITE,
    Claimants,
    Speaker,
    home_of,
)
from utils.article.speakers.credit import credited
from utils.article.speakers.spoken import looks_back, spoken
from utils.article.speakers.voices import Voices
from utils.article.statement import Statement
from utils.article.text.marks import Sentence
from utils.article.text.numerals import figures
from utils.article.text.sentences import is_title, plain, sentences
from utils.article.text.vocabulary import lexicon
from utils.article.verdicts.compare import Verdict
from utils.article.verdicts.readings import (
    Asked,
    best,
    category_of,
    not_alone,
    readings,
    verdict_on,
)
from utils.data.dataset import Dataset

INDEPENDENT = dt.date(1991, 8, 30)


@dataclass
class Reader:
    """Reads one text; what it remembers from sentence to sentence is in its fields."""

    record: Record
    context: Context
    voices: Voices
    people: CountedPeople
    concerned: bool = False
    """Whether the report has spoken of this conflict."""
    last_count: Count | None = None
    last_event: Setting | None = None
    """Of what the counts of the sentence at hand are."""
    acted: set[Event] = field(default_factory=set)
    found: list[Statement] = field(default_factory=list)

    def read(self, sentence: Sentence, title: bool = False) -> None:
        """Add the statements of one sentence; what a title tells, the text below it tells."""
        if self.context.paragraph != sentence.paragraph:
            self.context.setting = replace(self.context.setting, place_id=None)
        self.concerned = self.concerned or any(
            m.value.split("|")[0] in self.record.units for m in sentence.of("place")
        )
        speakers = self.voices.people.speakers(sentence, self.voices.near(sentence))
        if elsewhere(sentence):
            return
        before = {*self.context.spoken_of}
        counted, self.last_event = counts(sentence, self.last_count), None
        for count, part, speaker in self.voices.of_counts(sentence, speakers, counted):
            self._add_count(sentence, part, count, counted, speaker)
        where = setting(self.record, sentence, sentence.start, self.context)
        if where.place_id and is_specific(where.place_id):
            self.context.town = where.place_id
        speaker = spoken(sentence, speakers, self.voices.near(sentence), sentence.start)
        figures_ = measured(self.record, sentence, counted, where, self.context.day)
        done = self._acts(sentence, where, speaker, counted, before)
        for act in done if not title else ():
            self._add_act(act, where, speaker)
        if speaker and looks_back(sentence):
            self._credit_before(sentence, speaker)
        taken = any(act.kind == "capture" for act in done)
        for one in figures_:
            if not (taken and one.unit == "settlements"):  # the taking is the statement
                self._add(
                    one.start, one.end, "measure", one.verdict, where, speaker, **one.figure.fields
                )
        self._remember(sentence, told_setting(where, done, sentence))
        self.voices.remember(sentence, speaker, speakers)

    def _acts(
        self,
        sentence: Sentence,
        where: Setting,
        speaker: Speaker | None,
        counted: list[Count],
        before: set[Event],
    ) -> list[Act]:
        """What a sentence tells beside its numbers; ``before`` was spoken of before it."""
        context, record = self.context, self.record
        town = context.setting.place_id or context.town
        done = acts(record, sentence, where, speaker, context.day, town)
        words = bool(counted) or any(m.value in SPOKEN for m in sentence.of("act"))
        known = context.spoken_of if words else self.acted
        return with_told(record, sentence, where, context.day, done, counted, known, before)

    def _credit_before(self, sentence: Sentence, speaker: Speaker) -> None:
        """Who said what the sentence before told, where that named nobody."""
        start = sentence.previous.start if sentence.previous else sentence.start
        for at, one in enumerate(self.found):
            if one.start >= start and one.kind == "count" and not one.claimant_id:
                self.found[at] = replace(one, claimant_id=speaker.claimant_id)

    def _remember(self, sentence: Sentence, where: Setting) -> None:
        """Keep of which event, period and war a sentence spoke."""
        context = self.context
        for mark in sentence.of("phase"):
            context.war = war_of(self.record, sentence, mark, context)
        ours = [*sentence.of("side"), *sentence.of("phase"), *sentence.of("event")]
        self.concerned = self.concerned or bool(ours or where.event)
        stated = bool(sentence.dates or sentence.of("event") or sentence.of("phase"))
        if stated or where.event or self.last_event:
            context.setting = where if where.event or not self.last_event else self.last_event
        context.paragraph = sentence.paragraph
        context.mines = context.mines or of_mines(sentence)

    def _add_count(
        self,
        sentence: Sentence,
        part: Sentence,
        count: Count,
        others: list[Count],
        speaker: Speaker | None,
    ) -> None:
        """A count, read by the part of the sentence that is its own."""
        said_ = said(part, count, others, speaker) | self.people.of_them(sentence, count)
        hints = self.people.hints(sentence, part, count, speaker)
        asked = self._asked(sentence, count)
        found = [*readings(asked, said_, hints, self._settings(sentence, count))]
        taken = best(count, found)
        known = self.concerned and (self.found or taken.where.phase_id)
        party = speaker and speaker.side in OPPOSITE
        if not (said_ or known or party or concerns(sentence, taken.where)):
            return
        verdict = verdict_on(asked, taken, found)
        self.people.remember(sentence, taken.side, speaker)
        self.last_count = count
        if taken.where.event:
            self.last_event = taken.where
            self.context.speak_of(taken.where.event)
        going_on = taken.where.event == self.context.setting.event
        still = going_on and sentence.paragraph == self.context.paragraph
        speaker = speaker or (self.voices.still(sentence, count.start) if still else None)
        speaker = speaker or self.voices.people.own_body(sentence, taken.side)
        category = category_of(self.record, count, verdict)
        if speaker:
            verdict, speaker = credited(self.record, verdict, speaker, sentence)
        self._add(
            count.start, count.end, "count", verdict, taken.where, speaker,
            **count.figure.fields, outcome=count.published_as, side=taken.side, category=category,
        )  # fmt: skip

    def _settings(self, sentence: Sentence, count: Count) -> list[tuple[Setting, dict[str, float]]]:
        """All that a count can be of, each with the signs for it."""
        record, context = self.record, self.context
        here = setting(record, sentence, count.start, context)
        order = tuple(reversed(context.spoken_of))
        matter = Matter(record, sentence, count, context, here, self.last_event, order)
        found = choices(record, sentence, count, context, matter)
        return [(choice, matching(matter, choice)) for choice in found]

    def _asked(self, sentence: Sentence, count: Count) -> Asked:
        """A count, and what decides how it can be compared."""
        last = self.last_count.outcome if self.last_count else None
        mines = did_it(sentence, count.start, self.context.mines)
        part, alone = is_part(sentence, count), not_alone(sentence, count, last)
        day = as_of(sentence) or self.context.day
        return Asked(self.record, count, day, mines, part, alone)

    def _add_act(self, act: Act, where: Setting, speaker: Speaker | None) -> None:
        event = act.event
        if event:
            self.context.speak_of(event)
            self.acted.add(event)
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
    soviet = day is not None and day < INDEPENDENT
    claimants = Claimants(known.kinds, known.sides, soviet)
    reader = Reader(known, Context(day), Voices(claimants), CountedPeople())
    all_of_it = sentences(plain(text), language)
    for index, sentence in enumerate(all_of_it):
        if index == 0:
            sentence, written = after_dateline(sentence), sentence
            claimants.home = home_of(words.find(written.tokens), sentence.start)
        sentence.marks = words.find(sentence.tokens)
        if not sentence.marks:
            continue
        sentence.dates = dates.find(sentence)
        sentence.figures = figures(sentence)
        reader.read(sentence, title=index == 0 and is_title(all_of_it))
    ordered = sorted(reader.found, key=lambda s: (s.start, s.end))
    return [
        replace(s, statement_id=f"s{number:03}", text=text[s.start : s.end])
        for number, s in enumerate(ordered, 1)
    ]


def as_rows(statements: list[Statement]) -> list[dict[str, object]]:
    """Statements as plain rows."""
    return [asdict(statement) for statement in statements]
