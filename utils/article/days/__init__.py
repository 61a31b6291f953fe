"""When: the dates of a sentence, which of them is meant, and the day of the report."""
