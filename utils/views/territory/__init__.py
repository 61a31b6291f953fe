"""The view ``Territory``: what it asks, the rows behind its chart, its words, its drawing."""
