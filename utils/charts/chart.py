"""A chart: a picture with the rows it shows, the sources of each row and the words for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utils import language
from utils.calls import read_chart_call
from utils.charts import style
from utils.charts.look import DEFAULT, Look
from utils.data.dataset import Dataset
from utils.data.records import records
from utils.language import say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from utils.charts.sheet import Words
    from utils.views.base import View

SOURCE_COLUMNS = ["source_id", "title", "publisher", "published_on", "url", "kind", "read_as"]
CREDIT = "Karabakh context explorer"
NAMED, IN_A_COLUMN = 4, 2
"""So many publishers a short line of sources names."""


@dataclass(frozen=True)
class Card:
    """What a mark says when it is pointed at: a heading, lines of text, links to sources."""

    heading: str
    lines: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data for the script in the browser, which writes it as text, never as markup."""
        links = [
            {"text": text, "url": url, "label": say("Source: {publisher}", publisher=text)}
            for text, url in self.links
            if _is_web(url)
        ]
        return {"heading": self.heading, "lines": list(self.lines), "links": links}


@dataclass(frozen=True, eq=False)
class Chart:
    """One drawn view.

    ``figure`` is a matplotlib figure that pyplot does not know of; ``rows`` are exactly the rows
    of the data package behind the picture; ``sources`` one row per publication they rest on;
    ``sentence`` says what the chart shows, ``details`` what somebody sees who looks longer;
    ``look`` is how it is drawn, ``zoom`` how much larger than the figure the picture is;
    ``untranslated`` are the messages that stand in English, marked, for want of a translation;
    ``cards`` holds what each mark says, by the mark's id in the SVG;
    ``timeline`` what the script in the browser needs to move a map through time (empty for a
    chart that stands still); ``dataset`` is the data package, if it is not the one that ships.
    """

    view: View
    figure: Figure
    rows: pd.DataFrame
    sources: pd.DataFrame
    title: str
    subtitle: str
    notes: tuple[str, ...]
    source_line: str
    sentence: str
    details: str
    data_version: str
    look: Look = DEFAULT
    zoom: float = 1.0
    untranslated: tuple[str, ...] = ()
    cards: dict[str, Card] = field(default_factory=dict)
    timeline: dict[str, Any] = field(default_factory=dict)
    dataset: Dataset | None = None

    @classmethod
    def of(cls, view: View, figure: Figure, words: Words, **what: Any) -> Chart:
        """A chart whose words are those that its sheet carries; ``what`` are the other fields."""
        return cls(
            view=view,
            look=style.look(),
            zoom=style.page().zoom,
            figure=figure,
            title=words.title,
            subtitle=words.subtitle,
            notes=words.notes,
            source_line=words.sources,
            untranslated=language.untranslated(),
            **what,
        )

    @property
    def data(self) -> pd.DataFrame:
        """The rows in the words of the tables, whatever language the chart speaks: for files."""
        if self.look.language == language.ENGLISH:
            return self.rows
        with language.speaking(language.ENGLISH):
            return self.view.rows(self.dataset)

    @property
    def alt_text(self) -> str:
        """The picture in words, for somebody who does not see it: its sentence, then details."""
        return f"{self.sentence} {self.details}".strip()

    def to_text(self) -> str:
        """The chart as text, which its pictures carry: the view, and its look if it has its own.

        ``from_text`` draws the same chart from it, byte for byte on the same version.
        """
        look = "" if self.look == DEFAULT else f".chart(look={self.look.to_text()})"
        return f"{self.view.to_text()}{look}"

    def to_code(self) -> str:
        """The shortest line of Python that makes this chart."""
        look = "" if self.look == DEFAULT else f"look={self.look.to_text()}"
        return f"{self.view.to_code().removesuffix('()')}({look})"

    @classmethod
    def from_text(cls, text: str) -> Chart:
        """Draw the chart that ``to_text`` wrote down. Nothing of the text is run.

        Raises ``ViewError`` or ``LookError`` when the text is no chart.
        """
        from utils.views.base import View

        view, look = read_chart_call(text)
        return View.from_text(view).chart(look=Look.from_text(look) if look else DEFAULT)

    @classmethod
    def from_picture(cls, path: str | Path) -> Chart:
        """Draw the chart of a picture again, from the text in the picture's metadata.

        Raises ``ExportError`` when the file is no picture of a chart.
        """
        from utils.charts.picture_text import text_of

        return cls.from_text(text_of(path))

    @property
    def caption(self) -> str:
        """Sentence, subtitle, notes and sources as one text to set under the picture."""
        return "\n".join([self.sentence, self.subtitle, *self.notes, self.source_line])

    def save(
        self,
        folder: str | Path,
        formats: Sequence[str] = ("png", "svg", "pdf"),
        *,
        name: str | None = None,
        replace: bool = False,
        zipped: bool = False,
    ) -> list[Path]:
        """Write the picture, its rows, sources and alt text into a folder; return the paths.

        See ``utils.export.bundle.save`` for the files, their names and the errors.
        """
        from utils.export.bundle import save

        return save(self, folder, formats, name=name, replace=replace, zipped=zipped)

    def svg(self) -> str:
        """The picture as SVG text, for a page that has the typeface at hand."""
        from utils.export.bundle import svg_text

        return svg_text(self)

    def _repr_html_(self) -> str:
        from utils.export.bundle import html_figure

        return html_figure(self)


def sources_of(source_ids: Sequence[str], dataset: Dataset) -> pd.DataFrame:
    """The publications behind rows, numbered from 1 in the order in which they are first used."""
    order = list(dict.fromkeys(source_ids))
    frame = dataset.by_id("sources").loc[order, SOURCE_COLUMNS].reset_index(drop=True)
    frame.insert(0, "number", range(1, len(frame) + 1))
    return frame


def source_line(sources: pd.DataFrame, data_version: str, *, numbered: bool = True) -> str:
    """Name the sources, then the data and its version.

    With numbers each source is named by publisher and year, for marks that refer to it; without,
    each publisher is named once.
    """
    if numbered:
        named = [
            f"{row.number} {row.publisher}{_year(row.published_on)}" for row in records(sources)
        ]
    else:
        named = list(dict.fromkeys(name.partition(" (")[0] for name in sources["publisher"]))
    return sources_named("; ".join(named), data_version)


def brief_line(sources: pd.DataFrame, data_version: str, *, credit: str = "") -> str:
    """Name the publishers used most, for a page with little room, and say where the others are.

    ``credit`` is what a licence wants said.
    """
    used = Counter(name.partition(" (")[0] for name in sources["publisher"].dropna())
    most = IN_A_COLUMN if style.NARROW else NAMED
    named = [name for name, _ in used.most_common(most)]
    more = len(used) - len(named)
    some = "; ".join(named) or say("none", "sources")
    listed = say("{named} and {count} more", named=some, count=more) if more else some
    line = say(
        "Sources: {named}; the source of each figure, and all notes, in the text that goes with "
        "this picture. "
        "Data: {credit}, version {version}, CC BY 4.0.",
        named=listed,
        credit=CREDIT,
        version=data_version,
    )
    return f"{line} {credit}".rstrip()


def sources_named(named: str, data_version: str) -> str:
    """The line of sources: the publications named, then the data with its version and licence."""
    return say(
        "Sources: {named}. Data: {credit}, version {version}, CC BY 4.0.",
        named=named or say("none", "sources"),
        credit=CREDIT,
        version=data_version,
    )


def _year(published_on: object) -> str:
    return f" {published_on[:4]}" if isinstance(published_on, str) else ""


def _is_web(url: object) -> bool:
    return isinstance(url, str) and url.startswith(("https://", "http://"))
