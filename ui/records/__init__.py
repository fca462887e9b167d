"""A register on screen: the list, the form beside it, the history."""
