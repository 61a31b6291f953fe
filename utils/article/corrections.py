"""What the reader of a report puts right: a match that is wrong, a figure read amiss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from utils.article.known.record import Record
from utils.article.setting.context import Setting
from utils.article.statement import Statement
from utils.article.text.marks import Figure
from utils.article.verdicts.compare import CONFIRMED, Verdict, judge, not_compared
from utils.data.dates import spell_span
from utils.errors import ExplorerError

FIELDS = ("number", "outcome", "side", "category", "event_id", "phase_id", "claimant_id")
"""What can be corrected; the verdict follows from it."""
REJECTED, CORRECTED = "rejected", "corrected"


def rejected(statement: Statement) -> Statement:
    """The statement with a mark that its match is wrong; nothing is deleted."""
    return replace(statement, reader=REJECTED)


def corrected(statement: Statement, record: Record, day: Any, fields: dict[str, Any]) -> Statement:
    """The statement with other values, judged anew; ``ExplorerError`` for unknown ones."""
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise ExplorerError(f"{unknown[0]} cannot be corrected; choose from {', '.join(FIELDS)}.")
    event_id = fields.get("event_id")
    if event_id and event_id not in record.by_id:
        raise ExplorerError(f"{event_id!r} is not an event of the data.")
    if event_id:
        fields = {"phase_id": record.by_id[event_id].phase_id, **fields}
    changed = replace(statement, **fields, reader=CORRECTED)
    verdict = _verdict(changed, record, day)
    return replace(changed, verdict=verdict.verdict, claim_ids=verdict.claim_ids, why=verdict.why)


def _verdict(statement: Statement, record: Record, day: Any) -> Verdict:
    event = record.by_id.get(statement.event_id or "")
    if statement.kind == "event":
        if event is None:
            return not_compared("No event of the data was chosen.")
        when = spell_span(event.first, event.last)
        return Verdict(CONFIRMED, (), f"Matches “{event.title}” ({when}).")
    if statement.kind != "count" or (statement.number is None and statement.low is None):
        return Verdict(statement.verdict, statement.claim_ids, statement.why)
    figure = Figure(
        0, 0, statement.number, statement.low, statement.high, statement.qualifier or "exact"
    )
    first, last = record.phase_days.get(statement.phase_id or "", (None, None))
    where = Setting(event, statement.phase_id, None, first, last, event is None)
    return judge(
        record, figure, statement.outcome or "", statement.side or "", statement.category or "",
        where, day,
    )  # fmt: skip
