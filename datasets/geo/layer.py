"""The finished coverage as one TopoJSON document, and the areas as the document draws them."""

from __future__ import annotations

from pathlib import Path

import shapely
from basics import BuildError, to_degrees, to_metres
from districts import UNIT_DISTRICTS
from packages import WINDOW, read_natural_earth, read_rivers
from topology import Topology
from whole import Whole

RIVER_SIMPLIFY_DEGREES = 0.003
RIVER_MIN_DEGREES = 0.25
LAKE_MIN_DEGREES2 = 0.0005
AROUND = (38.5, 36.5, 51.5, 44.5)  # west, south, east, north of the locator
AROUND_SIMPLIFY_DEGREES = 0.05
LAKE_NAMES = {"mingevir-reservoir": "mingachevir-reservoir"}


def topology_of(whole: Whole, cache: Path) -> tuple[dict, dict[str, float]]:
    """All objects of the layer, and each unit's area in km2 on the equal-area plane."""
    frame = shapely.box(*WINDOW)
    layer = Topology(WINDOW)
    degrees = {key: layer.on_grid(to_degrees(shape)) for key, shape in whole.parts.items()}
    units = {key: degrees[key] for key in whole.register if key in degrees}
    if missing := sorted(set(whole.register) - set(units)):
        raise BuildError(f"units without land: {', '.join(missing)}")
    clipped = {key: shapely.intersection(shape, frame) for key, shape in degrees.items()}
    clipped = {key: shape for key, shape in clipped.items() if not shape.is_empty}
    layer.add("units", [(key, {}, shape) for key, shape in units.items()])
    layer.add("districts", _districts(clipped, whole.register))
    layer.add("provinces", _of_kind(clipped, "province"))
    layer.add("countries", _countries(clipped))
    layer.add("nkao", [("nkao", {}, _former_nkao(units, whole.register).boundary)])
    layer.add("lakes", _lakes(cache, frame))
    layer.add("rivers", _rivers(cache))
    layer.add("around", _around(cache))
    areas = {key: to_metres(shape).area / 1e6 for key, shape in units.items()}
    return layer.document(), areas


def _former_nkao(units: dict, register: dict) -> shapely.Geometry:
    inside = [s for key, s in units.items() if register[key]["former_nkao"] == "true"]
    return shapely.coverage_union_all(inside)


def _of_kind(shapes: dict, kind: str) -> list:
    return [(k.split(":")[1], {}, s) for k, s in shapes.items() if k.startswith(f"{kind}:")]


def _districts(shapes: dict, register: dict) -> list:
    """The twelve districts as sums of their units, then the others for context."""
    found = []
    for district_id in sorted(UNIT_DISTRICTS.values()):
        own = [shapes[k] for k, r in register.items() if r["district_id"] == district_id]
        found.append((district_id, {"context": False}, shapely.coverage_union_all(own)))
    for key, _, shape in _of_kind(shapes, "district"):
        found.append((key, {"context": True}, shape))
    return found


def country_of(key: str) -> str:
    """The country that a part of the coverage lies in by international recognition."""
    kind, _, name = key.partition(":")
    if kind == "country":
        return name
    if kind == "province" or key == "enclave-artsvashen":
        return "armenia"
    return "azerbaijan"


def _countries(shapes: dict) -> list:
    groups: dict[str, list] = {}
    for key, shape in shapes.items():
        groups.setdefault(country_of(key), []).append(shape)
    return [(k, {}, shapely.coverage_union_all(s)) for k, s in sorted(groups.items())]


def _lakes(cache: Path, frame: shapely.Polygon) -> list:
    lakes = read_natural_earth(cache, "ne_10m_lakes")
    found = []
    for _, row in lakes.iterrows():
        shape = shapely.intersection(row.geometry, frame)
        if shape.area > LAKE_MIN_DEGREES2:
            name = (row["name"] or "lake").lower().replace(" ", "-")
            name = LAKE_NAMES.get(name, name)
            found.append((name, {}, shape.simplify(RIVER_SIMPLIFY_DEGREES)))
    return found


def _rivers(cache: Path) -> list:
    rivers = [river.simplify(RIVER_SIMPLIFY_DEGREES) for river in read_rivers(cache)]
    parts = [p for river in rivers for p in shapely.get_parts(river)]
    long = [p for p in parts if p.length > RIVER_MIN_DEGREES]
    return [(f"river-{i}", {}, p) for i, p in enumerate(long, 1)]


def _around(cache: Path) -> list:
    """The countries of a wider window, very coarsely, for the locator."""
    countries = read_natural_earth(cache, "ne_50m_admin_0_countries", AROUND)
    shapes = shapely.coverage_simplify(countries.geometry.to_numpy(), AROUND_SIMPLIFY_DEGREES)
    named = zip(countries["NAME"].str.lower(), shapely.clip_by_rect(shapes, *AROUND), strict=True)
    return sorted(((name, {}, shape) for name, shape in named if not shape.is_empty), key=_first)


def _first(item: tuple) -> str:
    return str(item[0])
