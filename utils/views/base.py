"""Views: small frozen questions that fully determine a chart."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from utils.calls import read_call
from utils.charts.chart import Chart
from utils.data.dataset import Dataset, load
from utils.errors import ViewError
from utils.later import pd
from utils.views.stretch import Stretch

if TYPE_CHECKING:
    from utils.panels.period import Period
from utils.charts.look import DEFAULT, Look


@dataclass(frozen=True)
class View:
    """A question that determines one chart. Equal views draw equal charts, byte for byte.

    A view is written as the Python call that makes it, and read back from that text without
    running it. Subclasses define ``rows`` (pure pandas) and ``draw`` (rows to a chart).
    """

    registry: ClassVar[dict[str, type[View]]] = {}

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        View.registry[cls.__name__] = cls

    def rows(self, dataset: Dataset | None = None) -> pd.DataFrame:
        """The exact rows behind the chart, with their ids and the ids of their sources."""
        raise NotImplementedError

    def draw(self, dataset: Dataset) -> Chart:
        """Draw the rows; ``chart`` is the door to this that remembers."""
        raise NotImplementedError

    def chart(self, dataset: Dataset | None = None, look: Look = DEFAULT) -> Chart:
        """The chart of this view; an equal view in an equal look gets the same chart."""
        return _drawn(self.plain(), dataset or load(), look)

    def panel(self, period: Period | None = None) -> Any:
        """A panel of controls that edit this view, with its chart, for a notebook.

        Panels that are given the same ``Period`` share their days; one without stays by itself.
        """
        panel = self.make_panel()
        return panel if period is None else panel.follow(period)

    def make_panel(self) -> Any:
        """The panel as it stands by itself; ``panel`` is the door to it."""
        raise NotImplementedError

    @property
    def stretch(self) -> Stretch | None:
        """The first and the last day that the view is about; ``None`` if it has none."""
        raise NotImplementedError

    def at(self, stretch: Stretch) -> View:
        """The same question about other days; ``ViewError`` where it cannot be asked of them."""
        raise NotImplementedError

    @property
    def idle(self) -> tuple[str, ...]:
        """Fields that mean nothing for what the view shows; a panel has their controls disabled."""
        return ()

    def plain(self) -> Self:
        """The view of the same chart without what means nothing for it."""
        idle = {field.name: field.default for field in fields(self) if field.name in self.idle}
        return replace(self, **idle) if idle else self

    def to_text(self) -> str:
        """The view as text, all fields written out; ``from_text`` reads it back."""
        return f"{type(self).__name__}({', '.join(self._written(self._values()))})"

    def to_code(self) -> str:
        """The shortest line of Python that makes this view's chart."""
        plain = {f.name: f.default for f in fields(self)}
        changed = {name: v for name, v in self.plain()._values().items() if v != plain[name]}
        return f"{type(self).__name__}({', '.join(self._written(changed))}).chart()"

    @classmethod
    def from_text(cls, text: str) -> View:
        """Read a view back from its text. Nothing is run; only names and plain values count.

        Raises ``ViewError`` when the text is not a view of this class.
        """
        name, values = read_call(text)
        found = View.registry.get(name)
        if found is None or not issubclass(found, cls):
            known = ", ".join(sorted(View.registry))
            raise ViewError(f"{name} is not a view that can be read here; known views: {known}.")
        unknown = sorted(set(values) - {f.name for f in fields(found)})
        if unknown:
            allowed = ", ".join(f.name for f in fields(found))
            raise ViewError(f"{name} has no field {unknown[0]}; its fields are {allowed}.")
        return found(**values)

    def _values(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @staticmethod
    def _written(values: dict[str, Any]) -> list[str]:
        return [f"{name}={value!r}" for name, value in values.items()]


@functools.lru_cache(maxsize=16)
def _drawn(view: View, dataset: Dataset, look: Look) -> Chart:
    from utils.charts import fitting  # it needs matplotlib, and a picture that is kept does not

    return fitting.draw(view, dataset, look)


# ---- checks that views share


def choices(name: str, chosen: object, allowed: Mapping[str, str]) -> tuple[str, ...]:
    """A field that holds several words of a vocabulary, put into the vocabulary's order.

    Raises ``ViewError`` when a word is unknown or none is given.
    """
    words = (chosen,) if isinstance(chosen, str) else tuple(chosen)  # type: ignore[arg-type]
    for word in words:
        choice(name, word, allowed)
    if not words:
        raise ViewError(f"Choose at least one of the {name}.")
    return tuple(word for word in allowed if word in words)


def choice(name: str, chosen: object, allowed: Mapping[str, str]) -> str:
    """A field that holds one word of a vocabulary; ``ViewError`` when it is unknown."""
    if not isinstance(chosen, str) or chosen not in allowed:
        raise ViewError(f"{chosen!r} is not a known {name}; choose from {', '.join(allowed)}.")
    return chosen
