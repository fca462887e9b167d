"""Cells and ranges as a sheet writes them: D8, D5:D24, 5:24; numbers here are 0-based."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from models.sheets.grid import letters

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383


class Area(NamedTuple):
    """A rectangle of cells; bounds are inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self.bottom - self.top + 1, self.right - self.left + 1

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def cell_of(name: str) -> tuple[int, int]:
    """Return row and column of D8.

    Raises:
        ValueError: it is no cell.
    """
    word = name.rstrip("0123456789")
    if word.isalpha() and len(word) <= 3 and word.isascii() and 0 < len(name) - len(word) <= 7:  # noqa: PLR2004
        return int(name[len(word) :]) - 1, column_of(word)
    found = _CELL.fullmatch(name)
    if not found:
        raise ValueError(name)
    return int(found[2]) - 1, column_of(found[1])


@cache
def column_of(name: str) -> int:
    """Return the number of a column: A is 0."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def name_of(row: int, column: int) -> str:
    """Return D8."""
    return f"{letters(column)}{row + 1}"


def area_name(area: Area) -> str:
    """Return D5:D24."""
    return f"{name_of(area.top, area.left)}:{name_of(area.bottom, area.right)}"


def area_of(text: str) -> Area:
    """Return the area of D8, D5:D24, D:D or 5:24.

    Raises:
        ValueError: it is none.
    """
    first, _, last = text.replace("$", "").partition(":")
    last = last or first
    if first.isdigit() and last.isdigit():
        return Area(int(first) - 1, 0, int(last) - 1, LAST_COLUMN)
    if first.isalpha() and last.isalpha():
        return Area(0, column_of(first), LAST_ROW, column_of(last))
    (top, left), (bottom, right) = cell_of(first), cell_of(last)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def areas_of(text: str) -> tuple[Area, ...]:
    """Return the areas of a list parted by spaces; what is none is left out."""
    found = []
    for one in text.split():
        try:
            found.append(area_of(one))
        except ValueError:
            continue
    return tuple(found)
