"""What is published: the data package as the reader of a report needs it."""
