"""Figures that live in a plain page: hover cards and the time slider, without a kernel."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from pathlib import Path

from utils.charts.chart import Chart
from utils.charts.shown import TEXTS, days_of, shown
from utils.charts.webfonts import font_css
from utils.panels.figure_widget import SCRIPT, STYLE

HERE = Path(__file__).resolve().parent


def figure(chart: Chart) -> str:
    """The chart as HTML: its picture, which shows by itself, and what the script needs.

    Text of the data is only ever text in it: the picture is matplotlib's, the rest is JSON.
    """
    values = {**shown(chart).traits, "days": days_of(chart), "height": 0}
    picture = values.pop("svg").replace("<svg", f'<svg role="img" aria-label="{_label(chart)}"', 1)
    data = json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")
    return f'<div class="kx-static">{picture}<script type="application/json">{data}</script></div>'


def script() -> str:
    """The lab's own script as a plain one, and what starts it; it works from a file, too."""
    plain = SCRIPT.replace("export default", "window.explorerFigure =", 1)
    return f"(() => {{\n{plain}\n{(HERE / 'static.js').read_text(encoding='utf-8')}}})();"


def script_hash(text: str) -> str:
    """What a page's security policy calls this script by, so that no other runs."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def styles(charts: Iterable[Chart]) -> str:
    """The style of figures and cards, and the typeface cut to the letters of these charts."""
    charts = list(charts)
    letters = "".join(part for chart in charts for part in TEXTS.findall(chart.svg()))
    said = "".join(
        f"{card.heading}{''.join(card.lines)}" for chart in charts for card in chart.cards.values()
    )
    plain = "".join(map(chr, range(32, 127)))
    known = frozenset(html.unescape(letters) + said + plain + _moving(charts))
    return font_css(known) + STYLE


def _moving(charts: list[Chart]) -> str:
    """Letters of words that appear only when a map moves."""
    return "".join(json.dumps(chart.timeline, ensure_ascii=False) for chart in charts)


def _label(chart: Chart) -> str:
    return html.escape(chart.alt_text, quote=True)
