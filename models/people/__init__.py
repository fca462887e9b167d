"""People: what in the roster cannot be, and what a birthday brings."""
