"""Columns of one series, such as 1月 to 12月: they are as wide as each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from exporters.document import Column

_NUMBER = re.compile(r"\d+")


def alike(columns: Sequence[Column], widths: Sequence[float]) -> list[float]:
    """Return widths with neighbours whose heads differ by a number as wide as the widest."""
    result = list(widths)
    for _, places in groupby(range(len(columns)), key=lambda at: _kind(columns[at], at)):
        same = list(places)
        widest = max(widths[at] for at in same)
        for at in same:
            result[at] = widest
    return result


def _kind(column: Column, at: int) -> object:
    """Return what the columns of a series have in common; by itself where there is no number."""
    said, found = _NUMBER.subn("0", column.label)
    return (said, column.form, column.width) if found else at
