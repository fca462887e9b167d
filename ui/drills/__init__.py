"""Drills: the fears of a village, played through many times on invented ledgers.

Each drill states a law and counts how often it held. They run without a window, in a folder of
their own that vanishes, and follow from the declarations: a new register is drilled as soon as it
exists. No Qt here.
"""
