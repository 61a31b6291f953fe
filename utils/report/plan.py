"""A report as it is planned: title, who wrote it, and a list of headings, texts and views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import yaml

from utils.charts.look import Look
from utils.errors import ExplorerError, ReportError, ViewError
from utils.views.base import View

LOOK = Look(size="a4_full")
"""How a report draws its charts unless it says otherwise: across a page of A4."""


@dataclass(frozen=True)
class Heading:
    """A heading of the report; level 1 is a chapter, 2 a section."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Prose:
    """Own text, in Markdown. Markup of other kinds in it is shown as it was typed."""

    markdown: str


@dataclass(frozen=True)
class Figure:
    """A chart, and words of one's own to stand under it before the explorer's sentence."""

    view: View
    caption: str = ""


Part = Heading | Prose | Figure


@dataclass(frozen=True)
class Report:
    """Everything that makes one document; equal reports make equal documents.

    ``date`` is printed as it stands; ``look`` is how all charts are drawn.
    """

    title: str
    parts: tuple[Part, ...]
    author: str = ""
    date: str = ""
    look: Look = LOOK

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in their order; the first is figure 1."""
        return tuple(part for part in self.parts if isinstance(part, Figure))

    def to_yaml(self) -> str:
        """The report as text that ``read_report`` reads back."""
        head = {"title": self.title, "author": self.author, "date": self.date}
        look = {
            f.name: getattr(self.look, f.name)
            for f in fields(Look)
            if getattr(self.look, f.name) != getattr(LOOK, f.name)
        }
        written: dict[str, Any] = {**head, "look": look}
        written = {key: value for key, value in written.items() if value}
        written["parts"] = [_written(part) for part in self.parts]
        return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=100)


def read_report(source: str | Path) -> Report:
    """Read a report from a YAML file, or from its text if that has more than one line.

    Raises ``ReportError``, naming every part that is wrong and why.
    """
    text = source if isinstance(source, str) and "\n" in source else _text_of(Path(source))
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as fault:
        where = getattr(fault, "problem_mark", None)
        line = f" in line {where.line + 1}" if where else ""
        raise ReportError([f"The report is no YAML{line}."]) from None
    except (RecursionError, ValueError):
        raise ReportError(["The report is no YAML that can be read."]) from None
    return _report(raw)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise ReportError([f"{path} cannot be read ({fault.strerror})."]) from None
    except UnicodeDecodeError:
        raise ReportError([f"{path} is not text in UTF-8."]) from None


# ---- from plain data to a report, with all faults at once

KNOWN = ("title", "author", "date", "look", "parts")


def _report(raw: Any) -> Report:
    if not isinstance(raw, dict):
        raise ReportError(["A report needs the fields title and parts."])
    faults = [f"{key} is no field of a report; {', '.join(KNOWN)} are." for key in _others(raw)]
    if not isinstance(raw.get("title"), str):
        faults.append("The report needs a title.")
    look = _look(raw.get("look"), faults)
    parts = list(_parts(raw.get("parts"), faults))
    if faults:
        raise ReportError(faults)
    return Report(raw["title"], tuple(parts), _plain(raw, "author"), _plain(raw, "date"), look)


def _others(raw: dict[Any, Any]) -> Iterator[str]:
    return (str(key) for key in raw if key not in KNOWN)


def _plain(raw: dict[Any, Any], key: str) -> str:
    value = raw.get(key) or ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _look(raw: Any, faults: list[str]) -> Look:
    if raw is None:
        return LOOK
    try:
        return replace(LOOK, **raw)
    except TypeError:
        known = ", ".join(f.name for f in fields(Look))
        faults.append(f"look takes {known}, each with one value.")
    except ExplorerError as fault:
        faults.append(f"look: {fault}")
    return LOOK


def _parts(raw: Any, faults: list[str]) -> Iterator[Part]:
    if not isinstance(raw, list):
        faults.append("parts must be a list of headings, texts and views.")
        return
    for number, item in enumerate(raw, start=1):
        try:
            yield _part(item)
        except (ViewError, ValueError) as fault:
            faults.append(f"Part {number}: {fault}")


def _part(item: Any) -> Part:
    if isinstance(item, dict) and all(isinstance(value, str | int) for value in item.values()):
        match sorted(item):
            case ["heading"] | ["heading", "level"]:
                return _heading(item)
            case ["text"]:
                return Prose(str(item["text"]))
            case ["view"] | ["caption", "view"]:
                text = str(item["view"]).removesuffix(".chart()")
                return Figure(View.from_text(text), str(item.get("caption", "")))
    raise ValueError("is neither heading (and level), nor text, nor view (and caption).")


def _heading(item: dict[str, Any]) -> Heading:
    if item.get("level", 1) not in (1, 2, 3):
        raise ValueError("the level of a heading is 1, 2 or 3.")
    return Heading(str(item["heading"]), item.get("level", 1))


def _written(part: Part) -> dict[str, Any]:
    if isinstance(part, Heading):
        return {"heading": part.text} | ({"level": part.level} if part.level != 1 else {})
    if isinstance(part, Prose):
        return {"text": part.markdown}
    return {"view": part.view.to_text()} | ({"caption": part.caption} if part.caption else {})
