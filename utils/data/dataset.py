"""The data package in memory: checked, typed, frozen."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from utils.data.checks import TRUTH, read_checked
from utils.data.reading import Columns
from utils.data.records import records
from utils.data.schema import DATASETS, FILES, Field, Package, default_package
from utils.errors import ExplorerError
from utils.files import stamp
from utils.language import Phrases
from utils.later import np, pd


class Dataset:
    """The tables of a data package as pandas frames, one attribute per table.

    Counts are ``Int64``, other numbers ``float64``, days ``datetime64``, vocabularies ordered
    categories, everything else text with ``NaN`` where a cell is empty. A frame that is handed
    out is the reader's own: changing it never changes the dataset.
    """

    sources: pd.DataFrame
    claimants: pd.DataFrame
    phases: pd.DataFrame
    events: pd.DataFrame
    claims: pd.DataFrame
    units: pd.DataFrame
    control: pd.DataFrame
    captures: pd.DataFrame
    measures: pd.DataFrame
    places: pd.DataFrame
    corrections: pd.DataFrame
    gaps: pd.DataFrame

    def __init__(self, package: Package, frames: dict[str, pd.DataFrame], folder: Path):
        object.__setattr__(self, "package", package)
        object.__setattr__(self, "folder", Path(folder))
        object.__setattr__(self, "_frames", frames)
        object.__setattr__(self, "_rows", {})
        object.__setattr__(self, "_by_id", {})

    package: Package
    folder: Path
    _frames: dict[str, pd.DataFrame]
    _rows: dict[str, dict[str, Any]]
    _by_id: dict[str, pd.DataFrame]

    def __getattr__(self, name: str) -> pd.DataFrame:
        frames = self.__dict__.get("_frames", {})
        if name not in frames:
            raise AttributeError(f"the data package has no table {name!r}")
        return self._readers_own(frames[name], name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Dataset is frozen; copy a frame and change the copy")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Dataset is frozen; copy a frame and change the copy")

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *self._frames])

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} {len(frame):,}" for name, frame in self._frames.items())
        return f"<Dataset {self.version}: {sizes}>"

    def row(self, table: str, row_id: str) -> Any:
        """The row of a table that has this id, as a tuple with the columns' names."""
        if table not in self._rows:
            frame = self._frames[table]
            ids = frame[self.package.tables[table].fields[0].name]
            self._rows[table] = dict(zip(ids, records(frame), strict=True))
        return self._rows[table][row_id]

    def by_id(self, table: str) -> pd.DataFrame:
        """A table whose index is the ids of its rows; the index is made once."""
        if table not in self._by_id:
            first = self.package.tables[table].fields[0].name
            self._by_id[table] = self._frames[table].set_index(first, drop=False)
        return self._readers_own(self._by_id[table], table)

    def _readers_own(self, frame: pd.DataFrame, table: str) -> pd.DataFrame:
        """A frame that can be changed without changing the data.

        pandas copies what is changed, but for the array under a column of whole numbers, which is
        handed out as it is: those columns are copied at once.
        """
        own = frame.copy(deep=False)
        for field in self.package.tables[table].fields:
            if field.type == "integer" and not field.values:
                own[field.name] = frame[field.name].copy()
        return own

    @property
    def version(self) -> str:
        """The version of the data, printed in every export."""
        return self.package.version

    def labels(self, table: str, column: str) -> Mapping[str, str]:
        """The reader's words for the vocabulary of one column, in the reader's language."""
        return Phrases(self.package.labels(table, column))

    def periods(self, column: str = "short_name") -> Mapping[str, str]:
        """The names of the periods, oldest first, in the reader's language."""
        phases = self.phases
        return Phrases(dict(zip(phases["phase_id"], phases[column], strict=True)))


def load(folder: str | Path = DATASETS) -> Dataset:
    """Read and check the data package; a second call with unchanged files costs nothing.

    Raises ``PackageError``, naming every fault, when the package is broken.
    """
    folder = Path(folder).resolve()
    if not folder.is_dir():
        raise ExplorerError(f"There is no data package in {folder}: the folder does not exist.")
    return _load(folder, stamp(folder, FILES))


def vocabulary(table: str, column: str) -> dict[str, str]:
    """Values and labels of one vocabulary of the package that ships with the explorer."""
    return default_package().labels(table, column)


@functools.lru_cache(maxsize=4)
def _load(folder: Path, stamped: tuple) -> Dataset:
    package, tables = read_checked(folder)
    frames = {name: frame(columns) for name, columns in tables.items()}
    return Dataset(package, frames, folder)


# ---- from text to typed columns


def frame(columns: Columns) -> pd.DataFrame:
    """Make a typed frame of a table that has passed its checks."""
    return pd.DataFrame(
        {field.name: _typed(field, columns.cells[field.name]) for field in columns.table.fields}
    )


def _typed(field: Field, cells: list[str]) -> pd.Series:
    if field.values:
        kind = pd.CategoricalDtype(list(field.values), ordered=True)
        return pd.Series(pd.Categorical([cell or None for cell in cells], dtype=kind))
    return CONVERTERS.get(field.type, _text)(cells)


def _text(cells: list[str]) -> pd.Series:
    return pd.Series([cell or None for cell in cells], dtype="str")


def _integers(cells: list[str]) -> pd.Series:
    return pd.Series([int(cell) if cell else pd.NA for cell in cells], dtype="Int64")


def _numbers(cells: list[str]) -> pd.Series:
    return pd.Series([float(cell) if cell else np.nan for cell in cells], dtype="float64")


def _days(cells: list[str]) -> pd.Series:
    days = np.array([cell or "NaT" for cell in cells], dtype="datetime64[s]")
    return pd.Series(days)


def _truths(cells: list[str]) -> pd.Series:
    return pd.Series([TRUTH[cell] if cell else pd.NA for cell in cells], dtype="boolean")


CONVERTERS = {"integer": _integers, "number": _numbers, "date": _days, "boolean": _truths}
