"""Charts leave the notebook: pictures with rows, sources and words, one or hundreds."""
