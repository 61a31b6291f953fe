"""Build the map layer: `python datasets/geo/build.py`.

It reads pinned packages (packages.py), nodes.csv and lines.csv, and writes karabakh.topojson and
the areas in ../units.csv. Only this step needs build-requirements.txt; the explorer does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
UNITS_TABLE = HERE.parent / "units.csv"
LAYER = HERE / "karabakh.topojson"

try:
    from basics import BuildError
    from layer import topology_of
    from packages import CACHE
    from units import read_rows, write_rows
    from whole import build
except ImportError as missing:
    sys.exit(f"{missing}. Install what the build needs: see the README beside this file.")


def write_areas(areas: dict[str, float]) -> None:
    """Write the measured areas (km2 by unit) into units.csv, everything else as it was."""
    rows = read_rows(UNITS_TABLE)
    for row in rows:
        row["area_km2"] = f"{areas[row['unit_id']]:.1f}"
    write_rows(UNITS_TABLE, rows)


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder of the packages")
    cache = parser.parse_args().cache.resolve()
    try:
        built = build(cache, HERE)
        document, areas = topology_of(built, cache)
    except BuildError as wrong:
        sys.exit(f"The map was not built: {wrong}")
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    LAYER.write_text(text + "\n", encoding="utf-8")
    write_areas(areas)
    print(f"{LAYER.name}: {len(text) / 1000:.0f} kB, {len(document['arcs'])} arcs")


if __name__ == "__main__":
    main()
