"""From raw district shapes to one clean coverage: no gaps, no overlaps, shared borders shared."""

from __future__ import annotations

from pathlib import Path

import geopandas
import shapely
from basics import LAEA, BuildError, Coverage, to_metres
from borders import GRID_METRES, clean
from packages import read_boundaries, read_former_borders, read_natural_earth
from shapely.geometry.base import BaseGeometry

SNAP_METRES = 20  # borders of two releases nearer than this are one border
GAP_METRES = 4000  # gaps narrower than this are mapping errors, not land

AZERBAIJAN, ARMENIA = "54616110", "60910142"
NEIGHBOURS = {
    "iran": "9664099",
    "georgia": "92138335",
    "turkey": "54988432",
    "russia": "50074027",
}

# The twelve districts that the units cover.
UNIT_DISTRICTS = {
    "Agdam District": "aghdam-district",
    "Fuzuli District": "fuzuli-district",
    "Goranboy District": "goranboy-district",
    "Jabrayil District": "jabrayil-district",
    "Kalbajar District": "kalbajar-district",
    "Khojaly District": "khojaly-district",
    "Khojavend District": "khojavend-district",
    "Lachin District": "lachin-district",
    "Qubadli District": "gubadly-district",
    "Shusha District": "shusha-district",
    "Tartar District": "tartar-district",
    "Zangilan District": "zangilan-district",
}
CONTEXT_NAMES = {"Qazakh District": "gazakh-district"}
# Towns with a status of their own that the release draws kilometres off their place.
FOLDED_TOWNS = {
    "Khankendi City": "Khojaly District",
    "Shusha City": "Shusha District",
    "Naftalan City": "Goranboy District",
    "Ganja City": "Goygol District",
    "Mingachevir City": "Yevlakh District",
    "Shaki City": "Shaki District",
    "Yevlakh City": "Yevlakh District",
    "Nakhchivan City": "Babek District",
}
PROVINCES = {
    "aragatsotn": ("Ashtarak", "Talin", "Aragats", "Aparan"),
    "ararat": ("Ararat", "Artashat", "Masis"),
    "armavir": ("Vagharshapat", "Armavir", "Baghramyan"),
    "gegharkunik": ("Sevan", "Gavar", "Martuni", "Vardenis", "Karmir"),
    "kotayk": ("Hrazdan", "Nairi", "Kotayk"),
    "lori": ("Spitak", "Gugark", "Tashir", "Stepanavan", "Tumanian"),
    "shirak": ("Ashotck", "Akhuryan", "Artik", "Amasia", "Ani"),
    "syunik": ("Meghri", "Kapan", "Goris", "Sisian"),
    "tavush": ("Noyemberyan", "Idjevan", "Tavush", "Dilidjan"),
    "vayots-dzor": ("Vayk", "Yeghegnadzor"),
    "yerevan": ("Yerevan",),
}
# Former Soviet enclaves: which release draws them, and a point inside.
ENCLAVES = {
    "enclave-karki": ("geoBoundaries", 44.95, 39.79),
    "enclave-barkhudarli": ("geoBoundaries", 45.214, 40.999),
    "enclave-yukhari-askipara": ("Natural Earth", 44.995, 41.054),
    "enclave-artsvashen": ("Natural Earth", 45.513, 40.633),
}


def read_districts(cache: Path) -> Coverage:
    """Districts, provinces, neighbours and enclaves as one clean coverage, in metres."""
    raw = read_boundaries(cache).to_crs(LAEA)
    parts = {f"unit:{key}": shape for key, shape in _enclaves(raw, cache).items()}
    parts |= _provinces(raw)
    for country, release in NEIGHBOURS.items():
        parts[f"country:{country}"] = _merged(raw.geometry[raw["set"] == release])
    parts |= _azerbaijani_districts(raw)
    cleaned = clean(parts, SNAP_METRES, GAP_METRES)
    return _with_holes_filled(cleaned)


def _merged(shapes: geopandas.GeoSeries) -> BaseGeometry:
    """Districts of one country as one shape; a metre of slack closes their seams."""
    return shapely.union_all(shapes.buffer(1).values)


def _provinces(raw: geopandas.GeoDataFrame) -> Coverage:
    armenia = raw[raw["set"] == ARMENIA].set_index("name").geometry
    home = {name: province for province, names in PROVINCES.items() for name in names}
    unknown = sorted(set(armenia.index) - set(home))
    if unknown:
        raise BuildError(f"Armenian districts without a province: {', '.join(unknown)}")
    shapes: Coverage = {}
    for province, names in PROVINCES.items():
        shapes[f"province:{province}"] = _merged(armenia[armenia.index.isin(names)])
    return shapes


def _azerbaijani_districts(raw: geopandas.GeoDataFrame) -> Coverage:
    azerbaijan = raw[raw["set"] == AZERBAIJAN].set_index("name").geometry
    missing = sorted({*UNIT_DISTRICTS, *FOLDED_TOWNS} - set(azerbaijan.index))
    if missing:
        raise BuildError(f"districts missing from the release: {', '.join(missing)}")
    shapes: Coverage = {}
    for name, shape in azerbaijan.items():
        key = f"district:{district_id(FOLDED_TOWNS.get(name, name))}"
        shapes[key] = shapely.union(shapes[key], shape) if key in shapes else shape
    return shapes


def district_id(name: str) -> str:
    """The id of a district by its name in the release."""
    plain = name.removesuffix(" District").lower().replace(" ", "-")
    return {**UNIT_DISTRICTS, **CONTEXT_NAMES}.get(name, f"{plain}-district")


def _enclaves(raw: geopandas.GeoDataFrame, cache: Path) -> Coverage:
    """The shape of each former Soviet enclave, from the release that draws it."""
    countries = read_natural_earth(cache, "ne_10m_admin_0_countries").to_crs(LAEA)
    sources = {
        "geoBoundaries": raw.geometry[raw["set"] == AZERBAIJAN],
        "Natural Earth": countries.geometry[countries["ADM0_A3"].isin(["ARM", "AZE"])],
    }
    shapes: Coverage = {}
    for key, (source, longitude, latitude) in ENCLAVES.items():
        inside = to_metres(shapely.Point(longitude, latitude))
        parts = [p for shape in sources[source] for p in shapely.get_parts(shape)]
        found = [p for p in parts if p.contains(inside) and p.area < 1e8]
        if len(found) != 1:
            raise BuildError(f"enclave {key}: {len(found)} shapes in {source}, not one")
        shapes[key] = found[0]
    return shapes


def _with_holes_filled(parts: Coverage) -> Coverage:
    """Lakes that no district claims go to the neighbour with the longest shore."""
    whole = shapely.union_all(list(parts.values()))
    for polygon in shapely.get_parts(whole):
        for ring in polygon.interiors:
            hole = shapely.Polygon(ring)
            shore = {key: shapely.intersection(s, hole).length for key, s in parts.items()}
            owner = max(shore, key=shore.__getitem__)
            parts[owner] = shapely.union(parts[owner], hole)
    return clean(parts, GRID_METRES, 0.0)


def read_former_nkao(cache: Path) -> shapely.Polygon:
    """The outline of the former NKAO: Natural Earth's four lines, closed where they nearly meet."""
    borders = read_former_borders(cache).to_crs(LAEA)
    lines = list(borders.geometry[borders["name"] == "Former USSR oblast in 1991"])
    merged = shapely.line_merge(shapely.union_all(lines))
    pieces = [list(line.coords) for line in shapely.get_parts(merged)]
    ring = pieces.pop(0)
    while pieces:
        ring += _nearest_piece(pieces, ring[-1])
    outline = shapely.make_valid(shapely.Polygon(ring))
    return max(shapely.get_parts(outline), key=lambda part: part.area)


def _nearest_piece(pieces: list[list[tuple]], end: tuple) -> list[tuple]:
    """Take out the piece that begins or ends nearest to a point, turned to begin there."""

    def distance(point: tuple) -> float:
        return shapely.Point(point).distance(shapely.Point(end))

    best = min(pieces, key=lambda piece: min(distance(piece[0]), distance(piece[-1])))
    pieces.remove(best)
    return best if distance(best[0]) <= distance(best[-1]) else best[::-1]
