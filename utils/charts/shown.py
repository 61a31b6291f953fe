"""What a page shows of a chart, drawn once and kept: a kept picture needs no pandas."""

from __future__ import annotations

import base64
import functools
import html
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from utils import kept
from utils.charts.look import DEFAULT, Look
from utils.charts.webfonts import font_css
from utils.data.dates import number_of
from utils.language import speaking

if TYPE_CHECKING:
    from utils.charts.chart import Chart
    from utils.views.base import View

TEXTS = re.compile(r"<text[^>]*>([^<]*)</text>")


@dataclass(frozen=True, eq=False)
class Shown:
    """A chart as a page shows it; ``text`` is the chart's own, from which it can be drawn again.

    ``cards`` and ``timeline`` are plain data for the script, ``svg`` is a picture for a page that
    has the typeface at hand.
    """

    look: Look
    text: str
    sentence: str
    title: str
    alt_text: str
    cards: dict[str, Any]
    timeline: dict[str, Any]
    svg: str

    @property
    def traits(self) -> dict[str, Any]:
        """What the script needs, by the names of the widget's traits."""
        names = ("title", "alt_text", "cards", "timeline", "svg")
        return {"paper": self.look.theme, **{name: getattr(self, name) for name in names}}

    @property
    def html(self) -> str:
        """The chart without a kernel: a picture with alternative text and its caption."""
        svg = stand_alone(self.svg, self.title, self.alt_text, self.look)
        picture = base64.b64encode(svg.encode()).decode()
        alt = html.escape(self.alt_text, quote=True)
        return (
            '<figure role="group" style="margin:0;max-width:800px">'
            f'<img alt="{alt}" style="width:100%" src="data:image/svg+xml;base64,{picture}">'
            f"<figcaption>{html.escape(f'{self.sentence} {self.text}')}</figcaption>"
            "</figure>"
        )


def shown(chart: Chart) -> Shown:
    """What a page shows of a chart that was drawn."""
    with speaking(chart.look.language):
        cards = {gid: card.as_dict() for gid, card in chart.cards.items()}
    return Shown(
        look=chart.look,
        text=chart.to_text(),
        sentence=chart.sentence,
        title=chart.title,
        alt_text=chart.alt_text,
        cards=cards,
        timeline=chart.timeline,
        svg=chart.svg(),
    )


def days_of(chart: Chart) -> list[int]:
    """The days that a chart with a time slider starts with, as scripts count them."""
    return [number_of(day) for day in getattr(chart.view, "days", ())] if chart.timeline else []


def showing(view: View, look: Look = DEFAULT) -> Shown:
    """What a page shows of a view: as this kernel or another one drew it, or drawn now."""
    return _showing(view, look, kept.data())


@functools.lru_cache(maxsize=64)
def _showing(view: View, look: Look, _: object) -> Shown:
    def drawn() -> dict[str, Any]:
        found = shown(view.chart(look=look))
        return {each.name: getattr(found, each.name) for each in fields(Shown)[1:]}

    return Shown(look, **kept.known(f"{view.to_text()} in {look.to_text()}", drawn))


def stand_alone(svg: str, title: str, alt_text: str, look: Look) -> str:
    """An SVG with its name and description, and with the letters it uses as WOFF2 inside.

    It looks alike everywhere, and tells readers who hear it what it shows.
    """
    letters = frozenset(html.unescape("".join(TEXTS.findall(svg))))
    start, rest = svg.split(">", 1)
    label = html.escape(title, quote=True)
    words = f"<title>{label}</title><desc>{html.escape(alt_text)}</desc>"
    head, rest = rest.split("<defs>", 1)
    style = f"<style>{font_css(letters, look.colours.fonts)}</style>"
    return f'{start} role="img" aria-label="{label}">{words}{head}<defs>\n  {style}{rest}'
