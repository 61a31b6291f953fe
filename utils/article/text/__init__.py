"""From letters to words with a meaning: sentences, marks of the vocabulary, numbers, clauses."""
