"""The code book says what the schema says, and the file on disk is the generated one."""

import re

import pytest

from utils.data.codebook import codebook, vocabularies, write
from utils.data.schema import DATASETS, read_package
from utils.errors import PackageError


@pytest.fixture(scope="module")
def package():
    return read_package()


@pytest.fixture(scope="module")
def text(package):
    return codebook(package)


def test_the_file_on_disk_is_the_generated_one(text):
    on_disk = (DATASETS / "README.md").read_bytes().decode("utf-8")
    assert on_disk == text, "run: python -m utils codebook"


def test_every_column_stands_in_it_with_its_description(package, text):
    for table in package.tables.values():
        section = text.partition(f"\n### {table.name}\n")[2].partition("\n### ")[0]
        for field in table.fields:
            assert f"| `{field.name}` |" in section
            assert field.description.replace("|", r"\|") in section


def test_every_word_of_every_vocabulary_stands_in_it(package, text):
    for words in vocabularies(package):
        for word in words:
            assert f"| `{word.value}` | {word.label} |" in text


def test_a_vocabulary_that_tables_share_stands_in_it_once(package, text):
    assert ["claims.side", "measures.side", "gaps.side"] in vocabularies(package).values()
    assert text.count("### Words of `claims.side`, `measures.side`, `gaps.side`\n") == 1


def test_it_tells_what_first_time_readers_ask(text):
    assert "## Which figure stands first" in text and "## How to cite" in text
    assert "| `missing` | Missing | Fate not known when counted." in text
    assert "Control means to have forces or authorities on the ground" in text


def test_the_history_ends_with_the_version_at_hand(package, text):
    assert package.history[0][0] == package.version
    for version, date, changes in package.history:
        assert f"| {version} | {date} | {changes} |" in text


def test_rules_between_columns_are_told_in_words(text):
    assert "- `low` ≤ `best` ≤ `high`, where they are given." in text
    assert "- At least one of `low`, `best`, `high` is given." in text
    assert "- `as_of` is required where `scope` is `cumulative`." in text
    assert "- The intervals of one `unit_id` do not overlap" in text


def test_its_links_lead_somewhere(text):
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    headings = set(re.findall(r"^### (\w+)$", text, re.MULTILINE))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors | headings
    assert len(anchors) == text.count('<a id="')


def test_it_can_be_written_beside_another_package(tmp_path, text):
    descriptor = DATASETS / "datapackage.json"
    (tmp_path / descriptor.name).write_bytes(descriptor.read_bytes())
    assert write(tmp_path).read_text(encoding="utf-8") == text


def test_a_package_without_a_descriptor_is_one_sentence(tmp_path):
    with pytest.raises(PackageError, match="the file is missing"):
        write(tmp_path)
