"""From a view and a look to a chart: the page with the largest type that can hold it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.text import Text

from utils.charts import style
from utils.charts.look import DEFAULT, Look
from utils.charts.recording import Typeset, in_points, recorded
from utils.charts.sizes import Page
from utils.data.dataset import Dataset
from utils.errors import LookError, PageFull

if TYPE_CHECKING:
    from utils.charts.chart import Chart
    from utils.views.base import View

SLACK = 1.0
"""Points that a letter may stand beyond what was measured."""


def draw(view: View, dataset: Dataset, look: Look) -> Chart:
    """Draw a view in a look.

    Raises ``LookError`` with a sentence when no page of this size can hold the chart.
    """
    pages = look.picture.pages()
    drawn = _drawn(view, dataset, look, pages[0])
    if isinstance(drawn, PageFull):
        drawn = _on_another(view, dataset, look, pages)
    if look != DEFAULT:
        with style.using(look):
            _nothing_cut(drawn.figure, look)
    return drawn


def _on_another(view: View, dataset: Dataset, look: Look, pages: list[Page]) -> Chart:
    """The chart on the best page that can hold it, where the first of them cannot."""
    drawn = _drawn(view, dataset, look, pages[-1])
    if isinstance(drawn, PageFull):
        missing = drawn.height / drawn.room - 1
        raise LookError(
            f"The chart does not fit into {look.picture.words}: with the smallest type it is "
            f"{max(missing, 0.01):.0%} too high. Show less (a shorter span, fewer sides or kinds), "
            "choose a size that may grow (web, or a width such as 88mm), or put the chart into a "
            "report, which goes on over pages."
        )
    chart, full, fits = drawn, 0, len(pages) - 1
    while fits - full > 1:  # what has room on a page has it on those with smaller type
        middle = (full + fits) // 2
        drawn = _drawn(view, dataset, look, pages[middle])
        if isinstance(drawn, PageFull):
            full = middle
        else:
            chart, fits = drawn, middle
    return chart


def _drawn(view: View, dataset: Dataset, look: Look, page: Page) -> Chart | PageFull:
    try:
        with style.using(look, page):
            return replace(view.draw(dataset), dataset=dataset)
    except PageFull as full:
        return full


def _nothing_cut(figure: Figure, look: Look) -> None:
    """Refuse a picture that has words beyond its edge."""
    for text, box in text_boxes(figure):
        width, height = figure.get_size_inches() * 72
        beyond = max(-box[0], -box[1], box[2] - width, box[3] - height)
        if beyond > SLACK:
            raise LookError(
                f"{look.picture.words} is too small for this chart: {text.get_text()!r} would be "
                "cut off. Choose a larger size."
            )


Box = tuple[float, float, float, float]


def text_boxes(figure: Figure) -> list[tuple[Text, Box]]:
    """Every text that is drawn, with its left, bottom, right and top edge in points."""
    with style.context(), in_points(figure):
        texts, ruler = recorded(figure).texts, Typeset()
        boxes = [text.get_window_extent(ruler) for text in texts]
    return [
        (text, (box.x0, box.y0, box.x1, box.y1)) for text, box in zip(texts, boxes, strict=True)
    ]
