"""pandas and numpy for modules that a panel needs before any figure is counted.

To load them takes as long as all else that a kept picture needs. They are loaded when they are
first used, which for a picture that is kept may be never. (Python 3.15 has ``lazy import``.)
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

__all__ = ["np", "pd"]


HEAVY = ("pandas", "matplotlib.figure", "utils.charts.pictures")
"""What drawing needs, each of which takes a tenth of a second or more to load."""


class Later(ModuleType):
    """Stands for a module, and loads it when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        value = getattr(importlib.import_module(self.__name__), name)
        setattr(self, name, value)  # asked for once
        return value


if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
else:
    np, pd = Later("numpy"), Later("pandas")


def loading() -> Iterator[Callable[[], object]]:
    """What is still to be loaded before something can be drawn, in steps."""
    for name in HEAVY:
        if name not in sys.modules:
            yield partial(importlib.import_module, name)
