"""How it is told: cards, files, the map of the day and the weeks around it."""
