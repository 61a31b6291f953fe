"""Views: one module per question, each a small frozen dataclass that determines one chart."""
