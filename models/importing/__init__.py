"""Somebody else's table into a register: a plan to look at, then one act with one undo."""
