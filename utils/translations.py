"""Keeps the catalogs: finds the messages in code and data, and says what is not translated."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from utils.data.dataset import Dataset
from utils.data.titles import CLAIMANT, COUNTED, EVENT
from utils.language import ENGLISH, LANGUAGES, LOCALE
from utils.views.displacement.rows import returns
from utils.views.held_area.view import whole_areas

TEMPLATE = LOCALE / "messages.pot"
CODE = LOCALE.parent
VOCABULARIES = (
    ("claims", "outcome"),
    ("claims", "category"),
    ("claims", "side"),
    ("claims", "status"),
    ("claimants", "kind"),
    ("claimants", "side"),
    ("events", "kind"),
)
"""Columns whose labels charts speak."""


@dataclass(frozen=True)
class Wanted:
    """A message that charts speak: its forms (one, or singular and plural), context and place."""

    forms: tuple[str, ...]
    context: str
    where: str


# ---- finding messages


def wanted(dataset: Dataset) -> list[Wanted]:
    """All messages of the code, file by file, then those of the data."""
    files = sorted(CODE.rglob("*.py"))
    return [*(each for file in files for each in in_file(file)), *in_data(dataset)]


def in_file(path: Path) -> Iterator[Wanted]:
    """The messages that a file passes to ``say``, ``plural``, ``Phrases`` and the like."""
    where = path.relative_to(CODE.parent).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            for forms, context in _of_call(node):
                yield Wanted(forms, context, where)


def _of_call(call: ast.Call) -> Iterator[tuple[tuple[str, ...], str]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("say", "message") and call.args:
        context = "".join(_texts(call.args[1])) if len(call.args) > 1 else ""
        yield from (((text,), context) for text in _texts(call.args[0]))
    elif name in ("plural", "numbered") and len(call.args) > 1:
        pairs = zip(_texts(call.args[0]), _texts(call.args[1]), strict=True)
        yield from ((pair, "") for pair in pairs)
    elif name == "Phrases" and isinstance(call.args[0], ast.Dict):
        context = "".join(text for each in call.keywords for text in _texts(each.value))
        values = (text for value in call.args[0].values for text in _texts(value))
        yield from (((text,), context) for text in values)


def _texts(node: ast.expr) -> list[str]:
    """The text of a constant, or both texts of a choice between two."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def in_data(dataset: Dataset) -> Iterator[Wanted]:
    """The words of the data that charts speak: labels, periods, parts of districts, titles."""
    for table, column in VOCABULARIES:
        for category in dataset.package.tables[table].field(column).categories:
            yield Wanted((category.label,), "", "datasets/datapackage.json")
    for column in ("name", "short_name"):
        for name in dataset.phases[column]:
            yield Wanted((name,), "", "datasets/phases.csv")
    for unit in dataset.units["name"]:
        district, _, part = unit.partition(", ")
        if part or " / " not in district:
            yield Wanted((part or district,), "", "datasets/units.csv")
    for name in dataset.marks["name"]:
        if " / " not in name and name not in set(dataset.places["name_en"]):
            yield Wanted((name,), "", "datasets/marks.csv")
    for gap in dataset.gaps["what"]:
        yield Wanted((gap.rstrip(". "),), "", "datasets/gaps.csv")
    yield from _titles(dataset)


def _titles(dataset: Dataset) -> Iterator[Wanted]:
    """Claimants, events, and what the measures and areas count that a chart draws."""
    for column, context, table in (
        (dataset.claimants["name"], CLAIMANT, "claimants"),
        (dataset.events["title"], EVENT, "events"),
        (returns(dataset)["about"], COUNTED, "measures"),
        (whole_areas(dataset)["what"], COUNTED, "geo/published_areas"),
    ):
        yield from (Wanted((text,), context, f"datasets/{table}.csv") for text in column.unique())


# ---- template and catalogs


def template(dataset: Dataset) -> Catalog:
    """The catalog without translations that translators start from."""
    catalog = Catalog(project="Karabakh context explorer", charset="utf-8", fuzzy=False)
    catalog.header_comment = "# Messages of the Karabakh context explorer; made from the code."
    for each in wanted(dataset):
        name = each.forms if len(each.forms) > 1 else each.forms[0]
        catalog.add(name, locations=[(each.where, 0)], context=each.context or None)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalog as the text of its file."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=100, include_lineno=False)
    return stream.getvalue()


def read(path: Path) -> Catalog:
    """The catalog of a language, or the template, as it is stored."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path == TEMPLATE else path.stem)


def catalogs() -> dict[str, Catalog]:
    """The catalog of each language but English."""
    return {each: read(LOCALE / f"{each}.po") for each in LANGUAGES if each != ENGLISH}


def names(catalog: Catalog) -> set[tuple[str, str]]:
    """The messages of a catalog by context and (singular) text."""
    return {(each.context or "", text(each)) for each in catalog if each.id}


def text(entry: Message) -> str:
    """The English of an entry, in the singular."""
    return entry.id[0] if isinstance(entry.id, tuple | list) else entry.id


def update(dataset: Dataset) -> None:
    """Write the template anew and bring new messages into every catalog, old ones out of it."""
    fresh = template(dataset)
    TEMPLATE.write_bytes(written(fresh))
    for language, catalog in catalogs().items():
        catalog.update(fresh, no_fuzzy_matching=True, update_creation_date=False)
        (LOCALE / f"{language}.po").write_bytes(written(catalog))


# ---- what is left to do


def missing(catalog: Catalog) -> list[str]:
    """The messages of a catalog that are not translated, in English."""
    return [text(each) for each in catalog if each.id and not _said(each)]


def doubtful(catalog: Catalog) -> list[str]:
    """The messages of a catalog whose translation is marked as fuzzy, in English."""
    return [text(each) for each in catalog if each.id and each.fuzzy and _said(each)]


def _said(entry: Message) -> bool:
    forms = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
    return all(forms)


def report(dataset: Dataset) -> Iterator[str]:
    """For translators: by language what is done, missing, doubtful (fuzzy) or obsolete."""
    needed = names(template(dataset))
    for language, catalog in catalogs().items():
        lists = {
            "missing": [*missing(catalog), *(each for _, each in needed - names(catalog))],
            "fuzzy": doubtful(catalog),
            "obsolete": [text(each) for each in catalog.obsolete.values()]
            + [each for _, each in names(catalog) - needed],
        }
        counts = ", ".join(f"{len(each)} {kind}" for kind, each in lists.items())
        done = len(needed) - len(lists["missing"]) - len(lists["fuzzy"])
        yield f"{LANGUAGES[language]} ({language}): {done} of {len(needed)} translated, {counts}."
        yield from (f"  {kind}: {each}" for kind, found in lists.items() for each in found)
