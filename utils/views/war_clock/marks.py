"""One figure on a ``WarClock`` chart: a mark, a bar between its ends, an arrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle

from utils.charts import style
from utils.charts.drawing import add_line, arrow
from utils.charts.sheet import MARGIN, Sheet
from utils.data.figures import extent, number, point
from utils.language import message, say, separated
from utils.views.claims.marks import FADED, HALF, MARKERS, filled, gid

SIZES = {"o": 4.6, "D": 4.0, "s": 4.2, HALF: 4.2}
ARROW = 10.0
STROKES: dict[str, Any] = {
    "first_war": (0, (7, 2)),
    "april_2016": (0, (1, 1.3)),
    "second_war": "-",
    "september_2022": (0, (3.5, 1.6)),
    "september_2023": (0, (6, 1.5, 1, 1.5)),
}
"""Each war's own line."""
SHADES = {
    "first_war": -0.62,
    "april_2016": -0.4,
    "second_war": 0.0,
    "september_2022": 0.28,
    "september_2023": 0.46,
}
"""Each war's own shade of the side's colour: how far towards ink (below 0) or paper (above 0)."""
ON_DARK = 0.45
"""How much of the way towards paper a shade goes on dark ground, where it would soon be unseen."""
NONE = message("No such figure in the data for any of these wars")


@dataclass(frozen=True)
class Scale:
    """How figures become heights: as published, or per day counted, in the colour of a side."""

    measure: str
    side: str
    scale: str

    def height(self, value: float, row: Any) -> float:
        """Where a number of a row stands on the vertical axis."""
        return value / row.days_counted if self.measure == "per_day" else value

    def ends(self, row: Any) -> tuple[float, float]:
        """The lowest and the highest place of a row."""
        low, high = extent(row.low, row.best, row.high)
        return self.height(low, row), self.height(high, row)

    def here(self, row: Any) -> float | None:
        """The place of a row's single mark; a range has none."""
        value = point(row.low, row.best, row.high)
        return None if value is None else self.height(value, row)

    def words(self, row: Any) -> str:
        """What is written beside a mark."""
        if self.measure == "total":
            return str(row.figure)
        return rate(self.ends(row)[1])

    def colour(self, war: str, strength: float = 1.0) -> tuple[float, float, float]:
        """The side's colour in the shade of a war: the oldest is nearest to ink."""
        dark = sum(to_rgb(style.GROUND)) < sum(to_rgb(style.INK))
        shade = SHADES[war] * (ON_DARK if dark and SHADES[war] > 0 else 1)
        ink = to_rgb(style.INK if dark else "black")
        side = style.tint(style.side_colour(self.side), 1 - max(shade, 0.0))
        part = max(-shade, 0.0)
        red, green, blue = (s + (i - s) * part for s, i in zip(side, ink, strict=True))
        return style.tint(to_hex((red, green, blue)), strength)


def rate(value: float) -> str:
    """A number per day: with a fraction while it is small."""
    return number(round(value)) if value >= 20 else separated(f"{value:.1f}".removesuffix(".0"))


def strength(row: Any) -> float:
    """Full colour for a claimant's last word, pale for a figure that was replaced."""
    return 1.0 if row.status == "current" else FADED


def draw_figure(axes: Axes, row: Any, x: float, scale: Scale) -> None:
    """Draw one figure at a place on the horizontal axis."""
    low, high = scale.ends(row)
    here = scale.here(row)
    full = strength(row)
    if high > low:
        add_line(
            axes, [x, x], [low, high], color=scale.colour(row.war, 0.45 * full), linewidth=3,
            zorder=3.5, solid_capstyle="butt", gid=f"{gid(row)}-range",
        )  # fmt: skip
    marker = MARKERS[row.mark]
    values = [low, high] if here is None else [here]
    add_line(
        axes, [x] * len(values), values, marker=marker, linestyle="none", markersize=SIZES[marker],
        markeredgewidth=0.9, markeredgecolor=scale.colour(row.war, full), zorder=4, clip_on=False,
        gid=gid(row), **filled(marker, scale.colour(row.war, full), hollow=here is None),
    )  # fmt: skip
    if here is not None and way(row):
        _arrow(axes, x, here, row, scale)


def way(row: Any) -> int:
    """Up for at least, down for up to."""
    return {"at_least": 1, "up_to": -1}.get(str(row.qualifier), 0)


def _arrow(axes: Axes, x: float, y: float, row: Any, scale: Scale) -> None:
    colour = scale.colour(row.war, strength(row))
    how: dict[str, Any] = {"color": colour, "linewidth": 0.9, "zorder": 3.6}
    arrow(axes, x, y, (0, way(row)), ARROW + 1, 1.5, **how)


def nothing(sheet: Sheet, top: float) -> None:
    """Say that there is no figure, beside a hatched band, in the place of a plot."""
    sheet.text(MARGIN, top + 18, say(NONE), style.BODY, color=style.QUIET)
    left = MARGIN + style.text_width(say(NONE), style.BODY) + 10
    band = Rectangle(
        (left / sheet.width, 1 - (top + 20) / sheet.height),
        (sheet.width - MARGIN - left) / sheet.width, 9 / sheet.height,
        facecolor="none", edgecolor=style.UNKNOWN, hatch="////", linewidth=0,
        transform=sheet.figure.transFigure,
    )  # fmt: skip
    sheet.figure.add_artist(band)


def points(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """A place of the data in points from the lower left corner of the axes."""
    pixels = axes.transData.transform((x, y)) - axes.transAxes.transform((0, 0))
    right, up = pixels * 72 / axes.figure.dpi
    return float(right), float(up)
