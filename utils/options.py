"""Words that several commands of the shell share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any


def add_folder(command: argparse.ArgumentParser, usual: str = "exports") -> None:
    """``--to FOLDER``."""
    command.add_argument("--to", default=usual, metavar="FOLDER", help=f"where to ({usual})")


def add_replace(command: argparse.ArgumentParser) -> None:
    """``--replace``."""
    command.add_argument("--replace", action="store_true", help="write over files that are there")


def add_formats(
    command: argparse.ArgumentParser, known: Sequence[str], usual: Sequence[str]
) -> None:
    """``--formats png svg`` or ``--formats png,svg``."""
    command.add_argument(
        "--formats", nargs="+", action=_Formats, known=known, default=list(usual),
        metavar="FORMAT", help=f"of {', '.join(known)} ({','.join(usual)})",
    )  # fmt: skip


class _Formats(argparse.Action):
    """Formats with commas or spaces between them, each once."""

    def __init__(self, *what: Any, known: Sequence[str], **how: Any):
        super().__init__(*what, **how)
        self.known = known

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        chosen = dict.fromkeys(kind for value in values for kind in value.split(",") if kind)
        unknown = [kind for kind in chosen if kind not in self.known]
        if unknown:
            choice = ", ".join(self.known)
            parser.error(f"{unknown[0]!r} is not a format; choose from {choice}.")
        setattr(namespace, self.dest, list(chosen))
