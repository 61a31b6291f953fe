"""Reports: one document from headings, own text and views, as HTML, PDF or Word.

The flow: ``plan`` reads a list of parts, ``compose`` draws its charts and numbers its sources,
``html``, ``pdf`` and ``word`` each write one kind of document.
"""

from utils.report.build import FORMATS, build
from utils.report.plan import Figure, Heading, Prose, Report, read_report

__all__ = ["FORMATS", "Figure", "Heading", "Prose", "Report", "build", "read_report"]
