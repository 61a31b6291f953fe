"""What every step of the build shares: the plane, the type of a coverage, the error."""

from __future__ import annotations

import functools

import numpy
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

WGS84 = "EPSG:4326"
LAEA = "+proj=laea +lat_0=40 +lon_0=46.5 +datum=WGS84"  # equal area; every area is measured on it

Coverage = dict[str, BaseGeometry]


class BuildError(Exception):
    """Something about packages, nodes or lines that a person has to put right."""


def to_metres(shape: BaseGeometry) -> BaseGeometry:
    """From longitude and latitude (WGS 84) to metres on the equal-area plane."""
    return _moved(shape, WGS84, LAEA)


def to_degrees(shape: BaseGeometry) -> BaseGeometry:
    """From metres on the plane to longitude and latitude."""
    return _moved(shape, LAEA, WGS84)


def _moved(shape: BaseGeometry, here: str, there: str) -> BaseGeometry:
    turn = _transformer(here, there).transform
    return shapely.transform(shape, lambda xy: numpy.column_stack(turn(xy[:, 0], xy[:, 1])))


@functools.cache
def _transformer(here: str, there: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(here, there, always_xy=True)
