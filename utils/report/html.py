"""A report as one HTML file that works offline: live figures, the data folded under each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

import jinja2
import mistune

from utils.charts.chart import Chart
from utils.export.page_tables import table_html
from utils.language import plural, say, speaking
from utils.report import static
from utils.report.compose import Composed, Drawn, source_text
from utils.report.plan import Heading, Prose


def write_html(composed: Composed) -> bytes:
    """The whole report as one file. Every word of it is escaped but the pictures' own markup."""
    with speaking(composed.report.look.language):
        return _page_of(composed).encode()


def _page_of(composed: Composed) -> str:
    report = composed.report
    by = " · ".join(filter(None, [report.author, report.date]))
    head = f"<h1>{_text(report.title)}</h1>" + (f'<p class="by">{_text(by)}</p>' if by else "")
    body = "".join([head, *map(_part, composed.parts), _sources(composed)])
    charts = [drawn.chart for drawn in composed.figures]
    return page(report.title, body, charts, report.look.language)


def page(title: str, body: str, charts: Iterable[Chart], language: str = "en") -> str:
    """A page around a body of HTML, with all that its figures need inside."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(static.HERE), autoescape=True, keep_trailing_newline=True
    )
    script = static.script()
    return environment.get_template("page.html.j2").render(
        title=title, body=body, language=language, styles=static.styles(charts),
        script=script, script_hash=static.script_hash(script),
    )  # fmt: skip


def figure(chart: Chart, caption: str) -> str:
    """A live figure with its caption (HTML) and, folded under it, every row behind it."""
    data = table_html(chart.rows) if len(chart.rows) else ""
    summary = plural(
        "The {count} row behind this chart", "The {count} rows behind this chart", len(chart.rows)
    )
    folded = f"<details><summary>{summary}</summary>{data}</details>" if data else ""
    return f"<figure>{static.figure(chart)}<figcaption>{caption}</figcaption></figure>{folded}"


class Renderer(mistune.HTMLRenderer):
    """Markdown as HTML below the headings of the page; markup and pictures in it stay words."""

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        return super().heading(text, min(level + 1, 6), **attributes)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return text

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link to the web, or from one notebook's page to another's."""
        target = re.sub(r"\.ipynb(?=$|#)", ".html", url)
        return super().link(text, target, title)


def prose(markdown: str, *, tables: bool = False) -> str:
    """Own text in Markdown as HTML. HTML in it is escaped, and no script can hide in a link."""
    plugins = ["table"] if tables else []
    return str(mistune.create_markdown(renderer=Renderer(escape=True), plugins=plugins)(markdown))


# ---- parts


def _part(part: Heading | Prose | Drawn) -> str:
    if isinstance(part, Heading):
        level = part.level + 1
        return f"<h{level}>{_text(part.text)}</h{level}>"
    if isinstance(part, Drawn):
        words = f"<b>{_text(part.label)}</b> {_text(part.caption)} {_text(part.references)}"
        return figure(part.chart, words)
    return prose(part.markdown)


def _sources(composed: Composed) -> str:
    items = "".join(_source(row) for row in composed.sources.itertuples())
    listed = f'<h2>{_text(say("Sources"))}</h2><ol class="sources">{items}</ol>' if items else ""
    return f'{listed}<p class="colophon">{_text(composed.colophon)}</p>'


def _source(row: object) -> str:
    url = getattr(row, "url", None)
    web = isinstance(url, str) and url.startswith(("https://", "http://"))
    link = f' <a href="{_text(url)}" rel="noopener">{_text(url)}</a>' if web else ""
    return f"<li>{_text(source_text(row))}{link}</li>"


def _text(words: object) -> str:
    return html.escape(str(words), quote=True)
