"""Somebody else's form, filled without harming it: only the cells meant are written."""
