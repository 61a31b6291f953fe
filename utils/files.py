"""Files that belong together are written all or not at all, and never over others unasked."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


def write_all(
    folder: Path, stem: str, contents: Mapping[str, bytes], *, replace: bool = False
) -> list[Path]:
    """Write files of one name into a folder, made where it is missing; return their paths.

    ``contents`` are the bytes by the end of the name (``.png``, ``-data.csv``). If one of them is
    there already, all take the next free number (``-2``, ``-3`` ...), unless ``replace`` is true.
    Each file is complete or absent. Raises ``OSError``; nothing is left behind then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = stem if replace else free_stem(folder, stem, contents)
    return _write({folder / f"{stem}{end}": data for end, data in contents.items()})


Stamp = tuple[tuple[str, int, int], ...]


def stamp(folder: Path, ends: tuple[str, ...] = ("",)) -> Stamp:
    """Changes when a file in or below a folder does, of those whose names end like this.

    What Python compiles there does not count. A folder that is not there has no files.
    """
    return tuple(sorted(_stamps(str(folder), "", ends)))


def _stamps(folder: str, within: str, ends: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path, f"{name}/", ends)
            elif name.endswith(ends):
                with contextlib.suppress(OSError):  # gone in this moment
                    stat = entry.stat()
                    yield name, stat.st_size, stat.st_mtime_ns


def free_stem(folder: Path, stem: str, ends: Iterable[str]) -> str:
    """The first of stem, stem-2, stem-3 ... under which no file with one of the ends exists."""
    ends, number = list(ends), 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        if not any((folder / f"{name}{end}").exists() for end in ends):
            return name
        number += 1


def _write(files: dict[Path, bytes]) -> list[Path]:
    """Write every file beside its place first; only when all are on disk do they take it."""
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            waiting[path] = _write_beside(path, data)
        for path, temporary in waiting.items():
            temporary.replace(path)
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
    return list(files)


def _write_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".saving-", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
