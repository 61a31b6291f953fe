"""The view ``Tolls``: what it asks, the rows behind its chart, its words, its drawing."""
