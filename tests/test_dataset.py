"""The tables in memory: typed, frozen, read once, never half."""

import numpy as np
import pandas as pd
import pytest

from tests.packages import change, small_package
from utils.data.dataset import load, vocabulary
from utils.errors import ExplorerError, PackageError

FEWEST = {"claims": 1250, "events": 270, "sources": 1150, "measures": 550, "claimants": 270}
DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean", "string": "str"}


@pytest.fixture
def folder(tmp_path):
    return small_package(tmp_path)


@pytest.fixture
def dataset(folder):
    return load(folder)


@pytest.mark.parametrize(("table", "fewest"), FEWEST.items())
def test_the_shipped_tables_keep_their_rows(table, fewest):
    assert len(getattr(load(), table)) >= fewest


def test_every_column_has_the_dtype_of_its_type():
    dataset = load()
    for table in dataset.package.tables.values():
        frame = getattr(dataset, table.name)
        assert list(frame.columns) == table.columns
        for field in table.fields:
            kind = "category" if field.values else DTYPES.get(field.type, "datetime64[s]")
            assert frame[field.name].dtype == kind, f"{table.name}.{field.name}"


def test_a_vocabulary_is_an_ordered_category_in_the_order_of_the_schema(dataset):
    side = dataset.claims["side"].cat
    assert side.ordered
    assert list(side.categories) == list(dataset.labels("claims", "side"))


def test_empty_cells_are_missing_in_every_dtype(dataset):
    claim = dataset.claims.iloc[0]
    assert claim[["event_id", "date_end", "low", "high", "note"]].isna().all()
    assert dataset.events["latitude"].isna().all()


def test_cells_come_with_their_values(dataset):
    assert dataset.claims["best"].tolist() == [2000, 2000]
    assert dataset.claims["date_start"].iloc[0] == pd.Timestamp("2020-09-27")
    assert dataset.measures["value"].tolist() == [12.5]
    assert dataset.units["former_nkao"].tolist() == [True, True]


def test_a_table_without_rows_has_its_columns_and_dtypes(dataset):
    assert dataset.gaps.empty
    assert dataset.gaps["noted_on"].dtype == "datetime64[s]"


@pytest.mark.parametrize("name", ["claims", "package", "version", "anything"])
def test_an_attribute_cannot_be_set(dataset, name):
    with pytest.raises(AttributeError, match="frozen"):
        setattr(dataset, name, None)


def test_a_table_that_does_not_exist_is_an_attribute_error(dataset):
    with pytest.raises(AttributeError, match="no table 'casualties'"):
        _ = dataset.casualties


def test_changing_a_frame_does_not_change_the_dataset(dataset):
    mine = dataset.claims
    mine.loc[0, "best"] = 0
    mine["side"] = "both"
    mine.pop("note")
    mine.index.name = "mine"
    assert dataset.claims["best"].tolist() == [2000, 2000]
    assert set(dataset.claims["side"]) == {"azerbaijani"}
    assert "note" in dataset.claims
    assert dataset.claims.index.name is None


def test_the_numbers_under_a_frame_cannot_be_written(dataset):
    values = dataset.measures["value"].to_numpy()
    with pytest.raises(ValueError, match="read-only"):
        values[0] = np.nan


def test_unchanged_files_give_the_same_dataset_again(folder):
    assert load(folder) is load(str(folder))


def test_an_edited_table_is_read_anew(folder):
    before = load(folder)
    change(folder, "claims.csv", 2, best="30000")
    assert load(folder).claims["best"].iloc[0] == 30_000
    assert before.claims["best"].iloc[0] == 2000


def test_an_edited_schema_is_read_anew(folder):
    before = load(folder)
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    edited = text.replace(f'"version": "{before.version}"', '"version": "12.34.56"')
    descriptor.write_text(edited, encoding="utf-8")
    assert load(folder).version == "12.34.56"


def test_a_broken_package_is_not_read_and_what_was_read_before_stays_whole(folder):
    before = load(folder)
    change(folder, "claims.csv", 2, best="many")
    with pytest.raises(PackageError, match="row 2, column best: 'many'"):
        load(folder)
    assert before.claims["best"].tolist() == [2000, 2000]
    assert load() is not before


def test_a_package_that_was_mended_is_read(folder):
    change(folder, "claims.csv", 2, best="many")
    with pytest.raises(PackageError):
        load(folder)
    change(folder, "claims.csv", 2, best="1999")
    dataset = load(folder)
    assert dataset.claims["best"].tolist() == [1999, 2000]
    assert all(hasattr(dataset, name) for name in dataset.package.tables)


def test_a_folder_that_does_not_exist_is_told_in_one_sentence(tmp_path):
    with pytest.raises(ExplorerError, match="the folder does not exist") as caught:
        load(tmp_path / "nowhere")
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_schema_is_told(tmp_path):
    with pytest.raises(PackageError, match=r"datapackage\.json: the file is missing"):
        load(tmp_path)


def test_a_notebook_shows_an_error_without_a_traceback():
    assert ExplorerError("This is wrong.")._render_traceback_() == ["ExplorerError: This is wrong."]


def test_a_dataset_tells_its_version_its_tables_and_their_sizes(dataset):
    assert repr(dataset).startswith(f"<Dataset {dataset.version}: ")
    assert "claims 2" in repr(dataset)
    assert {"claims", "sources", "version"} <= set(dir(dataset))


def test_a_vocabulary_gives_the_words_for_a_reader():
    assert vocabulary("claims", "outcome")["killed"] == load().labels("claims", "outcome")["killed"]


def test_a_table_by_its_ids_is_the_readers_own_too():
    dataset = load()
    one = dataset.by_id("sources")
    assert list(one.index) == list(one["source_id"]) == list(dataset.sources["source_id"])
    one.loc[:, "title"] = "changed"
    frame = dataset.sources
    frame.loc[:, "title"] = "changed"
    assert "changed" not in {*dataset.by_id("sources")["title"], *dataset.sources["title"]}
