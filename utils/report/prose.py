"""Own text in Markdown, taken apart into plain blocks that every kind of document can write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import mistune

WEB = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Run:
    """Some words of one kind; ``url`` is set for a link to the web, and only to that."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item, quotation or piece of code; ``level`` counts from 1.

    ``kind`` is paragraph, heading, bullet, number, quote or code; ``number`` counts the items of
    a numbered list.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 1
    number: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a text in Markdown. HTML in it is no markup here: it is shown as typed."""
    tokens, _ = mistune.create_markdown(renderer=None).parse(markdown)
    return tuple(_blocks(tokens))  # type: ignore[arg-type]


def _blocks(tokens: list[dict[str, Any]], level: int = 1) -> Iterator[Block]:
    for token in tokens:
        kind = token["type"]
        if kind in ("paragraph", "block_text"):
            yield Block("paragraph", tuple(_runs(token["children"])))
        elif kind == "heading":
            yield Block("heading", tuple(_runs(token["children"])), token["attrs"]["level"])
        elif kind == "list":
            yield from _items(token, level)
        elif kind == "block_quote":
            yield from (replace(block, kind="quote") for block in _blocks(token["children"]))
        elif kind == "block_code":
            yield Block("code", (Run(token["raw"].rstrip("\n"), code=True),))
        elif kind == "block_html":
            yield Block("paragraph", (Run(token["raw"].strip()),))


def _items(token: dict[str, Any], level: int) -> Iterator[Block]:
    kind = "number" if token["attrs"].get("ordered") else "bullet"
    for number, item in enumerate(token["children"], start=token["attrs"].get("start", 1)):
        for place, block in enumerate(_blocks(item["children"], level + 1)):
            first = place == 0 and block.kind == "paragraph"
            yield replace(block, kind=kind, level=level, number=number) if first else block


def _runs(tokens: list[dict[str, Any]], like: Run = Run("")) -> Iterator[Run]:
    for token in tokens:
        kind = token["type"]
        if kind == "strong":
            yield from _runs(token["children"], replace(like, bold=True))
        elif kind == "emphasis":
            yield from _runs(token["children"], replace(like, italic=True))
        elif kind == "link":
            url = token["attrs"]["url"]
            safe = url if url.lower().startswith(WEB) else ""
            yield from _runs(token["children"], replace(like, url=safe))
        elif kind == "codespan":
            yield replace(like, text=token["raw"], code=True)
        elif kind in ("softbreak", "linebreak"):
            yield replace(like, text=" ")
        elif "children" in token:
            yield from _runs(token["children"], like)
        else:
            yield replace(like, text=token.get("raw", ""))
