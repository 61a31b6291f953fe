"""Whose people are counted."""
