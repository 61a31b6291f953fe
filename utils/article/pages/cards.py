"""What a page says of each statement: plain data, which every door writes as text, never markup."""

from __future__ import annotations

import functools
import itertools
from typing import Any

import pandas as pd

from utils.article.judged import JudgedText
from utils.article.statement import Statement
from utils.article.verdicts.compare import VERDICTS, WORDS
from utils.charts.chart import Card
from utils.data.dataset import Dataset
from utils.data.dates import spell
from utils.data.figures import extent, number, wording

SHAPES = {"confirmed": "●", "within_range": "◆", "differs": "▲", "no_data": "○"}
"""The second cue beside the colour of a verdict."""
MOST_CLAIMS = 40


@functools.lru_cache(maxsize=2)
def _by_id(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """The tables that cards look into, each by its ids."""
    keys = {"claims": "claim_id", "measures": "measure_id", "events": "event_id",
            "sources": "source_id", "claimants": "claimant_id", "phases": "phase_id"}  # fmt: skip
    return {name: getattr(dataset, name).set_index(key, drop=False) for name, key in keys.items()}


def pieces(article: JudgedText) -> list[dict[str, str]]:
    """The text cut at every statement; each piece belongs to the shortest statement around it."""
    cuts = {0, len(article.text)}
    for s in article.found:
        cuts |= {s.start, s.end}
    edges = sorted(cuts)
    found = []
    seen: set[str] = set()
    for start, end in itertools.pairwise(edges):
        around = [s for s in article.found if s.start <= start and end <= s.end]
        inner = min(around, key=lambda s: (s.end - s.start, s.kind == "event"), default=None)
        name = inner.statement_id if inner else ""
        first = "yes" if name and name not in seen else ""
        seen.add(name)
        found.append({"text": article.text[start:end], "id": name, "first": first})
    return found


def cards(article: JudgedText) -> list[dict[str, Any]]:
    """One card for each statement, in the order of the text."""
    sources = _by_id(article.dataset)["sources"]
    found = [_card(s, article.dataset, sources) for s in article.found]
    opened = {piece["id"] for piece in pieces(article)}
    for card, statement in zip(found, article.found, strict=True):
        card["also"] = [
            {"id": s.statement_id, "quote": " ".join(s.text.split())}
            for s in article.found
            if s.statement_id not in opened and s.start < statement.end and statement.start < s.end
        ]
    return found


def _card(statement: Statement, dataset: Dataset, sources: pd.DataFrame) -> dict[str, Any]:
    claims = compared(statement, dataset)
    rows = [_claim(row, sources) for row in claims.itertuples()]
    events = _event_sources(statement, dataset, sources) if not rows else []
    return {
        "id": statement.statement_id,
        "verdict": statement.verdict,
        "shape": SHAPES[statement.verdict],
        "word": WORDS[statement.verdict],
        "meaning": VERDICTS[statement.verdict],
        "quote": " ".join(statement.text.split()),
        "read": read_as(statement, dataset),
        "why": statement.why,
        "claims": rows[:MOST_CLAIMS],
        "more": max(0, len(rows) - MOST_CLAIMS),
        "spread": _spread(statement, claims),
        "links": events,
        "reader": statement.reader,
    }


def compared(statement: Statement, dataset: Dataset) -> pd.DataFrame:
    """The published rows that a statement was compared with, claims or measures, in one form."""
    claims = _by_id(dataset)["claims"]
    ids = [i for i in statement.claim_ids if i in claims.index]
    table = claims.loc[ids].rename(columns={"claim_id": "row_id"})
    if not ids and statement.claim_ids:
        measures = _by_id(dataset)["measures"]
        known = [i for i in statement.claim_ids if i in measures.index]
        table = measures.loc[known].rename(
            columns={"measure_id": "row_id", "value": "best", "date": "as_of"}
        )
    names = _by_id(dataset)["claimants"]["name"]
    return table.assign(claimant=table["claimant_id"].map(names))


def _claim(row: Any, sources: pd.DataFrame) -> dict[str, str]:
    source = sources.loc[row.source_id]
    link = Card("", (), ((publisher_of(source), source["url"]),)).as_dict()["links"]
    figure = wording(row.low, row.best, row.high, str(row.qualifier))
    return {
        "id": row.row_id,
        "figure": figure,
        "claimant": row.claimant,
        "as_of": spell(row.as_of) if isinstance(row.as_of, str) else "date not given",
        "publisher": publisher_of(source),
        "url": link[0]["url"] if link else "",
    }


def _event_sources(
    statement: Statement, dataset: Dataset, sources: pd.DataFrame
) -> list[dict[str, str]]:
    """What the data tells of the event, by its sources, where no figure is compared."""
    events = _by_id(dataset)["events"]
    if statement.kind != "event" or statement.event_id not in events.index:
        return []
    event = events.loc[statement.event_id]
    ids = str(event["source_ids"]).split(";") if isinstance(event["source_ids"], str) else []
    known = [sources.loc[i] for i in ids if i in sources.index]
    links = tuple((publisher_of(source), str(source["url"])) for source in known)
    return Card("", (), links).as_dict()["links"]


def publisher_of(source: Any) -> str:
    """Who published a source, or its title where that is not known."""
    name = source["publisher"]
    return str(name if isinstance(name, str) else source["title"])


def read_as(statement: Statement, dataset: Dataset) -> list[str]:
    """How a statement was read, in lines: what, whose, of what, by whom."""
    lines = [_what(statement, dataset)]
    events = _by_id(dataset)["events"]
    phases = _by_id(dataset)["phases"]["name"]
    if statement.event_id and statement.event_id in events.index:
        event = events.loc[statement.event_id]
        lines.append(f"Event: {event['title']} ({spell(event['date_start'].date())})")
        if statement.kind == "event" and isinstance(event["summary"], str):
            lines.append(event["summary"])
    elif statement.phase_id and statement.phase_id in phases.index:
        lines.append(f"Period: {phases[statement.phase_id]}")
    names = _by_id(dataset)["claimants"]["name"].to_dict()
    said = names.get(statement.claimant_id, "nobody is named")
    return [*[line for line in lines if line], f"According to: {said}"]


def _what(statement: Statement, dataset: Dataset) -> str:
    if statement.kind == "event":
        return ""
    figure = figure_words(statement)
    if statement.kind == "measure":
        return f"Figure: {figure}"
    whose = dataset.labels("claims", "side")[statement.side or "both"]
    category = dataset.labels("claims", "category")[statement.category or "unspecified"]
    return f"{figure} {(statement.outcome or '').replace('_', ' ')}: {whose}, {category.lower()}"


def figure_words(statement: Statement) -> str:
    """The figure of a statement as the text has it."""
    if statement.number is None and statement.low is None:
        return "a number that is not named"
    return wording(statement.low, statement.number, statement.high, statement.qualifier or "exact")


def _spread(statement: Statement, claims: pd.DataFrame) -> dict[str, Any]:
    """Lowest and highest comparable figure and the text's own, as shares of a common length."""
    value = statement.number if statement.number is not None else statement.low
    if claims.empty or value is None:
        return {}
    ends = [extent(*cells) for cells in claims[["low", "best", "high"]].itertuples(index=False)]
    low, high = min(e[0] for e in ends), max(e[1] for e in ends)
    top = max(high, statement.high or value) or 1.0
    return {
        "low": number(low), "high": number(high), "value": figure_words(statement),
        "from": low / top, "to": high / top, "at": value / top,
        "ticks": sorted({round(figure / top, 4) for each in ends for figure in each}),
    }  # fmt: skip
