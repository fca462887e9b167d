"""Somebody else's table, understood: read, laid out, its heads matched to fields.

Import uses it now; filling forms will use the same understanding. It knows nothing of either.
"""
