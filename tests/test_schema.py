"""The schema of record: read from one file, sound in itself, documented in itself."""

import json
import re

import pytest

from utils.data.schema import DATASETS, DESCRIPTOR, Package, default_package, read_package
from utils.errors import PackageError

PACKAGE = default_package()
TABLES = PACKAGE.tables.values()
FIELDS = [
    pytest.param(table, field, id=f"{table.name}.{field.name}")
    for table in TABLES
    for field in table.fields
]
AUTHORS = {
    "name": "authors",
    "path": "authors.csv",
    "schema": {
        "primaryKey": ["author_id"],
        "foreignKeys": [
            {"fields": ["teacher"], "reference": {"resource": "", "fields": ["author_id"]}},
        ],
        "fields": [
            {"name": "author_id", "type": "string", "constraints": {"required": True}},
            {"name": "teacher", "type": "string"},
            {
                "name": "books",
                "type": "string",
                "separator": ";",
                "itemsReference": {"resource": "books", "field": "book_id"},
            },
            {
                "name": "trade",
                "type": "string",
                "constraints": {"enum": ["poet", "state_official"]},
                "categories": [
                    {"value": "state_official", "label": "Official", "speaks_for_side": True}
                ],
            },
        ],
    },
}


@pytest.fixture
def authors(tmp_path):
    descriptor = {
        "title": "Library",
        "version": "1.2.3",
        "created": "2026-11-24T10:00:00Z",
        "resources": [AUTHORS, {"name": "picture", "path": "picture.png"}],
    }
    (tmp_path / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    return read_package(tmp_path)


def test_the_shipped_schema_is_read_once():
    assert default_package() is PACKAGE


def test_the_package_says_its_version_and_its_day():
    assert re.fullmatch(r"\d+\.\d+\.\d+", PACKAGE.version)
    assert PACKAGE.created.year >= 2026
    assert PACKAGE.title


def test_every_table_has_its_file():
    assert [table.path for table in TABLES if not (DATASETS / table.path).is_file()] == []


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_every_column_says_what_it_means(table, field):
    assert field.title and field.description


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_reference_leads_to_the_key_of_a_table(table, field):
    if field.refers_to:
        target, column = field.refers_to
        assert PACKAGE.tables[target].primary_key == column


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_rules_of_a_table_name_its_columns(table):
    named = {table.primary_key, *table.intervals.values()}
    named.update(*table.ordered, *table.required_any)
    for rule in table.required_if:
        named |= {rule["field"], *rule["when"]}
    assert named <= set(table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_of_a_table_is_required(table):
    assert table.field(table.primary_key).required


def test_a_condition_names_a_word_of_its_vocabulary():
    for table in TABLES:
        for rule in table.required_if:
            for column, value in rule["when"].items():
                assert value in table.field(column).values


def test_a_resource_without_a_schema_is_no_table(authors):
    assert list(authors.tables) == ["authors"]


def test_the_key_and_what_is_required_are_read(authors):
    table = authors.tables["authors"]
    assert table.primary_key == "author_id"
    assert [field.name for field in table.fields if field.required] == ["author_id"]


def test_references_to_another_table_and_to_the_own_are_read(authors):
    table = authors.tables["authors"]
    assert table.field("books").refers_to == ("books", "book_id")
    assert table.field("books").separator == ";"
    assert table.field("teacher").refers_to == ("authors", "author_id")


def test_a_word_without_a_label_is_written_as_words(authors):
    assert authors.labels("authors", "trade") == {"poet": "Poet", "state_official": "Official"}


def test_a_vocabulary_says_who_speaks_for_a_side(authors):
    trades = authors.tables["authors"].field("trade").categories
    assert [trade.speaks_for_side for trade in trades] == [False, True]


def test_a_column_that_does_not_exist_is_named(authors):
    with pytest.raises(KeyError, match="authors has no column mood"):
        authors.tables["authors"].field("mood")


def test_a_missing_schema_is_told(tmp_path):
    with pytest.raises(PackageError, match=r"datapackage\.json: the file is missing"):
        read_package(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"resources": [{"name": "a", "schema": {}}]}',
        '{"resources": 5}',
    ],
)
def test_a_file_that_is_no_data_package_is_told_in_one_sentence(tmp_path, text):
    (tmp_path / DESCRIPTOR).write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match="not a readable Data Package") as caught:
        read_package(tmp_path)
    assert len(caught.value.problems) == 1


def test_a_package_cannot_be_changed(authors):
    assert isinstance(authors, Package)
    with pytest.raises(AttributeError):
        authors.version = "2.0.0"
