"""The view ``HeldArea``: what it asks, the rows behind its chart, its words, its drawing."""
