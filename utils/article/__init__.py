"""A news report in context: its statements, each beside what has been published.

The way of a text, room by room; ``reader`` walks it sentence by sentence:

``text``      sentences, and in them marks of the vocabulary (``words/*.csv``), numbers, clauses
``days``      the dates of a sentence, which of them is meant, and the day of the report
``counting``  what is counted: people to whom something happened, and other figures
``people``    whose people are counted
``setting``   where and when, and of which event or period
``acts``      what is told without a number, and the events that answer it
``speakers``  who speaks
``verdicts``  what is comparable, and what it says
``pages``     how it is told: cards, files, the map of the day

``known`` is the data package as these rooms ask it. A `statement` is what comes out; a `JudgedText`
holds them, and its reader may put them right (``corrections``).
"""

from utils.article.article import Article

__all__ = ["Article"]
