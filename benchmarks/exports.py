"""A batch of charts to PNG (300 dpi), SVG and PDF: ours against three peers on the same rows.

Every chart is a list of claims: one line each with the claimant, a dot or a bar, the figure; with
title, subtitle and source line. A peer draws the same rows with its own means, so that nothing is
clipped. Seconds count drawing and writing, not imports: one chart is drawn before the clock runs.
Memory is that of all processes together.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import OURS, Result, apart, installed, seconds

PART = "export"
PEERS = {
    "altair + vl-convert": ("altair", ("altair", "vl_convert")),
    "plotly + kaleido": ("plotly", ("plotly", "kaleido")),
    "bokeh + selenium": ("bokeh", ("bokeh", "selenium")),
}
FORMATS = {"bokeh + selenium": "png, svg"}
"""Bokeh writes no PDF."""
LOADED = "memory of pandas, numpy and matplotlib alone"
SLOW = ("bokeh + selenium",)
"""Peers of which a few charts tell enough."""


def measure(quick: bool = False) -> list[Result]:
    """Seconds and megabytes per chart, and peak memory, for us and each peer that is installed."""
    _, loaded = apart("benchmarks.exports:nothing", memory=True)
    results = [Result(PART, LOADED, OURS, loaded, "MB")]
    for who, (name, modules) in {OURS: (OURS, ()), **PEERS}.items():
        if not installed(*modules):
            continue
        charts = 6 if quick or who in SLOW else 60
        try:
            found, peak = apart(f"benchmarks.exports:{name}_batch", charts, memory=True)
        except RuntimeError as fault:
            print(f"{who} did not export: {fault}", file=sys.stderr, flush=True)
            continue
        what = f"to {FORMATS.get(who, 'png, svg, pdf')}"
        per_chart = found["seconds"] / charts, found["megabytes"] / charts
        results.append(Result(PART, f"seconds per chart {what}", who, per_chart[0], "s", charts))
        results.append(Result(PART, f"size per chart {what}", who, per_chart[1], "MB", charts))
        results.append(Result(PART, f"peak memory {what}", who, peak, "MB", charts))
    return results


def nothing() -> None:
    """Load what our charts need, and draw none."""
    from utils.later import loading

    for load in loading():
        load()
    time.sleep(0.3)  # so that the memory is seen


def charts_of(number: int) -> list:
    """So many different views with rows: outcomes, periods, sides and speakers in turn."""
    from utils import Casualties

    outcomes = ("killed", "wounded", "missing", "captured")
    phases = (("first_war", "second_war"), ("second_war",), ("post_2020",), ("interwar",))
    sides = (("armenian",), ("azerbaijani",), ("armenian", "azerbaijani"))
    speakers = (("own_side", "other_side", "third_party"), ("own_side",), ("third_party",))
    found = []
    for outcome, phase, side, voices in itertools.product(outcomes, phases, sides, speakers):
        view = Casualties(outcome=outcome, phases=phase, sides=side, speakers=voices)
        if len(view.rows()):
            found.append(view)
    return list(itertools.islice(itertools.cycle(found), number))


def _batch(views: list, draw: Callable[[object, Path, int], None]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        draw(views[0], place, 0)  # loads what each loads once: modules, a browser's page
        took = seconds(lambda: [draw(view, place, n) for n, view in enumerate(views)])
        size = sum(file.stat().st_size for file in place.rglob("*"))
    return {"seconds": took, "megabytes": size / 1e6}


# ---- ours


def explorer_batch(number: int) -> dict[str, float]:
    """Our charts, as ``utils.export.batch`` draws them in one process; a repeated chart twice.

    Pictures only, as a peer writes no rows, sources and words beside them.
    """
    from utils import load
    from utils.charts.fitting import draw as drawn
    from utils.charts.look import DEFAULT
    from utils.export.bundle import PICTURES

    def draw(view, folder: Path, n: int) -> None:
        chart = drawn(view, load(), DEFAULT)
        for kind in ("png", "svg", "pdf"):
            (folder / f"{n}.{kind}").write_bytes(PICTURES[kind](chart))

    return _batch(charts_of(number), draw)


def lines_of(view) -> tuple[list[dict], dict[str, str]]:
    """What a peer draws: one dict per claim, and the words around."""
    from utils.charts import style
    from utils.data.figures import extent

    rows, lines = view.rows(), []
    for number, row in enumerate(rows.itertuples(), start=1):
        low, high = extent(row.low, row.best, row.high)
        lines.append(
            {
                "label": f"{number}. {row.claimant} ({row.as_of})"[:60],
                "low": low,
                "high": high,
                "figure": row.figure,
                "colour": style.side_colour(row.side),
                "speaker": row.speaker,
            }
        )
    names = list(dict.fromkeys(str(publisher) for publisher in rows["publisher"]))
    words = {"title": view.to_text()[:70], "sources": f"Sources: {'; '.join(names)}"[:110]}
    return lines, words


# ---- peers


def altair_batch(number: int) -> dict[str, float]:
    """Altair draws, vl-convert writes."""
    import altair as alt
    import vl_convert as vlc

    def draw(view, folder: Path, n: int) -> None:
        lines, words = lines_of(view)
        base = alt.Chart(alt.Data(values=lines)).encode(
            y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=400))
        )
        colour = alt.Color("colour:N", scale=None)
        bars = base.mark_bar(height=4, opacity=0.45).encode(
            x=alt.X("low:Q", title=None), x2="high:Q", color=colour
        )
        dots = base.mark_point(filled=True, size=45).encode(
            x="high:Q", color=colour, shape="speaker:N"
        )
        text = base.mark_text(align="left", dx=7).encode(x="high:Q", text="figure:N")
        title = alt.Title(words["title"], subtitle=[words["sources"][:120]], anchor="start")
        spec = (bars + dots + text).properties(title=title, width=420, height=13 * len(lines) + 20)
        document = spec.to_json(validate=False)
        png = vlc.vegalite_to_png(document, scale=1, ppi=300)
        (folder / f"{n}.png").write_bytes(png)
        (folder / f"{n}.svg").write_text(vlc.vegalite_to_svg(document), encoding="utf-8")
        (folder / f"{n}.pdf").write_bytes(vlc.vegalite_to_pdf(document))

    return _batch(charts_of(number), draw)


def plotly_batch(number: int) -> dict[str, float]:
    """Plotly draws, kaleido writes with a browser that stays open."""
    import kaleido
    import plotly.graph_objects as go
    import plotly.io as pio

    from tests.lab import browser

    symbols = {"own_side": "circle", "other_side": "diamond", "third_party": "square"}

    def draw(view, folder: Path, n: int) -> None:
        lines, words = lines_of(view)
        names = [line["label"] for line in lines]
        figure = go.Figure()
        figure.add_bar(
            x=[line["high"] - line["low"] for line in lines], y=names,
            base=[line["low"] for line in lines], orientation="h", width=0.3, opacity=0.45,
            marker_color=[line["colour"] for line in lines],
        )  # fmt: skip
        figure.add_scatter(
            x=[line["high"] for line in lines], y=names, mode="markers+text",
            text=[f" {line['figure']}" for line in lines], textposition="middle right",
            marker={"color": [line["colour"] for line in lines],
                    "symbol": [symbols[line["speaker"]] for line in lines]},
        )  # fmt: skip
        figure.update_layout(
            title={"text": words["title"], "subtitle": {"text": words["sources"][:100]}},
            width=720, height=13 * len(lines) + 160, showlegend=False, template="plotly_white",
        )  # fmt: skip
        figure.update_yaxes(automargin=True, autorange="reversed")
        pio.write_image(figure, folder / f"{n}.png", scale=300 / 96)
        pio.write_image(figure, folder / f"{n}.svg")
        pio.write_image(figure, folder / f"{n}.pdf")

    kaleido.start_sync_server(path=browser.find(), n=1)
    try:
        return _batch(charts_of(number), draw)
    finally:
        kaleido.stop_sync_server()


def bokeh_batch(number: int) -> dict[str, float]:
    """Bokeh draws, a driven Chromium writes PNG and SVG."""
    from bokeh.io import export_png, export_svg
    from bokeh.models import Label
    from bokeh.plotting import figure
    from selenium import webdriver

    from tests.lab import browser

    options = webdriver.ChromeOptions()
    options.binary_location = browser.find()
    for option in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--force-device-scale-factor=3.125",
    ):
        options.add_argument(option)
    driver = webdriver.Chrome(options=options)
    markers = {"own_side": "circle", "other_side": "diamond", "third_party": "square"}

    def plot(lines: list[dict], words: dict[str, str], backend: str):
        names = [line["label"] for line in lines]
        page = figure(
            y_range=names[::-1], width=720, height=13 * len(lines) + 120, title=words["title"],
            output_backend=backend, toolbar_location=None,
        )  # fmt: skip
        page.hbar(
            y=names, left=[line["low"] for line in lines], right=[line["high"] for line in lines],
            height=0.3, color=[line["colour"] for line in lines], alpha=0.45,
        )  # fmt: skip
        for line in lines:
            page.scatter([line["high"]], [line["label"]], marker=markers[line["speaker"]],
                         color=line["colour"], size=7)  # fmt: skip
        page.text([line["high"] for line in lines], names, text=[line["figure"] for line in lines],
                  x_offset=7, text_baseline="middle", text_font_size="8pt")  # fmt: skip
        page.add_layout(Label(x=0, y=0, x_units="screen", y_units="screen",
                              text=words["sources"], text_font_size="7pt"), "below")  # fmt: skip
        return page

    def draw(view, folder: Path, n: int) -> None:
        lines, words = lines_of(view)
        export_png(plot(lines, words, "canvas"), filename=folder / f"{n}.png", webdriver=driver)
        export_svg(plot(lines, words, "svg"), filename=folder / f"{n}.svg", webdriver=driver)

    try:
        return _batch(charts_of(number), draw)
    finally:
        driver.quit()
