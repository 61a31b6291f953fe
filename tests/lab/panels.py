"""All panels of the explorer, and one notebook that shows them."""

from tests.lab.lab import Lab, write_notebook

PANELS = {
    "casualties": "Casualties()",
    "territory": "Territory()",
    "held area": "HeldArea()",
    "advance": "Advance()",
    "rivals": "Rivals()",
    "tolls": "Tolls()",
    "timeline": "Timeline()",
    "incidents": "Incidents()",
    "war clock": "WarClock()",
    "displacement": "Displacement()",
    "ground and tolls": "GroundAndTolls()",
    "yearly": "Yearly()",
}
"""A view for each panel, by name, in the order of the notebook."""


def write_panels(lab: Lab, name: str, *views: str) -> str:
    """Write a notebook with a panel for each view, or for every view there is."""
    shown = views or tuple(PANELS.values())
    return write_notebook(lab, name, "from utils import *", *(f"{view}.panel()" for view in shown))
