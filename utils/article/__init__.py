"""A news report in context: its statements, each beside what has been published."""

from utils.article.article import Article

__all__ = ["Article"]
