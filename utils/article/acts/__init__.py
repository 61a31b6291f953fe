"""What is told without a number: acts, and the events that answer them."""
