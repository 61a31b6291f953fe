"""The errors of the explorer: each message is one sentence a reader can act on."""

from collections.abc import Iterable


class ExplorerError(Exception):
    """Base of all errors that the explorer raises on purpose."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentence, not the way to it."""
        return [f"{type(self).__name__}: {self}"]


class PackageError(ExplorerError):
    """The data package is broken; ``problems`` lists every fault that was found."""

    def __init__(self, problems: Iterable[object]):
        self.problems = tuple(problems)
        faults = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        lines = [f"The data package has {faults}:", *(f"  {problem}" for problem in self.problems)]
        super().__init__("\n".join(lines))


class ViewError(ExplorerError):
    """A view asks for something that cannot be drawn honestly, or that does not exist."""


class LookError(ExplorerError):
    """A look does not exist, or its size cannot hold the chart."""


class PageFull(LookError):
    """A chart needs a page of ``height`` points where there is ``room`` for fewer."""

    def __init__(self, height: float, room: float):
        self.height, self.room = height, room
        super().__init__(f"The chart needs {height:.0f} points where there is room for {room:.0f}.")


class ExportError(ExplorerError):
    """A chart could not be written; nothing was changed on disk."""


class ReportError(ExplorerError):
    """A report cannot be read or written; ``problems`` lists every fault that was found."""

    def __init__(self, problems: Iterable[str]):
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
