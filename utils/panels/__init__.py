"""Panels: controls that edit a view, and its chart, in a notebook."""
