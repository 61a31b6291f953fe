"""What is counted: numbers of people to whom something happened, and other figures."""
