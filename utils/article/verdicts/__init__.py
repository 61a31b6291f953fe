"""How a figure is judged: what is comparable, and what it says."""
