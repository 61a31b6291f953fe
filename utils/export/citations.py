"""The sources of a chart as reference managers read them: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

KINDS = {"news": "article-newspaper", "state_media": "article-newspaper", "academic": "article"}
"""CSL types by ``sources.kind``; everything else is a web page or a report."""
SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def citation(row: Any) -> str:
    """One source as a line of text with its number and its address."""
    parts = [row.publisher, row.title, row.published_on, row.url]
    return f"{row.number}. {'. '.join(part for part in parts if isinstance(part, str))}"


def bibtex_bytes(sources: pd.DataFrame) -> bytes:
    """The sources as BibTeX; an id of the data package is an entry's key."""
    return "\n".join(_entry(row) for row in sources.itertuples()).encode()


def csl_bytes(sources: pd.DataFrame) -> bytes:
    """The sources as CSL-JSON, which Zotero, Word's add-ins and pandoc read."""
    items = [_item(row) for row in sources.itertuples()]
    return json.dumps(items, ensure_ascii=False, indent=1).encode() + b"\n"


def _entry(row: Any) -> str:
    year, month, day = _date(row.published_on)
    fields = {
        "title": _escaped(row.title),
        "author": f"{{{_escaped(row.publisher)}}}",
        "year": year,
        "month": month,
        "day": day,
        "url": row.url if isinstance(row.url, str) else "",
        "note": f"Source {row.number} of the chart",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{row.source_id},", *lines, "}", ""])


def _escaped(text: object) -> str:
    """Text with what TeX would take for an order made harmless."""
    if not isinstance(text, str):
        return ""
    return "".join(SPECIAL.get(c, f"\\{c}" if c in "&%$#_{}" else c) for c in text)


def _item(row: Any) -> dict[str, Any]:
    kind = KINDS.get(str(row.kind), "webpage" if isinstance(row.url, str) else "report")
    item: dict[str, Any] = {"id": row.source_id, "type": kind, "title": str(row.title)}
    if isinstance(row.publisher, str):
        item |= {"author": [{"literal": row.publisher}], "publisher": row.publisher}
    parts = [int(part) for part in _known(_date(row.published_on))]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    if isinstance(row.url, str):
        item["URL"] = row.url
    return item


def _known(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]


def _date(published_on: object) -> tuple[str, str, str]:
    """Year, month and day of a partial date; empty where they are not known."""
    found = DATE.match(published_on) if isinstance(published_on, str) else None
    year, month, day = found.groups(default="") if found else ("", "", "")
    return year, month, day
