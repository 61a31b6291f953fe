"""The one widget that shows a chart: matplotlib's SVG, made answerable in the browser."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from utils.charts.look import DEFAULT, Look
from utils.charts.shown import Shown
from utils.charts.themes import THEMES
from utils.charts.webfonts import font_css
from utils.language import ENGLISH

HERE = Path(__file__).resolve().parent


def _joined(*names: str) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


SCRIPT = _joined("figure_widget.js", "figure_time.js", "panel_controls.js", "article_panel.js")
"""The script as one module: its default export has ``render({model, el})``."""
STYLE = _joined("figure_widget.css", "panel_controls.css", "article_panel.css")
FITS = ("70mm", "88mm", "112mm")
"""Sizes of pages for narrow windows, as the script asks for them."""
SCREEN_HEIGHT = 620
"""Height of the picture in pixels at its full width; a taller chart scrolls inside it."""


class Typeface(anywidget.AnyWidget):
    """The letters and the style of all charts on a page, one for all charts of a kernel.

    The letters are heavy, and a style that came with each chart would be laid over the whole page
    once for each.
    """

    _esm = "export default {};"
    _css = traitlets.Unicode().tag(sync=True)


@functools.cache
def typeface() -> Typeface:
    """The typeface, sent to the page when it is first needed."""
    return Typeface(_css=font_css() + STYLE)


class PageWidget(anywidget.AnyWidget):
    """What every widget of the explorer is: the one script, and messages from the page.

    ``shape`` says what the script makes of it: figure, panel, article or report. ``theme`` is the
    page's, told by the script. All that the script tells comes as messages, which keep the order
    in which they were sent; states would wait for each other.
    """

    _esm = SCRIPT

    shape = traitlets.Unicode().tag(sync=True)
    theme = traitlets.Unicode("light").tag(sync=True, echo_update=False)
    language = traitlets.Unicode(ENGLISH).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    """What the script says by itself, in the language, by its English; none in English."""

    def __init__(self, **traits: Any):
        typeface()
        super().__init__(**traits)
        self.on_msg(lambda _, message, __: self.hear(message))

    @property
    def look(self) -> Look:
        """How charts are drawn for this page."""
        theme = self.theme if self.theme in THEMES else DEFAULT.theme
        return Look(theme=theme, language=self.language)

    def hear(self, message: dict[str, Any]) -> None:
        """Take what the page tells, as ``{"theme": "dark"}`` or, of a map, ``{"days": [...]}``."""
        known = [name for name in ("days", "fit", "theme") if self.has_trait(name)]
        told = [name for name in known if name in message]
        self.set_state({name: message[name] for name in told})

    def static(self) -> str:
        """What is true of this widget on a page without a kernel, as HTML."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The live widget, and what stands in its place without a kernel."""
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/html": self.static()}, metadata


class FittedWidget(PageWidget):
    """A widget whose charts are laid out for the room that it has on the page.

    ``fit`` is the size of the page that fits, told by the script: a column in narrow windows.
    """

    fit = traitlets.Unicode(DEFAULT.size).tag(sync=True, echo_update=False)

    @property
    def look(self) -> Look:
        """How charts are drawn for this page and this room on it."""
        return replace(super().look, size=self.fit if self.fit in FITS else DEFAULT.size)


class FigureWidget(PageWidget):
    """A chart on the page, with a card for each mark and, for maps, a slider through time.

    The script writes text from the data as text only. ``days`` holds the dates of a map as days
    since 1970; the script tells them once a drag has come to rest. ``paper`` is the theme that the
    picture is drawn in.
    """

    shape = traitlets.Unicode("figure").tag(sync=True)
    svg = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    alt_text = traitlets.Unicode().tag(sync=True)
    cards = traitlets.Dict().tag(sync=True)
    height = traitlets.Int(SCREEN_HEIGHT).tag(sync=True)
    timeline = traitlets.Dict().tag(sync=True)
    days = traitlets.List(traitlets.Int()).tag(sync=True, echo_update=False)
    paper = traitlets.Unicode("light").tag(sync=True)

    def __init__(self, shown: Shown, **traits: Any):
        super().__init__(**shown.traits, **traits)
        self.drawn = shown

    def show(self, shown: Shown) -> None:
        """Put another chart in the place of this one; one message, nothing on the page moves."""
        self.drawn = shown
        with self.hold_sync():
            for name, value in shown.traits.items():
                setattr(self, name, value)

    def static(self) -> str:
        """A true picture of the chart."""
        return self.drawn.html
