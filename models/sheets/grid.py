"""A workbook as values: what `models.sheets.reading` gives and everything else here takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from models.field import Cell

Row = tuple[Cell, ...]


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
    """One sheet: rows as long as their last filled cell, so a stray far word costs nothing."""

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

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


def is_empty(cell: Cell) -> bool:
    """Say whether a cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
