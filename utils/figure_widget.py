"""The one widget that shows a chart: matplotlib's SVG, made answerable in the browser."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from utils.chart import Chart
from utils.export import font_css, html_figure

HERE = Path(__file__).resolve().parent
SCREEN_HEIGHT = 620
"""Height of the picture on the page in pixels; a taller chart scrolls inside it."""


class FigureWidget(anywidget.AnyWidget):
    """A chart on the page, with a card for each mark and, for maps, a slider through time.

    The script writes text from the data as text only. ``days`` holds the dates of a map as days
    since 1970; the script sends them once a drag has come to rest.
    """

    _esm = HERE / "figure_widget.js"
    _css = (HERE / "figure_widget.css").read_text(encoding="utf-8") + font_css()

    svg = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    alt_text = traitlets.Unicode().tag(sync=True)
    cards = traitlets.Dict().tag(sync=True)
    height = traitlets.Int(SCREEN_HEIGHT).tag(sync=True)
    timeline = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    days = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(self, chart: Chart, **traits: Any):
        super().__init__(**_shown(chart), **traits)
        self.chart = chart

    def show(self, chart: Chart) -> None:
        """Put another chart in the place of this one; one message, nothing on the page moves."""
        self.chart = chart
        with self.hold_sync():
            for name, value in _shown(chart).items():
                setattr(self, name, value)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The live widget, with a true picture beside it for a page without a kernel."""
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/html": html_figure(self.chart)}, metadata


def _shown(chart: Chart) -> dict:
    return {
        "title": chart.title,
        "alt_text": chart.alt_text,
        "cards": {gid: card.as_dict() for gid, card in chart.cards.items()},
        "timeline": chart.timeline,
        "svg": chart.svg(),
    }
