"""Answers that are kept on disk, so that no kernel works out what another one has.

A picture is kept, and what a panel asks of the data before it can be shown. Each answer is a file
in the folder ``.kept`` of the clone, named after the question and after all that answers come
from: the files of the code and of the data, and the libraries that draw. What has changed is
another question, so no old answer is given to it. A file that cannot be read or written is as if
it were not there; the files that were used longest ago go when there are too many.

In the clone, because that is where ``.venv`` and all else of the explorer lies: what readers looked
at stays with what they looked at it in, and goes with it. ``KARABAKH_KEPT`` names another folder;
empty, it keeps nothing.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from utils.data.schema import DATASETS, FILES
from utils.files import stamp, write_all

Answer = TypeVar("Answer")
CODE = Path(__file__).resolve().parent
LIBRARIES = ("pandas", "numpy", "matplotlib", "babel", "fonttools", "uharfbuzz")
"""What else decides how a chart looks, down to the last byte."""
MOST = 96 * 2**20
"""Bytes that are kept: some thousand pictures."""


def _folder() -> Path | None:
    named = os.environ.get("KARABAKH_KEPT")
    return CODE.parent / ".kept" if named is None else Path(named) if named else None


FOLDER = _folder()


def origin() -> tuple[Any, ...]:
    """All that answers come from, as it is on disk now."""
    return sys.platform, sys.version_info[:3], *map(_version, LIBRARIES), stamp(CODE), data()


def data() -> tuple[Any, ...]:
    """The files of the data as they are now."""
    return stamp(DATASETS, FILES)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


BEGUN = origin()
"""What this Python runs: files that are changed later are not what its answers come from."""


def kept(work: Callable[[], Answer]) -> Callable[[], Answer]:
    """A function of nothing but the code and the data, worked out once for all kernels.

    Its answer is made of text, numbers, lists and dictionaries by text.
    """
    question = f"{work.__module__}.{work.__qualname__}"

    @functools.lru_cache(maxsize=1)
    def once(_: object) -> Answer:
        return known(question, work)

    return functools.wraps(work)(lambda: once(data()))


def known(question: str, work: Callable[[], Answer]) -> Answer:
    """The answer that is kept, or that of ``work``, which is kept then."""
    found = read(question)
    if found is None:
        found = work()
        write(question, found)
    return found


def read(question: str) -> Any:
    """The answer to a question, or nothing."""
    if FOLDER is None or data() != BEGUN[-1]:
        return None
    path = FOLDER / _name(question)
    try:
        asked, answer = json.loads(zlib.decompress(path.read_bytes()))
    except (OSError, ValueError, TypeError, zlib.error):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return answer if asked == question else None


def write(question: str, answer: Any) -> None:
    """Keep an answer, unless the code or the data is no longer what it came from."""
    if FOLDER is None or origin() != BEGUN:
        return
    text = json.dumps([question, answer], ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        write_all(FOLDER, _name(question), {"": zlib.compress(text.encode())}, replace=True)
        _make_room(FOLDER)


def _name(question: str) -> str:
    return hashlib.sha256(repr((BEGUN, question)).encode()).hexdigest()[:40]


def _make_room(folder: Path) -> None:
    """Let the files go that were used longest ago."""
    size, found = 0, [(file.stat(), file.path) for file in os.scandir(folder)]
    for stat, path in sorted(found, key=lambda each: -each[0].st_mtime_ns):
        size += stat.st_size
        if size > MOST:
            Path(path).unlink(missing_ok=True)
