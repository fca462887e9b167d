"""Editors of single fields, found by the kind of the field."""
