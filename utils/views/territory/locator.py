"""A small map of the wider region in a corner of the map, that shows where the districts lie."""

from __future__ import annotations

import functools
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from utils.charts import style
from utils.data.geometry import Layer
from utils.language import message, say
from utils.views.territory.outline import outline

SIZE = (80.0, 58.0)
"""Width and height in points."""
CENTRE, SHOWN = (-120.0, 55.0), 1060.0
"""The middle of what is shown, and its width, in km on the map's plane."""
NAMES = {
    message("Russia"): (-60.0, 390.0),
    message("Georgia"): (-280.0, 230.0),
    message("Türkiye"): (-490.0, 60.0),
    message("Iran"): (40.0, -240.0),
}
"""Countries that the large map does not name, and where their names stand, in km."""


def locator_box(corner: tuple[float, float], scale: float) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in km of a locator whose top left corner is given."""
    (left, top), (width, height) = corner, SIZE
    return left, top - height / scale, left + width / scale, top


@functools.cache
def _shown(layer: Layer) -> tuple[Outline, Outline]:
    """The countries around, and the districts among them, each as one shape."""
    countries = [outline(shape) for shape in layer.shapes["around"].values()]
    districts = [outline(layer.shapes["districts"][district]) for district in layer.main]
    return Outline.make_compound_path(*countries), Outline.make_compound_path(*districts)


def draw_locator(axes: Axes, layer: Layer, corner: tuple[float, float], scale: float) -> None:
    """Draw it with its top left corner at a point of the map; ``scale`` is points per km."""
    left, bottom, right, top = locator_box(corner, scale)
    frame = Rectangle(
        (left, bottom), right - left, top - bottom, facecolor=style.WATER,
        edgecolor=style.BORDER, linewidth=0.5, zorder=9, gid="locator",
    )  # fmt: skip
    axes.add_artist(frame)
    factor = (right - left) / SHOWN
    middle = ((left + right) / 2, (bottom + top) / 2)
    smaller = Affine2D().translate(-CENTRE[0], -CENTRE[1]).scale(factor).translate(*middle)
    around, districts = _shown(layer)
    for path, face, edge in ((around, style.LAND, style.BORDER), (districts, style.INK, "none")):
        patch = PathPatch(
            path, facecolor=face, edgecolor=edge, linewidth=0.3, zorder=9,
            transform=smaller + axes.transData,
        )  # fmt: skip
        axes.add_artist(patch)
        patch.set_clip_path(frame)
    for name, place in NAMES.items():
        x, y = smaller.transform(place)
        how: dict[str, Any] = {
            "size": style.LEAST,
            "color": style.QUIET,
            "ha": "center",
            "va": "center",
        }
        axes.text(x, y, say(name), zorder=9, **how)
