"""The view ``Rivals``: what it asks, the rows behind its chart, its words, its drawing."""
