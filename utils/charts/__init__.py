"""From rows to a picture: its look, its page, the formats it is written in."""
