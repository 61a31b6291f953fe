"""Claims as charts speak of them: who says what about whom, in words and in cards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from utils import language
from utils.charts.chart import Card
from utils.data.dataset import Dataset
from utils.data.dates import spell, spell_span
from utils.data.figures import wording
from utils.data.speakers import ALLIES, NATION, PARTIES, SPEAKERS, marks, speakers, speaking_kinds
from utils.data.titles import claimant, claimants
from utils.language import Phrases, message, say
from utils.later import pd
from utils.views.claims.days import days_apart

PEOPLE = Phrases(
    {
        "armenian": "Armenians",
        "azerbaijani": "Azerbaijanis",
        "both": "Both sides together",
        "russian": "Russians",
        "syrian_fighters": "Fighters from Syria",
        "other": "Foreigners and others",
    }
)
"""Whose people are counted: those of Armenia and of Nagorno-Karabakh's Armenians are one side."""
ORIGINS = Phrases(
    {"armenian": "Armenian", "azerbaijani": "Azerbaijani"},
    context="somebody who speaks for neither side, by where they come from",
)
"""Where somebody comes from who does not speak for a side; a word of its own in most languages."""
GROUPS = Phrases(
    {
        "military": "military",
        "police": "police",
        "volunteer": "volunteers",
        "peacekeeper": "peacekeepers",
        "civilian": "civilians",
        "total": "soldiers and civilians together, or not told apart",
    }
)
"""Who is counted, as a heading says it; figures of different groups never share a list."""
FATES = Phrases(
    {
        "killed": "killed",
        "wounded": "wounded",
        "missing": "missing",
        "captured": "captured",
        "released": "released",
        "displaced": "displaced",
        "disabled": "disabled",
        "excess_deaths": "excess deaths",
        "killed_or_missing": "killed or missing",
        "casualties": "casualties",
    },
    context="people, after a number",
)
"""What happened to so many people."""
CAUSES = Phrases(
    {
        "fire": "fire of the other side only",
        "mines": "mines and ordnance only",
        "shelling": "shelling only",
        "snipers": "snipers only",
        "captivity": "captivity only",
    }
)
"""The one cause that a figure counts."""
SPEAKING = Phrases(
    {
        "own_side": "Own side speaks",
        "other_side": "Other side speaks",
        "third_party": "On behalf of neither side",
        "nation": "Of one of the two nations, on nobody’s behalf",
    }
)
"""Who speaks, as a key says it in few words."""
ONE_OF_BOTH = message("One of the two sides")
NOT_SPLIT = ("combined", "unspecified")
"""Categories that do not tell soldiers and civilians apart: the group ``total``."""
ORIGIN = re.compile("Armeni|Az[eə]rba|Karabakh|Artsakh")
"""A name that tells by itself where its bearer comes from."""
FIGURE = ["low", "best", "high", "qualifier"]
PART = ["cause", "without_start", "without_end"]


def described(claims: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Add who speaks, claimant, publisher, the group that is counted, and what was published.

    ``figure`` is the figure in words; ``part`` says what is all that it counts, or leaves out.
    """
    cells = {name: claims[name].tolist() for name in (*FIGURE, *PART, "claimant_id", "source_id")}
    sources = [dataset.row("sources", source) for source in cells["source_id"]]
    names = _with_origin(claims["claimant_id"], dataset)
    return claims.assign(
        speaker=speakers(claims, dataset),
        mark=marks(claims, dataset),
        claimant=[names[who] for who in cells["claimant_id"]],
        group=groups(claims),
        figure=[wording(*cells) for cells in zip(*(cells[c] for c in FIGURE), strict=True)],
        part=[_part(*cells) for cells in zip(*(cells[c] for c in PART), strict=True)],
        publisher=[source.publisher for source in sources],
        url=[source.url for source in sources],
        source_kind=[source.kind for source in sources],
    )


def groups(claims: pd.DataFrame) -> list[str]:
    """Who is counted, as ``GROUPS`` has it: both together and not told apart are one group."""
    return ["total" if each in NOT_SPLIT else str(each) for each in claims["category"].tolist()]


def _part(cause: Any, first: Any, last: Any) -> str:
    """``mines and ordnance only``, ``without 1 – 5 April 2016``; empty for what counts all."""
    told = [CAUSES[cause]] if isinstance(cause, str) else []
    if not pd.isna(first):
        told.append(say("without {days}", days=spell_span(first.date(), last.date())))
    return ", ".join(told)


def named(row: Any) -> str:
    """Who states a figure, as a line says it, with what is all that the figure counts."""
    return say("{head}: {text}", head=row.claimant, text=row.part) if row.part else row.claimant


def dated(row: Any, dataset: Dataset) -> str:
    """Who states a figure, as a line says it, with the days that it counts if they are others."""
    days = days_apart(row, dataset)
    return say("{head}: {text}", head=named(row), text=days) if days else ""


def _with_origin(ids: pd.Series, dataset: Dataset) -> dict[str, str]:
    """Names of claimants; one that speaks for no side but comes from one says from which."""
    official = speaking_kinds(dataset)
    told = claimants(ids, dataset)
    for known, name in told.items():
        who: Any = dataset.row("claimants", known)
        own = who.kind in official or who.side not in PARTIES or ORIGIN.search(who.name)
        told[known] = name if own else _from(name, ORIGINS[who.side])
    return told


def _from(name: str, nation: str) -> str:
    """``AzerNews (Azerbaijani)``; what stands in brackets at the end already gets company."""
    return f"{name[:-1]}, {nation})" if name.endswith(")") else f"{name} ({nation})"


def card(row: Any, dataset: Dataset) -> Card:
    """What pointing at a mark shows: value, claimant, as-of date, source."""
    source = dataset.row("sources", row.source_id)
    categories = dataset.labels("claims", "category")
    counted = f"{PEOPLE[row.side]}, {language.lower(categories[row.category])}"
    as_of = say("as-of date not given")
    if isinstance(row.as_of, str):
        as_of = say("as of {date}", date=spell(row.as_of))
    when = f", {spell(source.published_on)}" if isinstance(source.published_on, str) else ""
    lines = [
        f"{claimant(row.claimant_id, dataset)} ({stands(row, dataset)}), {as_of}",
        f"{source.publisher}{when}: {source.title}",
    ]
    told = filter(None, [row.part, days_apart(row, dataset)])
    lines += [f"{language.capital(words)}." for words in told]
    lines += [str(row.note)] if isinstance(row.note, str) else []
    replaced = row.status != "current"
    lines += [say("Replaced by a later or better sourced figure.")] if replaced else []
    return Card(
        heading=say(
            "{figure} {killed}: {people}",
            figure=row.figure,
            killed=FATES[row.outcome],
            people=counted,
        ),
        lines=(*lines, say("Claim {id}", id=row.claim_id)),
        links=((source.publisher, source.url),),
    )


def stands(row: Any, dataset: Dataset) -> str:
    """How a claimant stands to the people counted; what and whose it is, if it speaks for none."""
    if row.speaker != "third_party":
        return language.lower(standing(row.speaker, row.side))
    who = dataset.row("claimants", row.claimant_id)
    kind = language.lower(dataset.labels("claimants", "kind")[who.kind])
    return f"{kind}, {ORIGINS[who.side]}" if who.side in PARTIES else kind


def standing(voice: str, people: str) -> str:
    """How who speaks stands to the people counted; nobody is the own voice of both sides."""
    return say(ONE_OF_BOTH) if (voice, people) == ("own_side", "both") else SPEAKERS[voice]


def speaking(voice: str, rows: pd.DataFrame, words: Mapping[str, str] = SPEAKING) -> str:
    """Who speaks, as a key says it that stands for the marks of these rows."""
    on = {side for mark, side in zip(rows["mark"], rows["side"], strict=True) if mark == voice}
    if voice == NATION and not on & {*PARTIES, *ALLIES, "both"}:
        return say(ONE_OF_BOTH)  # officials of a side speak of the people of others, too
    if voice != "own_side" or "both" not in on:
        return words[voice]
    if len(on) == 1:
        return say("One of the two sides speaks")
    return say("Own side speaks; on both sides together, one of the two")


def counting(row: Any) -> str:
    """A figure with whom it counts, if that is soldiers or civilians: ``2,908 military``."""
    whom = {"military": message("{figure} military"), "civilian": message("{figure} civilians")}
    return say(whom[row.category], figure=row.figure) if row.category in whom else row.figure


def said(row: Any) -> str:
    """A claim in running text: ``2,908 military by Military Prosecutor (23 July 2022)``."""
    aside = [row.part, spell(row.as_of) if isinstance(row.as_of, str) else ""]
    told = f" ({', '.join(filter(None, aside))})" if any(aside) else ""
    return f"{say('{figure} by {claimant}', figure=counting(row), claimant=row.claimant)}{told}"
