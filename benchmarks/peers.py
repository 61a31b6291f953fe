"""The same map by other means: one notebook cell each, on the same units and the same days.

Each cell shows a slider over the days on which ground changed hands, and a map that follows it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.measure import ROOT

COLOURS = {
    "armenian": "#ecc095", "azerbaijani": "#8fa6c5", "soviet": "#e9eaeb", "contested": "#ffffff",
    "russian_peacekeepers": "#d9dbdc", "armenian_peacekeepers": "#f4dcc4", "divided": "#f3f3f3",
}  # fmt: skip


class Peer(NamedTuple):
    """A cell to run, where its picture is, how it changes, and what must be installed."""

    code: str
    picture: str
    watch: str = "dom"
    modules: tuple[str, ...] = ()


READ = """
import json
import ipywidgets as widgets
data = json.load(open("steps.json"))
steps, units = data["steps"], data["units"]
slider = widgets.IntSlider(0, 0, len(steps) - 1, layout={"width": "600px"})
"""

OURS = """
from utils import Territory
Territory(date="1988-02-20", show="one_day").panel()
"""

LABEL = """
import ipywidgets as widgets
slider = widgets.IntSlider(0, 0, 60)
label = widgets.Label("0")
label.add_class("bare-label")
slider.observe(lambda change: setattr(label, "value", f"step {change.new}"), "value")
widgets.VBox([slider, label])
"""

NAIVE = """
import json
import geopandas as gpd
import matplotlib.pyplot as plt
import pandas as pd
from ipywidgets import IntSlider, interact
units = gpd.read_file("units.geojson")
steps = json.load(open("steps.json"))["steps"]

def show(step):
    units.plot(color=steps[step]["colours"], edgecolor="white", figsize=(7, 6))
    plt.title(steps[step]["day"])
    plt.axis("off")
    plt.show()

interact(show, step=IntSlider(0, 0, len(steps) - 1));
"""

PLOTLY = (
    READ
    + """
import plotly.graph_objects as go
figure = go.FigureWidget(layout={"width": 720, "height": 620, "showlegend": False})
for unit in units:
    xs, ys = zip(*unit["ring"])
    figure.add_scatter(x=xs, y=ys, fill="toself", mode="lines", line={"color": "white", "width": 1})

def show(change):
    with figure.batch_update():
        for trace, colour in zip(figure.data, steps[change["new"]]["colours"]):
            trace.fillcolor = colour
        figure.layout.title.text = steps[change["new"]]["day"]

slider.observe(show, "value")
show({"new": 0})
widgets.VBox([slider, figure])
"""
)

LEAFLET = (
    READ
    + """
import ipyleaflet
shapes = json.load(open("units.geojson"))

def coloured(step):
    for feature, colour in zip(shapes["features"], steps[step]["colours"]):
        feature["properties"] = {"style": {
            "fillColor": colour, "color": "white", "weight": 1, "fillOpacity": 1}}
    return {**shapes, "features": [dict(feature) for feature in shapes["features"]]}

layer = ipyleaflet.GeoJSON(data=coloured(0))
map_ = ipyleaflet.Map(center=(39.8, 46.7), zoom=8, layers=(layer,), layout={"height": "620px"})
slider.observe(lambda change: setattr(layer, "data", coloured(change["new"])), "value")
widgets.VBox([slider, map_])
"""
)

IPYMPL = (
    """
%matplotlib widget
"""
    + READ
    + """
import matplotlib.pyplot as plt
from matplotlib.collections import PolyCollection
plt.ioff()
figure, axes = plt.subplots(figsize=(7, 6))
shapes = PolyCollection([unit["ring"] for unit in units], edgecolors="white")
axes.add_collection(shapes)
axes.autoscale_view()
axes.set_axis_off()

def show(change):
    shapes.set_facecolor(steps[change["new"]]["colours"])
    axes.set_title(steps[change["new"]]["day"])
    figure.canvas.draw_idle()

slider.observe(show, "value")
show({"new": 0})
widgets.VBox([slider, figure.canvas])
"""
)

PEERS = {
    "naive interact + geopandas": Peer(NAIVE, ".widget-interact .jp-OutputArea", "image",
                                       ("geopandas",)),
    "ipympl": Peer(IPYMPL, ".jupyter-matplotlib", "canvas", ("ipympl",)),
    "plotly FigureWidget": Peer(PLOTLY, ".js-plotly-plot", "dom", ("plotly", "anywidget")),
    "ipyleaflet": Peer(LEAFLET, ".leaflet-overlay-pane", "dom", ("ipyleaflet",)),
    "bare Label": Peer(LABEL, ".bare-label"),
}  # fmt: skip


def write_data(folder: Path) -> list[int]:
    """Write what the peers read, and return the days of the steps (days since 1970).

    ``steps.json`` has a colour per unit for every day of change and one ring per unit;
    ``units.geojson`` the same shapes in degrees.
    """
    from utils import load
    from utils.data import control
    from utils.data.geometry import read_layer

    dataset = load()
    days = sorted(set(dataset.control["date_start"].dt.date))
    units = list(dataset.units["unit_id"])
    held = [dict(zip(*_held(control, dataset, day), strict=True)) for day in days]
    steps = [
        {"day": day.isoformat(), "colours": [COLOURS[state[unit]] for unit in units]}
        for day, state in zip(days, held, strict=True)
    ]
    shapes = read_layer(dataset.folder).shapes["units"]
    rings = {unit: [tuple(map(float, p)) for p in shapes[unit].polygons[0][0]] for unit in units}
    text = {"steps": steps, "units": [{"id": unit, "ring": rings[unit]} for unit in units]}
    (folder / "steps.json").write_text(json.dumps(text), encoding="utf-8")
    (folder / "units.geojson").write_text(json.dumps(_geojson(units)), encoding="utf-8")
    return [(day - day.fromisoformat("1970-01-01")).days for day in days]


def _held(control, dataset, day) -> tuple[list[str], list[str]]:
    rows = control.on_day(dataset.control, day)
    return list(rows["unit_id"]), [str(state) for state in rows["controller"]]


def _geojson(units: list[str]) -> dict:
    """The units in degrees, undone from the TopoJSON of the package."""
    topology = json.loads((ROOT / "datasets/geo/karabakh.topojson").read_text(encoding="utf-8"))
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [(np.cumsum(arc, axis=0) * scale + move).tolist() for arc in topology["arcs"]]

    def ring(indices: list[int]) -> list[list[float]]:
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return parts[0] + [point for part in parts[1:] for point in part[1:]]

    features = {}
    for shape in topology["objects"]["units"]["geometries"]:
        single = shape["type"] == "Polygon"
        polygons = [shape["arcs"]] if single else shape["arcs"]
        coordinates = [[ring(part) for part in polygon] for polygon in polygons]
        geometry = {"type": "MultiPolygon", "coordinates": coordinates}
        features[shape["id"]] = {"type": "Feature", "id": shape["id"], "properties": {},
                                 "geometry": geometry}  # fmt: skip
    return {"type": "FeatureCollection", "features": [features[unit] for unit in units]}
