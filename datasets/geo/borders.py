"""Borders that shapes share: cleaned of gaps and overlaps, and straightened."""

from __future__ import annotations

import numpy
import shapely
from basics import BuildError, Coverage

GRID_METRES = 1
STRAIGHT_METRES = 600  # the release has a vertex every two kilometres: finer bends mean nothing


def clean(parts: Coverage, snap: float, gap: float) -> Coverage:
    """Remove gaps and overlaps; where two shapes overlap, the earlier one wins."""
    shapes = shapely.make_valid(numpy.array(list(parts.values()), dtype=object))
    shapes = _polygons_only(shapely.set_precision(_polygons_only(shapes), GRID_METRES))
    for width in (gap, 0.0):
        shapes = shapely.coverage_clean(
            shapes,
            snapping_distance=snap if width else 0,
            gap_width=width,
            merge_strategy="min_index",
        )
    if not shapely.coverage_is_valid(shapes):
        raise BuildError("the shapes still overlap or leave gaps after cleaning")
    return {key: shape for key, shape in zip(parts, shapes, strict=True) if not shape.is_empty}


def straightened(districts: Coverage) -> Coverage:
    """The borders between districts without bends finer than the release's; outside they stay."""
    whole = clean(districts, 1, 50)
    shapes = numpy.array(list(whole.values()))
    shapes = shapely.coverage_simplify(shapes, STRAIGHT_METRES, simplify_boundary=False)
    return dict(zip(whole, shapes, strict=True))


def _polygons_only(shapes: numpy.ndarray) -> numpy.ndarray:
    kept = [
        shapely.union_all([p for p in shapely.get_parts(shape) if p.geom_type.endswith("Polygon")])
        if not shape.geom_type.endswith("Polygon")
        else shape
        for shape in shapes
    ]
    return numpy.array(kept, dtype=object)
