"""Claims on a page: lists, keys, marks and words that several views share."""
