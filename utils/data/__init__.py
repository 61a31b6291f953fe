"""The data package in memory: read, checked, asked."""
