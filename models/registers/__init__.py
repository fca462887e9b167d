"""One file for each register; each binds RECORD."""
