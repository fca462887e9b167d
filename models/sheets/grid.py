"""A workbook as values: what `models.sheets.reading` gives and everything else here takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from models.field import Cell

Row = tuple[Cell, ...]
_LONGEST_BLANK = 200  #: nobody types more spaces than that
_BLANKS = " \t\r\n\v\f\xa0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


@dataclass(frozen=True)
class Merge:
    """A merged area; all bounds are 0-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows as long as their last filled cell, so a stray far word costs nothing.

    `unsolved` are the (row, column) of formulas that were never calculated: empty, but not by
    anybody's will.
    """

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    unsolved: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """Return a value by 0-based place; None where nothing is."""
        if not 0 <= row < len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None


@dataclass(frozen=True)
class Workbook:
    """A file's sheets in their order; `kind` is what its content is: xlsx, xls, text ..."""

    sheets: tuple[Sheet, ...]
    kind: str


def trimmed(rows: list[Row]) -> tuple[Row, ...]:
    """Drop empty cells at the end of rows and empty rows at the end of the sheet."""
    result = []
    for row in rows:
        end = len(row)
        while end and is_empty(row[end - 1]):
            end -= 1
        result.append(row if end == len(row) else row[:end])
    while result and not result[-1]:
        result.pop()
    return tuple(result)


def is_empty(cell: Cell) -> bool:
    """Say whether a cell holds nothing but spaces."""
    if cell is None:
        return True
    if not isinstance(cell, str) or len(cell) > _LONGEST_BLANK:
        return False
    return not cell.strip(_BLANKS)
