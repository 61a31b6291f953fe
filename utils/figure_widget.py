"""The one widget that shows a chart: matplotlib's SVG, made answerable in the browser."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from utils.chart import Chart
from utils.export import font_css, html_figure
from utils.language import ENGLISH, speaking
from utils.look import DEFAULT, Look
from utils.themes import THEMES

HERE = Path(__file__).resolve().parent
SCRIPT = "\n".join(
    (HERE / name).read_text(encoding="utf-8") for name in ("figure_widget.js", "figure_time.js")
)
"""The script as one module: its default export has ``render({model, el})``."""
STYLE = (HERE / "figure_widget.css").read_text(encoding="utf-8")
SCREEN_HEIGHT = 620
"""Height of the picture in pixels at its full width; a taller chart scrolls inside it."""


class Typeface(anywidget.AnyWidget):
    """The letters of all charts on a page. They are heavy, so there is one of it in a kernel."""

    _esm = "export default {};"
    _css = traitlets.Unicode().tag(sync=True)


@functools.cache
def typeface() -> Typeface:
    """The typeface, sent to the page when it is first needed."""
    return Typeface(_css=font_css())


class FigureWidget(anywidget.AnyWidget):
    """A chart on the page, with a card for each mark and, for maps, a slider through time.

    The script writes text from the data as text only. ``days`` holds the dates of a map as days
    since 1970; the script sends them once a drag has come to rest. ``theme`` is the page's, told
    by the script; ``paper`` the one that the picture is drawn in. ``notice`` is spoken once.
    The message ``{"near": true}`` comes when a reader's pointer or focus first comes to the panel,
    ``{"days": [...]}`` before a button of the panel acts while a drag has yet to come to rest.
    """

    _esm = SCRIPT
    _css = STYLE

    svg = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    alt_text = traitlets.Unicode().tag(sync=True)
    cards = traitlets.Dict().tag(sync=True)
    height = traitlets.Int(SCREEN_HEIGHT).tag(sync=True)
    timeline = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    days = traitlets.List(traitlets.Int()).tag(sync=True)
    theme = traitlets.Unicode("light").tag(sync=True)
    paper = traitlets.Unicode("light").tag(sync=True)
    language = traitlets.Unicode(ENGLISH)
    """The language of the chart; the script is told of it by the chart's own words."""

    def __init__(self, chart: Chart, **traits: Any):
        typeface()
        super().__init__(**shown(chart), **traits)
        self.chart = chart
        self.on_msg(self._hear)

    @property
    def look(self) -> Look:
        """How charts are drawn for this page."""
        theme = self.theme if self.theme in THEMES else DEFAULT.theme
        return Look(theme=theme, language=self.language)

    def show(self, chart: Chart) -> None:
        """Put another chart in the place of this one; one message, nothing on the page moves."""
        self.chart = chart
        with self.hold_sync():
            for name, value in shown(chart).items():
                setattr(self, name, value)

    def _hear(self, _: Any, content: dict[str, Any], buffers: Any) -> None:
        if "days" in content:
            self.days = content["days"]

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The live widget, with a true picture beside it for a page without a kernel."""
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/html": html_figure(self.chart)}, metadata


def shown(chart: Chart) -> dict[str, Any]:
    """What the script needs of a chart, by the names of the widget's traits."""
    with speaking(chart.look.language):
        cards = {gid: card.as_dict() for gid, card in chart.cards.items()}
    return {
        "title": chart.title,
        "alt_text": chart.alt_text,
        "cards": cards,
        "timeline": chart.timeline,
        "paper": chart.look.theme,
        "svg": chart.svg(),
    }
