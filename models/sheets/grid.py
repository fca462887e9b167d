"""A workbook as values: what `models.sheets.reading` gives and everything else here takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from models.field import Cell

Row = tuple[Cell, ...]
_LONGEST_BLANK = 200  #: nobody types more spaces than that
_BLANKS = " \t\r\n\v\f\xa0\u3000\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_BLANK = frozenset(_BLANKS)


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
    anybody's will. `blocks` are the first columns of blocks that stood side by side and were put
    below each other, see `models.sheets.side_by_side`. `halves` are columns right of
    the file's own, each with the one whose cells it shares, see `models.sheets.terms`. `file` is
    what a file with no other sheet is called, without its ending.
    """

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    unsolved: frozenset[tuple[int, int]] = frozenset()
    blocks: tuple[int, ...] = ()
    halves: tuple[tuple[int, int], ...] = ()
    file: str = ""

    def own(self, column: int) -> int:
        """Return the column of the file whose cells a column shares; itself as a rule."""
        return next((own for half, own in self.halves if half == column), column)

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Return where a cell stands in the file, 0-based as it is asked."""
        column = self.own(column)
        if not self.blocks:
            return row, column
        block, row = divmod(row, len(self.rows) // len(self.blocks))
        return row, column + self.blocks[block] - self.blocks[0]

    def spoken(self, number: int) -> str:
        """Return how a row is called, by its 1-based number here: 第 5 行, or 右边第 5 行."""
        if not self.blocks:
            return f"第 {number} 行"
        block, row = divmod(number - 1, len(self.rows) // len(self.blocks))
        side = "左边" if not block else "右边" if len(self.blocks) == 2 else f"第 {block + 1} 栏"  # noqa: PLR2004
        return f"{side}第 {row + 1} 行"

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
    if not isinstance(cell, str) or (cell and cell[0] not in _BLANK):
        return False
    return len(cell) <= _LONGEST_BLANK and not cell.strip(_BLANKS)


@cache
def letters(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name
