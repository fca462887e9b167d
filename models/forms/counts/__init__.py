"""Counts and sums that forms ask for, and the words in which they ask."""
