"""The Karabakh context explorer: rival figures and changing lines, each with its source.

The flow: ``load`` reads the data package, a view (``Casualties``, ``Territory``) asks one
question of it, its chart carries rows, sources and words, and a panel, an export or a report
shows the chart.
"""

from typing import TYPE_CHECKING, Any

from utils.charts.chart import Card, Chart
from utils.charts.look import Look
from utils.data.dataset import Dataset, load
from utils.errors import ExplorerError, ExportError, LookError, PackageError, ViewError
from utils.panels.period import Period
from utils.views.advance.view import Advance
from utils.views.base import View
from utils.views.casualties.view import Casualties
from utils.views.displacement.view import Displacement
from utils.views.ground_and_tolls.view import GroundAndTolls
from utils.views.held_area.view import HeldArea
from utils.views.incidents.view import Incidents
from utils.views.rivals.view import Rivals
from utils.views.territory.view import Territory
from utils.views.timeline.view import Timeline
from utils.views.tolls.view import Tolls
from utils.views.war_clock.view import WarClock
from utils.views.yearly.view import Yearly

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
