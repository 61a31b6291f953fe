"""The Karabakh context explorer: rival figures and changing lines, each with its source.

The flow: ``load`` reads the data package, a view (``Casualties``, ``Territory``) asks one
question of it, its chart carries rows, sources and words, and a panel, an export or a report
shows the chart.
"""

from typing import TYPE_CHECKING, Any

from utils.chart import Card, Chart
from utils.dataset import Dataset, load
from utils.errors import ExplorerError, ExportError, LookError, PackageError, ViewError
from utils.look import Look
from utils.period import Period
from utils.views.advance import Advance
from utils.views.casualties import Casualties
from utils.views.displacement import Displacement
from utils.views.ground_and_tolls import GroundAndTolls
from utils.views.held_area import HeldArea
from utils.views.incidents import Incidents
from utils.views.rivals import Rivals
from utils.views.territory import Territory
from utils.views.timeline import Timeline
from utils.views.tolls import Tolls
from utils.views.view import View
from utils.views.war_clock import WarClock
from utils.views.yearly import Yearly

if TYPE_CHECKING:
    from utils.article import Article

__all__ = [
    "Advance",
    "Article",
    "Card",
    "Casualties",
    "Chart",
    "Dataset",
    "Displacement",
    "ExplorerError",
    "ExportError",
    "GroundAndTolls",
    "HeldArea",
    "Incidents",
    "Look",
    "LookError",
    "PackageError",
    "Period",
    "ReportPanel",
    "Rivals",
    "Territory",
    "Timeline",
    "Tolls",
    "View",
    "ViewError",
    "WarClock",
    "Yearly",
    "load",
]


def __getattr__(name: str) -> Any:
    """Open the doors to articles and reports when they are first used.

    Charts do not wait for what these need, such as the calendars of all languages.
    """
    if name == "Article":
        from utils.article import Article

        return Article
    if name == "ReportPanel":
        from utils.panels.report import ReportPanel

        return ReportPanel
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
