"""Where and when, and of which event or period."""
